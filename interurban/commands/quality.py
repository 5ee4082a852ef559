"""`interurban quality`."""

from __future__ import annotations

from interurban.questions import question

command = question("quality", "counting")
