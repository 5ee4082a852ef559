"""Telling on stderr what is done while it is done, by Python's own logging.

Our loggers bear the names of our modules; in Python, a handler for `interurban` and `loaders` shows the same.
"""

from __future__ import annotations

import logging
import sys

from interurban._siblings import PACKAGES

FORM = "%(asctime)s %(name)s: %(message)s"


class _StandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to what stderr is when it writes, one line for each thing that is told."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def log_to_stderr(*, detailed: bool = False) -> None:
    """Write to stderr what is read, from where, and how long each step takes.

    `detailed` is what the libraries say of themselves, too.
    """
    root = logging.getLogger()
    if not any(isinstance(handler, _StandardError) for handler in root.handlers):
        handler = _StandardError()
        handler.setFormatter(logging.Formatter(FORM, "%H:%M:%S"))
        root.addHandler(handler)
    for name in ("interurban", *PACKAGES):
        logging.getLogger(name).setLevel(logging.DEBUG if detailed else logging.INFO)
    if detailed:
        root.setLevel(logging.DEBUG)
