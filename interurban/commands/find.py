"""`interurban find`."""

from __future__ import annotations

from interurban.questions import question

command = question("find", "searching")
