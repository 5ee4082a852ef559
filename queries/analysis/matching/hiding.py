"""How well partners are found: known ties are hidden, and it is seen how high a method ranks them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.matching import parts
from queries.analysis.matching.scoring import score_candidates
from queries.analysis.matching.surroundings import Surroundings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

    Method = Callable[["Hidden"], FloatArray]

SHARE_HIDDEN = 0.1
MOST_HIDDEN = 200
NEAR_THE_TOP = 10


@dataclass(frozen=True, eq=False)
class Hidden:
    """Surroundings without some ties, and those ties: a row of `sources`, and a column of `candidates`, for each.

    `tied` tells of each source and candidate whether they are tied still, or are the same.
    """

    around: Surroundings
    sources: IntArray
    candidates: IntArray
    rows: IntArray
    columns: IntArray
    tied: BoolArray


@dataclass(frozen=True, slots=True)
class Found:
    """The share of hidden ties among the first ten, and the mean of 1/rank; equal scores share their mean rank."""

    hits: float
    reciprocal_rank: float


def hide_ties(
    around: Surroundings, of: str, to: str, *, seed: int, share: float = SHARE_HIDDEN, most: int = MOST_HIDDEN
) -> Hidden:
    """Return surroundings without a share of the ties of nodes of one type to nodes of another, drawn with a seed.

    Only ties of nodes are hidden that have another tie to that type; of nodes that lose several, what is left is all
    that is known.
    """
    import numpy as np
    from scipy.sparse import csr_array

    ties = around.adjacency.tocoo()
    one, other = ties.coords
    fit = (around.types[one] == of) & (around.types[other] == to)
    one, other = one[fit].astype(np.int64), other[fit].astype(np.int64)
    several = np.bincount(one, minlength=len(around.ids))[one] > 1
    one, other = one[several], other[several]
    count = min(most, max(1, round(share * len(one))))
    drawn = np.random.default_rng(seed).choice(len(one), count, replace=False)
    one, other = one[drawn], other[drawn]
    hidden = csr_array((np.ones(count), (one, other)), shape=around.adjacency.shape)
    left = (around.adjacency - around.adjacency.multiply((hidden + hidden.T) > 0)).tocsr()
    left.eliminate_zeros()
    left.sort_indices()
    candidates = np.flatnonzero(around.types == to)
    sources, rows = np.unique(one, return_inverse=True)
    tied = (left[sources][:, candidates].toarray() > 0) | (sources[:, None] == candidates[None, :])
    rest = Surroundings(around.ids, around.types, around.context, left)
    return Hidden(rest, sources, candidates, rows, np.searchsorted(candidates, other), tied)


def how_found(hidden: Hidden, scores: FloatArray) -> Found:
    """Return how high the hidden ties stand by these scores, among all that are not tied."""
    import numpy as np

    open_ = np.where(hidden.tied, -np.inf, scores)[hidden.rows]
    own = open_[np.arange(len(hidden.rows)), hidden.columns][:, None]
    ranks = (open_ > own).sum(axis=1) + ((open_ == own).sum(axis=1) + 1) / 2
    return Found(float((ranks <= NEAR_THE_TOP).mean()), float((1 / ranks).mean()))


def by_match(hidden: Hidden) -> FloatArray:
    """Return the scores by which `match` ranks."""
    import numpy as np

    return np.nan_to_num(score_candidates(hidden.around, hidden.sources, hidden.candidates, hidden.tied).total)


def by_popularity(hidden: Hidden) -> FloatArray:
    """Return how much each candidate is tied to: for one source, the order of preferential attachment."""
    import numpy as np

    return np.broadcast_to(hidden.around.degrees[hidden.candidates], hidden.tied.shape)


def by_common_neighbours(hidden: Hidden) -> FloatArray:
    """Return how many neighbours two have in common."""
    tied = hidden.around.adjacency
    found: FloatArray = (tied[hidden.sources] @ tied)[:, hidden.candidates].toarray()
    return found


def by_adamic_adar(hidden: Hidden) -> FloatArray:
    """Return the sum over all common neighbours of 1/ln of how many each is tied to."""
    return _adamic_adar(hidden, further=False)


def by_adamic_adar_of_holders(hidden: Hidden) -> FloatArray:
    """Return the sum of Adamic and Adar's index over all who are tied to a candidate: what that is on two-mode data."""
    return _adamic_adar(hidden, further=True)


def _adamic_adar(hidden: Hidden, *, further: bool) -> FloatArray:
    import numpy as np

    tied, degrees = hidden.around.adjacency, hidden.around.degrees
    weights = np.where(degrees > 1, 1 / np.log(np.maximum(degrees, 2)), 0.0)
    found = tied[hidden.sources] @ parts.diagonal(weights) @ tied
    scores: FloatArray = (found @ tied if further else found)[:, hidden.candidates].toarray()
    return scores


METHODS: Mapping[str, Method] = {
    "match": by_match,
    "popularity": by_popularity,
    "common neighbours": by_common_neighbours,
    "Adamic-Adar": by_adamic_adar,
    "Adamic-Adar of holders": by_adamic_adar_of_holders,
}
