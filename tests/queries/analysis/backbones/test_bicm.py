from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model import InterurbanError
from queries.analysis.backbones.bicm import solve_configuration_model

RECORDED = json.loads(Path(__file__).with_name("bicm_values.json").read_text())


@pytest.mark.parametrize("name", ["southern_women", "with_a_full_row_and_column"])
def test_probabilities_are_those_of_bicm(name: str) -> None:
    """`bicm_values.json` says how bicm 3.4 made them."""
    incidence = np.array([[int(each) for each in row] for row in RECORDED[name]["incidence"]])
    model = solve_configuration_model(incidence.sum(axis=1), incidence.sum(axis=0))
    assert np.abs(model.whole - RECORDED[name]["probabilities"]).max() < 1e-6


def test_probabilities_are_those_that_the_r_package_backbone_tests() -> None:
    """Neal's `backbone` 3.0.3, inst/tinytest/test_backbone.R: bicm(rbind(c(0,0,1), c(0,1,0), c(1,0,1)))."""
    model = solve_configuration_model(np.array([1, 1, 2]), np.array([1, 1, 2]))
    published = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    assert model.whole.round(3).tolist() == published


def test_equal_margins_give_equal_chances() -> None:
    model = solve_configuration_model(np.full(6, 2), np.full(4, 3))
    assert np.abs(model.whole - 0.5).max() < 1e-9
    assert model.probabilities.shape == (1, 1)


@settings(max_examples=30)
@given(st.integers(1, 12), st.integers(1, 12), st.floats(0, 1), st.booleans(), st.integers(0, 2**32 - 1))
def test_expected_margins_are_the_observed_ones(
    actors: int, things: int, density: float, uneven: bool, seed: int
) -> None:
    random = np.random.default_rng(seed)
    chances = np.outer(random.random(actors), random.random(things)) * 2 if uneven else density
    incidence = random.random((actors, things)) < chances
    model = solve_configuration_model(incidence.sum(axis=1), incidence.sum(axis=0))
    assert np.abs(model.whole.sum(axis=1) - incidence.sum(axis=1)).max() < 1e-8
    assert np.abs(model.whole.sum(axis=0) - incidence.sum(axis=0)).max() < 1e-8
    assert ((model.whole >= 0) & (model.whole <= 1)).all()


@pytest.mark.parametrize(
    "incidence",
    [
        [[1, 1, 1], [1, 1, 0], [1, 0, 0]],  # nested: no other matrix has these margins
        [[1, 1, 1], [0, 0, 0], [1, 1, 1]],
        [[1, 1], [1, 1]],
        [[0, 0], [0, 0]],
    ],
)
def test_where_no_other_data_have_the_margins_the_data_themselves_are_expected(incidence: list[list[int]]) -> None:
    data = np.array(incidence)
    assert solve_configuration_model(data.sum(axis=1), data.sum(axis=0)).whole.tolist() == data.tolist()


def test_what_margins_force_is_certain_and_the_rest_is_solved() -> None:
    """In all data with these margins the first two share in both large things, and the others in no small one."""
    model = solve_configuration_model(np.array([3, 3, 1, 1]), np.array([3, 3, 1, 1]))
    half = 0.5
    expected = [[1, 1, half, half], [1, 1, half, half], [half, half, 0, 0], [half, half, 0, 0]]
    assert np.abs(model.whole - expected).max() < 1e-9


@pytest.mark.parametrize(("degrees", "sizes"), [([3], [1, 1]), ([2, 2], [3, 1]), ([1], [1, 1]), ([2, 0], [1, 0])])
def test_margins_that_nothing_can_have_are_refused(degrees: list[int], sizes: list[int]) -> None:
    with pytest.raises(InterurbanError, match="no two-mode data"):
        solve_configuration_model(np.array(degrees), np.array(sizes))
