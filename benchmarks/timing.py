"""Timing several ways of doing a thing in turns, so that a busy moment of the machine meets them all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def compare(ways: Mapping[str, Callable[[], object]], rounds: int, before: Callable[[], object] = lambda: None) -> None:
    """Print the median seconds of each way, and its ratio to the first; `before` runs untimed before each."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            before()
            began = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - began)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    peer = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:<44} {median:9.3f} s   {median / peer:6.2f} x")
