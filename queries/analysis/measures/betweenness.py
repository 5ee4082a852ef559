"""Betweenness: how much an actor lies on the shortest paths between others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from queries.analysis.measures.measure import EXACT, Definition, Measure, Scores
from queries.analysis.simple_ties import TwoMode

if TYPE_CHECKING:
    import networkx as nx

LARGEST_EXACT = 2_000
PIVOTS = 200
SEED = 1


def two_mode_betweenness(data: TwoMode) -> Scores:
    """Return the betweenness of actors in the two-mode graph, by the largest that one can have there."""
    raw, method = _betweenness(data.bipartite())
    largest = largest_two_mode_betweenness(len(data.actors), len(data.things))
    return Scores({actor: raw["actor", actor] / largest if largest else 0.0 for actor in data.actors}, method=method)


def one_mode_betweenness(ties: nx.Graph[str]) -> Scores:
    """Return the betweenness of actors, by the number of pairs of others."""
    raw, method = _betweenness(ties)
    others = len(ties) - 1
    pairs = others * (others - 1) / 2
    return Scores({node: score / pairs if pairs else 0.0 for node, score in raw.items()}, method=method)


def largest_two_mode_betweenness(actors: int, things: int) -> float:
    """Return the largest betweenness an actor can have in two-mode data of this size (Borgatti and Halgin 2011).

    >>> largest_two_mode_betweenness(2, 3)
    5.0
    """
    s, t = divmod(actors - 1, things)
    return (things**2 * (s + 1) ** 2 + things * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def _betweenness(graph: nx.Graph[Any]) -> tuple[Mapping[Any, float], str]:
    """Return, for each node, the number of pairs it lies between, and how that was computed.

    It is exact up to 2,000 nodes and beyond that estimated from 200 pivots drawn with a fixed seed (Brandes and Pich
    2007).
    """
    import networkx as nx

    pivots = PIVOTS if len(graph) > LARGEST_EXACT else None
    method = f"estimated from {PIVOTS} pivots, seed {SEED}" if pivots else EXACT
    return nx.betweenness_centrality(graph, k=pivots, normalized=False, seed=SEED), method


BETWEENNESS = Measure(
    "betweenness",
    "betweenness",
    Definition(
        "share of shortest paths of the two-mode graph, by the largest possible",
        "Borgatti and Halgin 2011",
        two_mode_betweenness,
    ),
    Definition("share of shortest paths, by the number of pairs of others", "Freeman 1979", one_mode_betweenness),
)
