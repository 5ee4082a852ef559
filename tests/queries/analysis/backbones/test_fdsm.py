from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.backbones.fdsm import draw_samples, expect_by_fdsm
from queries.analysis.backbones.pairs import count_kinds
from tests.queries.analysis.backbones.southern_women import southern_women
from tests.queries.analysis.backbones.test_pairs import INCIDENCES, two_mode

SMALL = [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 1, 1], [0, 0, 1, 0]]


def all_with_the_margins_of(incidence: list[list[int]]) -> list[tuple[tuple[int, ...], ...]]:
    matrix = np.array(incidence)
    rows = [[each for each in product((0, 1), repeat=matrix.shape[1]) if sum(each) == row.sum()] for row in matrix]
    sizes = matrix.sum(axis=0)
    return [each for each in product(*rows) if (np.array(each).sum(axis=0) == sizes).all()]


def test_all_data_with_these_margins_are_drawn_equally_often() -> None:
    every = all_with_the_margins_of(SMALL)
    data = two_mode(SMALL)  # type: ignore[arg-type]
    drawn = Counter(
        tuple(tuple(int(each) for each in row) for row in sample.toarray())
        for sample in draw_samples(data.incidence, 1500, seed=3)
    )
    assert set(drawn) == set(every)
    expected = 1500 / len(every)
    chi_square = sum((drawn[each] - expected) ** 2 / expected for each in every)
    assert chi_square < len(every) + 4 * np.sqrt(2 * len(every))


@pytest.mark.slow
def test_p_values_are_those_of_all_data_with_these_margins() -> None:
    every = np.array(all_with_the_margins_of(SMALL))
    data = two_mode(SMALL)  # type: ignore[arg-type]
    kinds = count_kinds(data.classes, sharing_nothing=True)
    found = expect_by_fdsm(data.incidence, kinds, samples=3000, seed=5)
    degrees = np.array(SMALL).sum(axis=1)
    for kind in range(len(kinds)):
        wanted = [kinds.degrees[kinds.first[kind]], kinds.degrees[kinds.second[kind]]]
        one, other = next(
            (one, other)
            for one in range(4)
            for other in range(one + 1, 4)
            if sorted((degrees[one], degrees[other])) == wanted
        )
        shared = (every[:, one] & every[:, other]).sum(axis=1)
        assert found.upper[kind] == pytest.approx((shared >= kinds.shared[kind]).mean(), abs=0.03)
        assert found.lower[kind] == pytest.approx((shared <= kinds.shared[kind]).mean(), abs=0.03)
        assert found.expected[kind] == pytest.approx(shared.mean(), abs=0.03)


@settings(max_examples=15)
@given(INCIDENCES, st.integers(0, 1000))
def test_margins_stay_and_a_seed_draws_the_same_again(incidence: list[list[bool]], seed: int) -> None:
    data = two_mode(incidence)
    first, again = ([each.toarray() for each in draw_samples(data.incidence, 3, seed)] for _ in range(2))
    for one, other in zip(first, again, strict=True):
        assert (one == other).all()
        assert (one.sum(axis=0) == data.incidence.sum(axis=0)).all()
        assert (one.sum(axis=1) == data.incidence.sum(axis=1)).all()
        assert set(np.unique(one)) <= {0.0, 1.0}


@pytest.mark.long
def test_southern_women_are_as_the_r_package_publishes() -> None:
    """Neal's `backbone` 1.5.0 and 1.5.1, vignette "Overview of the backbone package", section "Fixed Degree Sequence
    Model": how many events Evelyn and Charlotte share in 100 samples each, and the ties kept at alpha .1 in two tails.
    Of the 5 stronger and 8 weaker ones that 100 samples kept we find all within what chance does to 100 samples.
    """
    data = southern_women()
    kinds = count_kinds(data.classes, sharing_nothing=True)
    found = expect_by_fdsm(data.incidence, kinds, samples=3000, seed=1)
    matrix = data.incidence.toarray().astype(int)
    degrees = matrix.sum(axis=1)

    def kind(one: str, other: str) -> int:
        rows = [data.actors.index(name) for name in (one, other)]
        low, high = sorted(degrees[rows])
        here = (kinds.degrees[kinds.first] == low) & (kinds.degrees[kinds.second] == high)
        return int(np.flatnonzero(here & (kinds.shared == matrix[rows[0]] @ matrix[rows[1]]))[0])

    published = np.repeat([1, 2, 3, 4, 1, 2, 3, 4], [4, 29, 41, 26, 9, 35, 47, 9])
    error = published.std() / np.sqrt(len(published))
    assert found.expected[kind("Evelyn", "Charlotte")] == pytest.approx(published.mean(), abs=3 * error)
    stronger = "Laura-Brenda Brenda-Charlotte Myra-Katherina Katherina-Sylvia Olivia-Flora"
    weaker = (
        "Katherina-Laura Katherina-Brenda Sylvia-Evelyn Sylvia-Laura Nora-Evelyn Nora-Laura Nora-Brenda Helen-Evelyn"
    )
    for pairs, tail in ((stronger, found.upper), (weaker, found.lower)):
        for pair in pairs.split():
            p = tail[kind(*pair.split("-"))]
            assert p - 2.5 * np.sqrt(p * (1 - p) / 100) < 0.05, pair
    assert found.upper[kind("Katherina", "Sylvia")] < 0.012
    assert found.lower[kind("Nora", "Evelyn")] < 0.006
