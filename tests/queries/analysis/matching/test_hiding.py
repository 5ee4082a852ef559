"""Hiding ties and finding them again: what the figures mean, and that `match` finds more than popularity does."""

from __future__ import annotations

from statistics import fmean

import networkx as nx
import numpy as np
import pytest

from queries.analysis.matching.hiding import (
    Hidden,
    by_adamic_adar,
    by_adamic_adar_of_holders,
    by_common_neighbours,
    by_match,
    by_popularity,
    hide_ties,
    how_found,
)
from queries.analysis.matching.surroundings import Surroundings


def two_groups() -> Surroundings:
    """Forty cities of two groups and thirty networks of two; nine in ten memberships are within a group."""
    rng = np.random.default_rng(7)
    pairs = []
    for city in range(40):
        for network in range(30):
            same = city % 2 == network % 2
            if rng.random() < (0.5 if same else 0.05):
                pairs.append((city, 40 + network))
    types = ["City"] * 40 + ["Organisation"] * 30
    return Surroundings.of_pairs(
        [f"n{i}" for i in range(70)], types, (), [one for one, _ in pairs], [other for _, other in pairs]
    )


def test_ranks_count_what_is_tied_no_more_and_share_equal_places() -> None:
    data = Surroundings.of_pairs(list("abcd"), ["City", *["Organisation"] * 3], (), [0], [1])
    tied = np.array([[True, False, False]])
    hidden = Hidden(data, np.array([0]), np.array([1, 2, 3]), np.array([0]), np.array([1]), tied)
    assert how_found(hidden, np.array([[9.0, 1.0, 2.0]])).reciprocal_rank == pytest.approx(1 / 2)
    assert how_found(hidden, np.array([[9.0, 1.0, 1.0]])).reciprocal_rank == pytest.approx(1 / 1.5)
    assert how_found(hidden, np.array([[9.0, 3.0, 1.0]])).reciprocal_rank == pytest.approx(1)


def test_hidden_ties_are_gone_from_both_ends_and_the_same_for_one_seed() -> None:
    data = two_groups()
    hidden = hide_ties(data, "City", "Organisation", seed=4)
    left = hidden.around.adjacency
    assert (left - left.T).nnz == 0
    assert data.adjacency.nnz - left.nnz == 2 * len(hidden.rows)
    for row, column in zip(hidden.rows, hidden.columns, strict=True):
        source, candidate = hidden.sources[row], hidden.candidates[column]
        assert data.adjacency[source, candidate] == 1
        assert left[source, candidate] == 0
        assert not hidden.tied[row, column]
    again = hide_ties(data, "City", "Organisation", seed=4)
    assert np.array_equal(again.columns, hidden.columns)
    assert not np.array_equal(hide_ties(data, "City", "Organisation", seed=5).columns, hidden.columns)


def test_the_baselines_are_those_of_networkx() -> None:
    karate = nx.Graph(list(nx.karate_club_graph().edges))
    starts, ends = [one for one, _ in karate.edges], [other for _, other in karate.edges]
    data = Surroundings.of_pairs([str(i) for i in range(34)], ["City"] * 34, (), starts, ends)
    hidden = hide_ties(data, "City", "City", seed=1)
    left: nx.Graph[int] = nx.Graph(hidden.around.adjacency)
    common, adamic = by_common_neighbours(hidden), by_adamic_adar(hidden)
    popular, held = by_popularity(hidden), by_adamic_adar_of_holders(hidden)
    for row, source in enumerate(hidden.sources.tolist()):
        others = [each for each in left if each != source]
        index = {other: score for _, other, score in nx.adamic_adar_index(left, [(source, each) for each in others])}
        for other in others:
            assert common[row, other] == len(list(nx.common_neighbors(left, source, other)))
            assert adamic[row, other] == pytest.approx(index[other])
            assert popular[row, other] == left.degree[other]
        through = sum(1 / np.log(left.degree[each]) for each in left[source] if left.degree[each] > 1)
        other = others[0]
        of_itself = through if source in left[other] else 0
        assert held[row, other] == pytest.approx(sum(index.get(each, 0) for each in left[other]) + of_itself)


def test_planted_ties_are_found_again_sooner_than_by_popularity_and_by_adamic_and_adar() -> None:
    draws = [hide_ties(two_groups(), "City", "Organisation", seed=seed) for seed in range(10)]
    ours = fmean(how_found(each, by_match(each)).reciprocal_rank for each in draws)
    for other in (by_popularity, by_common_neighbours, by_adamic_adar):
        assert ours > 1.2 * fmean(how_found(each, other(each)).reciprocal_rank for each in draws)
