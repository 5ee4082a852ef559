"""Degree: how many things an actor shares in, or how many actors it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.simple_ties import TwoMode

if TYPE_CHECKING:
    import networkx as nx


def two_mode_degree(data: TwoMode) -> Scores:
    """Return the number of things each actor shares in, and its share of all things."""
    values = {actor: float(len(row)) for actor, row in zip(data.actors, data.memberships, strict=True)}
    return Scores(values, {actor: value / len(data.things) for actor, value in values.items()})


def one_mode_degree(ties: nx.Graph[str]) -> Scores:
    """Return the number of actors each one is tied to, and its share of all others."""
    others = len(ties) - 1
    values = {node: float(degree) for node, degree in ties.degree}
    return Scores(values, {node: value / others if others else 0.0 for node, value in values.items()})


DEGREE = Measure(
    "degree",
    "number of neighbours",
    Definition("number of things shared in; as a share of all things", "Borgatti and Everett 1997", two_mode_degree),
    Definition("number of actors tied to; as a share of all others", "Freeman 1979", one_mode_degree),
    whole=True,
)
