"""Writing a page, with its time, memory and size; pyvis's `from_nx` on the same graph, where it is small enough."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import time

import networkx as nx

SIZES = ((5_000, 15_000), (20_000, 60_000), (100_000, 300_000))
MOST_FOR_PYVIS = 5_000  # nodes; its time grows with the square of the edges


def run() -> None:
    for nodes, ties in SIZES:
        for way in ("ours", "pyvis"):
            if way == "ours" or nodes <= MOST_FOR_PYVIS:
                subprocess.run([sys.executable, "-m", "benchmarks.pages", way, str(nodes), str(ties)], check=True)


def write(way: str, nodes: int, ties: int) -> None:
    """Write a page of a random graph of cities in twenty communities, and print what it took, in this process."""
    graph = planted(nodes, ties)
    began = time.process_time()
    size = _ours(graph) if way == "ours" else _pyvis(graph)
    seconds = time.process_time() - began
    print(
        f"  {way:<6} {nodes:>8,} nodes {ties:>8,} ties {seconds:9.1f} s {_memory():8,.0f} MB {size / 1e6:8.1f} MB page"
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


def _ours(graph: nx.Graph[int]) -> int:
    from functools import partial

    from graph_model import Graph
    from queries.lookups.profile import profile
    from visualizations.page import Page
    from visualizations.rendering import page_html

    cities = Graph()
    for node in graph:
        cities.add_node("City", f"c{node}", f"Town {node}")
    for one, other in graph.edges:
        cities.add_relationship(f"c{one}", "TWINNED_WITH", f"c{other}")
    return len(page_html(Page(cities, "Cities", profile=partial(profile, cities, parties={}))))


def _pyvis(graph: nx.Graph[int]) -> int:
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    with contextlib.redirect_stdout(io.StringIO()):
        network.from_nx(graph)
        return len(network.generate_html())


def _memory() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
