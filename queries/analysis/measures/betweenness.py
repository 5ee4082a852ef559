"""Betweenness: how much an actor lies on the shortest paths between others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.analysis.measures.measure import EXACT, Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import project
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import networkx as nx

LARGEST_EXACT = 2_000
PIVOTS = 200
SEED = 1


def two_mode_betweenness(ties: TwoMode) -> Scores:
    """Return the betweenness of actors in the two-mode graph, by the largest that one can have there."""
    return _betweenness(
        ties.nx,
        [("actor", actor) for actor in ties.actors],
        largest_two_mode_betweenness(len(ties.actors), max(len(ties.things), 1)),
    )


def projected_betweenness(data: TwoMode) -> Scores:
    """Return the betweenness of actors on the projection, by the number of pairs of others."""
    return one_mode_betweenness(project(data, "count"))


def one_mode_betweenness(ties: OneMode) -> Scores:
    """Return the betweenness of actors, by the number of pairs of others."""
    others = len(ties.actors) - 1
    return _betweenness(ties.nx, list(ties.actors), others * (others - 1) / 2)


def largest_two_mode_betweenness(actors: int, things: int) -> float:
    """Return the largest betweenness an actor can have in two-mode data of this size (Borgatti and Halgin 2011).

    >>> largest_two_mode_betweenness(2, 3)
    5.0
    """
    s, t = divmod(actors - 1, things)
    return (things**2 * (s + 1) ** 2 + things * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def _betweenness(graph: nx.Graph[Any], actors: list[Any], largest: float) -> Scores:
    """Return the number of pairs that actors lie between, by the largest possible, and how that was computed.

    It is exact up to 2,000 nodes and beyond that estimated from 200 pivots drawn with a fixed seed (Brandes and Pich
    2007).
    """
    import networkx as nx
    import numpy as np

    pivots = PIVOTS if len(graph) > LARGEST_EXACT else None
    method = f"estimated from {PIVOTS} pivots, seed {SEED}" if pivots else EXACT
    raw = nx.betweenness_centrality(graph, k=pivots, normalized=False, seed=SEED)
    return Scores(np.array([raw[actor] for actor in actors], dtype=float) / (largest or 1.0), method=method)


_FORMULA = "b(a) = Σ over pairs s, t of the share of shortest paths from s to t that pass through a"

BETWEENNESS = Measure(
    "betweenness",
    "betweenness",
    two_mode=Definition(
        "share of shortest paths of the two-mode graph",
        formula=_FORMULA,
        source="Borgatti and Halgin 2011",
        compute=two_mode_betweenness,
        normalisation="divided by the largest possible",
    ),
    projection=Definition(
        "share of shortest paths of the projection",
        formula=_FORMULA,
        source="Freeman 1979, on the projection (Breiger 1974)",
        compute=projected_betweenness,
        normalisation="divided by the number of pairs of others",
    ),
    one_mode=Definition(
        "share of shortest paths",
        formula=_FORMULA,
        source="Freeman 1979",
        compute=one_mode_betweenness,
        normalisation="divided by the number of pairs of others",
    ),
)
