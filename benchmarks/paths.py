"""How two cities are joined, in a graph that is loaded: all of `path`'s answer, beside the bare chains of others.

NetworkX and igraph find chains of ids, and know neither hubs nor dates nor sources. An answer should grow with what it
says, not with the graph.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
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
# Of a form of the graph and a pair of cities: whether anything joins the two.
Way = Callable[[Any, Pair], bool]


def run() -> None:
    for size in SIZES:
        graph = drawn(size)
        print(f"  {len(graph):,} nodes, {graph.relationship_count:,} relationships, {PAIRS} pairs of cities")
        pairs = pairs_of(graph)
        compare({name: partial(joined, way, form(graph), pairs) for name, (form, way) in WAYS.items()}, ROUNDS)


def pairs_of(graph: Graph) -> list[Pair]:
    """Return some pairs of cities."""
    chance = random.Random(2)
    cities = [node.id for node in graph.nodes("City")]
    return [(one, other) for one, other in (chance.sample(cities, 2) for _ in range(PAIRS))]


def joined(way: Way, form: Any, pairs: list[Pair]) -> list[bool]:
    """Return for each pair whether anything joins the two."""
    return [way(form, pair) for pair in pairs]


def _plain(graph: Graph) -> nx.Graph[str]:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_edges_from((each.start, each.end) for each in graph.relationships())
    return plain


def _igraph(graph: Graph) -> tuple[Any, dict[str, int]]:
    import igraph

    plain = _plain(graph)
    numbers = {node: number for number, node in enumerate(plain)}
    return igraph.Graph(len(plain), [(numbers[one], numbers[other]) for one, other in plain.edges]), numbers


def _shortest_by_networkx(plain: nx.Graph[str], pair: Pair) -> bool:
    try:
        return bool(list(islice(nx.all_shortest_paths(plain, *pair), CHAINS)))
    except nx.NetworkXNoPath:
        return False


def _first_by_igraph(form: tuple[Any, dict[str, int]], pair: Pair) -> bool:
    graph, numbers = form
    return bool(graph.get_shortest_paths(*(numbers[each] for each in pair))[0])


def _answer(graph: Graph, pair: Pair) -> bool:
    try:
        return bool(path(graph, *pair).rows)
    except NothingFound:  # in parts that nothing joins
        return False


WAYS: Mapping[str, tuple[Callable[[Graph], Any], Way]] = {
    "networkx, three of the shortest": (_plain, _shortest_by_networkx),
    "networkx, the first": (_plain, lambda plain, pair: bool(nx.bidirectional_shortest_path(plain, *pair))),
    "igraph, the first": (_igraph, _first_by_igraph),
    "ours, what `path` answers": (lambda graph: graph, _answer),
}
