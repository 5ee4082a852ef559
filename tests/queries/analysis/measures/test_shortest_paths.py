"""Betweenness, closeness and harmonic centrality: published values, closed forms, NetworkX on random graphs."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from queries.analysis.measures.betweenness import BETWEENNESS, largest_two_mode_betweenness
from queries.analysis.measures.closeness import CLOSENESS
from queries.analysis.measures.harmonic import HARMONIC
from queries.analysis.one_mode import OneMode
from queries.analysis.ranking import rank
from queries.analysis.scope import Scope
from queries.analysis.searches import distance_sums, pair_paths
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.random_data import affiliations, one_mode_data, projected, random_two_mode, two_mode_data
from tests.queries.analysis.test_ranking import WOMEN, florentine, southern_women

NAMES = ["betweenness", "closeness", "harmonic"]


def values(found: dict[Any, float], nodes: list[Any]) -> list[float]:
    return [found[node] for node in nodes]


def closeness_by_parts(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Return the closeness of actors in each part by NetworkX, times the share of others that are in the part."""
    found: dict[Any, float] = {}
    for part in map(graph.subgraph, nx.connected_components(graph)):
        actors = [node for node in part if node[0] == "actor"]
        share = (len(part) - 1) / max(len(graph) - 1, 1)
        found |= {node: value * share for node, value in nx.bipartite.closeness_centrality(part, actors).items()}
    return found


@given(two_mode_data())
def test_two_mode_data_as_networkx(data: TwoMode) -> None:
    graph, actors = data.nx, [("actor", actor) for actor in data.actors]
    between = BETWEENNESS.scores(data)
    assert between.method == "exact"
    largest = largest_two_mode_betweenness(len(data.actors), len(data.things))
    raw = values(nx.betweenness_centrality(graph, normalized=False), actors)
    assert between.values == pytest.approx(np.array(raw) / (largest or 1.0), abs=1e-9)
    close = CLOSENESS.scores(data)
    assert close.values == pytest.approx(values(closeness_by_parts(graph), actors), abs=1e-12)
    assert ("not all are connected" in close.remark) != nx.is_connected(graph)
    found = HARMONIC.scores(data)
    assert found.values == pytest.approx(values(nx.harmonic_centrality(graph), actors), abs=1e-12)
    assert found.shares is not None
    assert (found.shares <= 1 + 1e-12).all()


@given(two_mode_data())
def test_projections_as_networkx(data: TwoMode) -> None:
    graph, actors = projected(data), list(data.actors)
    between, close, found = (each.scores(data, projected=True).values for each in (BETWEENNESS, CLOSENESS, HARMONIC))
    assert between == pytest.approx(values(nx.betweenness_centrality(graph), actors), abs=1e-9)
    assert close == pytest.approx(values(nx.closeness_centrality(graph), actors), abs=1e-12)
    assert found == pytest.approx(values(nx.harmonic_centrality(graph), actors), abs=1e-12)


@given(one_mode_data())
def test_one_mode_data_as_networkx(data: OneMode) -> None:
    graph, actors = data.nx, list(data.actors)
    between, close, found = (each.scores(data).values for each in (BETWEENNESS, CLOSENESS, HARMONIC))
    assert between == pytest.approx(values(nx.betweenness_centrality(graph), actors), abs=1e-9)
    assert close == pytest.approx(values(nx.closeness_centrality(graph), actors), abs=1e-12)
    assert found == pytest.approx(values(nx.harmonic_centrality(graph), actors), abs=1e-12)


def test_weights_of_ties_do_not_count() -> None:
    weighed = TwoMode.of_pairs("abc", "xy", [0, 1, 1, 2], [0, 0, 1, 1], [2.0, 1.0, 5.0, 1.0])
    for measure in (BETWEENNESS, CLOSENESS, HARMONIC):
        for on_projection in (False, True):
            found = measure.scores(weighed, projected=on_projection).values
            assert found == pytest.approx(measure.scores(weighed.unweighted, projected=on_projection).values)


