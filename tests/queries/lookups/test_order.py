"""The order in which a store or a file gives relationships is no matter of an answer."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph_model import Graph, NothingFound
from loaders.opening import open_graph
from queries.lookups.profile import lookup
from queries.lookups.ties import ties


@pytest.fixture(scope="module")
def forwards() -> Graph:
    return open_graph("citynet")


@pytest.fixture(scope="module")
def backwards(forwards: Graph) -> Graph:
    graph = Graph(forwards.vocabulary)
    graph.keep(list(forwards.nodes()), list(forwards.relationships())[::-1])
    return graph


def test_profiles(forwards: Graph, backwards: Graph) -> None:
    for node in forwards.nodes():
        assert str(lookup(backwards, node.id)) == str(lookup(forwards, node.id))


def test_what_joins_two(forwards: Graph, backwards: Graph) -> None:
    actors = [node.id for kind in ("City", "Organisation", "Person") for node in forwards.nodes(kind)]
    joined = 0
    for first, second in combinations(actors[::4], 2):
        try:
            expected = str(ties(forwards, first, second))
        except NothingFound:
            continue
        joined += 1
        assert str(ties(backwards, first, second)) == expected
    assert joined
