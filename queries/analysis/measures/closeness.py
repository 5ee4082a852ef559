"""Closeness: how near an actor is to all that it can reach."""

from __future__ import annotations

from functools import partial

from graph_model.wording import counted
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
SMALL = "components of less than half of the data may stand too high beside the others: harmonic compares all"


def two_mode_closeness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all other actors and all things, by the largest that one can have."""
    actors, things = len(data.actors), len(data.things)
    least = things + 2 * (actors - 1)  # the sum of distances of an actor that shares in everything
    return _scores(two_mode_distances(data, exact=exact), actors + things - 1, least)


def projected_closeness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all others on the projection."""
    return _scores(projected_distances(data, exact=exact), len(data.actors) - 1)


def one_mode_closeness(data: OneMode, *, exact: bool = False) -> Scores:
    """Return the closeness of actors to all others."""
    return _scores(one_mode_distances(data, exact=exact), len(data.actors) - 1)


def _scores(sums: DistanceSums, others: int, least: int | None = None) -> Scores:
    """Return the least sum of distances by that of each actor, times the share of others that it reaches.

    `least` is the least sum to all others; without it, it is that to those that are reached, each one step away.
    """
    import numpy as np

    farness = np.where(sums.reached > 0, sums.farness.values, 1.0)
    nearest = sums.reached if least is None else least
    values = nearest / farness * sums.reached / max(others, 1)
    errors = None if sums.farness.errors is None else values * sums.farness.errors / farness
    said = [sums.farness.method]
    if (sums.reached < others).any():
        said.append(APART)
        small = int(((sums.reached > 0) & (2 * sums.reached < others)).sum())
        if small and least is not None:
            said.append(f"{counted(small, 'actor')} in {SMALL}")
    return Scores(values, method="; ".join(said), errors=errors)


_FORMULA = "c(a) = r / Σ d(a,b) · r / (N-1), over the r others b that a reaches, N actors"

CLOSENESS = Measure(
    "closeness",
    "closeness",
    two_mode=Definition(
        "nearness to all others and all things, in steps of the two-mode graph",
        formula="c(a) = (T + 2(A-1)) / Σ d(a,x) · r / (A+T-1), over the r actors and things x that a reaches; "
        "A actors, T things",
        source="Borgatti and Everett 1997; Wasserman and Faust 1994",
        compute=two_mode_closeness,
        normalisation="by the sum of distances of an actor that shares in everything, times the share that is reached",
        not_when="the data fall into many components; all that it says then is how large each is: see harmonic",
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
