"""Writing a page, with its time, memory and size; pyvis's `from_nx` on the same graph, where it is small enough.

Both are given the graph that they draw: the clock starts with a graph of interurban, or of NetworkX, and counts what is
imported for the page. What building the graph of interurban took is told apart. `dated` is a page that can be asked as
of any year, as `interurban view` writes it. With INTERURBAN_BENCH_PYVIS=all pyvis writes 20,000 nodes, too (minutes).
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from graph_model import Graph

SIZES = ((5_000, 15_000), (20_000, 60_000), (100_000, 300_000))
WAYS = ("ours", "dated", "pyvis")
MOST_FOR_PYVIS = {"": 5_000, "all": 20_000}  # nodes; its time grows with the square of the edges


def run() -> None:
    most = MOST_FOR_PYVIS[os.environ.get("INTERURBAN_BENCH_PYVIS", "")]
    for nodes, ties in SIZES:
        for way in WAYS:
            if way != "pyvis" or nodes <= most:
                subprocess.run([sys.executable, "-m", "benchmarks.pages", way, str(nodes), str(ties)], check=True)


def write(way: str, nodes: int, ties: int) -> None:
    """Write a page of a random graph of cities in twenty communities, and print what it took, in this process."""
    graph = planted(nodes, ties)
    began = time.process_time()
    cities = None if way == "pyvis" else cities_of(graph, dated=way == "dated")
    built = time.process_time()
    size = len(_by_pyvis(graph) if cities is None else page_of(cities, dated=way == "dated"))
    seconds = time.process_time() - built
    building = f"  (graph built in {built - began:.1f} s)" if cities else ""
    print(
        f"  {way:<6} {nodes:>8,} nodes {ties:>8,} ties {seconds:9.2f} s {_memory():8,.0f} MB {size / 1e6:8.2f} MB page"
        f"{building}"
    )


def planted(nodes: int, ties: int) -> nx.Graph[int]:
    """Return a random graph of twenty communities, in which most ties are."""
    graph = nx.random_partition_graph([nodes // 20] * 20, 0, 0, seed=1)
    graph.add_edges_from(_ties(nodes, ties))
    return graph


def _ties(nodes: int, ties: int) -> list[tuple[int, int]]:
    import numpy as np

    random = np.random.default_rng(1)
    start = random.integers(0, nodes, ties)
    near = (start // (nodes // 20)) * (nodes // 20) + random.integers(0, nodes // 20, ties)
    end = np.where(random.random(ties) < 0.95, near, random.integers(0, nodes, ties))
    return [(int(a), int(b)) for a, b in zip(start, end, strict=True) if a != b]


def cities_of(graph: nx.Graph[int], *, dated: bool) -> Graph:
    """Return the same graph of cities, its ties `dated` by a year or not."""
    from graph_model import Graph

    draw, cities = Random(1), Graph()
    for node in graph:
        cities.add_node("City", f"c{node}", f"Town {node}")
    for one, other in graph.edges:
        since = {"since": str(draw.randrange(1950, 2020))} if dated else {}
        cities.add_relationship(f"c{one}", "TWINNED_WITH", f"c{other}", since)
    return cities


def page_of(cities: Graph, *, dated: bool) -> str:
    """Return the page of a graph; one that is `dated` can be asked as of any year."""
    from functools import partial

    from queries.lookups.profile_lines import profile_lines
    from queries.lookups.profile_times import ProfileTimes
    from visualizations.page import Page
    from visualizations.rendering import page_html

    profile = partial(profile_lines, cities, parties={})
    return page_html(Page(cities, "Cities", profile=profile, times=ProfileTimes(cities).profile if dated else None))


def _by_pyvis(graph: nx.Graph[int]) -> str:
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    with contextlib.redirect_stdout(io.StringIO()):
        network.from_nx(graph)
        return str(network.generate_html())


def _memory() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
