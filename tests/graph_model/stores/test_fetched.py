"""A graph in a database fetches what is asked for, and little beside it: over a database that is played here."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import pytest

from graph_model import Graph
from graph_model.stores import fetched
from graph_model.stores.fetching import Neighbour, Place
from graph_model.vocabulary_reading import bundled_vocabulary

MOST_IN_VAIN = 3  # nodes that are fetched for each that is asked for


class Played:
    """What `Fetching` does, of a graph in memory; it counts what it is asked."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.places = {node.id: Place(node.id, node.type) for node in graph.nodes()}
        self.trips = self.fetched = 0

    def neighbours(self, node_ids: Collection[str], types: Collection[str]) -> Iterator[tuple[str, Neighbour]]:
        self.trips += 1
        self.fetched += len(node_ids)
        for node_id in node_ids:
            for tie in self._graph.relationships_of(node_id, *types):
                yield node_id, Neighbour(tie.type, tie.other(node_id), 1)


class Described:
    vocabulary = bundled_vocabulary()


def offices(persons: int) -> Graph:
    """Return persons who hold two of half as many posts each, so that a search soon widens."""
    chance = random.Random(7)
    graph = Graph()
    for number in range(persons // 2):
        graph.add_node("Role", f"r{number}", f"Post {number}")
    for number in range(persons):
        graph.add_node("Person", f"p{number}", f"Person {number}")
        for post in chance.sample(range(persons // 2), 2):
            graph.add_relationship(f"p{number}", "HOLDS", f"r{post}")
    return graph


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> tuple[Played, fetched.Fetched]:
    database = Played(offices(4_000))
    monkeypatch.setattr(fetched, "Fetching", lambda _: database)
    view: Any = Described()
    return database, fetched.Fetched(view, None)


@pytest.mark.parametrize(("searches", "steps"), [(1, 1), (1, 6_000), (2, 900), (60, 40)])
def test_searches_that_widen_fetch_little_that_they_do_not_ask_for(
    played: tuple[Played, fetched.Fetched], searches: int, steps: int
) -> None:
    database, graph = played
    asked: set[str] = set()
    for number in range(searches):
        waiting, met = deque([f"p{number}"]), {f"p{number}"}
        for node_id in islice(_taken_from(waiting), steps):
            asked.add(node_id)
            new = sorted(set(graph.neighbours_of(node_id)) - met)
            met.update(new)
            waiting.extend(new)
    assert database.fetched <= fetched.SPARE + MOST_IN_VAIN * len(asked) + fetched.FETCHED_AHEAD
    assert database.trips <= 12 * searches + len(asked) / 15


def _taken_from(waiting: deque[str]) -> Iterator[str]:
    while waiting:
        yield waiting.popleft()
