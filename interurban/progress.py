"""Saying that work goes on, once it has taken more than a second, and only on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_S = 1.0


_doing: list[str] = []  # what is being done, and within that what else


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a spinner with what is being done while the block runs; within another such block, in its place."""
    _doing.append(what)
    stop = threading.Event()
    shown = threading.Thread(target=_spin, args=(stop,), daemon=True)
    if len(_doing) == 1 and sys.stderr.isatty():
        shown.start()
    try:
        yield
    finally:
        stop.set()
        if shown.is_alive():
            shown.join()
        _doing.remove(what)


def _spin(stop: threading.Event) -> None:
    if stop.wait(PATIENCE_S):
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        while not stop.wait(0.1):
            status.update(f"{_doing[-1]} ...")


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
