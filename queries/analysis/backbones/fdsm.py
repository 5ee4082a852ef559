"""The fixed degree sequence model: pairs against all two-mode data that have exactly these margins.

Data are drawn by trades (Strona et al. 2014; how many it takes: Godard and Neal 2022): two things pool the actors
that are in only one of them and deal them out again, so that every degree and every size stays as it was, and in the
long run all data with these margins are drawn equally often (Carstens 2015).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

from queries.analysis.backbones.null_model import Expectation
from queries.analysis.backbones.pairs import Kinds, count_kinds
from queries.analysis.defaults import SAMPLES, SEED
from queries.analysis.two_mode import Classes

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from queries.analysis.two_mode import FloatArray, IntArray

TRADES = 5  # between two samples, times the number of rows that trade (Godard and Neal 2022)
_SETTLING = 10  # how many samples' worth of trades come before the first


def expect_by_fdsm(incidence: csr_array, kinds: Kinds, *, samples: int = SAMPLES, seed: int = SEED) -> Expectation:
    """Return what the fixed degree sequence model expects of each kind of pair, from so many samples.

    `kinds` has to hold all pairs, those that share nothing among them.
    Pairs of equal degrees have the same distribution, so that each sample counts once for every such pair. The data
    themselves count as one more sample, so that no p-value is 0 (Davison and Hinkley 1997): the smallest possible is
    one in so many pairs as were drawn.
    """
    import numpy as np

    above, below, shared = np.zeros((3, len(kinds)))
    group_pairs = _pairs_in_groups(kinds)
    for sample in draw_samples(incidence, samples, seed):
        drawn = count_kinds(Classes.of_rows(sample), sharing_nothing=True)
        above += _pairs_at_least(drawn, kinds, kinds.shared)
        below += group_pairs - _pairs_at_least(drawn, kinds, kinds.shared + 1)
        means = np.bincount(drawn.groups, drawn.pairs * drawn.shared, len(kinds.degrees) ** 2)
        shared += means[kinds.groups]
    drawn_pairs = samples * group_pairs
    return Expectation((above + 1) / (drawn_pairs + 1), (below + 1) / (drawn_pairs + 1), shared / drawn_pairs)


def draw_samples(incidence: csr_array, samples: int, seed: int) -> Iterator[csr_array]:
    """Yield random two-mode data with the margins of these, actors by things.

    Between one and the next are TRADES trades for each row of the shorter side.

    Raises:
        RuntimeError: a sample has other margins, which cannot be.
    """
    import numpy as np
    from scipy.sparse import csr_array

    wide = incidence.shape[0] > incidence.shape[1]
    lists = (incidence.T if wide else incidence).tocsr()
    rows = [set(lists.indices[start:end].tolist()) for start, end in zip(lists.indptr, lists.indptr[1:], strict=False)]
    sizes, margin = np.diff(lists.indptr), np.bincount(lists.indices, minlength=lists.shape[1])
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    _trade(rows, _SETTLING * TRADES * len(rows), random)
    for _ in range(samples):
        _trade(rows, TRADES * len(rows), random)
        columns = np.fromiter((each for row in rows for each in sorted(row)), np.int64, int(sizes.sum()))
        drawn = csr_array((np.ones(len(columns)), columns, lists.indptr), shape=lists.shape)
        if [len(row) for row in rows] != sizes.tolist() or (
            np.bincount(columns, minlength=len(margin)) != margin
        ).any():
            raise RuntimeError("a sample has other margins")
        if wide:
            drawn = drawn.T.tocsr()
            drawn.sort_indices()
        yield drawn


def _trade(rows: list[set[int]], trades: int, random: Random) -> None:
    """Let two rows at a time deal out anew what only one of them has."""
    if len(rows) < 2:
        return
    for _ in range(trades):
        one, other = random.sample(rows, 2)
        mine, theirs = one - other, other - one
        if mine and theirs:
            pool = sorted(mine ^ theirs)
            random.shuffle(pool)
            dealt = set(pool[: len(mine)])
            one -= mine - dealt
            one |= dealt
            other -= dealt
            other |= mine - dealt


def _pairs_in_groups(kinds: Kinds) -> FloatArray:
    """Return for each kind how many pairs there are of its two degrees, whatever they share."""
    import numpy as np

    in_group = np.bincount(kinds.groups, kinds.pairs, len(kinds.degrees) ** 2).astype(np.float64)
    found: FloatArray = in_group[kinds.groups]
    return found


def _pairs_at_least(drawn: Kinds, kinds: Kinds, least: IntArray) -> FloatArray:
    """Return how many of the pairs drawn are of the degrees of each kind and share so much or more."""
    import numpy as np

    most = int(max(drawn.shared.max(initial=0), least.max(initial=0))) + 1
    keys = drawn.groups * most + drawn.shared
    before = np.concatenate([[0], np.cumsum(drawn.pairs)])
    start = np.searchsorted(keys, kinds.groups * most + least)
    end = np.searchsorted(keys, (kinds.groups + 1) * most)
    found: FloatArray = (before[end] - before[start]).astype(np.float64)
    return found
