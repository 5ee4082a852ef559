"""`interurban report`."""

from interurban.writing_pages import page_command

command = page_command("report", "report.html", "computing")
