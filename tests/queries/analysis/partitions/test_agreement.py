from __future__ import annotations

import math

import igraph
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.analysis.partitions.agreement import (
    adjusted_rand,
    agreement_of_runs,
    normalised_mutual_information,
)
from queries.analysis.partitions.consensus import consensus, stability

LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=2, max_size=40)


@given(LABELS)
def test_two_partitions_agree_as_igraph_says(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs).T
    theirs = igraph.compare_communities(one.tolist(), other.tolist(), method="adjusted_rand")
    if not math.isnan(theirs):
        assert adjusted_rand(one, other) == pytest.approx(theirs, abs=1e-12)
    mutual = igraph.compare_communities(one.tolist(), other.tolist(), method="nmi")
    assert normalised_mutual_information(one, other) == pytest.approx(mutual, abs=1e-9)


def test_a_published_index() -> None:
    """Hubert and Arabie's index of a table worked in Steinley (2004): here by hand, 6 objects."""
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    # pairs: I = 1 + 1 = 2; p = 6, q = 3, T = 15; (2 - 18/15) / (4.5 - 18/15) = 0.8 / 3.3
    assert adjusted_rand(one, other) == pytest.approx(0.8 / 3.3)


@given(LABELS, st.lists(st.integers(1, 4), min_size=40, max_size=40))
def test_a_node_that_stands_for_several_counts_as_often(pairs: list[tuple[int, int]], counts: list[int]) -> None:
    one, other = np.array(pairs).T
    sizes = np.array(counts[: len(one)])
    spread = np.repeat(one, sizes), np.repeat(other, sizes)
    assert adjusted_rand(one, other, sizes.astype(float)) == pytest.approx(adjusted_rand(*spread), abs=1e-12)


@given(st.lists(st.lists(st.integers(0, 3), min_size=12, max_size=12), min_size=1, max_size=5))
def test_no_run_agrees_better_with_all_than_the_consensus(rows: list[list[int]]) -> None:
    runs = [np.unique(np.array(row), return_inverse=True)[1] for row in rows]
    ones = np.ones(12)
    found = consensus(runs, ones, np.random.default_rng(1))
    mean = np.mean([adjusted_rand(found, run) for run in runs])
    best = max(np.mean([adjusted_rand(one, run) for run in runs]) for one in runs)
    assert mean >= best - 1e-9


def test_stability_is_the_share_of_runs_together() -> None:
    """By hand: in two of four runs c is with a and b; in the others it is with d."""
    runs = [np.array(each) for each in ([0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 1, 1], [0, 0, 1, 1])]
    found = stability(runs, np.array([0, 0, 0, 1]), np.ones(4))
    assert found.tolist() == [0.75, 0.75, 0.5, 0.5]
    assert agreement_of_runs(runs, np.ones(4))[1] < 1
