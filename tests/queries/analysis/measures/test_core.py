"""k-cores against networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from graph_model import ProjectionTooLarge
from queries.analysis.measures.core import one_mode_core, projected_core, two_mode_core
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import project
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.measures.graphs import davis, one_mode_data, one_mode_of, two_mode_data


@given(two_mode_data())
def test_two_mode_cores_are_those_of_the_two_mode_graph(data: TwoMode) -> None:
    theirs = nx.core_number(data.nx)
    assert two_mode_core(data).values.tolist() == [theirs["actor", actor] for actor in data.actors]


@given(two_mode_data())
def test_projected_cores_are_those_of_the_projection(data: TwoMode) -> None:
    theirs = nx.core_number(project(data, "count").nx)
    assert projected_core(data).values.tolist() == [theirs[actor] for actor in data.actors]


@given(one_mode_data())
def test_one_mode_cores_are_those_of_networkx(data: OneMode) -> None:
    assert one_mode_core(data).values.tolist() == list(nx.core_number(data.nx).values())


def test_karate_and_davis() -> None:
    karate = nx.karate_club_graph()
    cores = one_mode_core(one_mode_of(karate)).values.tolist()
    assert cores == list(nx.core_number(karate).values())
    assert max(cores) == 4
    assert cores.count(4) == 10  # the innermost core of Zachary's club
    women = davis()
    assert two_mode_core(women).values.tolist() == [nx.core_number(women.nx)["actor", each] for each in women.actors]


def test_a_projection_of_classes_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.analysis.measures.core._MOST_PAIRS", 10)
    with pytest.raises(ProjectionTooLarge):
        projected_core(davis())


def test_nobody() -> None:
    empty = TwoMode.of_pairs([], [], [], [])
    assert two_mode_core(empty).values.tolist() == projected_core(empty).values.tolist() == []
