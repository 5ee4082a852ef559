from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.sparse import csr_array

from queries.analysis.partitions.comparing import external_internal, mixing
from queries.analysis.partitions.finding import Nodes
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties
from tests.queries.analysis.partitions.networks import projected, random_two_mode


def path_of_four() -> Ties:
    """a - b - c - d: with {a, b} and {c, d} two ties are inside and one is between."""
    matrix = np.zeros((4, 4))
    for one, other in ((0, 1), (1, 2), (2, 3)):
        matrix[one, other] = matrix[other, one] = 1
    return Ties.of_adjacency(csr_array(matrix))


def test_a_hand_worked_index() -> None:
    found = external_internal(path_of_four(), np.array([0, 0, 1, 1]), permutations=4000)
    assert found.index == pytest.approx((1 - 2) / 3)
    # all six ways to deal two pairs: of each, the index by counting
    ties = ((0, 1), (1, 2), (2, 3))
    every = []
    for two in itertools.combinations(range(4), 2):
        inside = sum((one in two) == (other in two) for one, other in ties)
        every.append((3 - 2 * inside) / 3)
    assert found.expected == pytest.approx(np.mean(every), abs=0.03)
    low, high = (sum(sign * (each - found.index) <= 1e-9 for each in every) / 6 for sign in (1, -1))
    assert found.p_value == pytest.approx(2 * min(low, high), abs=0.06)


def test_mixing_is_symmetric_and_sums_to_one() -> None:
    found = mixing(path_of_four(), np.array([0, 0, 1, 1]))
    assert found == pytest.approx(np.array([[2, 1], [1, 2]]) / 6)


def test_what_is_shared_gives_the_same_as_the_pairs() -> None:
    data = random_two_mode(40, 9, 90, 2)
    graph = projected(data)
    weights = np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)
    shared = Shared(data.incidence, weights, np.ones(40))
    groups = np.random.default_rng(0).integers(0, 3, 40)
    inside = sum(weight for one, other, weight in graph.edges(data="weight") if groups[one] == groups[other])
    whole = sum(weight for *_, weight in graph.edges(data="weight"))
    found = external_internal(shared, groups, permutations=50)
    assert found.index == pytest.approx((whole - 2 * inside) / whole)
    assert mixing(shared, groups).sum() == pytest.approx(1)
    assert mixing(shared, groups).trace() == pytest.approx(inside / whole)


def test_groups_that_are_the_clusters_are_far_from_chance() -> None:
    rows = np.repeat(np.arange(40), 3)
    columns = np.concatenate(
        [np.random.default_rng(place).permutation(6)[:3] + 6 * (place // 20) for place in range(40)]
    )
    from queries.analysis.two_mode import TwoMode

    data = TwoMode.of_pairs([str(place) for place in range(40)], [str(thing) for thing in range(12)], rows, columns)
    nodes = Nodes.gathered(data)
    assert nodes.incidence is not None
    weights = 1 / (data.sizes - 1.0)
    found = external_internal(Shared(data.incidence, weights, np.ones(40)), np.arange(40) // 20, permutations=200)
    assert found.index == -1
    assert found.p_value == pytest.approx(2 / 201)
