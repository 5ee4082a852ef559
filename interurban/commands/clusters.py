"""`interurban clusters`."""

from __future__ import annotations

from interurban.questions import question

command = question("clusters", "clustering")
