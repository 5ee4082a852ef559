"""Degree: how many things an actor shares in, or how many actors it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import degrees_of_projection
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def two_mode_degree(data: TwoMode) -> Scores:
    """Return the number of things each actor shares in, and its share of all things."""
    degrees = data.degrees.astype(float)
    return Scores(degrees, degrees / max(len(data.things), 1))


def projected_degree(data: TwoMode) -> Scores:
    """Return the number of actors with whom each one shares something, and its share of all others."""
    return _of_all_others(degrees_of_projection(data).astype(float))


def one_mode_degree(data: OneMode) -> Scores:
    """Return the number of actors each one is tied to, and its share of all others."""
    return _of_all_others(data.degrees.astype(float))


def _of_all_others(degrees: FloatArray) -> Scores:
    return Scores(degrees, degrees / max(len(degrees) - 1, 1))


DEGREE = Measure(
    "degree",
    "number of neighbours",
    two_mode=Definition(
        "number of things shared in",
        formula="d(a) = |{t : a shares in t}|; share d(a) / T, T things",
        source="Borgatti and Everett 1997",
        compute=two_mode_degree,
        normalisation="shares are of all things",
        not_when="things differ much in size: an agreement of two counts as much as a network of a thousand",
    ),
    projection=Definition(
        "number of others with whom something is shared",
        formula="d(a) = |{b ≠ a : a and b share a thing}|; share d(a) / (A-1), A actors",
        source="Freeman 1979, on the projection (Breiger 1974)",
        compute=projected_degree,
        normalisation="shares are of all others",
        not_when="one thing is shared by very many: all of them have its size as their degree",
    ),
    one_mode=Definition(
        "number of actors tied to",
        formula="d(a) = |{b ≠ a : a and b are tied}|; share d(a) / (A-1), A actors",
        source="Freeman 1979",
        compute=one_mode_degree,
        normalisation="shares are of all others",
        not_when="ties differ much in strength: see strength",
    ),
    whole=True,
)
