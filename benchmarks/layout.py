"""Positions for the page, against NetworkX's spring layout and ForceAtlas2 on the same graph."""

from __future__ import annotations

import networkx as nx

from benchmarks.timing import compare
from visualizations.layout import positions

NODES, EDGES = 1_000, 2_000


def run() -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(NODES, EDGES, seed=1), str)
    ways = {
        "networkx spring_layout, 50 iterations": lambda: nx.spring_layout(graph, seed=1),
        "networkx forceatlas2_layout, 100 iterations": lambda: nx.forceatlas2_layout(graph, seed=1),
        "ours, 300 iterations": lambda: positions(graph, {}),
    }
    print(f"  {NODES:,} nodes, {EDGES:,} edges")
    compare(ways, 3)
