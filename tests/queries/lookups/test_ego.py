from __future__ import annotations

import pytest

from graph_model import Graph, UnknownName
from queries.lookups.ego import as_of, ego_network


def test_the_ego_network_holds_the_alters_what_joins_them_and_the_sources_cited(congress: Graph) -> None:
    ego = ego_network(congress, "KOICA")
    assert {node.id for node in ego.nodes()} == {"koica", "mou", "seventh", "gazette"}
    assert {r.type for r in ego.relationships()} == {"SIGNED", "PARTICIPATED_IN", "PART_OF"}


def test_a_larger_radius_reaches_further_but_not_through_a_country(congress: Graph) -> None:
    assert "busan" not in ego_network(congress, "seoul")
    without_network = Graph()
    for city in ("seoul", "busan"):
        without_network.add_node("City", city, city.title())
    without_network.add_node("Country", "korea", "Korea")
    for city in ("seoul", "busan"):
        without_network.add_relationship(city, "IN_COUNTRY", "korea")
    assert {node.id for node in ego_network(without_network, "seoul", 3).nodes()} == {"seoul", "korea"}
    assert "busan" in ego_network(congress, "seoul", 2)


def test_at_reaches_only_what_held_then(congress: Graph) -> None:
    assert "citynet" not in ego_network(congress, "Yokohama", at="2013")
    assert "citynet" in ego_network(congress, "Yokohama", at="2010")


def test_the_graph_asked_stays_as_it_was(congress: Graph) -> None:
    before = len(congress), congress.relationship_count
    ego_network(congress, "seoul", 2)
    assert (len(congress), congress.relationship_count) == before


def test_what_is_added_to_an_ego_network_is_not_added_to_the_graph(congress: Graph) -> None:
    ego = ego_network(congress, "seoul")
    ego.add_statement("seoul", "population", 1)
    ego.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1901"}, sources=["gazette"])
    assert not congress.node("seoul").statements
    assert all(each.properties.get("since") != "1901" for each in congress.relationships())


def test_an_unknown_ego_is_said(congress: Graph) -> None:
    with pytest.raises(UnknownName):
        ego_network(congress, "Atlantis")


def test_what_a_part_and_a_date_leave_keep_what_is_cited(congress: Graph) -> None:
    congress.add_node("Source", "almanac", "The Almanac")
    congress.add_node("Source", "register", "The Register")
    congress.add_statement("koica", "founded", "1991", sources=["almanac#page 3"])
    congress.add_node("Topic", "water", "Water", sources=["register"])
    congress.about["title"] = "Congress"
    ego = ego_network(congress, "KOICA")
    assert {node.id for node in ego.nodes("Source")} == {"gazette", "almanac"}
    assert {node.id for node in ego_network(congress, "Water").nodes()} == {"water", "register"}  # a node alone
    assert {node.id for node in as_of(congress, "2014").nodes("Source")} == {"gazette", "almanac", "register"}
    assert ego.about == congress.about
    assert ego.vocabulary is congress.vocabulary
