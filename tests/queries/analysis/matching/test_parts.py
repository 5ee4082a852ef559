"""The parts of a score against NetworkX, against sums written out, and against least squares."""

from __future__ import annotations

import math
from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from queries.analysis.matching import parts
from queries.analysis.matching.similar_actors import MOST_ITEMS, linear_model, linear_weights
from queries.analysis.matching.surroundings import MOST_PARTIES, Surroundings

TYPES = ("City", "Organisation", "Forum", "Country", "Topic")


@st.composite
def surroundings(draw: st.DrawFn) -> Surroundings:
    types = draw(st.lists(st.sampled_from(TYPES), min_size=2, max_size=9))
    places = st.integers(0, len(types) - 1)
    pairs = draw(st.lists(st.tuples(places, places), max_size=25))
    return around(types, pairs)


def around(types: list[str], pairs: list[tuple[int, int]]) -> Surroundings:
    starts, ends = [one for one, _ in pairs], [other for _, other in pairs]
    return Surroundings.of_pairs([f"n{i}" for i in range(len(types))], types, ("Country", "Topic"), starts, ends)


def graph_of(data: Surroundings) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph(data.adjacency)
    return graph


@given(surroundings())
def test_what_is_shared_is_the_index_of_adamic_and_adar_but_for_context(data: Surroundings) -> None:
    graph = graph_of(data)
    found = parts.shared(data, np.arange(len(data.ids)))
    for one, other in product(graph, graph):
        if one != other:
            common = [each for each in nx.common_neighbors(graph, one, other) if not data.context[each]]
            assert found[one, other] == pytest.approx(sum(1 / math.log(graph.degree[each]) for each in common))


def test_without_context_it_is_what_networkx_computes() -> None:
    graph = nx.karate_club_graph()
    data = around(["City"] * 34, list(graph.edges))
    found = parts.shared(data, np.arange(34))
    judged = nx.adamic_adar_index(nx.Graph(list(graph.edges)), list(nx.non_edges(graph)))
    for one, other, index in judged:
        assert found[one, other] == pytest.approx(index, rel=1e-9)


@given(surroundings())
def test_chains_are_the_sum_over_all_walks_of_three_ties(data: Surroundings) -> None:
    graph = graph_of(data)
    found = parts.chains(data, np.arange(len(data.ids)))
    places = parts.places(data, np.arange(len(data.ids)))
    for one, other in product(graph, graph):
        walks = [(u, v) for u in graph[one] for v in graph[u] if other in graph[v] and not data.context[u]]
        through = sum(graph.degree[v] ** -0.5 / graph.degree[u] for u, v in walks if not data.context[v])
        lying = sum(graph.degree[v] ** -0.5 / graph.degree[u] for u, v in walks if data.types[v] == "Country")
        assert found[one, other] == pytest.approx(through)
        assert places[one, other] == pytest.approx(lying)


@given(surroundings())
def test_topics_are_compared_by_a_cosine(data: Surroundings) -> None:
    profiles = parts.topic_profiles(data).toarray()
    lengths = np.linalg.norm(profiles, axis=1)
    assert np.all(np.isclose(lengths, 1) | (lengths == 0))
    found = parts.common_topics(data, np.arange(len(data.ids)))
    assert found == pytest.approx(profiles @ profiles.T)
    assert found.max(initial=0) <= 1 + 1e-9


def test_an_actor_has_the_topics_of_what_it_takes_part_in() -> None:
    # 0 is a city in forum 1, which is about topic 2; organisation 3 is about topic 2; 4 about topic 5
    data = around(["City", "Forum", "Topic", "Organisation", "Organisation", "Topic"], [(0, 1), (1, 2), (3, 2), (4, 5)])
    found = parts.common_topics(data, np.array([0]))[0]
    assert found[3] == pytest.approx(1)
    assert found[4] == 0


def test_the_linear_model_restores_each_thing_by_ridge_regression() -> None:
    """The weights of EASE are those of a ridge regression of each column on all others (Steck 2019, equation 8)."""
    having = np.random.default_rng(3).integers(0, 2, (30, 6)).astype(float)
    weights = linear_weights(csr_array(having), ridge=5.0)
    for thing in range(6):
        others = [each for each in range(6) if each != thing]
        design = having[:, others]
        fitted = np.linalg.solve(design.T @ design + 5.0 * np.eye(5), design.T @ having[:, thing])
        assert weights[others, thing] == pytest.approx(fitted)
    assert np.diag(weights) == pytest.approx(np.zeros(6))


def test_the_linear_model_is_of_the_side_with_fewer_things_and_its_terms_are_the_score() -> None:
    rng = np.random.default_rng(1)
    pairs = [(city, 20 + int(each)) for city in range(20) for each in rng.choice(4, 2, replace=False)]
    data = around(["City"] * 20 + ["Organisation"] * 4, pairs)
    cities, bodies = np.arange(20), np.arange(20, 24)
    for source, candidates, kind, mirrored in ((0, bodies, "City", False), (20, cities, "Organisation", True)):
        model = linear_model(data, kind, candidates)
        assert model is not None
        assert model.mirrored is mirrored
        scores = model.score(data, np.array([source]), candidates)[0]
        for candidate, score in zip(candidates, scores, strict=True):
            assert model.terms(data, source, int(candidate))[1].sum() == pytest.approx(score)


def test_a_linear_model_that_would_be_too_large_is_not_made() -> None:
    count = MOST_ITEMS + 2
    data = around(["City"] * count, [(each, (each + 1) % count) for each in range(count)])
    assert linear_model(data, "City", np.arange(count)) is None


def test_those_are_partners_who_are_tied_directly_by_an_office_or_by_what_a_few_have_together() -> None:
    types = ["City", "Organisation", "Role", "Role", "Organisation", "MOU", "Organisation", "Forum", "Organisation"]
    ties = [(0, 1), (0, 2), (2, 3), (3, 4), (0, 5), (5, 6), (0, 7), (7, 8)]
    assert [each for each in range(9) if around(types, ties).tied_with(0)[each]] == [0, 1, 2, 3, 4, 5, 6, 7]
    crowd = range(9, 9 + MOST_PARTIES)
    large = around(types + ["Organisation"] * MOST_PARTIES, ties + [(5, each) for each in crowd])
    assert not large.tied_with(0)[6]
    assert large.tied_with(0)[5]


def test_clusters_are_found_without_context() -> None:
    triangles = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    in_one_country = [(each, 6) for each in range(6)]
    groups = parts.clusters(around(["City"] * 6 + ["Country"], triangles + in_one_country))
    assert len({*groups[:3]}) == len({*groups[3:6]}) == 1
    assert groups[0] != groups[3]
