"""Classes of actors that are tied to exactly the same, and nearly: against the definition, pair by pair."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.one_mode import OneMode
from queries.analysis.twins import near_twins, twins_of
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.brokerage.random_data import one_modes, two_modes

FEWER = settings(max_examples=40, deadline=None)


@FEWER
@given(two_modes())
def test_twins_share_in_the_same_things(data: TwoMode) -> None:
    shares = data.incidence.toarray() > 0
    found = twins_of(data)
    for one in range(len(shares)):
        for other in range(len(shares)):
            assert (found.of[one] == found.of[other]) == (shares[one] == shares[other]).all()


@FEWER
@given(one_modes())
def test_twins_are_tied_to_the_same_others(data: OneMode) -> None:
    tied = data.adjacency.toarray() > 0
    found = twins_of(data)
    assert found.of[found.first].tolist() == list(range(len(found)))
    assert found.sizes.tolist() == np.bincount(found.of).tolist()
    for one in range(len(tied)):
        for other in range(len(tied)):
            others = [third for third in range(len(tied)) if third not in (one, other)]
            assert (found.of[one] == found.of[other]) == (tied[one, others] == tied[other, others]).all()


def test_a_star_and_a_clique_by_hand() -> None:
    star = OneMode.of_pairs(list("hxyz"), [0, 0, 0], [1, 2, 3])
    assert twins_of(star).of.tolist() == [0, 1, 1, 1]
    assert twins_of(star).incidence.toarray().tolist() == [[0, 1, 1, 1], [1, 0, 0, 0]]
    clique = OneMode.of_pairs(list("xyz"), [0, 0, 1], [1, 2, 2])
    assert twins_of(clique).of.tolist() == [0, 0, 0]
    assert twins_of(clique).incidence.toarray().tolist() == [[1, 1, 1]]


def test_the_southern_women_have_one_pair_of_twins() -> None:
    davis = nx.davis_southern_women_graph()
    women, events = davis.graph["top"], davis.graph["bottom"]
    ends = [(women.index(woman), events.index(event)) for woman in women for event in davis[woman]]
    data = TwoMode.of_pairs(women, events, [one for one, _ in ends], [other for _, other in ends])
    found = twins_of(data)
    (pair,) = np.flatnonzero(found.sizes > 1)
    assert [women[place] for place in np.flatnonzero(found.of == pair)] == ["Olivia Carleton", "Flora Price"]


@FEWER
@given(two_modes(), st.sampled_from([0.3, 0.5, 2 / 3, 0.8, 1.0]))
def test_any_two_of_a_group_share_in_nearly_the_same(data: TwoMode, least: float) -> None:
    classes = twins_of(data)
    groups = near_twins(classes, least)
    sets = [set(row.indices) for row in (classes.incidence[[place]] for place in range(len(classes)))]
    for one in range(len(classes)):
        for other in range(one):
            if groups[one] == groups[other]:
                assert len(sets[one] & sets[other]) / len(sets[one] | sets[other]) >= least - 1e-9
    if least == 1:
        assert groups.tolist() == list(range(len(classes)))


def test_near_twins_by_hand() -> None:
    shared = {"a": "123", "b": "123", "c": "1234", "d": "5", "e": "56", "f": ""}
    pairs = [(list(shared).index(actor), int(thing) - 1) for actor, things in shared.items() for thing in things]
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    data = TwoMode.of_pairs(list(shared), list("123456"), rows, columns)
    classes = twins_of(data)
    assert classes.of.tolist() == [0, 0, 1, 2, 3, 4]
    assert near_twins(classes, 0.75).tolist() == [0, 0, 1, 2, 3]
    assert near_twins(classes, 0.5).tolist() == [0, 0, 1, 1, 2]
    assert classes.sizes.sum() == pytest.approx(6)
