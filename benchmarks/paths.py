"""How two cities are joined, in a graph that is loaded: all of `path`'s answer, beside the bare chains of others.

NetworkX and igraph find chains of ids, and know neither hubs nor dates nor sources. An answer should grow with what it
says, not with the graph.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

import networkx as nx

from benchmarks.push import drawn
from benchmarks.timing import compare
from graph_model import Graph, NothingFound
from queries.lookups.paths import path

SIZES = (20_000, 200_000)  # relationships
PAIRS = 20  # of cities, in each round
ROUNDS = 3
CHAINS = 3  # that `path` shows

Pair = tuple[str, str]


def run() -> None:
    for size in SIZES:
        graph = drawn(size)
        print(f"  {len(graph):,} nodes, {graph.relationship_count:,} relationships, {PAIRS} pairs of cities")
        chance = random.Random(2)
        cities = [node.id for node in graph.nodes("City")]
        pairs = [(one, other) for one, other in (chance.sample(cities, 2) for _ in range(PAIRS))]
        compare({name: partial(_each, way, pairs) for name, way in _ways(graph).items()}, ROUNDS)


def _ways(graph: Graph) -> dict[str, Callable[[Pair], object]]:
    import igraph

    plain: nx.Graph[str] = nx.Graph()
    plain.add_edges_from((each.start, each.end) for each in graph.relationships())
    numbers = {node: number for number, node in enumerate(plain)}
    theirs: Any = igraph.Graph(len(plain), [(numbers[one], numbers[other]) for one, other in plain.edges])
    return {
        "networkx, three of the shortest": lambda pair: list(islice(nx.all_shortest_paths(plain, *pair), CHAINS)),
        "networkx, the first": lambda pair: nx.bidirectional_shortest_path(plain, *pair),
        "igraph, the first": lambda pair: theirs.get_shortest_paths(*(numbers[each] for each in pair)),
        "ours, what `path` answers": lambda pair: _answer(graph, pair),
    }


def _each(way: Callable[[Pair], object], pairs: list[Pair]) -> None:
    for pair in pairs:
        way(pair)


def _answer(graph: Graph, pair: Pair) -> object:
    try:
        return path(graph, *pair)
    except NothingFound:  # in parts that nothing joins
        return None
