from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from queries.analysis.backbones import sdsm
from queries.analysis.backbones.bicm import solve_configuration_model
from queries.analysis.backbones.correction import adjust
from queries.analysis.backbones.pairs import count_kinds
from queries.analysis.backbones.sdsm import expect_by_sdsm
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.backbones.southern_women import southern_women
from tests.queries.analysis.backbones.test_pairs import INCIDENCES, two_mode
from tests.queries.analysis.backbones.test_poisson_binomial import by_convolution

RECORDED = json.loads(Path(__file__).with_name("bicm_values.json").read_text())


def by_pair(data: TwoMode, *, alpha: float = 0.05) -> dict[tuple[int, int], tuple[float, float, float]]:
    """Return the upper and the lower tail of each pair of actors that have anything, and what they should share."""
    kinds = count_kinds(data.classes, sharing_nothing=True)
    found = expect_by_sdsm(data.classes, kinds, alpha, lower=True)
    places = {
        (kinds.degrees[first], kinds.degrees[second], shared): place
        for place, (first, second, shared) in enumerate(zip(kinds.first, kinds.second, kinds.shared, strict=True))
    }
    matrix = data.incidence.toarray()
    degrees = matrix.sum(axis=1)
    values = {}
    for one, other in combinations(np.flatnonzero(degrees).tolist(), 2):
        low, high = sorted((degrees[one], degrees[other]))
        place = places[low, high, int(matrix[one] @ matrix[other])]
        values[one, other] = float(found.upper[place]), float(found.lower[place]), float(found.expected[place])
    return values


def test_southern_women_have_the_p_values_of_bicm() -> None:
    """`bicm_values.json` says how bicm 3.4 made them; it has none for pairs that share nothing."""
    ours = by_pair(southern_women())
    recorded = {
        (int(one), other): p for one, found in RECORDED["southern_women"]["p_values"].items() for other, p in found
    }
    assert len(recorded) == 139
    for pair, p in recorded.items():
        assert ours[pair][0] == pytest.approx(p, abs=1e-6)
    assert {ours[pair][0] for pair in ours.keys() - recorded.keys()} == {1.0}


def test_southern_women_have_no_backbone_as_the_r_package_publishes() -> None:
    """Neal's `backbone` 1.5.1, vignette "Overview of the backbone package", section "Stochastic Degree Sequence Model":
    at alpha .1 in two tails, Bonferroni-corrected over the 18 * 17 / 2 pairs, no tie is left, nor with Holm's method.
    """
    values = by_pair(southern_women())
    smaller = [min(upper, lower) for upper, lower, _ in values.values()]
    assert len(smaller) == 153
    for correction in ("bonferroni", "holm"):
        assert (adjust(correction, smaller, [1] * 153, 153) >= 0.1 / 2).all()


@settings(max_examples=30)
@given(INCIDENCES)
def test_every_pair_has_the_tails_of_its_own_chances(incidence: list[list[bool]]) -> None:
    data = two_mode(incidence)
    matrix = data.incidence.toarray().astype(int)
    model = solve_configuration_model(matrix.sum(axis=1), matrix.sum(axis=0))
    for (one, other), (upper, lower, expected) in by_pair(data).items():
        chances = model.whole[one] * model.whole[other]
        exact = by_convolution(chances, np.ones(len(chances), np.int64))
        shared = int(matrix[one] @ matrix[other])
        assert upper == pytest.approx(exact[shared:].sum(), rel=1e-6, abs=1e-12)
        assert lower == pytest.approx(exact[: shared + 1].sum(), rel=1e-6, abs=1e-12)
        assert expected == pytest.approx(chances.sum(), abs=1e-8)


def test_approximating_what_is_out_of_the_question_changes_nothing_that_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(7)
    data = two_mode((random.random((60, 200)) < random.random((60, 1))).tolist())
    exact = by_pair(data)
    monkeypatch.setattr(sdsm, "MOST_EXACT", 0)
    found = by_pair(data)
    assert found != exact  # something is approximated
    for pair, (upper, _, _) in exact.items():
        if upper < 0.15:
            assert found[pair][0] == pytest.approx(upper, rel=1e-10)
        else:
            assert found[pair][0] == pytest.approx(upper, rel=0.06)
