"""Which pairs of actors are kept: the test of a null model for each kind of pair, corrected for all that were made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.backbones.correction import adjust
from queries.analysis.backbones.fdsm import expect_by_fdsm
from queries.analysis.backbones.models import FDSM, Model
from queries.analysis.backbones.pairs import ClassPairs, Kinds, count_kinds, pairs_of_kinds
from queries.analysis.backbones.sdsm import expect_by_sdsm

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from queries.analysis.backbones.null_model import Expectation
    from queries.analysis.two_mode import Classes, FloatArray, IntArray, TwoMode

    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Testing:
    """How pairs are tested: the model, alpha, the correction, and which tests it counts (`possible` or `all`).

    `tail` is stronger, weaker or both; a sampled model draws so many `samples` from a `seed`.
    """

    model: Model
    alpha: float
    correction: str
    tests: str
    tail: str
    samples: int
    seed: int


@dataclass(frozen=True, eq=False)
class Backbone:
    """The pairs that are more, or less, than size explains.

    `classes` are the actors by what they share in; `kinds` the kinds of pairs, with what is `expected` of each, its
    p-value (`p`), that corrected for `tests` tests (`corrected`), and whether it is kept (`kept`). `pairs` are the
    pairs of classes that are kept. `possible` is the smallest corrected p-value that could have come out.
    """

    classes: Classes
    kinds: Kinds
    expected: FloatArray
    p: FloatArray
    corrected: FloatArray
    kept: BoolArray
    tests: int
    pairs: ClassPairs
    possible: float

    @property
    def all_pairs(self) -> int:
        """How many pairs of actors there are that have anything."""
        return int(self.kinds.pairs.sum())

    @property
    def sharing(self) -> int:
        """How many pairs of actors share something."""
        return int(self.kinds.pairs[self.kinds.shared > 0].sum())

    @property
    def ties(self) -> int:
        """How many pairs of actors are kept."""
        return int(self.kinds.pairs[self.kept].sum())


def keep_pairs(data: TwoMode, testing: Testing) -> Backbone:
    """Return the backbone of the projection of two-mode data, whatever its weights.

    Every pair of actors that have anything is a test, whether it shares something or not: which pairs do was not known
    before the data were seen (Saracco et al. 2017). Where `testing.tests` is `possible`, pairs whose degrees are such
    that nothing they could share would be significant count for nothing, as Tarone (1990) has it for family-wise
    errors and Gilbert (2005) for the false discovery rate: that depends on degrees alone, not on what is shared.
    """
    import numpy as np

    classes = data.unweighted.classes
    kinds = count_kinds(classes, sharing_nothing=True)
    groups = np.unique(kinds.groups)
    expected = _expect(data, _with_extremes(kinds, groups), testing)
    best = _best(expected, len(kinds), len(groups), testing.tail)
    p = expected.p_values(testing.tail)[: len(kinds)]
    in_group = np.bincount(kinds.groups, kinds.pairs, len(kinds.degrees) ** 2)[groups].astype(np.int64)
    counted, tests = _tests(best, in_group, testing)
    corrected, could = np.ones(len(kinds)), np.ones(len(groups))
    tested = counted[np.searchsorted(groups, kinds.groups)]
    corrected[tested] = adjust(testing.correction, p[tested], kinds.pairs[tested], tests)
    could[counted] = adjust(testing.correction, best[counted], in_group[counted], tests)
    kept = corrected <= testing.alpha
    pairs = pairs_of_kinds(classes, kinds, np.flatnonzero(kept))
    average, possible = expected.expected[: len(kinds)], float(could.min(initial=1.0))
    return Backbone(classes, kinds, average, p, corrected, kept, tests, pairs, possible)


def _with_extremes(kinds: Kinds, groups: IntArray) -> Kinds:
    """Return the kinds, and behind them for each two degrees the most that can be shared, and then nothing at all."""
    import numpy as np

    first, second = np.divmod(groups, max(len(kinds.degrees), 1))
    most, nothing = kinds.degrees[first], np.zeros_like(first)
    return Kinds(
        kinds.degrees,
        np.concatenate([kinds.first, first, first]),
        np.concatenate([kinds.second, second, second]),
        np.concatenate([kinds.shared, most, nothing]),
        np.concatenate([kinds.pairs, nothing, nothing]),
    )


def _expect(data: TwoMode, kinds: Kinds, testing: Testing) -> Expectation:
    if testing.model is FDSM:
        return expect_by_fdsm(data.unweighted.incidence, kinds, samples=testing.samples, seed=testing.seed)
    return expect_by_sdsm(data.unweighted.classes, kinds, testing.alpha, lower=testing.tail != "stronger")


def _best(expected: Expectation, kinds: int, groups: int, tail: str) -> FloatArray:
    """Return for each two degrees the smallest p-value that a pair of them could have."""
    import numpy as np

    upper, lower = expected.upper[kinds : kinds + groups], expected.lower[kinds + groups :]
    if tail == "both":
        found: FloatArray = np.minimum(2 * np.minimum(upper, lower), 1.0)
        return found
    return upper if tail == "stronger" else lower


def _tests(best: FloatArray, pairs: IntArray, testing: Testing) -> tuple[BoolArray, int]:
    """Return for each two degrees whether their pairs count as tests, and how many tests there are.

    The smallest k is sought for which no more than k pairs could have a p-value of alpha / k: they are the tests.
    """
    import numpy as np

    every = int(pairs.sum())
    if testing.tests == "all" or testing.correction == "none":
        return np.ones(len(best), bool), every
    order = np.argsort(best)
    values, many = best[order], np.concatenate([[0], np.cumsum(pairs[order])])

    def could(k: int) -> int:
        return int(many[np.searchsorted(values, testing.alpha / k, side="right")])

    low, high = 1, max(every, 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if could(middle) <= middle else (middle + 1, high)
    return best <= testing.alpha / low, could(low)
