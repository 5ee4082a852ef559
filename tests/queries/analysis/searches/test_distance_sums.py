"""Sums of distances and of their inverses: NetworkX on random graphs, and samples against what is exact."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from queries.analysis.one_mode import OneMode
from queries.analysis.searches import distance_sums
from queries.analysis.searches.distance_sums import (
    DistanceSums,
    one_mode_distances,
    projected_distances,
    two_mode_distances,
)
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.random_data import one_mode_data, projected, random_two_mode, two_mode_data


def by_networkx(graph: nx.Graph[Any], nodes: list[Any]) -> list[list[float]]:
    found = [list(nx.single_source_shortest_path_length(graph, node).values()) for node in nodes]
    return [
        [len(each) - 1 for each in found],
        [sum(each) for each in found],
        [sum(1 / distance for distance in each if distance) for each in found],
    ]


def assert_equal(found: DistanceSums, expected: list[list[float]]) -> None:
    assert found.farness.errors is None
    for values, wanted in zip((found.reached, found.farness.values, found.nearness.values), expected, strict=True):
        assert values == pytest.approx(wanted, rel=1e-12, abs=1e-12)


@given(two_mode_data())
def test_two_mode_data_as_networkx(data: TwoMode) -> None:
    assert_equal(two_mode_distances(data), by_networkx(data.nx, [("actor", actor) for actor in data.actors]))


@given(two_mode_data())
def test_projections_as_networkx(data: TwoMode) -> None:
    assert_equal(projected_distances(data), by_networkx(projected(data), list(data.actors)))


@given(one_mode_data())
def test_one_mode_data_as_networkx(data: OneMode) -> None:
    assert_equal(one_mode_distances(data), by_networkx(data.nx, list(data.actors)))


@pytest.mark.parametrize("ties", [200, 350, 1200])
def test_larger_graphs_as_networkx(ties: int) -> None:
    data = random_two_mode(200, 80, ties)
    assert_equal(two_mode_distances(data), by_networkx(data.nx, [("actor", actor) for actor in data.actors]))
    assert_equal(projected_distances(data), by_networkx(projected(data), list(data.actors)))


def test_two_measures_come_from_one_search() -> None:
    data = random_two_mode(40, 10, 100)
    assert two_mode_distances(data) is two_mode_distances(data)
    assert two_mode_distances(data) is not projected_distances(data)


def test_a_sample_holds_the_exact_value_within_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    data = random_two_mode(3000, 1500, 6000)
    exact = two_mode_distances(data, exact=True)
    monkeypatch.setattr(distance_sums, "AFFORDABLE", 0.0)
    monkeypatch.setattr(distance_sums, "FIRST_DRAW", 1000)
    found = two_mode_distances(data)
    for estimate, true in ((found.farness, exact.farness), (found.nearness, exact.nearness)):
        assert estimate.errors is not None
        assert estimate.searched == 1000
        assert estimate.sources == 4500
        assert (np.abs(estimate.values - true.values) <= estimate.errors).mean() > 0.9
    assert found.reached == pytest.approx(exact.reached)
    assert found.farness.method.startswith("estimated from 1,000 pivots drawn from 4,500")
