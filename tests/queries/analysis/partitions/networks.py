"""Small networks with published values, as arrays."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode


def karate() -> OneMode:
    """Zachary's karate club, unweighted."""
    club = nx.karate_club_graph()
    rows, columns = zip(*club.edges, strict=True)
    return OneMode.of_pairs([str(member) for member in club], rows, columns)


def southern_women() -> TwoMode:
    """Davis's women and the events that they attended."""
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    pairs = [(women.index(woman), events.index(event)) for woman, event in graph.edges]
    return TwoMode.of_pairs(women, events, *zip(*pairs, strict=True))


def random_two_mode(actors: int, things: int, ties: int, seed: int = 0, *, weighted: bool = False) -> TwoMode:
    """A random two-mode network."""
    random = np.random.default_rng(seed)
    rows, columns = random.integers(0, actors, ties), random.integers(0, things, ties)
    weights = random.integers(1, 4, ties).astype(float) if weighted else None
    names = [f"a{place:05}" for place in range(actors)], [f"t{place:05}" for place in range(things)]
    return TwoMode.of_pairs(*names, rows, columns, weights)


def projected(data: TwoMode) -> nx.Graph[int]:
    """The projection with Newman's weights, pair by pair."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(range(len(data.actors)))
    dense = data.incidence.toarray()
    for thing in range(dense.shape[1]):
        members = np.flatnonzero(dense[:, thing])
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                weight = dense[one, thing] * dense[other, thing] / (len(members) - 1)
                known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0.0
                graph.add_edge(int(one), int(other), weight=known + weight)
    return graph


def groups_of(labels: Any) -> list[set[int]]:
    """The groups of numbered nodes, as NetworkX takes them."""
    return [set(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]
