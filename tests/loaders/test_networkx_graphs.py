"""A NetworkX graph is taken in with the types, values and directions that it has."""

from __future__ import annotations

from datetime import date

import networkx as nx
import numpy as np
import pytest

import interurban
from graph_model import NoData
from graph_model.errors import UnknownType


def test_nodes_and_edges_are_of_the_types_that_their_attributes_name() -> None:
    graph = nx.MultiDiGraph(name="Members")
    graph.add_node("lyon", type="City", name="Lyon", population=np.int64(513_000), twinned=["Bonn", "Graz"])
    graph.add_node("league", type="organization", name="League")
    graph.add_node("w", type="Widget")
    graph.add_edge("lyon", "league", type="MEMBER_OF", since=date(2014, 2, 28))
    graph.add_edge("lyon", "league", type="MEMBER_OF", since="2019")
    graph.add_edge("lyon", "w", colour="red")
    g = interurban.from_networkx(graph)
    assert {node.id: node.type for node in g.graph.nodes()} == {"lyon": "City", "league": "Organisation", "w": "Node"}
    assert g.node("lyon").properties == {"population": 513_000, "twinned": ["Bonn", "Graz"]}
    assert g.node("w").properties == {"kind": "Widget"}
    ties = {
        (each.type, each.properties.get("since"), each.properties.get("colour")) for each in g.graph.relationships()
    }
    assert ties == {("MEMBER_OF", "2014-02-28", None), ("MEMBER_OF", "2019", None), ("TIED_TO", None, "red")}
    assert g.graph.about["title"] == "Members"
    assert g.faults is not None
    assert any("Widget" in fault.message for fault in g.faults)
    assert not g.faults.errors


def test_a_given_type_is_that_of_whatever_has_none() -> None:
    g = interurban.from_networkx(nx.karate_club_graph(), node_type="person")
    assert (len(g.graph), g.graph.relationship_count) == (34, 78)  # Zachary 1977
    assert {node.type for node in g.graph.nodes()} == {"Person"}
    assert {each.properties["weight"] for each in g.graph.relationships("TIED_TO")} == set(range(1, 8))
    assert {node.properties["club"] for node in g.graph.nodes()} == {"Mr. Hi", "Officer"}
    mixed = nx.DiGraph([("Lyon", "League"), ("Bonn", "League")])
    mixed.nodes["League"]["type"] = "Organisation"
    mixed.nodes["Bonn"]["type"] = "port"
    g = interurban.from_networkx(mixed, node_type="City", relationship_type="member of")
    assert {node.id: node.type for node in g.graph.nodes()} == {
        "Lyon": "City",
        "Bonn": "City",
        "League": "Organisation",
    }
    assert [each.type for each in g.graph.relationships()] == ["MEMBER_OF", "MEMBER_OF"]


def test_what_has_no_type_keeps_its_kind_beside_others_that_have_one() -> None:
    graph = nx.Graph()
    graph.add_node("Lyon", type="City")
    graph.add_node("Gerland", kind="port")
    graph.add_edge("Lyon", "Gerland", kind="ferry")
    g = interurban.from_networkx(graph)
    assert g.node("Gerland").properties == {"kind": "port"}
    assert [each.properties for each in g.graph.relationships()] == [{"kind": "ferry"}]
    graph.nodes["Gerland"]["type"] = "Harbour"  # says more of what it is, so that its own kind stands beside it
    g = interurban.from_networkx(graph)
    assert g.node("Gerland").properties == {"kind": "Harbour", "kind_text": "port"}
    assert g.faults is not None
    assert any("kind_text (texts, 1 value, called 'kind')" in fault.message for fault in g.faults)


def test_nodes_that_look_alike_stay_apart_and_an_undirected_graph_reads_the_same_from_both_ends() -> None:
    g = interurban.from_networkx(nx.Graph([(1, "1"), ((2, 3), 1.0)]))
    assert len(g.graph) == 3
    assert g.graph.relationship_count == 2
    assert g.graph.vocabulary.relationships["TIED_TO"].forward == g.graph.vocabulary.relationships["TIED_TO"].backward


def test_unknown_types_and_empty_graphs_are_refused() -> None:
    with pytest.raises(UnknownType):
        interurban.from_networkx(nx.path_graph(2), node_type="Planet")
    with pytest.raises(NoData):
        interurban.from_networkx(nx.Graph())
