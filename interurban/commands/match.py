"""`interurban match`."""

from __future__ import annotations

from interurban.questions import question

command = question("match", "matching")
