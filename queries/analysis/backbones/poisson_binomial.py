"""The Poisson-binomial distribution: how many of many chances come true that are not equally likely.

Chances that are equally likely are given once, with how many there are. Tails are exact, and small ones to as many
digits as large ones: the distribution is tilted until its mean is the number asked for, inverted from its
characteristic function there (a discrete Fourier transform, as in Hong 2013, over the few values that then have any
weight), and tilted back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.analysis.two_mode import FloatArray, IntArray

    Numbers = FloatArray | IntArray | Sequence[float] | Sequence[FloatArray] | Sequence[Sequence[float]]

_AT_ONCE = 1_000_000  # how many numbers an array of a block may have
_STEPS = 100
_LEFT_OUT = 41.5  # what is not inverted weighs less than e to the minus this, some 1e-18


def upper_tail(chances: Numbers, counts: Numbers, at_least: Numbers) -> FloatArray:
    """Return how likely it is that so many come true, or more; exact to some 1e-12 of itself.

    Args:
        chances: From 0 to 1, a row for each question and a column for each kind of chance.
        counts: How many chances there are of each kind.
        at_least: A whole number for each question.

    >>> upper_tail([[0.5, 0.1]], [2, 1], [3]).round(6).tolist()
    [0.025]
    """
    return _in_blocks(_exact, chances, counts, at_least)


def lower_tail(chances: Numbers, counts: Numbers, at_most: Numbers) -> FloatArray:
    """Return how likely it is that so many come true, or fewer; as exact as `upper_tail`."""
    import numpy as np

    return upper_tail(1 - np.asarray(chances, np.float64), counts, np.sum(counts) - np.asarray(at_most, np.int64))


def approximate_upper_tail(chances: Numbers, counts: Numbers, at_least: Numbers) -> FloatArray:
    """Return `upper_tail` by the saddle-point approximation for whole numbers (Daniels 1987), at a tenth of the cost.

    It is off by some 5 % of itself at most, and less the more there are. Where nothing is to be approximated (what is
    as likely as not, or nearly so, and what can hardly be exceeded) it is exact.
    """
    return _in_blocks(_approximate, chances, counts, at_least)


def _in_blocks(
    tail: Callable[[FloatArray, FloatArray, FloatArray], FloatArray],
    chances: Numbers,
    counts: Numbers,
    at_least: Numbers,
) -> FloatArray:
    """Return the tails of all questions; those of which the answer is plain are not computed."""
    import numpy as np

    rows = np.atleast_2d(np.asarray(chances, np.float64))
    many, least = np.asarray(counts, np.float64), np.asarray(at_least, np.float64)
    certain, possible = (rows >= 1) @ many, (rows > 0) @ many
    found = np.where(least <= certain, 1.0, 0.0)
    all_of_them = (least == possible) & (least > certain)
    if all_of_them.any():
        found[all_of_them] = np.exp(
            np.where(rows[all_of_them] > 0, np.log(np.maximum(rows[all_of_them], 1e-300)), 0) @ many
        )
    open_ones = np.flatnonzero((least > certain) & (least < possible))
    size = max(1, _AT_ONCE // max(1, rows.shape[1]))
    for start in range(0, len(open_ones), size):
        here = open_ones[start : start + size]
        block = np.where(rows[here] >= 1, 0.0, rows[here])  # what is certain is taken off both sides
        found[here] = np.clip(tail(block, many, least[here] - certain[here]), 0.0, 1.0)
    return found


def _exact(chances: FloatArray, counts: FloatArray, at_least: FloatArray) -> FloatArray:
    """Return tails by inverting tilted distributions, those together that need a transform of the same length."""
    import numpy as np

    tilt = np.maximum(_tilt(chances, counts, at_least), 0.0)
    tilted = _tilted(chances, tilt)
    mean, variance = tilted @ counts, (tilted * (1 - tilted)) @ counts
    reach = np.ceil(_LEFT_OUT / 3 + np.sqrt((_LEFT_OUT / 3) ** 2 + 2 * _LEFT_OUT * variance)) + 1  # Bernstein's bound
    lengths = np.exp2(np.ceil(np.log2(2 * reach + 2))).astype(np.int64)
    found = np.empty(len(chances))
    for length in np.unique(lengths).tolist():
        size = max(1, _AT_ONCE // length)
        alike = np.flatnonzero(lengths == length)
        for start in range(0, len(alike), size):
            here = alike[start : start + size]
            first = np.maximum(np.floor(mean[here]) - length // 2, 0.0)
            weights = _invert(tilted[here], counts, first, length)
            above = first[:, None] + np.arange(length) - at_least[here][:, None]
            back = np.where(above >= 0, np.exp(-tilt[here][:, None] * np.maximum(above, 0)), 0.0)
            log_scale = _log_moments(chances[here], counts, tilt[here]) - tilt[here] * at_least[here]
            found[here] = (np.maximum(weights, 0) * back).sum(axis=1) * np.exp(log_scale)
    return found


def _invert(chances: FloatArray, counts: FloatArray, first: FloatArray, length: int) -> FloatArray:
    """Return how likely each of `length` numbers is, from `first` on, where no other has any weight."""
    import numpy as np

    angles = 2 * np.pi * np.arange(length // 2 + 1) / length
    turned, sine = 1 - np.cos(angles), np.sin(angles)
    log_size, phase = np.zeros((2, len(chances), len(angles)))
    for chance, count in zip(chances.T, counts, strict=True):
        if not count or not chance.any():
            continue
        p = chance[:, None]
        with np.errstate(divide="ignore"):  # even chances have no weight at half a turn
            log_size += count / 2 * np.log1p(-2 * p * (1 - p) * turned)
        phase += count * np.arctan2(p * sine, 1 - p * turned)
    phase -= first[:, None] * angles
    return np.fft.irfft(np.exp(log_size) * np.exp(-1j * phase), n=length, axis=1)


def _approximate(chances: FloatArray, counts: FloatArray, at_least: FloatArray) -> FloatArray:
    """Return tails by Lugannani and Rice's formula with Daniels's first correction for whole numbers."""
    import numpy as np
    from scipy.special import ndtr

    tilt = _tilt(chances, counts, at_least)
    tilted = _tilted(chances, tilt)
    spread = np.sqrt((tilted * (1 - tilted)) @ counts)
    exact = (tilt < 0.05) | (spread < 1.5)
    found = np.empty(len(chances))
    if exact.any():
        found[exact] = _exact(chances[exact], counts, at_least[exact])
    rest = ~exact
    tilt, spread = tilt[rest], spread[rest]
    w = np.sqrt(2 * np.maximum(tilt * at_least[rest] - _log_moments(chances[rest], counts, tilt), 1e-300))
    density = np.exp(-(w**2) / 2) / np.sqrt(2 * np.pi)
    found[rest] = ndtr(-w) + density * (1 / (-np.expm1(-tilt) * spread) - 1 / w)
    return found


def _tilt(chances: FloatArray, counts: FloatArray, wanted: FloatArray) -> FloatArray:
    """Return by how much each distribution is tilted for its mean to be as wanted, by Newton's method in bounds."""
    import numpy as np

    low, high = np.full(len(chances), -1.0), np.full(len(chances), 1.0)
    for bound, sign in ((low, -1), (high, 1)):
        while (short := sign * (_tilted(chances, bound) @ counts - wanted) < 0).any():
            bound[short] *= 2
    tilt = np.clip(np.zeros(len(chances)), low, high)
    for _ in range(_STEPS):
        tilted = _tilted(chances, tilt)
        off = tilted @ counts - wanted
        if (np.abs(off) <= 1e-9 * np.maximum(wanted, 1)).all():
            break
        low, high = np.where(off < 0, tilt, low), np.where(off > 0, tilt, high)
        step = tilt - off / np.maximum((tilted * (1 - tilted)) @ counts, 1e-300)
        tilt = np.where((step > low) & (step < high), step, (low + high) / 2)
    return tilt


def _tilted(chances: FloatArray, tilt: FloatArray) -> FloatArray:
    """Return the chances of the distribution that is tilted so far."""
    import numpy as np

    up, down = np.exp(np.minimum(tilt, 0))[:, None], np.exp(-np.maximum(tilt, 0))[:, None]
    return chances * up / (chances * up + (1 - chances) * down)


def _log_moments(chances: FloatArray, counts: FloatArray, tilt: FloatArray) -> FloatArray:
    """Return the logarithm of the moment generating function."""
    import numpy as np

    logs = np.log1p(chances * np.expm1(np.minimum(tilt, 0))[:, None])
    high = tilt > 0
    if high.any():
        p, t = chances[high], tilt[high][:, None]
        logs[high] = np.where(p > 0, np.logaddexp(np.log1p(-p), np.log(np.maximum(p, 1e-300)) + t), 0.0)
    found: FloatArray = logs @ counts
    return found
