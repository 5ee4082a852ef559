"""The projection as arrays, against networkx, with and without classes of structural twins."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import InterurbanError
from queries.analysis.projection import (
    WEIGHINGS,
    Weighing,
    degrees_of_projection,
    project,
    project_classes,
    project_pairs,
)
from queries.analysis.two_mode import TwoMode

TIES = st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 5)), st.sampled_from([1.0, 1.0, 2.0, 0.5]))


def of(ties: dict[tuple[int, int], float]) -> TwoMode:
    rows, columns = ([pair[side] for pair in ties] for side in (0, 1))
    return TwoMode.of_pairs(
        [f"a{i}" for i in range(8)], [f"t{i}" for i in range(6)], rows, columns, list(ties.values())
    )


def weight_of(data: TwoMode, weights: str, one: int, other: int) -> float:
    """Return the weight of a pair, by hand."""
    matrix = data.incidence.toarray()
    shared = (matrix[one] > 0) & (matrix[other] > 0)
    products = matrix[one] * matrix[other]
    if weights == "newman":
        return math.fsum(products[t] / (data.sizes[t] - 1) for t in np.flatnonzero(shared))
    if weights == "cosine":
        lengths = np.linalg.norm(matrix[one]) * np.linalg.norm(matrix[other])
        return float(products.sum() / lengths) if lengths else 0.0
    if weights == "jaccard":
        either = ((matrix[one] > 0) | (matrix[other] > 0)).sum()
        return float(shared.sum() / either) if either else 0.0
    return float(shared.sum() if weights == "count" else products.sum())


@pytest.mark.parametrize("weights", WEIGHINGS)
@given(TIES)
def test_each_pair_has_the_weight_that_its_definition_says(
    weights: Weighing, ties: dict[tuple[int, int], float]
) -> None:
    data = of(ties)
    found = project(data, weights).adjacency.toarray()
    classes = project_classes(data, weights).toarray()
    for one, other in itertools.permutations(range(8), 2):
        expected = weight_of(data, weights, one, other)
        assert found[one, other] == pytest.approx(expected, abs=1e-12)
        assert classes[data.classes.of[one], data.classes.of[other]] == pytest.approx(expected, abs=1e-12)
    assert not found.diagonal().any()


@given(TIES)
def test_the_projection_is_that_of_networkx(ties: dict[tuple[int, int], float]) -> None:
    data = of(ties).unweighted
    actors = [("actor", actor) for actor in data.actors]
    for weights, theirs in (
        ("newman", nx.bipartite.collaboration_weighted_projected_graph(data.nx, actors)),
        ("count", nx.bipartite.weighted_projected_graph(data.nx, actors)),
        ("jaccard", nx.bipartite.overlap_weighted_projected_graph(data.nx, actors, jaccard=True)),
    ):
        ours = project(data, weights).adjacency.toarray()  # type: ignore[arg-type]
        assert ours == pytest.approx(nx.to_numpy_array(theirs, nodelist=actors), abs=1e-12)
    assert degrees_of_projection(data).tolist() == [theirs.degree[actor] for actor in actors]


@given(TIES, st.sampled_from([0.0, 0.5, 1.0, 2.0]))
def test_ties_below_the_least_are_left_out(ties: dict[tuple[int, int], float], least: float) -> None:
    data = of(ties)
    every, some = (project_pairs(data, "sum", least=each).toarray() for each in (0.0, least))
    assert np.array_equal(some, np.where(every >= least, every, 0))
    assert np.array_equal(every, np.triu(every, 1))


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    rows, columns = chance.integers(0, 60, 300), chance.integers(0, 12, 300)
    data = TwoMode.of_pairs([str(i) for i in range(60)], [str(i) for i in range(12)], rows, columns)
    whole, degrees = project(data).adjacency.toarray(), degrees_of_projection(data)
    monkeypatch.setattr("queries.analysis.projection._BLOCK", 10)
    assert np.array_equal(project(data).adjacency.toarray(), whole)
    assert np.array_equal(degrees_of_projection(data), degrees)


def test_weights_that_there_are_not_are_refused() -> None:
    with pytest.raises(InterurbanError, match="'fame' are no weights; use one of: newman, count"):
        project(of({(0, 0): 1.0}), "fame")  # type: ignore[arg-type]


def test_nobody_and_nothing() -> None:
    empty = TwoMode.of_pairs([], [], [], [])
    assert project(empty).ties == 0
    assert project_classes(empty).shape == (0, 0)
    assert degrees_of_projection(empty).tolist() == []
