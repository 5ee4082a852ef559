from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import binom

from queries.analysis.backbones.poisson_binomial import approximate_upper_tail, lower_tail, upper_tail

Floats = NDArray[np.float64]


def by_convolution(chances: Floats, counts: NDArray[np.int64]) -> Floats:
    """Return the probability of each number, one chance after the other; nothing is subtracted, so all digits hold."""
    found = np.ones(1)
    for chance in np.repeat(chances, counts):
        found = np.convolve(found, [1 - chance, chance])
    return found


def drawn(seed: int) -> tuple[Floats, NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    kinds = int(random.integers(1, 8))
    return random.random(kinds) ** random.integers(1, 10), random.integers(1, 30, kinds)


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.booleans(), st.booleans())
def test_both_tails_are_exact_however_small(seed: int, certain: bool, impossible: bool) -> None:
    chances, counts = drawn(seed)
    if certain:
        chances[0] = 1.0
    if impossible:
        chances[-1] = 0.0
    exact = by_convolution(chances, counts)
    numbers = np.arange(len(exact))
    questions = np.tile(chances, (len(numbers), 1))
    upper = exact[::-1].cumsum()[::-1]
    seen = upper > 1e-250
    assert np.abs(upper_tail(questions, counts, numbers) - upper)[seen] == pytest.approx(0, abs=1)
    assert (np.abs(upper_tail(questions, counts, numbers)[seen] / upper[seen] - 1) < 1e-11).all()
    lower = exact.cumsum()
    seen = lower > 1e-250
    assert (np.abs(lower_tail(questions, counts, numbers)[seen] / lower[seen] - 1) < 1e-11).all()


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1))
def test_the_saddle_point_is_off_by_six_hundredths_at_most(seed: int) -> None:
    chances, counts = drawn(seed)
    exact = by_convolution(chances, counts)
    upper = exact[::-1].cumsum()[::-1]
    seen = np.flatnonzero(upper > 1e-250)
    found = approximate_upper_tail(np.tile(chances, (len(seen), 1)), counts, seen)
    assert (np.abs(found / upper[seen] - 1) < 0.06).all()


def test_equal_chances_are_binomial() -> None:
    numbers = np.arange(2001)
    found = upper_tail(np.full((2001, 1), 0.03), [2000], numbers)
    expected = binom.sf(numbers - 1, 2000, 0.03)
    seen = expected > 1e-200
    assert (np.abs(found[seen] / expected[seen] - 1) < 1e-9).all()


def test_ten_thousand_chances_take_no_approximation() -> None:
    random = np.random.default_rng(4)
    chances, counts = random.random(20) ** 4, random.multinomial(10_000, np.ones(20) / 20)
    exact = by_convolution(chances, counts)
    for number in (1500, 2000, 2200, 2500):
        assert upper_tail([chances], counts, [number])[0] == pytest.approx(exact[number:].sum(), rel=1e-10)


@pytest.mark.parametrize(
    ("chances", "counts", "least", "expected"),
    [
        ([[0.3]], [4], [0], 1.0),
        ([[0.3]], [4], [-1], 1.0),
        ([[0.3]], [4], [5], 0.0),
        ([[0.3]], [4], [4], 0.3**4),
        ([[1.0, 0.0]], [3, 5], [3], 1.0),
        ([[1.0, 0.0]], [3, 5], [4], 0.0),
        ([[1.0, 0.5]], [3, 2], [4], 0.75),
        ([[0.5, 0.1]], [2, 1], [3], 0.025),
        ([[0.5]], [1], [1], 0.5),
    ],
)
def test_edges(chances: list[list[float]], counts: list[int], least: list[int], expected: float) -> None:
    assert upper_tail(chances, counts, least)[0] == pytest.approx(expected, rel=1e-12)
    assert approximate_upper_tail(chances, counts, least)[0] == pytest.approx(expected, rel=1e-12)
