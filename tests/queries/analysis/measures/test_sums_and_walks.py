"""Degree, strength and PageRank against networkx, published values and closed forms."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from queries.analysis.measures.degree import one_mode_degree, projected_degree, two_mode_degree
from queries.analysis.measures.pagerank import co_affiliation_pagerank, one_mode_pagerank
from queries.analysis.measures.strength import one_mode_strength, projected_strength, two_mode_strength
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.measures.graphs import (
    davis,
    newman_matrix,
    one_mode_data,
    one_mode_of,
    two_mode,
    two_mode_data,
)


@given(two_mode_data())
def test_two_mode_degree_and_strength_are_those_of_the_two_mode_graph(data: TwoMode) -> None:
    actors = [("actor", actor) for actor in data.actors]
    shares = nx.bipartite.degree_centrality(data.nx, actors)
    assert two_mode_degree(data).shares == pytest.approx([shares[actor] for actor in actors], abs=1e-12)
    strengths = dict(data.nx.degree(weight="weight"))
    assert two_mode_strength(data).values == pytest.approx([strengths[actor] for actor in actors], abs=1e-12)


@given(two_mode_data())
def test_projected_measures_are_those_of_the_projection(data: TwoMode) -> None:
    matrix = newman_matrix(data)
    assert projected_degree(data).values.tolist() == (matrix > 0).sum(axis=1).tolist()
    assert projected_strength(data).values == pytest.approx(matrix.sum(axis=1), abs=1e-12)
    theirs = nx.pagerank(nx.from_numpy_array(matrix), tol=1e-15, max_iter=5_000)
    assert co_affiliation_pagerank(data).values == pytest.approx(list(theirs.values()), abs=1e-9)


@given(one_mode_data())
def test_one_mode_measures_are_those_of_networkx(data: OneMode) -> None:
    graph = data.nx
    assert one_mode_degree(data).shares == pytest.approx(list(nx.degree_centrality(graph).values()), abs=1e-12)
    assert one_mode_strength(data).values.tolist() == [each for _, each in graph.degree(weight="weight")]
    theirs = nx.pagerank(graph, tol=1e-15, max_iter=5_000)
    assert one_mode_pagerank(data).values == pytest.approx(list(theirs.values()), abs=1e-9)


def test_newman_strength_is_the_number_of_things_shared_with_anybody() -> None:
    # Newman (2001): the strengths of ties add up to the number of papers that are not written alone.
    data = two_mode([(0, 0), (1, 0), (2, 0), (0, 1), (3, 1), (0, 2)])
    assert projected_strength(data).values.tolist() == pytest.approx([2, 1, 1, 1, 0, 0, 0, 0])
    assert projected_strength(davis()).values == pytest.approx(two_mode_degree(davis()).values)


def test_published_degrees() -> None:
    families = dict(nx.florentine_families_graph().degree)
    found = one_mode_degree(one_mode_of(nx.florentine_families_graph())).values
    # Wasserman and Faust (1994), table 5.1, without Pucci.
    published = {"Medici": 6, "Strozzi": 4, "Guadagni": 4, "Pazzi": 1}
    assert {name: found[list(families).index(name)] for name in published} == published


def test_a_star_and_nobody() -> None:
    star = one_mode_of(nx.star_graph(4))
    assert one_mode_degree(star).shares == pytest.approx([1, 0.25, 0.25, 0.25, 0.25])
    centre = (0.15 / 5 + 0.85 * 4 * 0.15 / 5) / (1 - 0.85**2)  # solved by hand
    assert one_mode_pagerank(star).values[0] == pytest.approx(centre, abs=1e-10)
    empty = TwoMode.of_pairs([], [], [], [])
    for measure in (two_mode_degree, projected_degree, two_mode_strength, projected_strength, co_affiliation_pagerank):
        assert measure(empty).values.tolist() == []
