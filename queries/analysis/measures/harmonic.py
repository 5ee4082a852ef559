"""Harmonic centrality: the sum of the inverse distances to all others, to which those out of reach add nothing."""

from __future__ import annotations

from functools import partial

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.searches.distance_sums import (
    DistanceSums,
    one_mode_distances,
    projected_distances,
    two_mode_distances,
)
from queries.analysis.two_mode import TwoMode


def two_mode_harmonic(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the sum of inverse distances of actors to all other actors and all things, and its share."""
    return _scores(two_mode_distances(data, exact=exact), len(data.things) + (len(data.actors) - 1) / 2)


def projected_harmonic(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the sum of inverse distances of actors to all others on the projection, and its share."""
    return _scores(projected_distances(data, exact=exact), len(data.actors) - 1)


def one_mode_harmonic(data: OneMode, *, exact: bool = False) -> Scores:
    """Return the sum of inverse distances of actors to all others, and its share."""
    return _scores(one_mode_distances(data, exact=exact), len(data.actors) - 1)


def _scores(sums: DistanceSums, largest: float) -> Scores:
    found = sums.nearness
    return Scores(found.values, found.values / (largest or 1.0), found.method, found.errors)


_FORMULA = "h(a) = Σ 1 / d(a,b) over all others b, nothing for those out of reach; share h(a) / (N-1), N actors"

HARMONIC = Measure(
    "harmonic",
    "harmonic centrality",
    two_mode=Definition(
        "sum of inverse distances to all others and all things, in steps of the two-mode graph",
        formula="h(a) = Σ 1 / d(a,x) over all actors and things x, nothing for those out of reach; share "
        "h(a) / (T + (A-1)/2), A actors, T things",
        source="Marchiori and Latora 2000; largest as for closeness in Borgatti and Everett 1997",
        compute=two_mode_harmonic,
        normalisation="shares are of what an actor has that shares in everything",
        not_when="what is out of reach matters: it only adds nothing",
        exact=partial(two_mode_harmonic, exact=True),
    ),
    projection=Definition(
        "sum of inverse distances to all others, in steps from actor to actor",
        formula=_FORMULA,
        source="Marchiori and Latora 2000; Boldi and Vigna 2014; on the projection (Breiger 1974)",
        compute=projected_harmonic,
        normalisation="shares are of the number of others",
        not_when="one thing is shared by very many: it is much like degree then",
        exact=partial(projected_harmonic, exact=True),
    ),
    one_mode=Definition(
        "sum of inverse distances to all others",
        formula=_FORMULA,
        source="Marchiori and Latora 2000; Boldi and Vigna 2014",
        compute=one_mode_harmonic,
        normalisation="shares are of the number of others",
        not_when="what is out of reach matters: it only adds nothing",
        exact=partial(one_mode_harmonic, exact=True),
    ),
)
