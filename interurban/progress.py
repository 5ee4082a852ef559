"""Saying that work goes on: on a terminal, once it has taken more than a second; in the log, how long it took."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_S = 1.0

_LOG = logging.getLogger(__name__)

_doing: list[str] = []  # what is being done, and within that what else


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a spinner with what is being done while the block runs; within another such block, in its place."""
    _doing.append(what)
    stop = threading.Event()
    shown = threading.Thread(target=_spin, args=(stop,), daemon=True)
    if len(_doing) == 1 and _paints():
        shown.start()
    began = time.perf_counter()
    _LOG.info("%s", what)
    try:
        yield
    finally:
        stop.set()
        if shown.is_alive():
            shown.join()
        _doing.remove(what)
        _LOG.info("%s: %.2f s", what, time.perf_counter() - began)


def _paints() -> bool:
    """Return whether something may move on the screen: on a terminal, if no log is written there."""
    return sys.stderr.isatty() and not _LOG.isEnabledFor(logging.INFO)


def _spin(stop: threading.Event) -> None:
    if stop.wait(PATIENCE_S):
        return
    from rich.console import Console

    began = time.perf_counter()
    with Console(stderr=True).status("") as status:
        while not stop.wait(0.1):
            status.update(f"{_doing[-1]} ... {PATIENCE_S + time.perf_counter() - began:.0f} s")


@contextmanager
def counting(what: str, unit: str = "") -> Iterator[Callable[[int, int], None]]:
    """Give a function to be called with how much is done of how much; a terminal shows it as a bar.

    Where nobody knows how much there is (0), the bar only moves, and tells how many of `unit` are done. What is being
    done within it has no spinner of its own.
    """
    if not _paints():
        with working(what):
            yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    counts = [TextColumn("{task.completed:,} " + unit), TimeElapsedColumn()]
    columns = [TextColumn("{task.description}"), BarColumn(), *counts] if unit else Progress.get_default_columns()
    outermost = [] if _doing else [what]
    _doing.extend(outermost)
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            bar = bars.add_task(what, total=None)
            yield lambda done, everything: bars.update(bar, completed=done, total=everything or None)
    finally:
        del _doing[: len(outermost)]
