"""The disparity filter: ties that carry more of an actor's strength than a random division would give them.

An actor of k ties divides its strength among them at random, uniformly; the p-value of a tie is how likely it is to get
so large a share: (1 - share) ** (k - 1), at the end at which that is smaller (Serrano et al. 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.backbones.null_model import Expectation

if TYPE_CHECKING:
    from queries.analysis.one_mode import OneMode
    from queries.analysis.two_mode import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class TieTests:
    """Every tie once, seen from the end (`first`) at which it is more of a surprise.

    What is expected of a tie is what one of that actor weighs on average.
    """

    first: IntArray
    second: IntArray
    weight: FloatArray
    expected: Expectation


def weigh_ties(data: OneMode) -> TieTests:
    """Return the disparity filter's p-values of every tie; the only tie of an actor tells nothing at that end."""
    import numpy as np

    ties = data.adjacency.tocoo()
    (rows, columns), weights = ties.coords, ties.data
    strength, degree = np.asarray(data.adjacency.sum(axis=1)), data.degrees
    share = np.minimum(weights / strength[rows], 1.0)
    upper = np.where(degree[rows] > 1, (1 - share) ** np.maximum(degree[rows] - 1, 0), 1.0)
    lower = np.where(degree[rows] > 1, 1 - upper, 1.0)
    surprise = np.minimum(upper, lower)
    order = np.lexsort((rows, surprise, np.maximum(rows, columns), np.minimum(rows, columns)))
    here = order[::2]  # of the two ends of a tie the one with the smaller p-value
    other = order[1::2]
    tails = Expectation(
        np.minimum(upper[here], upper[other]),
        np.minimum(lower[here], lower[other]),
        (strength / np.maximum(degree, 1))[rows[here]],
    )
    return TieTests(rows[here].astype(np.int64), columns[here].astype(np.int64), weights[here], tails)
