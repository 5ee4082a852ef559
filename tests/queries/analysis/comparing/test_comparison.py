"""Comparing two actors and two networks: the right side, the right sets, and figures that NetworkX and SciPy give."""

from __future__ import annotations

import re

import networkx as nx
import pytest
from scipy.stats import hypergeom

import interurban
from graph_model import Graph, InterurbanError
from interurban import UrbanGraph
from queries.answers import Answer


def southern_women() -> UrbanGraph:
    """Davis, Gardner and Gardner (1941): 18 women and 14 events."""
    davis = nx.davis_southern_women_graph()
    graph = Graph()
    for node in davis.graph["top"]:
        graph.add_node("Person", node.replace(" ", "-"), node)
    for node in davis.graph["bottom"]:
        graph.add_node("Forum", node, node)
    for woman, event in davis.edges:
        graph.add_relationship(woman.replace(" ", "-"), "PARTICIPATED_IN", event)
    return UrbanGraph(graph)


def networks() -> UrbanGraph:
    """Six cities of two countries in two networks, two of them since 2015, one until nobody knows when."""
    graph = Graph()
    graph.add_node("Country", "aland", "Aland")
    graph.add_node("Country", "beland", "Beland")
    for number in range(6):
        graph.add_node("City", f"c{number}", f"City {number}")
        graph.add_relationship(f"c{number}", "IN_COUNTRY", "aland" if number < 3 else "beland")
    for name in ("red", "blue", "green"):
        graph.add_node("Organisation", name, name.title())
        graph.add_relationship(name, "BASED_IN", "c5")
    for city in ("c0", "c1", "c2"):
        graph.add_relationship(city, "MEMBER_OF", "red", {"since": "2000", "until": ".."})
    for city in ("c1", "c2"):
        graph.add_relationship(city, "MEMBER_OF", "blue", {"since": "2015", "until": ".."})
    graph.add_relationship("c3", "MEMBER_OF", "blue", {"since": "2001"})
    graph.add_relationship("c4", "MEMBER_OF", "green")
    return UrbanGraph(graph)


def names(answer: Answer, section: str) -> list[str]:
    return [row["name"] for row in answer if row["section"] == section]


@pytest.mark.parametrize(
    ("one", "other"), [("Evelyn Jefferson", "Theresa Anderson"), ("Flora Price", "Laura Mandeville")]
)
def test_two_women_by_the_events_they_went_to(one: str, other: str) -> None:
    davis = nx.davis_southern_women_graph()
    found = southern_women().compare(one, other)
    ((_, _, jaccard),) = nx.jaccard_coefficient(davis, [(one, other)])
    ((_, _, adamic),) = nx.adamic_adar_index(davis, [(one, other)])
    mine, yours = set(davis[one]), set(davis[other])
    assert found.computed["jaccard"] == pytest.approx(jaccard)
    assert found.computed["adamic_adar"] == pytest.approx(adamic)
    assert set(names(found, "Both")) == mine & yours
    assert set(names(found, "Only the first")) == mine - yours
    assert set(names(found, "Only the second")) == yours - mine
    assert found.computed["p_as_many"] == pytest.approx(hypergeom.sf(len(mine & yours) - 1, 14, len(mine), len(yours)))
    shared = [row["shared_by"] for row in found if row["section"] == "Both"]
    assert shared == sorted(davis.degree[event] for event in mine & yours)


def test_two_events_by_the_women_who_came() -> None:
    davis = nx.davis_southern_women_graph()
    found = southern_women().compare("E8", "E9")
    assert found.computed["compared"] == "members"
    assert found.computed["population"] == 18
    assert set(names(found, "Both")) == set(davis["E8"]) & set(davis["E9"])


def test_networks_are_compared_by_members_and_a_seat_makes_none() -> None:
    found = networks().compare("Red", "Blue")
    assert names(found, "Both") == ["City 1", "City 2"]
    assert names(found, "Only the first") == ["City 0"]
    assert names(found, "Only the second") == ["City 3"]
    assert found.computed["population"] == 5  # City 5 is a seat only
    assert found.computed["by_country"] == [
        {"country": "Aland", "both": 2, "only_first": 1, "only_second": 0},
        {"country": "Beland", "both": 0, "only_first": 0, "only_second": 1},
    ]
    assert any("compared by who shares in them" in note for note in found.notes)


def test_what_only_possibly_held_is_told_apart() -> None:
    found = networks().compare("Red", "Blue", at="2010")
    assert names(found, "Only the second") == ["City 3"]
    assert [row["second"] for row in found if row["name"] == "City 3"] == ["possibly"]
    assert found.computed["definitely"]["only_second"] == 0
    assert found.computed["both"] == 0
    assert any(note.startswith("of what held definitely: 0 in both, 3 only in the first, 0") for note in found.notes)
    surely = networks().compare("Red", "Blue", at="2010", possibly="no")
    assert names(surely, "Only the second") == []


def test_cities_are_compared_by_what_they_have_or_by_whom_they_are_twinned_with() -> None:
    g = networks()
    assert names(g.compare("City 1", "City 0"), "Only the first") == ["Blue"]
    for city in ("c2", "c3", "c4"):
        g.graph.add_relationship("c0", "TWINNED_WITH", city)
    g.graph.add_relationship("c1", "TWINNED_WITH", "c2")
    g.graph.add_relationship("c1", "TWINNED_WITH", "c0")
    found = g.compare("City 0", "City 1", through="TWINNED_WITH")
    assert names(found, "Both") == ["City 2"]
    assert names(found, "Only the first") == ["City 3", "City 4"]
    assert names(found, "Only the second") == []  # its tie to the other is no tie that the other could have
    assert found.computed["population"] == 3


def test_what_is_asked_is_compared() -> None:
    g = networks()
    by_seat = g.compare("Red", "Green", through="City", by="BASED_IN")
    assert names(by_seat, "Both") == ["City 5"]
    assert names(g.compare("Red", "Blue", of="City", exclude="City 1"), "Both") == ["City 2"]
    with pytest.raises(InterurbanError, match="give one of them"):
        g.compare("Red", "Blue", of="City", through="Organisation")
    with pytest.raises(InterurbanError, match="leave out weight"):
        g.compare("Red", "Blue", possibly="half")
    with pytest.raises(InterurbanError, match="compared with itself"):
        g.compare("Red", "red")


def test_a_table_shows_the_first_of_each_section_and_rows_are_whole() -> None:
    found = interurban.load("citynet").compare("Seoul", "Yokohama")
    assert len(found) == 56
    assert found.reading is not None
    shown = [row["name"] for row in found.reading.rows]
    assert len(shown) < len(found)
    assert any(re.fullmatch(r"15 of 52; CSV and JSON hold all", name) for name in shown)
    assert found.notes[-1].startswith("cite as: the affiliations of Seoul and Yokohama")


def test_a_table_names_agreements_of_one_name_once_and_says_how_many_they_are() -> None:
    g = networks()
    for number in range(3):
        g.graph.add_node("MOU", f"fish-{number}", "Fishing Agreement")
        g.graph.add_relationship("c0", "SIGNED", f"fish-{number}")
    found = g.compare("City 0", "City 1")
    assert names(found, "Only the first") == ["Fishing Agreement"] * 3
    assert found.reading is not None
    shown = [row["name"] for row in found.reading.rows if row["section"] == "Only the first"]
    assert shown == ["Fishing Agreement (3 of this name)"]
