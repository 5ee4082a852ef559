"""Saying that work goes on, once it has taken more than a second, and only on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_S = 1.0


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a spinner with what is being done while the block runs."""
    if not sys.stderr.isatty():
        yield
        return
    stop = threading.Event()
    shown = threading.Thread(target=_spin, args=(what, stop), daemon=True)
    shown.start()
    try:
        yield
    finally:
        stop.set()
        shown.join()


def _spin(what: str, stop: threading.Event) -> None:
    if stop.wait(PATIENCE_S):
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} ..."):
        stop.wait()


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to be called with how much is done of how much; a terminal shows it as a bar."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(what, total=None)
        yield lambda done, everything: bars.update(bar, completed=done, total=everything)
