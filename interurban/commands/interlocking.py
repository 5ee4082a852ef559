"""`interurban interlocking`."""

from __future__ import annotations

from interurban.questions import question

command = question("interlocking", "linking")
