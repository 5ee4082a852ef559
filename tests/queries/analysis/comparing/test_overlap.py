"""Overlaps against counting by hand, SciPy and every way to draw."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from queries.analysis.comparing.overlap import Overlap

small = st.integers(0, 4)


@given(small, small, small, small)
def test_chance_is_the_share_of_all_ways_to_draw(both: int, one: int, other: int, neither: int) -> None:
    found = Overlap(both, one, other, both + one + other + neither)
    mine = set(range(both + one))
    draws = [len(mine.intersection(each)) for each in combinations(range(found.population), both + other)]
    assert found.p_as_many == pytest.approx(sum(each >= both for each in draws) / len(draws))
    assert found.p_as_few == pytest.approx(sum(each <= both for each in draws) / len(draws))
    assert found.expected == pytest.approx(sum(draws) / len(draws))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(1, 500))
def test_it_is_fishers_exact_test(both: int, one: int, other: int, neither: int) -> None:
    found = Overlap(both, one, other, both + one + other + neither)
    judged = fisher_exact([[both, one], [other, neither]], alternative="greater").pvalue
    assert found.p_as_many == pytest.approx(judged, rel=1e-6, abs=1e-12)


def test_two_that_are_empty_have_no_index() -> None:
    assert Overlap(0, 0, 0, 9).jaccard is None
    assert Overlap(0, 0, 0, 9).in_words() == "neither has any"
    assert Overlap(0, 0, 0, 0).expected == 0
