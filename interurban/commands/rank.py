"""`interurban rank`."""

from __future__ import annotations

from interurban.questions import question

command = question("rank", "ranking")