def test_southern_women_have_the_published_values() -> None:
    rows = {row["name"]: row for row in rank(southern_women(), WOMEN, NAMES)}
    # Borgatti and Halgin (2011), Analyzing affiliation networks, normalised closeness and betweenness of the women.
    published = {
        "Evelyn Jefferson": (0.800, 0.097),
        "Laura Mandeville": (0.727, 0.052),
        "Theresa Anderson": (0.800, 0.088),
        "Charlotte McDowd": (0.600, 0.011),
        "Pearl Oglethorpe": (0.667, 0.007),
        "Sylvia Avondale": (0.774, 0.072),
        "Nora Fayette": (0.800, 0.114),
        "Olivia Carleton": (0.585, 0.005),
    }
    for name, (closeness, betweenness) in published.items():
        assert rows[name]["closeness"] == pytest.approx(closeness, abs=6e-4)
        assert rows[name]["betweenness"] == pytest.approx(betweenness, abs=1.5e-3)


def test_florentine_families_with_and_without_the_one_that_did_not_marry() -> None:
    twinned = Scope(through=("TWINNED_WITH",))
    married = rank(florentine(), twinned, NAMES)
    (medici,) = (row for row in married if row["name"] == "Medici")
    # Wasserman and Faust (1994), table 5.3, over the 15 families that are connected, Pucci being left out.
    assert medici["betweenness"] == pytest.approx(0.522, abs=5e-4)
    assert medici["closeness"] == pytest.approx(0.560, abs=5e-4)
    assert not any("not all are connected" in note for note in married.notes)

    graph = florentine()
    graph.add_node("City", "Pucci", "Pucci")
    everyone = rank(graph, Scope(through=("TWINNED_WITH",), isolates=True), NAMES)
    (medici,) = (row for row in everyone if row["name"] == "Medici")
    assert medici["betweenness"] == pytest.approx(0.452, abs=5e-4)
    assert medici["closeness"] == pytest.approx(0.560 * 14 / 15, abs=5e-4)
    assert any("1 actor without such a tie kept" in note for note in everyone.notes)
    assert any("not all are connected" in note for note in everyone.notes)


def test_a_pair_by_itself_is_not_closer_than_those_who_reach_most() -> None:
    ties = TwoMode.of_pairs("abcde", "xyz", [0, 1, 2, 2, 3, 4], [0, 0, 0, 1, 1, 2])
    close = CLOSENESS.scores(ties).values
    assert close.argmax() == 2  # what joins two things that are shared
    assert close[4] == pytest.approx(1 / 7)  # as near as can be to the one of 7 others that it reaches


def test_a_star_a_path_and_a_complete_two_mode_graph() -> None:
    star = OneMode.of_pairs("abcde", [0, 0, 0, 0], [1, 2, 3, 4])
    assert BETWEENNESS.scores(star).values == pytest.approx([1, 0, 0, 0, 0])
    assert CLOSENESS.scores(star).values == pytest.approx([1, *[4 / 7] * 4])
    assert HARMONIC.scores(star).values == pytest.approx([4, *[2.5] * 4])
    path = OneMode.of_pairs("abc", [0, 1], [1, 2])
    assert CLOSENESS.scores(path).values == pytest.approx([2 / 3, 1, 2 / 3])
    complete = TwoMode.of_pairs("ab", "xyz", [0, 0, 0, 1, 1, 1], [0, 1, 2, 0, 1, 2])
    assert BETWEENNESS.scores(complete).values == pytest.approx([1.5 / 5] * 2)  # 3 pairs of things, half each; of 5
    assert CLOSENESS.scores(complete).values == pytest.approx([1, 1])
    assert HARMONIC.scores(complete).shares == pytest.approx([1, 1])
    assert BETWEENNESS.scores(complete, projected=True).values == pytest.approx([0, 0])


def test_what_is_estimated_says_so_with_the_error_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_paths, "AFFORDABLE", 0.0)
    monkeypatch.setattr(pair_paths, "SMALL_COMPONENT", 5)
    monkeypatch.setattr(distance_sums, "AFFORDABLE", 0.0)
    monkeypatch.setattr(distance_sums, "FIRST_DRAW", 20)
    graph = affiliations(random_two_mode(60, 25, 150))
    answer = rank(graph, Scope(), NAMES)
    for name in NAMES:
        assert f"{name}_error" in answer.columns
        assert "estimated from" in answer.computed["methods"][name]
        assert any(note.startswith(f"{name}: ") and "error: 95 % interval" in note for note in answer.notes)
    exact = rank(graph, Scope(), NAMES, exact=True)
    assert not any(column.endswith("_error") for column in exact.columns)
    assert all(method.startswith("exact") for method in exact.computed["methods"].values())
    known = {row["id"]: row for row in exact}
    within = [abs(row[name] - known[row["id"]][name]) <= row[f"{name}_error"] for name in NAMES for row in answer]
    assert np.mean(within) > 0.85
