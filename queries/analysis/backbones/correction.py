"""Corrections of p-values for many tests: of ten thousand pairs five hundred pass .05 by chance alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import InterurbanError
from queries.analysis.methods import Method

if TYPE_CHECKING:
    from queries.analysis.two_mode import FloatArray, IntArray


_Adjust = Callable[["FloatArray", "IntArray", float], "FloatArray"]


@dataclass(frozen=True, slots=True)
class Correction(Method):
    """A correction of p-values: what it holds down, and how sorted ones grow, given how many there are of each."""

    adjust: _Adjust = lambda values, counts, tests: values  # noqa: ARG005


def adjust(
    correction: str, values: FloatArray | Sequence[float], counts: IntArray | Sequence[int], tests: float
) -> FloatArray:
    """Return the corrected p-values, at most 1: what is not above alpha passes.

    Args:
        correction: A name among CORRECTIONS.
        values: Distinct p-values, or not; in any order.
        counts: How many tests have each of them.
        tests: How many tests there are in all; those that have no value here have 1.

    Raises:
        InterurbanError: there is no such correction.

    >>> adjust("fdr", [0.01, 0.02, 0.04], [1, 1, 1], 4).round(4).tolist()
    [0.04, 0.04, 0.0533]
    >>> adjust("holm", [0.01, 0.02, 0.04], [1, 1, 1], 4).round(4).tolist()
    [0.04, 0.06, 0.08]
    """
    import numpy as np

    found = find_correction(correction)
    p, many = np.asarray(values, np.float64), np.asarray(counts, np.int64)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(found.adjust(p[order], many[order], tests), 1.0)
    return adjusted


def find_correction(name: str) -> Correction:
    """Return the correction of this name.

    Raises:
        InterurbanError: there is none.
    """
    if name not in CORRECTIONS:
        raise InterurbanError(f"no correction {name!r}: give one of {', '.join(CORRECTIONS)}")
    return CORRECTIONS[name]


def _benjamini_hochberg(values: FloatArray, counts: IntArray, tests: float) -> FloatArray:
    import numpy as np

    raised = values * tests / np.cumsum(counts)
    lowest: FloatArray = np.minimum.accumulate(raised[::-1])[::-1]
    return _equal_alike(values, lowest, last=True)


def _holm(values: FloatArray, counts: IntArray, tests: float) -> FloatArray:
    import numpy as np

    before = np.cumsum(counts) - counts
    highest: FloatArray = np.maximum.accumulate(values * (tests - before))
    return _equal_alike(values, highest, last=False)


def _bonferroni(values: FloatArray, counts: IntArray, tests: float) -> FloatArray:
    del counts
    return values * tests


def _none(values: FloatArray, counts: IntArray, tests: float) -> FloatArray:
    del counts, tests
    return values


def _equal_alike(values: FloatArray, adjusted: FloatArray, *, last: bool) -> FloatArray:
    """Return what stands at the first or the last of those of equal value, for each of them; values are sorted."""
    import numpy as np

    places = np.searchsorted(values, values, side="right") - 1 if last else np.searchsorted(values, values)
    return adjusted[places]


_CORRECTIONS = (
    Correction(
        "fdr",
        "false discovery rate: of what is kept, a share of alpha at most is expected to be kept by chance",
        "the r-th smallest of m p-values times m / r, and none above the one behind it",
        "Benjamini and Hochberg 1995",
        heading="fdr: false discovery rate",
        adjust=_benjamini_hochberg,
    ),
    Correction(
        "holm",
        "family-wise error: the chance that anything at all is kept by chance is alpha at most",
        "the r-th smallest of m p-values times m - r + 1, and none below the one before it",
        "Holm 1979",
        heading="holm: family-wise error",
        adjust=_holm,
    ),
    Correction(
        "bonferroni",
        "family-wise error, as holm and never less strict",
        "each of m p-values times m",
        "Dunn 1961",
        not_when="holm will do, which keeps all that it keeps",
        heading="bonferroni: family-wise error",
        adjust=_bonferroni,
    ),
    Correction(
        "none",
        "no correction: of pairs that are tied by chance a share of alpha is kept",
        "each p-value as it is",
        "",
        not_when="many pairs are tested",
        heading="none: no correction",
        adjust=_none,
    ),
)
CORRECTIONS = {each.name: each for each in _CORRECTIONS}
