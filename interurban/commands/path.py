"""`interurban path`."""

from __future__ import annotations

from interurban.questions import question

command = question("path", "looking for chains")
