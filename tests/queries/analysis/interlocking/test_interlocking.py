"""Interlocking connectivity, worked by hand; and the model of margins against others and against all there can be."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import Graph, read_vocabulary
from queries.analysis.backbones.bicm import solve_configuration_model
from queries.analysis.interlocking.links import connectivity, links_of
from queries.analysis.interlocking.margins_model import model_of_margins
from queries.analysis.interlocking.question import interlocking
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.measures.graphs import davis, two_mode_data

# Levels of service of three firms in four cities, from 5 (headquarters) to 1, as GaWC scores them.
OFFICES = {
    ("london", "law"): 5, ("london", "bank"): 4, ("london", "audit"): 3,
    ("paris", "law"): 2, ("paris", "bank"): 5,
    ("seoul", "bank"): 3, ("seoul", "audit"): 1,
    ("quito", "audit"): 2,
}  # fmt: skip


def offices() -> Graph:
    graph = Graph(read_vocabulary("relationships: {MEMBER_OF: {properties: {value: {type: number}}}}", "mine.yaml"))
    for city in ("london", "paris", "seoul", "quito"):
        graph.add_node("City", city, city.title())
    for firm in ("law", "bank", "audit"):
        graph.add_node("Organisation", firm, firm.title())
    for (city, firm), value in OFFICES.items():
        graph.add_relationship(city, "MEMBER_OF", firm, {"value": value})
    return graph


SERVICES = Scope(of=("City",), through=("Organisation",), weight="value")


def test_connectivity_is_as_worked_by_hand() -> None:
    rows = {row["id"]: row for row in interlocking(offices(), SERVICES)}
    # London-Paris 5*2 + 4*5 = 30; London-Seoul 4*3 + 3*1 = 15; London-Quito 3*2 = 6; Paris-Seoul 5*3 = 15;
    # Seoul-Quito 1*2 = 2; Paris-Quito nothing.
    assert {city: row["connectivity"] for city, row in rows.items()} == {
        "london": 51, "paris": 45, "seoul": 32, "quito": 8
    }  # fmt: skip
    assert rows["paris"]["proportionate"] == pytest.approx(45 / 51)
    assert {city: row["size"] for city, row in rows.items()} == {"london": 12, "paris": 7, "seoul": 4, "quito": 2}
    assert [row["rank"] for row in rows.values()] == [1, 2, 3, 4]


def test_links_of_one_are_as_worked_by_hand() -> None:
    answer = interlocking(offices(), SERVICES, ego="london")
    assert [(row["id"], row["link"]) for row in answer] == [("paris", 30), ("seoul", 15), ("quito", 6)]
    assert answer[0]["share"] == pytest.approx(30 / 51)
    assert answer.computed["connectivity"] == 51
    left_out = interlocking(offices(), SERVICES, ego="quito")
    assert [row["id"] for row in left_out] == ["london", "seoul"]
    assert "1 actor with no link to Quito left out" in left_out.warnings


def test_the_answer_says_by_what_it_was_computed() -> None:
    answer = interlocking(offices(), SERVICES)
    assert "Taylor 2001" in answer.computed["sentence"]
    assert answer.notes[-1] == f"cite as: {answer.computed['sentence']}"
    assert answer.computed["largest_miss_of_a_sum"] < 1e-8
    assert not any("each tie counts 1" in note for note in answer.notes)
    assert any("each tie counts 1" in note for note in interlocking(offices(), Scope(through=("Organisation",))).notes)


@given(two_mode_data())
def test_the_model_keeps_the_sums(data: TwoMode) -> None:
    model = model_of_margins(data)
    mean = model.mean[model.row_of][:, model.column_of]
    assert mean.sum(axis=1) == pytest.approx(data.incidence.sum(axis=1), rel=1e-5, abs=1e-9)
    assert mean.sum(axis=0) == pytest.approx(data.incidence.sum(axis=0), rel=1e-5, abs=1e-9)
    assert (model.variance >= 0).all()


def test_without_values_it_is_the_bipartite_configuration_model() -> None:
    data = davis()
    model = model_of_margins(data)
    theirs = solve_configuration_model(data.degrees, data.sizes)
    assert model.mean[model.row_of][:, model.column_of] == pytest.approx(theirs.whole, abs=1e-8)
    assert model.variance == pytest.approx(model.mean * (1 - model.mean), abs=1e-8)


@pytest.mark.parametrize("matrix", [[[1, 0], [0, 1], [1, 0]], [[2, 0], [1, 1], [0, 1]]])
def test_expected_and_deviation_are_those_of_all_outcomes(matrix: list[list[int]]) -> None:
    values = np.array(matrix)
    rows, columns = np.nonzero(values)
    data = TwoMode.of_pairs(list("abc"), list("xy"), rows, columns, values[rows, columns].astype(float))
    model = model_of_margins(data)
    found, links = connectivity(data, model), links_of(data, model, 0)
    chances = _chances(data)
    means = np.zeros((2, 4))
    for outcome in itertools.product(range(len(chances[0])), repeat=6):
        share = np.prod([chances[cell][level] for cell, level in enumerate(outcome)])
        drawn = np.array(outcome, dtype=float).reshape(3, 2)
        shared = drawn @ drawn.T
        of_all = [*(shared.sum(axis=1) - shared.diagonal()), shared[0, 1]]
        means += share * np.array([of_all, np.square(of_all)])
    deviations = np.sqrt(means[1] - means[0] ** 2)
    assert found.expected == pytest.approx(means[0][:3], abs=1e-7)
    assert found.deviation == pytest.approx(deviations[:3], abs=1e-6)
    assert links.expected[1] == pytest.approx(means[0][3], abs=1e-7)
    assert links.deviation[1] == pytest.approx(deviations[3], abs=1e-6)


def _chances(data: TwoMode) -> list[list[float]]:
    """Return for each pair the chance of each whole value, by bisection of the tilt until its mean is right."""
    matrix = data.incidence.toarray().astype(int)
    model = model_of_margins(data)
    mean = model.mean[model.row_of][:, model.column_of]
    share = np.bincount(matrix.ravel()) / matrix.size
    levels = np.arange(len(share))
    found = []
    for wanted in mean.ravel():
        low, high = -60.0, 60.0
        for _ in range(200):
            tilt = (low + high) / 2
            chance = share * np.exp(levels * tilt)
            chance /= chance.sum()
            low, high = (tilt, high) if chance @ levels < wanted else (low, tilt)
        found.append(chance.tolist())
    return found


@given(st.integers(1, 4), st.integers(1, 4))
def test_where_the_margins_leave_no_choice_there_is_no_z(actors: int, things: int) -> None:
    rows, columns = np.nonzero(np.ones((actors, things)))
    data = TwoMode.of_pairs([str(i) for i in range(actors)], [str(i) for i in range(things)], rows, columns)
    found = connectivity(data, model_of_margins(data))
    assert found.observed == pytest.approx([(actors - 1) * things] * actors)
    assert found.expected == pytest.approx(found.observed, rel=1e-6)
    assert np.isnan(found.z).all()


def test_many_distinct_values_are_taken_in_groups_and_said() -> None:
    chance = np.random.default_rng(1)
    data = TwoMode.of_pairs(
        [str(i) for i in range(40)], [str(i) for i in range(9)],
        chance.integers(0, 40, 120), chance.integers(0, 9, 120), chance.uniform(1, 9, 120),
    )  # fmt: skip
    model = model_of_margins(data)
    assert model.off < 1e-8
    assert connectivity(data, model).expected.sum() > 0


def test_actors_that_are_tied_directly_are_linked_by_whom_both_are_tied_to() -> None:
    graph = Graph()
    for city in "abcd":
        graph.add_node("City", city, city.upper())
    for one, other in ("ac", "bc", "ad", "bd"):
        graph.add_relationship(one, "TWINNED_WITH", other)
    answer = interlocking(graph, Scope(through=("TWINNED_WITH",)))
    assert {row["name"]: row["connectivity"] for row in answer} == dict.fromkeys("ABCD", 2)
    assert any("both are tied to" in note for note in answer.notes)
    assert list(answer) == list(interlocking(graph, Scope(of=("City",), through=("City",))))
