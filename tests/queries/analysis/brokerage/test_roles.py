"""Brokerage roles against R's sna, pairs and chains looked at one by one, and every way to deal the groups out."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.brokerage.chance import Pairs, expected_roles
from queries.analysis.brokerage.roles import ROLES, Brokerage, brokerage
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.brokerage.random_data import dense_projection, one_modes, two_modes

FEWER = settings(max_examples=25, deadline=None)  # each looks at every pair of every actor
COORDINATOR, ITINERANT, GATEKEEPER, LIAISON = range(4)


def one_mode(graph: Any) -> OneMode:
    nodes = list(graph)
    place = {node: number for number, node in enumerate(nodes)}
    ends = [(place[one], place[other]) for one, other in graph.edges]
    return OneMode.of_pairs([str(each) for each in nodes], [one for one, _ in ends], [other for _, other in ends])


def as_sna_counts(found: Brokerage) -> Any:
    """Return the columns w_I, w_O, b_IO, b_OI, b_O, t of R's sna, which counts ordered pairs.

    So each undirected pair stands there twice, once as gatekeeper and once as representative where the groups differ.
    """
    counts = found.counts
    both = counts[:, GATEKEEPER]
    twice = [2 * counts[:, role] for role in (COORDINATOR, ITINERANT)]
    return np.column_stack([*twice, both, both, 2 * counts[:, LIAISON], 2 * found.total]).round(9)


# R 4.2.2, sna 2.7.1: brokerage(m, cl)$raw.nli of the karate club, cl the club that each chose; all other rows are 0.
KARATE = {
    0: [174, 0, 15, 15, 0, 204],
    1: [32, 0, 8, 8, 0, 48],
    2: [10, 12, 23, 23, 0, 68],
    3: [10, 0, 0, 0, 0, 10],
    4: [2, 0, 0, 0, 0, 2],
    5: [6, 0, 0, 0, 0, 6],
    6: [6, 0, 0, 0, 0, 6],
    8: [0, 0, 5, 5, 0, 10],
    9: [0, 0, 1, 1, 0, 2],
    10: [2, 0, 0, 0, 0, 2],
    13: [0, 0, 4, 4, 0, 8],
    19: [0, 0, 2, 2, 0, 4],
    23: [12, 0, 0, 0, 0, 12],
    24: [4, 0, 0, 0, 0, 4],
    25: [4, 0, 0, 0, 0, 4],
    27: [4, 0, 3, 3, 0, 10],
    28: [0, 0, 2, 2, 0, 4],
    29: [4, 0, 0, 0, 0, 4],
    30: [0, 2, 2, 2, 0, 6],
    31: [14, 0, 5, 5, 0, 24],
    32: [70, 0, 18, 18, 0, 106],
    33: [156, 6, 40, 40, 0, 242],
}

# The same of the Florentine families' marriages, in three groups; and exp.grp, expected by group.
PARTIES = {
    "medici": ["Acciaiuoli", "Medici", "Salviati", "Ridolfi", "Tornabuoni"],
    "oligarchs": ["Albizzi", "Guadagni", "Strozzi", "Peruzzi", "Castellani", "Bischeri"],
    "others": ["Barbadori", "Pazzi", "Ginori", "Lamberteschi"],
}
FLORENCE = {
    "Medici": [10, 0, 8, 8, 2, 28],
    "Castellani": [0, 0, 2, 2, 0, 4],
    "Peruzzi": [2, 0, 0, 0, 0, 2],
    "Strozzi": [2, 0, 3, 3, 0, 8],
    "Barbadori": [0, 0, 0, 0, 2, 2],
    "Ridolfi": [0, 0, 2, 2, 0, 4],
    "Tornabuoni": [0, 0, 2, 2, 0, 4],
    "Albizzi": [0, 0, 2, 2, 2, 6],
    "Salviati": [0, 0, 1, 1, 0, 2],
    "Bischeri": [4, 0, 0, 0, 0, 4],
    "Guadagni": [2, 0, 4, 4, 2, 12],
}
EXPECTED = {
    "medici": [0.352445740200842, 1.233560090702948, 1.174819134002807, 1.174819134002807, 1.40978296080337],
    "oligarchs": [0.587409567001404, 0.939855307202246, 1.321671525753158, 1.321671525753158, 1.17481913400281],
    "others": [0.176222870100421, 1.468523917503509, 0.969225785552316, 0.969225785552316, 1.76222870100421],
}
EXPECTED_TOTAL = 5.34542705971277


def test_the_karate_club_brokers_as_r_says() -> None:
    club = nx.karate_club_graph()
    groups = np.array([int(club.nodes[node]["club"] == "Officer") for node in club])
    found = as_sna_counts(brokerage(TiedClasses.of_one_mode(one_mode(club)).binary, groups))
    assert {node: row.tolist() for node, row in zip(club, found, strict=True) if row.any()} == KARATE


def test_the_florentine_families_broker_as_r_says() -> None:
    families = nx.florentine_families_graph()
    names = list(PARTIES)
    party = {family: names.index(name) for name, members in PARTIES.items() for family in members}
    groups = np.array([party[family] for family in families])
    found = as_sna_counts(brokerage(TiedClasses.of_one_mode(one_mode(families)), groups))
    assert {node: row.tolist() for node, row in zip(families, found, strict=True) if row.any()} == FLORENCE


def test_what_is_expected_is_gould_and_fernandez_s_for_as_many_pairs() -> None:
    """Their expectation takes the number of pairs from size and density; of so many pairs, ours expects the same."""
    nothing = np.zeros(3)
    pairs = Pairs(np.full(3, EXPECTED_TOTAL / 2), nothing, nothing)
    sizes = np.array([float(len(members)) for members in PARTIES.values()])
    mean, _ = expected_roles(pairs, np.arange(3), sizes)
    for row, name in zip(mean, PARTIES, strict=True):
        ordered = [2 * row[COORDINATOR], 2 * row[ITINERANT], row[GATEKEEPER], row[GATEKEEPER], 2 * row[LIAISON]]
        assert ordered == pytest.approx(EXPECTED[name], abs=1e-12)


def test_chains_by_hand() -> None:
    """Seoul (Korea) meets Busan (Korea) in two networks, and Tokyo and Osaka (Japan) in a third.

    Busan and Tokyo share nothing, nor do Busan and Osaka: two pairs, and over either first network two chains each.
    """
    actors, things = ["seoul", "busan", "tokyo", "osaka"], ["one", "two", "three"]
    shared = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 2), (3, 2)]
    data = TwoMode.of_pairs(actors, things, [actor for actor, _ in shared], [thing for _, thing in shared])
    tied = TiedClasses.of_two_mode(data)
    groups = np.array([0, 0, 1, 1])
    assert brokerage(tied.binary, groups).counts[0].tolist() == [0, 0, 2, 0]
    assert brokerage(tied, groups).counts[0].tolist() == [0, 0, 4, 0]
    assert brokerage(tied, groups).counts[1:].sum() == 0
    # the groups of the three others, dealt out: Busan is Korean in a third of all ways, Tokyo or Osaka in the others
    assert brokerage(tied.binary, groups).expected[0] == pytest.approx([0, 2 / 3, 4 / 3, 0])


def role_of(broker: int, one: int, other: int) -> int:
    if one == broker and other == broker:
        return COORDINATOR
    if one == other:
        return ITINERANT
    return GATEKEEPER if broker in (one, other) else LIAISON


def brokered_by(ties: Any, actor: int) -> dict[tuple[int, int], float]:
    """Return each open pair around an actor, with the product of both ties."""
    pairs = combinations(range(len(ties)), 2)
    found = {(one, other): ties[actor, one] * ties[actor, other] for one, other in pairs if not ties[one, other]}
    return {pair: weight for pair, weight in found.items() if weight}


def counted_roles(pairs: dict[tuple[int, int], float], broker: int, groups: Any) -> Any:
    counts = np.zeros(4)
    for (one, other), weight in pairs.items():
        if min(groups[one], groups[other], broker) >= 0:
            counts[role_of(broker, groups[one], groups[other])] += weight
    return counts


def same_as_one_by_one(tied: TiedClasses, ties: Any, groups: Any) -> None:
    found = brokerage(tied, groups)
    for actor in range(len(ties)):
        pairs = brokered_by(ties, actor)
        assert found.total[actor] == pytest.approx(sum(pairs.values()))
        assert found.counts[actor] == pytest.approx(counted_roles(pairs, groups[actor], groups), abs=1e-9)


def groups_of(data: st.DataObject, actors: int) -> Any:
    known = data.draw(st.lists(st.integers(-1, 2), min_size=actors, max_size=actors), label="groups")
    return np.array(known)


@FEWER
@given(two_modes(), st.data())
def test_every_pair_and_every_chain_counts_once(data: TwoMode, drawn: st.DataObject) -> None:
    groups, ties = groups_of(drawn, len(data.actors)), dense_projection(data)
    same_as_one_by_one(TiedClasses.of_two_mode(data), ties, groups)
    same_as_one_by_one(TiedClasses.of_two_mode(data).binary, (ties > 0).astype(float), groups)


@FEWER
@given(one_modes(), st.data())
def test_direct_ties_are_counted_one_by_one(data: OneMode, drawn: st.DataObject) -> None:
    same_as_one_by_one(TiedClasses.of_one_mode(data), data.adjacency.toarray(), groups_of(drawn, len(data.actors)))


@FEWER
@given(two_modes(most=6), st.data())
def test_mean_and_deviation_are_those_of_every_way_to_deal_the_groups_out(data: TwoMode, drawn: st.DataObject) -> None:
    groups, ties = groups_of(drawn, len(data.actors)), dense_projection(data)
    found = brokerage(TiedClasses.of_two_mode(data), groups)
    for actor in np.flatnonzero(groups >= 0).tolist():
        others = np.flatnonzero((groups >= 0) & (np.arange(len(groups)) != actor))
        pairs = brokered_by(ties, actor)
        dealt = []
        for order in permutations(groups[others]):
            anew = groups.copy()
            anew[others] = order
            dealt.append(counted_roles(pairs, groups[actor], anew))
        assert found.expected[actor] == pytest.approx(np.mean(dealt, axis=0), abs=1e-9)
        assert found.deviation[actor] == pytest.approx(np.std(dealt, axis=0), abs=1e-6)


def test_z_is_empty_where_the_groups_can_make_no_difference() -> None:
    path = TiedClasses.of_one_mode(OneMode.of_pairs(["a", "b", "c"], [0, 1], [1, 2]))
    one_group = brokerage(path, np.zeros(3, dtype=np.int64))
    assert one_group.counts[1].tolist() == [1, 0, 0, 0]
    assert np.isnan(one_group.z).all()
    assert len(ROLES) == one_group.counts.shape[1]
