"""Eigenvector centrality against numpy, networkx and published values."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from queries.analysis.measures.eigenvector import (
    one_mode_eigenvector,
    projected_eigenvector,
    thing_eigenvector,
    two_mode_eigenvector,
)
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.measures.graphs import (
    davis,
    leading_by_hand,
    newman_matrix,
    one_mode_data,
    one_mode_of,
    two_mode,
    two_mode_data,
)


@given(two_mode_data())
def test_two_mode_eigenvector_is_the_leading_singular_vector(data: TwoMode) -> None:
    matrix = data.incidence.toarray()
    assert two_mode_eigenvector(data).values == pytest.approx(leading_by_hand(matrix @ matrix.T), abs=1e-9)


@given(two_mode_data())
def test_projected_eigenvector_is_that_of_the_projection(data: TwoMode) -> None:
    assert projected_eigenvector(data).values == pytest.approx(leading_by_hand(newman_matrix(data)), abs=1e-9)


@given(one_mode_data())
def test_one_mode_eigenvector_is_that_of_the_matrix(data: OneMode) -> None:
    assert one_mode_eigenvector(data).values == pytest.approx(leading_by_hand(data.adjacency.toarray()), abs=1e-9)


def test_networkx_agrees_on_connected_graphs() -> None:
    data = davis()
    theirs = nx.eigenvector_centrality_numpy(data.nx)
    ours = two_mode_eigenvector(data).values / math.sqrt(2)  # both sides together have length 1 there
    assert ours == pytest.approx([theirs["actor", actor] for actor in data.actors], abs=1e-9)
    things = thing_eigenvector(data) / math.sqrt(2)
    assert things == pytest.approx([theirs["thing", thing] for thing in data.things], abs=1e-9)
    karate = nx.karate_club_graph()
    by_networkx = nx.eigenvector_centrality(karate, tol=1e-14, max_iter=10_000)
    assert one_mode_eigenvector(one_mode_of(karate)).values == pytest.approx(list(by_networkx.values()), abs=1e-9)


def test_hubs_and_authorities_are_those_of_networkx() -> None:
    data = davis()
    directed = nx.DiGraph([(one, other) for one, other in data.nx.edges])
    hubs, authorities = nx.hits(directed, tol=1e-14)
    ours = two_mode_eigenvector(data).values
    assert ours / ours.sum() == pytest.approx([hubs["actor", actor] for actor in data.actors], abs=1e-9)
    things = thing_eigenvector(data)
    assert things / things.sum() == pytest.approx([authorities["thing", thing] for thing in data.things], abs=1e-9)


def test_a_large_component_is_found_among_small_ones() -> None:
    chance = np.random.default_rng(3)
    large = [(int(a), int(t)) for a, t in zip(chance.integers(0, 200, 900), chance.integers(0, 90, 900), strict=True)]
    small = [(200 + i, 90 + i // 3) for i in range(60)]
    data = two_mode(sorted({*large, *small}))
    matrix = data.incidence.toarray()
    found = two_mode_eigenvector(data)
    assert found.values == pytest.approx(leading_by_hand(matrix @ matrix.T), abs=1e-9)
    assert (found.values[200:] == 0).all()
    assert found.remark == f"{(found.values == 0).sum()} actors outside of the leading component have 0"


def test_components_that_lead_alike_are_said_and_share() -> None:
    data = two_mode([(0, 0), (1, 0), (2, 1), (3, 1), (4, 2)])
    found = two_mode_eigenvector(data)
    assert found.values[:5] == pytest.approx([0.5, 0.5, 0.5, 0.5, 0.0])
    assert found.remark == "2 components lead alike; 4 actors outside of the leading components have 0"


def test_two_sides_that_swing_and_long_paths_settle() -> None:
    path = one_mode_of(nx.path_graph(300))
    by_hand = np.sin(np.pi * np.arange(1, 301) / 301)  # closed form
    assert one_mode_eigenvector(path).values == pytest.approx(by_hand / np.linalg.norm(by_hand), abs=1e-9)
    paths = one_mode_of(nx.disjoint_union(nx.path_graph(80), nx.path_graph(80)))
    each = np.sin(np.pi * np.arange(1, 81) / 81)
    assert one_mode_eigenvector(paths).values == pytest.approx(
        np.tile(each / np.linalg.norm(each) / math.sqrt(2), 2), abs=1e-8
    )


def test_nobody_and_one_actor() -> None:
    assert two_mode_eigenvector(TwoMode.of_pairs([], [], [], [])).values.tolist() == []
    alone = TwoMode.of_pairs(["a"], ["t"], [0], [0])
    assert two_mode_eigenvector(alone).values.tolist() == [1.0]
    assert projected_eigenvector(alone).values.tolist() == [0.0]
    assert one_mode_eigenvector(OneMode.of_pairs(["a"], [], [])).values.tolist() == [0.0]
