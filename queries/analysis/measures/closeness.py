"""Closeness: how near an actor is to all that it can reach."""

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

APART = "not all are connected: each is multiplied by the share of others that it reaches (Wasserman and Faust 1994)"


def two_mode_closeness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all other actors and all things, from 0 to 1.

    Where all are connected it is that of NetworkX. Where not, NetworkX divides the least sum of distances to *all* by
    the sum over those that are reached, so that a pair by itself stands above everybody; here both are over those that
    are reached, as Wasserman and Faust (1994) have it for one-mode data.
    """
    return _scores(two_mode_distances(data, exact=exact), len(data.actors) + len(data.things) - 1)


def projected_closeness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all others on the projection."""
    return _scores(projected_distances(data, exact=exact), len(data.actors) - 1)


def one_mode_closeness(data: OneMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all others."""
    return _scores(one_mode_distances(data, exact=exact), len(data.actors) - 1)


def _scores(sums: DistanceSums, others: int) -> Scores:
    """Return the least sum of distances to those that are reached by that of each actor, times their share of all."""
    import numpy as np

    farness = np.where(sums.reached > 0, sums.farness.values, 1.0)
    values = sums.least / farness * sums.reached / max(others, 1)
    errors = None if sums.farness.errors is None else values * sums.farness.errors / farness
    apart = APART if (sums.reached < others).any() else ""
    return Scores(values, method=sums.farness.method, errors=errors, remark=apart)


_FORMULA = "c(a) = r / Σ d(a,b) · r / (N-1), over the r others b that a reaches, N actors"

CLOSENESS = Measure(
    "closeness",
    "closeness",
    two_mode=Definition(
        "nearness to all others and all things, in steps of the two-mode graph",
        formula="c(a) = (r + q) / Σ d(a,x) · r / (A+T-1), over the r actors and things x that a reaches, q of them "
        "actors; A actors, T things",
        source="Borgatti and Everett 1997; Wasserman and Faust 1994",
        compute=two_mode_closeness,
        normalisation="by the sum of distances of an actor that shares in all things that are reached, times the share "
        "of all that is reached",
        not_when="the data fall into many components: it then says above all how large each is; see harmonic",
        exact=partial(two_mode_closeness, exact=True),
    ),
    projection=Definition(
        "nearness to all others, in steps from actor to actor",
        formula=_FORMULA,
        source="Freeman 1979; Wasserman and Faust 1994; on the projection (Breiger 1974)",
        compute=projected_closeness,
        normalisation="by the number of others, times the share of them that is reached",
        not_when="one thing is shared by very many: nearly all are one or two steps apart, and as near as each other",
        exact=partial(projected_closeness, exact=True),
    ),
    one_mode=Definition(
        "nearness to all others",
        formula=_FORMULA,
        source="Freeman 1979; Wasserman and Faust 1994",
        compute=one_mode_closeness,
        normalisation="by the number of others, times the share of them that is reached",
        not_when="the data fall into many components: see harmonic",
        exact=partial(one_mode_closeness, exact=True),
    ),
)
