from __future__ import annotations

import math

import networkx as nx
import pytest

from graph_model import Graph, InterurbanError, NothingFound, ProjectionTooLarge
from queries.analysis.cluster_answers import clusters
from queries.analysis.clustering import HIGHEST_RESOLUTION, find_clusters
from queries.analysis.projection import weighted_projection
from queries.analysis.scope import Scope
from queries.analysis.simple_ties import ties_of


@pytest.fixture
def two_circles() -> Graph:
    """Six cities in two networks of three, all in one large network, and one city that shares nothing."""
    graph = Graph()
    for name in ("world", "east", "west", "lonely"):
        graph.add_node("Organisation", name, name.title())
    for city in ("e1", "e2", "e3", "w1", "w2", "w3", "alone"):
        graph.add_node("City", city, city.upper())
    for city in ("e1", "e2", "e3", "w1", "w2", "w3"):
        graph.add_relationship(city, "MEMBER_OF", "world")
        graph.add_relationship(city, "MEMBER_OF", "east" if city[0] == "e" else "west")
    graph.add_relationship("alone", "MEMBER_OF", "lonely")
    return graph


def test_clusters_are_found_and_say_what_holds_them_together(two_circles: Graph) -> None:
    answer = clusters(two_circles, Scope())
    assert [set(row["ids"]) for row in answer] == [{"e1", "e2", "e3"}, {"w1", "w2", "w3"}]
    assert answer[0]["held_together_by"][0] == "East (3 of 3)"
    assert answer[1]["held_together_by"][0] == "West (3 of 3)"
    assert answer.computed["alone"] == 1
    assert any("1 actor shares nothing" in note for note in answer.notes)


def test_the_projection_has_newmans_weights(two_circles: Graph) -> None:
    data = ties_of(two_circles, Scope())
    ours = weighted_projection(data)
    actors = [("actor", actor) for actor in data.actors]
    theirs = nx.bipartite.collaboration_weighted_projected_graph(data.bipartite(), actors)
    assert ours.number_of_edges() == theirs.number_of_edges()
    for one, other, weight in ours.edges(data="weight"):
        assert weight == pytest.approx(theirs["actor", one]["actor", other]["weight"])
    assert ours["e1"]["e2"]["weight"] == pytest.approx(1 / 5 + 1 / 2)


def test_the_same_seed_gives_the_same_clusters_and_modularity_is_stated(two_circles: Graph) -> None:
    first, second = (clusters(two_circles, Scope(), seed=3) for _ in range(2))
    assert first.rows == second.rows
    data = weighted_projection(ties_of(two_circles, Scope()))
    expected = nx.community.modularity(data, [{"e1", "e2", "e3"}, {"w1", "w2", "w3"}, {"alone"}])
    assert first.computed["modularity"] == pytest.approx(expected)


def test_karate_club_has_the_published_modularity() -> None:
    """Blondel et al. (2008) report 0.42 for Zachary's club, unweighted."""
    graph = Graph()
    club = nx.karate_club_graph()
    for member in club:
        graph.add_node("City", f"m{member}", f"Member {member}")
    for one, other in club.edges:
        graph.add_relationship(f"m{one}", "TWINNED_WITH", f"m{other}")
    answer = clusters(graph, Scope(through=("TWINNED_WITH",)))
    assert answer.computed["modularity"] == pytest.approx(0.42, abs=0.01)
    assert "tied to" in answer[0]["held_together_by"][0]


def test_things_take_the_cluster_of_most_of_their_members(two_circles: Graph) -> None:
    numbers = find_clusters(two_circles, Scope()).by_node(two_circles)
    assert numbers["e1"] == numbers["east"] == 1
    assert numbers["w1"] == numbers["west"] == 2
    assert "alone" not in numbers
    assert "world" in numbers
    assert "lonely" not in numbers


def test_a_projection_that_would_explode_is_refused(two_circles: Graph) -> None:
    with pytest.raises(ProjectionTooLarge, match="up to 21 pairs") as raised:
        weighted_projection(ties_of(two_circles, Scope()), largest=20)
    assert raised.value.pairs == 21
    assert "--" not in str(raised.value)


def test_nothing_to_cluster_is_said(two_circles: Graph) -> None:
    with pytest.raises(NothingFound):
        clusters(two_circles, Scope(through=("Forum",)))


@pytest.mark.parametrize("resolution", [0, -1, 1e308, math.inf, math.nan, HIGHEST_RESOLUTION * 1.001])
def test_a_resolution_that_makes_no_sense_is_refused(two_circles: Graph, resolution: float) -> None:
    with pytest.raises(InterurbanError, match="above 0"):
        clusters(two_circles, Scope(), resolution=resolution)


@pytest.mark.parametrize("resolution", [1e-300, HIGHEST_RESOLUTION])
def test_at_either_end_of_the_resolution_the_modularity_is_a_number(two_circles: Graph, resolution: float) -> None:
    assert math.isfinite(clusters(two_circles, Scope(), resolution=resolution).computed["modularity"])
