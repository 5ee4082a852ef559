"""Analysis of two-mode data beside NetworkX and igraph: CPU seconds, memory and how far the numbers are apart.

Each way runs in a process of its own, from data that is there already in the form that it takes; the memory is what it
needs beyond that. A case is a line of CASES. At the end stand how what we do grows with the data, of works that ran on
all of GROWING, and whole commands.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks import offices
from benchmarks.analysis_ways import (
    BACKBONE,
    BETWEENNESS,
    BROKERS,
    CLOSENESS,
    DEGREE,
    EIGENVECTOR,
    EVERY,
    FORMS,
    HARMONIC,
    IGRAPH_BETWEENNESS,
    LOUVAIN,
    LOUVAIN_AND_MANY_RUNS,
    MANY_RUNS,
    PAGERANK,
    PATHS,
    PROJECTED_BETWEENNESS,
    PROJECTED_EIGENVECTOR,
    PROJECTED_HARMONIC,
    PROJECTION,
    SOME_CLOSENESS,
    SOME_HARMONIC,
    Values,
    modularity,
    planted_again,
)
from benchmarks.networks import DRAWN, GROWING, REAL, SETS
from benchmarks.push import drawn

LONG = "left out: it takes more than ten minutes"
LARGE = "left out: its graph of so many pairs takes gigabytes"
LOADED = "200k ties"
DATA: Mapping[str, Callable[[], Any]] = {**DRAWN, **REAL, LOADED: lambda: drawn(200_000)}


@dataclass(frozen=True)
class Case:
    """A piece of work on some data: what does it, by the form of data that it takes, and why others do not.

    `judge` tells how good what comes out is, in words that stand in JUDGES.
    """

    work: str
    data: str
    ways: Mapping[str, Callable[[Any], Values]]
    left_out: Mapping[str, str] = field(default_factory=dict)
    judge: Callable[[Any, Values], float] | None = None


JUDGES: Mapping[Callable[[Any, Values], float], str] = {modularity: "Q", planted_again: "adjusted Rand"}


def _ours(ways: Mapping[str, Callable[[Any], Values]]) -> dict[str, Callable[[Any], Values]]:
    return {name: way for name, way in ways.items() if name.startswith("ours")}


def _growing(work: str, ways: Mapping[str, Callable[[Any], Values]], why: str, first: int = 0) -> Iterator[Case]:
    """Yield the cases of a work that others do not end on GROWING, from one of these on."""
    left_out = {name: why for name in ways if not name.startswith("ours")}
    yield from (Case(work, data, _ours(ways), left_out) for data in GROWING[first:])


SMALL, MIDDLE, GREAT = GROWING
CASES = (
    Case("betweenness", SMALL, BETWEENNESS),
    Case("betweenness", "10,200 cities", IGRAPH_BETWEENNESS, {"networkx": LONG}),
    Case("betweenness", "57k offices", IGRAPH_BETWEENNESS, {"networkx": LONG}),
    Case("betweenness", MIDDLE, IGRAPH_BETWEENNESS, {"networkx": LONG}),
    *_growing("betweenness", BETWEENNESS, LONG, first=2),
    *(Case("betweenness", data, BETWEENNESS) for data in ("cdp", "treaties")),
    Case("betweenness", "precop", IGRAPH_BETWEENNESS, {"networkx": LONG}),
    *(
        Case("betweenness, projected", data, _ours(PROJECTED_BETWEENNESS), {"networkx": LONG})
        for data in (SMALL, "10,200 cities")
    ),
    Case("closeness", SMALL, CLOSENESS),
    Case("closeness", MIDDLE, SOME_CLOSENESS),
    *_growing("closeness", CLOSENESS, LONG, first=2),
    Case("closeness", "57k offices", _ours(CLOSENESS), {"networkx": LONG}),
    Case("harmonic", SMALL, HARMONIC),
    Case("harmonic", MIDDLE, SOME_HARMONIC),
    Case("harmonic, projected", SMALL, PROJECTED_HARMONIC),
    Case("projection", SMALL, PROJECTION),
    *_growing("projection", PROJECTION, LARGE, first=1),
    *_growing("degree", DEGREE, ""),
    Case("pagerank, with building the projection", SMALL, PAGERANK),
    *_growing("pagerank, with building the projection", PAGERANK, LARGE, first=1),
    Case("eigenvector", SMALL, EIGENVECTOR),
    Case("eigenvector", MIDDLE, EIGENVECTOR),
    *_growing("eigenvector", EIGENVECTOR, LONG, first=2),
    Case("eigenvector, projected", SMALL, PROJECTED_EIGENVECTOR),
    *(Case("backbone", data, BACKBONE) for data in (SMALL, "10,200 cities", MIDDLE)),
    *(Case("brokers", data, BROKERS) for data in (SMALL, "10,200 cities")),
    Case("clusters, one run and two", SMALL, LOUVAIN, judge=modularity),
    *(Case("clusters, many runs", data, MANY_RUNS, judge=modularity) for data in GROWING),
    *(Case("clusters, many runs", data, MANY_RUNS, judge=modularity) for data in ("10,200 cities", "57k offices")),
    *(Case("clusters, many runs", data, LOUVAIN_AND_MANY_RUNS, judge=modularity) for data in REAL),
    Case("clusters, found again", "planted groups", LOUVAIN_AND_MANY_RUNS, judge=planted_again),
    Case("path, 20 pairs", LOADED, PATHS),
)


@cache
def _data(name: str) -> Any:
    return DATA[name]()


@dataclass(frozen=True)
class _Run:
    """What one way took: CPU seconds, megabytes beyond its data, and the values that came out."""

    seconds: float
    megabytes: float
    values: Values


def measure(name: str, way: Callable[[Any], Values], data: Any) -> _Run:
    """Return what a way takes, in a process of its own."""
    ours, theirs = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=_measure, args=(theirs, FORMS[name], way, data))
    child.start()
    found: _Run = ours.recv()
    child.join()
    return found


def _measure(pipe: Any, form: Callable[[Any], Any], way: Callable[[Any], Values], data: Any) -> None:
    import resource

    taken = form(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    values = way(taken)
    seconds = time.process_time() - began
    pipe.send(_Run(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, values))


def run() -> None:
    """Print a line for each way of each case; INTERURBAN_CASES=betweenness runs those whose work begins so."""
    wanted = os.environ.get("INTERURBAN_CASES", "")
    ours: dict[str, dict[str, _Run]] = {}
    for case in CASES:
        if case.work.startswith(wanted):
            print(f"  {case.work}, {case.data}", flush=True)
            if case.data in REAL and not (SETS / case.data).is_dir():
                print("    not there; INTERURBAN_SETS names the folder of the sets")
            else:
                ours.setdefault(case.work, {})[case.data] = _run_case(case)
    _say_growth(ours)
    if "whole commands".startswith(wanted):
        print("  whole commands, 57k offices")
        offices.run()


def _run_case(case: Case) -> _Run:
    """Print what each way of a case takes, and return what ours took, which stands last."""
    runs = {
        name: measure(name, way, _data(case.data))
        for name, way in case.ways.items()
        if not name.startswith("igraph") or find_spec("igraph")
    }
    *_, mine = runs.values()
    seconds = {name: found.seconds * EVERY.get(name, 1) for name, found in runs.items()}
    slowest = next(iter(seconds.values()))
    for name, found in runs.items():
        taken = f"{seconds[name]:9.3f} s {slowest / max(seconds[name], 1e-9):8.1f} x {found.megabytes:7.0f} MB"
        print(f"    {name:<31} {taken}   {_judged(case, name, found, mine)}", flush=True)
    for name, why in case.left_out.items():
        print(f"    {name:<31} {why}")
    return mine


def _judged(case: Case, name: str, found: _Run, mine: _Run) -> str:
    if case.judge is not None:
        return f"{JUDGES[case.judge]} {case.judge(_data(case.data), found.values):.4f}"
    expected = mine.values[:: EVERY.get(name, 1)]
    return f"apart {np.abs(found.values - expected).max() / (np.abs(expected).max() or 1.0):.0e}"


def _say_growth(ours: Mapping[str, Mapping[str, _Run]]) -> None:
    """Print the seconds and the megabytes of each work that ran on all of GROWING, where ties are ten times as many."""
    print(f"  how ours grow: {'; '.join(GROWING)}")
    for work, runs in ours.items():
        if all(data in runs for data in GROWING):
            took = "".join(f"{runs[data].seconds:9.3f} s {runs[data].megabytes:5.0f} MB" for data in GROWING)
            print(f"    {work:<40}{took}")
