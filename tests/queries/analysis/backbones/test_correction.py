from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from graph_model import InterurbanError
from queries.analysis.backbones.correction import CORRECTIONS, adjust

P_VALUES = st.lists(st.floats(0, 1, width=16), min_size=1, max_size=40)


@settings(max_examples=30)
@given(P_VALUES)
def test_the_false_discovery_rate_is_scipys(values: list[float]) -> None:
    found = adjust("fdr", values, [1] * len(values), len(values))
    assert found == pytest.approx(false_discovery_control(values), abs=1e-12)


@settings(max_examples=30)
@given(P_VALUES, st.integers(0, 50))
def test_holm_goes_down_step_by_step(values: list[float], more: int) -> None:
    """The definition: the smallest times all tests, the next times one fewer, and none below the one before."""
    expected: dict[float, float] = {}
    tests, highest = len(values) + more, 0.0
    for number, value in enumerate(sorted(values)):
        highest = max(highest, min(1.0, (tests - number) * value))
        expected.setdefault(value, highest)
    assert adjust("holm", values, [1] * len(values), tests) == pytest.approx([expected[each] for each in values])


@pytest.mark.parametrize("name", list(CORRECTIONS))
@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 1, width=16), st.integers(1, 5)), min_size=1, max_size=12), st.integers(0, 9))
def test_equal_values_may_be_counted_in_place_of_repeated(name: str, found: list[tuple[float, int]], more: int) -> None:
    values, counts = zip(*found, strict=True)
    tests = sum(counts) + more
    repeated = np.repeat(values, counts)
    one_by_one = adjust(name, repeated, np.ones(len(repeated), int), tests)
    together = adjust(name, values, counts, tests)
    assert np.repeat(together, counts) == pytest.approx(one_by_one)


def test_published_values_of_benjamini_and_hochberg() -> None:
    """Benjamini and Hochberg (1995, section 4): of 15 comparisons their method rejects 4 at .05, Bonferroni's 3."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    ]
    assert (adjust("fdr", p, [1] * 15, 15) <= 0.05).sum() == 4
    assert (adjust("bonferroni", p, [1] * 15, 15) <= 0.05).sum() == 3
    assert (adjust("none", p, [1] * 15, 15) <= 0.05).sum() == 9


def test_tests_without_a_value_count() -> None:
    assert adjust("fdr", [0.01], [1], 10)[0] == pytest.approx(0.1)
    assert adjust("holm", [0.01], [1], 10)[0] == pytest.approx(0.1)


def test_an_unknown_correction_names_those_there_are() -> None:
    with pytest.raises(InterurbanError, match="fdr, holm, bonferroni, none"):
        adjust("tukey", [0.1], [1], 1)
