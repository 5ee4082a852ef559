from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graph_model import Graph, InterurbanError, NothingFound
from queries.analysis.cluster_answers import POOR, ask_of_clusters, clusters
from queries.analysis.clustering import HIGHEST_RESOLUTION, find_clusters
from queries.analysis.gathering import gather
from queries.analysis.partitions import finding
from queries.analysis.partitions.finding import find_partition
from queries.analysis.projection import project
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.random_data import affiliations


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


def two_mode(graph: Graph) -> TwoMode:
    data = gather(graph, Scope()).data
    assert isinstance(data, TwoMode)
    return data


def test_clusters_are_found_and_say_what_holds_them_together(two_circles: Graph) -> None:
    answer = clusters(two_circles, Scope())
    assert [set(row["ids"]) for row in answer] == [{"e1", "e2", "e3"}, {"w1", "w2", "w3"}]
    assert answer[0]["held_together_by"][0] == "East (3 of 3)"
    assert answer[1]["held_together_by"][0] == "West (3 of 3)"
    assert answer.computed["alone"] == 1
    assert any("1 actor shares nothing" in note for note in answer.notes)


def test_the_projection_has_newmans_weights(two_circles: Graph) -> None:
    data = two_mode(two_circles)
    ours = project(data).nx
    actors = [("actor", actor) for actor in data.actors]
    theirs = nx.bipartite.collaboration_weighted_projected_graph(data.nx, actors)
    assert ours.number_of_edges() == theirs.number_of_edges()
    for one, other, weight in ours.edges(data="weight"):
        assert weight == pytest.approx(theirs["actor", one]["actor", other]["weight"])
    assert ours["e1"]["e2"]["weight"] == pytest.approx(1 / 5 + 1 / 2)


def test_the_same_seed_gives_the_same_clusters_and_modularity_is_stated(two_circles: Graph) -> None:
    first, second = (clusters(two_circles, Scope(), seed=3) for _ in range(2))
    assert first.rows == second.rows
    data = project(two_mode(two_circles)).nx
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


def test_a_seed_below_0_is_refused(two_circles: Graph) -> None:
    with pytest.raises(InterurbanError, match="from 0 on"):
        clusters(two_circles, Scope(), seed=-1)


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


def test_each_cluster_has_its_centre_its_bridges_and_its_stability(two_circles: Graph) -> None:
    two_circles.add_relationship("e1", "MEMBER_OF", "west")
    found = clusters(two_circles, Scope())
    east = next(row for row in found if "e2" in row["ids"])
    assert east["stability"] > 0.9
    assert set(east["centre"]) <= {"E1", "E2", "E3"}
    assert "W1" in [*found[0]["bridges"], *found[1]["bridges"]]
    assert found.computed["runs"] == 50
    assert found.computed["agreement"] > POOR
    assert found.notes[-1].startswith("cite as: 2 clusters, the consensus")


def test_by_actor_has_a_row_for_each_with_its_cluster_and_stability(two_circles: Graph) -> None:
    found = clusters(two_circles, Scope()).by_actor
    assert {row["id"]: row["cluster"] for row in found} == {
        **dict.fromkeys(("e1", "e2", "e3"), 1),
        **dict.fromkeys(("w1", "w2", "w3"), 2),
        "alone": None,
    }
    east = next(row for row in found if row["id"] == "e1")
    # by hand: with each of two in its circle 1/5 + 1/2, with each of three in the other 1/5
    assert east["outside"] == pytest.approx(0.6 / (0.6 + 1.4))
    assert (east["stability"], east["tied_also_to"]) == (1.0, 2)
    assert next(row for row in found if row["id"] == "alone")["stability"] is None


def test_a_random_network_has_no_stable_partition_and_it_is_said() -> None:
    graph = Graph()
    for place in range(20):
        graph.add_node("Organisation", f"n{place}", f"Network {place}")
    chance = np.random.default_rng(1)
    for place in range(80):
        graph.add_node("City", f"c{place}", f"City {place}")
        for network in chance.permutation(20)[:4]:
            graph.add_relationship(f"c{place}", "MEMBER_OF", f"n{network}")
    found = clusters(graph, Scope())
    assert found.computed["agreement"] < POOR
    assert found.computed["stable"] is False
    assert any(note.startswith("there is no stable partition") for note in found.warnings)
    assert sum(len(row["doubtful"]) for row in found) > 0
    assert any("doubtful, with a stability below 0.5" in note for note in found.notes)


def test_a_grouping_of_ones_own_is_compared(two_circles: Graph) -> None:
    for country in ("East", "West"):
        two_circles.add_node("Country", country.lower() + "land", f"{country}land")
    for city in ("e1", "e2", "e3", "w1", "w2"):
        two_circles.add_relationship(city, "IN_COUNTRY", "eastland" if city[0] == "e" else "westland")
    found = clusters(two_circles, Scope()).compare("country", permutations=200)
    computed = found.computed
    assert (computed["adjusted_rand"], computed["normalised_mutual_information"]) == (1.0, 1.0)
    # by hand, of e1 to e3, w1 and w2: inside 4 pairs of 1/5 + 1/2, between 6 pairs of 1/5
    inside, between = 4 * 0.7, 6 * 0.2
    assert computed["e_i_index"] == pytest.approx((between - inside) / (between + inside))
    assert computed["permutations"] == 200
    assert computed["mixing"]["Eastland"]["Westland"] == pytest.approx(between / (2 * (between + inside)))
    assert any("2 actors without a country left out" in note for note in found.notes)
    assert [(row["group"], row["actors"]) for row in found] == [("Eastland", 3), ("Westland", 2)]
    with pytest.raises(InterurbanError, match="can be grouped by country"):
        clusters(two_circles, Scope()).compare("colour")


