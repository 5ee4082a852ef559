"""`interurban growth`."""

from __future__ import annotations

from interurban.questions import question

command = question("growth", "counting")
