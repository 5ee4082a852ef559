"""Comparing a partition of an analyst's own with the ties: the E-I index with a permutation test, and mixing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.defaults import PERMUTATIONS
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties, membership

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ExternalInternal:
    """The E-I index of a grouping, and how it stands to groups that are dealt out anew at random.

    `index` is (E - I) / (E + I), from -1 (all ties inside groups) to 1; `expected` its mean over `permutations`, and
    `deviation` its standard deviation there; `p_value` is two-sided: twice the smaller of the shares of them, the
    observed one among them, that are as low and as high.
    """

    index: float
    external: float
    internal: float
    expected: float
    deviation: float
    p_value: float
    permutations: int


def external_internal(
    ties: Ties | Shared, groups: IntArray, *, permutations: int = PERMUTATIONS, seed: int = 1
) -> ExternalInternal:
    """Return the E-I index (Krackhardt and Stern 1988) of groups of actors, with a permutation test.

    `ties` has a node for each actor, and `groups` a number from 0 on for each. E and I are shares of all ties, by
    weight. Groups keep their sizes in the test, and who is in which is drawn anew.
    """
    import numpy as np

    inside = _inside(ties, groups)
    random = np.random.default_rng([seed, 0])
    drawn = np.array([_inside(ties, random.permutation(groups)) for _ in range(permutations)])
    index, indices = 1 - 2 * inside, 1 - 2 * drawn
    mean = float(indices.mean()) if permutations else float("nan")
    as_low, as_high = int((indices <= index + 1e-12).sum()), int((indices >= index - 1e-12).sum())
    return ExternalInternal(
        index,
        1 - inside,
        inside,
        mean,
        float(indices.std(ddof=1)) if permutations > 1 else float("nan"),
        min(1.0, 2 * (min(as_low, as_high) + 1) / (permutations + 1)),
        permutations,
    )


def mixing(ties: Ties | Shared, groups: IntArray) -> FloatArray:
    """Return the mixing matrix of groups: the share of all ties between each two, each tie in both directions.

    It is symmetric and sums to 1 (Newman 2003).
    """
    found: FloatArray = ties.together(groups).adjacency.toarray()
    return found


def _inside(ties: Ties | Shared, groups: IntArray) -> float:
    """Return the share of ties, by weight, that are inside groups."""
    import numpy as np

    if isinstance(ties, Ties):
        found = ties.adjacency
        rows = np.repeat(np.arange(len(ties)), np.diff(found.indptr))
        return float(found.data[groups[rows] == groups[found.indices]].sum())
    together = (ties.incidence.T @ membership(groups, ties.sizes)).tocsr()
    squares = together.data**2 @ np.repeat(ties.weights, np.diff(together.indptr))
    return float(squares - ties.own @ ties.sizes) / ties.whole
