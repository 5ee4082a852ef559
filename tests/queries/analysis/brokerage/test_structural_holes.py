"""Constraint and effective size against published values, networkx, and every actor by itself in place of classes."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from queries.analysis.brokerage.structural_holes import structural_holes
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.brokerage.random_data import dense_projection, one_modes, two_modes

# Borgatti (1997), Structural Holes: Unpacking Burt's Redundancy Measures, Connections 20(1), whose figure this is; the
# weights and all values are those of networkx's tests, which were computed by UCINET and igraph, and by hand.
TIES = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}
ACTORS = "ABCDEFG"
FEWER = settings(max_examples=40, deadline=None)


def example(*, weighted: bool) -> OneMode:
    rows, columns = ([ACTORS.index(tie[end]) for tie in TIES] for end in (0, 1))
    return OneMode.of_pairs(list(ACTORS), rows, columns, [float(each) for each in TIES.values()] if weighted else None)


@pytest.mark.parametrize(
    ("weighted", "constraint", "effective_size"),
    [
        (False, {"G": 0.400, "A": 0.595, "C": 1}, {"G": 4.67, "A": 2.50, "C": 1}),
        (True, {"G": 0.299, "A": 0.795, "C": 1}, {"G": 5.47, "A": 2.47, "C": 1}),
    ],
)
def test_the_published_example(weighted: bool, constraint: dict[str, float], effective_size: dict[str, float]) -> None:
    found = structural_holes(TiedClasses.of_one_mode(example(weighted=weighted)))
    for actor, published in constraint.items():
        place = ACTORS.index(actor)
        assert found.constraint[place] == pytest.approx(published, abs=1e-3)
        assert found.effective_size[place] == pytest.approx(effective_size[actor], abs=1e-2)
    assert found.contacts.tolist() == [4, 3, 1, 2, 2, 2, 6]


def test_by_hand_a_pair_a_path_and_one_network_of_three() -> None:
    pair = structural_holes(TiedClasses.of_one_mode(OneMode.of_pairs(["a", "b"], [0], [1])))
    assert pair.constraint.tolist() == [1, 1]
    path = structural_holes(TiedClasses.of_one_mode(OneMode.of_pairs(["a", "b", "c"], [0, 1], [1, 2])))
    assert path.constraint.tolist() == [1, 0.5, 1]  # b: (1/2)^2 twice
    assert path.effective_size.tolist() == [1, 2, 1]
    three = TiedClasses.of_two_mode(TwoMode.of_pairs(["a", "b", "c"], ["network"], [0, 1, 2], [0, 0, 0]))
    assert len(three.sizes) == 1  # all three are twins
    found = structural_holes(three)
    assert found.contacts.tolist() == [2]
    assert found.constraint.tolist() == [pytest.approx(2 * (1 / 2 + 1 / 4) ** 2)]
    assert found.effective_size.tolist() == [1]


def same_as_networkx(tied: TiedClasses, ties: Any) -> None:
    """Check against networkx, told which nodes: without, its effective size divides by the wrong actor's largest tie
    (networkx 3.6, pull request 8906), as far as ties have weights.
    """
    graph = nx.from_numpy_array(ties)
    found = structural_holes(tied)
    nodes = list(graph)
    constraint = nx.constraint(graph, nodes, weight="weight")
    effective = nx.effective_size(graph, nodes, weight="weight")
    assert found.constraint[tied.of] == pytest.approx([constraint[node] for node in nodes], abs=1e-9, nan_ok=True)
    assert found.effective_size[tied.of] == pytest.approx([effective[node] for node in nodes], abs=1e-9, nan_ok=True)
    assert found.contacts[tied.of].tolist() == [graph.degree(node) for node in nodes]


@FEWER
@given(two_modes())
def test_projections_are_as_networkx_has_them(data: TwoMode) -> None:
    tied = TiedClasses.of_two_mode(data)
    same_as_networkx(tied, dense_projection(data))
    same_as_networkx(tied.binary, (dense_projection(data) > 0).astype(float))


@FEWER
@given(two_modes())
def test_things_may_count_by_their_size(data: TwoMode) -> None:
    worth = 1 / np.maximum(data.sizes - 1, 1)  # Newman's weights
    same_as_networkx(TiedClasses.of_two_mode(data, worth), dense_projection(data, worth))


@FEWER
@given(one_modes())
def test_direct_ties_are_as_networkx_has_them(data: OneMode) -> None:
    same_as_networkx(TiedClasses.of_one_mode(data), data.adjacency.toarray())