def test_a_profile_says_where_the_number_of_clusters_stays_the_same(two_circles: Graph) -> None:
    found = clusters(two_circles, Scope()).profile()
    numbers = {row["resolution"]: row["clusters"] for row in found}
    assert numbers[0.1] == 1
    assert numbers[1.0] == 2
    assert {"clusters": 1, "from": 0.1, "to": 0.56} in found.computed["plateaus"]
    assert any(note.startswith("their number stays the same: 1 from") for note in found.notes)


def test_things_have_clusters_of_their_own_in_bipartite(two_circles: Graph) -> None:
    found = find_clusters(two_circles, Scope(), method="bipartite")
    numbers = found.by_node(two_circles)
    assert numbers["e1"] == numbers["east"] != numbers["w1"]
    assert numbers["w1"] == numbers["west"]


def test_cores_say_which_core(two_circles: Graph) -> None:
    found = clusters(two_circles, Scope(), method="k-core")
    assert [(row["core"], row["size"]) for row in found] == [(2, 6)]
    assert "stability" not in found.columns


def test_who_is_left_apart_is_not_said_to_share_nothing() -> None:
    chain = TwoMode.of_pairs(["a", "b", "c", "d"], ["s", "t", "u"], [0, 1, 1, 2, 3], [0, 0, 1, 1, 2])
    answer = clusters(affiliations(chain), Scope(), resolution=50.0)
    assert answer.computed["alone"] == 4
    assert "1 actor shares nothing with another and stands in no cluster" in answer.notes
    assert "3 actors that are tied to others stand alone, in no cluster" in answer.notes


def test_what_makes_no_sense_is_refused(two_circles: Graph) -> None:
    with pytest.raises(InterurbanError, match="no method"):
        clusters(two_circles, Scope(), method="spinglass")  # type: ignore[arg-type]
    with pytest.raises(InterurbanError, match="1 at least"):
        clusters(two_circles, Scope(), runs=0)
    found = find_clusters(two_circles, Scope())
    with pytest.raises(InterurbanError, match="one of them at a time"):
        ask_of_clusters(found, compare="country", permutations=10, profile=True, actors=False)
    two_circles.add_relationship("e1", "TWINNED_WITH", "w1")
    with pytest.raises(InterurbanError, match="take leiden"):
        clusters(two_circles, Scope(through=("TWINNED_WITH",)), method="bipartite")


def test_fewer_runs_than_usual_are_said(two_circles: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "runs in the place of 50, so that they end in good time; --runs N asks for N"
    assert not any(told in note for note in clusters(two_circles, Scope()).notes)
    monkeypatch.setattr(finding, "WORK", 1)
    answer = clusters(two_circles, Scope())
    assert answer.computed["runs"] == finding.FEWEST_RUNS
    assert f"{finding.FEWEST_RUNS} {told}" in answer.notes
    assert not any(told in note for note in clusters(two_circles, Scope(), runs=4).notes)
    profile = clusters(two_circles, Scope()).profile()
    assert any("the consensus of 4 runs (10 where the data is small)" in note for note in profile.notes)


def test_of_two_runs_that_agree_alike_the_better_is_the_answer() -> None:
    data = random_data(1)
    two, one, other = (find_partition(data, runs=2, seed=3), *(highest_of(data, number) for number in (0, 1)))
    assert two.modularity >= max(one, other) - 1e-12


def random_data(seed: int) -> TwoMode:
    chance = np.random.default_rng(seed)
    rows, columns = chance.integers(0, 120, 600), chance.integers(0, 30, 600)
    return TwoMode.of_pairs([f"a{each}" for each in range(120)], [f"t{each}" for each in range(30)], rows, columns)


def highest_of(data: TwoMode, number: int) -> float:
    """Return the modularity of one run, of the draws that the first runs of seed 3 have."""
    nodes = finding.Nodes.gathered(data)
    labels = finding.run(nodes.projected, 1.0, np.random.default_rng([3, number]))
    return float(nodes.projected.modularity(labels))


def test_those_whom_nothing_tells_apart_are_counted_and_not_named_by_the_alphabet() -> None:
    graph = Graph()
    graph.add_node("Organisation", "north", "North")
    graph.add_node("Organisation", "south", "South")
    for name in ("Ada", "Bor", "Cid", "Dov", "Eno"):
        graph.add_node("City", name, name)
        graph.add_relationship(name, "MEMBER_OF", "north")
    for name in ("Fay", "Gus"):
        graph.add_node("City", name, name)
        graph.add_relationship(name, "MEMBER_OF", "south")
    found = clusters(graph, Scope())
    first, second = found.rows
    assert first["centre"] == ["Ada", "Bor", "Cid", "Dov", "Eno"]
    assert second["centre"] == ["Fay", "Gus"]
    assert first["bridges"] == []
    assert "all 5 alike" in str(found)
    assert "Fay; Gus" in str(found)
    assert "Ada" not in str(found)


def test_direct_ties_that_are_all_alike_hold_a_cluster_together_by_none_of_them() -> None:
    graph = Graph()
    for name in "abcd":
        graph.add_node("City", name, name.upper())
    for one, other in combinations("abcd", 2):
        graph.add_relationship(one, "TWINNED_WITH", other)
    (only,) = clusters(graph, Scope(through=("TWINNED_WITH",))).rows
    assert only["held_together_by"] == ["all 4 alike, each tied to 3"]
