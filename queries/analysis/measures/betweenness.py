"""Betweenness: how much an actor lies on the shortest paths between others."""

from __future__ import annotations

from functools import partial

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.searches.between import pairs_between, projected_pairs_between
from queries.analysis.searches.estimates import Estimate
from queries.analysis.two_mode import TwoMode


def two_mode_betweenness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the betweenness of actors in the two-mode graph, by the largest that one can have there."""
    import numpy as np
    from scipy.sparse import block_array

    actors = len(data.actors)
    ties = block_array([[None, data.incidence], [data.incidence.T, None]], format="csr")
    pairs = pairs_between(ties, np.arange(ties.shape[0]) < actors, exact=exact)
    return _scores(pairs.of(slice(actors)), largest_two_mode_betweenness(actors, max(len(data.things), 1)))


def projected_betweenness(data: TwoMode, *, exact: bool = False) -> Scores:
    """Return the betweenness of actors on the projection, by the number of pairs of others."""
    return _scores(projected_pairs_between(data, exact=exact), _pairs_of_others(len(data.actors)))


def one_mode_betweenness(data: OneMode, *, exact: bool = False) -> Scores:
    """Return the betweenness of actors, by the number of pairs of others."""
    import numpy as np

    everyone = np.ones(len(data.actors), dtype=np.bool_)
    return _scores(pairs_between(data.adjacency, everyone, exact=exact), _pairs_of_others(len(data.actors)))


def largest_two_mode_betweenness(actors: int, things: int) -> float:
    """Return the largest betweenness an actor can have in two-mode data of this size (Borgatti and Halgin 2011).

    >>> largest_two_mode_betweenness(2, 3)
    5.0
    """
    s, t = divmod(actors - 1, things)
    return (things**2 * (s + 1) ** 2 + things * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def _pairs_of_others(actors: int) -> float:
    return (actors - 1) * (actors - 2) / 2


def _scores(pairs: Estimate, largest: float) -> Scores:
    errors = None if pairs.errors is None else pairs.errors / (largest or 1.0)
    return Scores(pairs.values / (largest or 1.0), method=pairs.method, errors=errors)


_FORMULA = "b(a) = Σ over pairs s, t of others of σ(s,t|a) / σ(s,t): of the shortest paths from s to t, those through a"
_NOT_WHEN = "ties are not passed along the shortest way; a single tie that is missing in the data can change it much"

BETWEENNESS = Measure(
    "betweenness",
    "betweenness",
    two_mode=Definition(
        "share of shortest paths of the two-mode graph",
        formula=f"{_FORMULA}; s and t are actors or things",
        source="Borgatti and Halgin 2011",
        compute=two_mode_betweenness,
        normalisation="divided by the largest possible for so many actors and things",
        not_when=_NOT_WHEN,
        exact=partial(two_mode_betweenness, exact=True),
    ),
    projection=Definition(
        "share of shortest paths of the projection",
        formula=_FORMULA,
        source="Freeman 1979, on the projection (Breiger 1974)",
        compute=projected_betweenness,
        normalisation="divided by the number of pairs of others",
        not_when="one thing is shared by very many: all of them are one step apart, and nobody is between them",
        exact=partial(projected_betweenness, exact=True),
    ),
    one_mode=Definition(
        "share of shortest paths",
        formula=_FORMULA,
        source="Freeman 1979",
        compute=one_mode_betweenness,
        normalisation="divided by the number of pairs of others",
        not_when=_NOT_WHEN,
        exact=partial(one_mode_betweenness, exact=True),
    ),
)
