"""`interurban brokers`."""

from __future__ import annotations

from interurban.questions import question

command = question("brokers", "counting")
