"""Pairs that a node is between: NetworkX on random graphs, closed forms, and samples against what is exact."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray
from scipy.sparse import block_array, csr_array

from graph_model import InterurbanError
from queries.analysis.one_mode import OneMode
from queries.analysis.searches import between, pair_paths
from queries.analysis.searches.between import pairs_between, projected_pairs_between
from queries.analysis.searches.dependencies import Alike, DependencySearch
from queries.analysis.searches.estimates import Estimate
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.random_data import one_mode_data, projected, random_two_mode, two_mode_data


def whole(data: TwoMode) -> csr_array:
    return block_array([[None, data.incidence], [data.incidence.T, None]], format="csr")


def everyone(adjacency: csr_array) -> Estimate:
    return pairs_between(adjacency, np.ones(adjacency.shape[0], dtype=np.bool_))


def by_networkx(graph: nx.Graph[str]) -> list[float]:
    return list(nx.betweenness_centrality(graph, normalized=False).values())


@given(two_mode_data())
def test_two_mode_graphs_as_networkx(data: TwoMode) -> None:
    found = everyone(whole(data))
    assert found.errors is None
    assert found.values == pytest.approx(by_networkx(data.nx), abs=1e-9)


@given(one_mode_data())
def test_one_mode_graphs_as_networkx(data: OneMode) -> None:
    assert everyone(data.adjacency).values == pytest.approx(by_networkx(data.nx), abs=1e-9)


@given(two_mode_data())
def test_projections_as_networkx(data: TwoMode) -> None:
    assert projected_pairs_between(data).values == pytest.approx(by_networkx(projected(data)), abs=1e-9)


@pytest.mark.parametrize("ties", [200, 350, 1200])
def test_larger_graphs_as_networkx(ties: int) -> None:
    data = random_two_mode(200, 80, ties)
    assert everyone(whole(data)).values == pytest.approx(by_networkx(data.nx), rel=1e-9, abs=1e-9)
    assert projected_pairs_between(data).values == pytest.approx(by_networkx(projected(data)), rel=1e-9, abs=1e-9)


def test_igraph_agrees() -> None:
    igraph = pytest.importorskip("igraph")
    ties = whole(random_two_mode(800, 400, 1100)).tocoo()
    once = ties.row < ties.col
    graph = igraph.Graph(n=1200, edges=np.c_[ties.row[once], ties.col[once]])
    assert everyone(ties.tocsr()).values == pytest.approx(graph.betweenness(), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (nx.star_graph(6), [15, 0, 0, 0, 0, 0, 0]),  # all pairs of leaves
        (nx.path_graph(5), [0, 3, 4, 3, 0]),
        (nx.cycle_graph(6), [2] * 6),
        (nx.complete_bipartite_graph(2, 3), [1.5, 1.5, 1 / 3, 1 / 3, 1 / 3]),
        (nx.complete_graph(4), [0] * 4),
        (nx.empty_graph(3), [0] * 3),
        (nx.empty_graph(0), []),
    ],
)
def test_closed_forms(graph: nx.Graph[int], expected: list[float]) -> None:
    edges = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    data = OneMode.of_pairs([str(node) for node in graph], edges[:, 0], edges[:, 1])
    assert everyone(data.adjacency).values == pytest.approx(expected)


def test_a_sample_holds_the_exact_value_within_its_error_and_components_that_are_small_stay_exact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    adjacency = whole(random_two_mode(1500, 900, 2600))
    exact = everyone(adjacency)
    monkeypatch.setattr(pair_paths, "AFFORDABLE", 0.05)
    found = everyone(adjacency)
    assert found.errors is not None
    assert 0 < found.searched < found.sources
    assert "estimated from" in found.method
    assert "Geisberger, Sanders and Schultes 2008" in found.method
    first = np.argsort(-exact.values)[:200]
    within = np.abs(found.values - exact.values)[first] <= found.errors[first]
    assert within.mean() > 0.85
    small = found.errors == 0
    assert small.any()
    assert found.values[small] == pytest.approx(exact.values[small])
    insisted = pairs_between(adjacency, np.ones(2400, dtype=np.bool_), exact=True)
    assert insisted.errors is None
    assert insisted.method == "exact"
    assert insisted.values == pytest.approx(exact.values)


def uneven(chance: np.random.Generator) -> TwoMode:
    """Return data in which a few actors and things have most ties."""
    by_actor, by_thing = (np.arange(1200) + 3.0) ** -0.7, 1 / (np.arange(240) + 2.0)
    rows = chance.choice(1200, 3000, p=by_actor / by_actor.sum())
    columns = chance.choice(240, 3000, p=by_thing / by_thing.sum())
    return TwoMode.of_pairs([f"a{each}" for each in range(1200)], [f"t{each}" for each in range(240)], rows, columns)


def islands(chance: np.random.Generator) -> TwoMode:
    """Return small groups, each joined to the rest by one actor: few sources tell that it stands between."""
    rows, columns, count = [], [], 0
    for number, size in enumerate(chance.integers(6, 40, 40).tolist()):
        rows += [*(count + chance.integers(0, size, 3 * size)).tolist(), count + size - 1]
        columns += [
            *(5 * number + chance.integers(0, 5, 3 * size)).tolist(),
            5 * int(chance.integers(0, max(number, 1))),
        ]
        count += size
    return TwoMode.of_pairs([f"a{each}" for each in range(count)], [f"t{each}" for each in range(200)], rows, columns)


@pytest.mark.parametrize("draw", [uneven, islands])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_error_of_a_sample_holds_on_networks_that_are_hard_to_draw_from(
    draw: Callable[[np.random.Generator], TwoMode], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    adjacency = whole(draw(np.random.default_rng(seed)))
    exact = everyone(adjacency)
    monkeypatch.setattr(pair_paths, "AFFORDABLE", 0.0)
    monkeypatch.setattr(pair_paths, "SMALL_COMPONENT", 0)
    found = everyone(adjacency)
    assert found.errors is not None
    within = np.abs(found.values - exact.values) <= found.errors + 1e-9
    assert within[exact.values > 0].mean() >= 0.95
    assert within[np.argsort(-exact.values)[:100]].mean() >= 0.95
    first = np.argsort(-exact.values)[:10]
    assert (found.errors[first] < exact.values[first]).all()  # and it says something


def test_paths_that_are_shared_by_the_searches_from_both_ends_sum_to_the_same() -> None:
    data = random_two_mode(60, 25, 90)
    classes = data.classes
    adjacency = block_array([[None, classes.incidence], [classes.incidence.T, None]], format="csr")
    copies = np.concatenate([classes.sizes, np.ones(25)]).astype(float)
    sums = []
    for shared in (False, True):
        search, total = DependencySearch(Alike(adjacency, copies, copies), shared=shared), np.zeros(len(copies))
        for source in range(len(copies)):
            for rows, _, found in search.dependencies(np.array([source]), np.array([0])):
                total[rows] += found[:, 0] * copies[source]
        sums.append(total)
    assert sums[1] == pytest.approx(sums[0])
    assert sums[0].max() > 100


@pytest.mark.long
def test_a_sample_grows_until_the_first_ten_are_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_paths, "_Columns", _TooSlow)
    data = random_two_mode(2500, 40, 6000)
    found = projected_pairs_between(data)
    assert found.settled
    assert "the first 10 are settled" in found.method


class _TooSlow(pair_paths._Columns):
    def total(self, most: float = inf) -> NDArray[np.float64] | None:
        return super().total(most if most == inf else 0.0)


def test_a_projection_that_does_not_fit_into_memory_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "MOST_PROJECTED", 10)
    with pytest.raises(InterurbanError, match="two-mode"):
        projected_pairs_between(random_two_mode(50, 5, 200))
