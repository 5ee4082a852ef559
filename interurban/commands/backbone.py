"""`interurban backbone`."""

from __future__ import annotations

from interurban.questions import question

command = question("backbone", "testing pairs")
