"""`interurban view`."""

from interurban.writing_pages import page_command

command = page_command("view", "interurban.html", "drawing")
