"""Graph files that others wrote: each node and edge comes in, and all that was guessed, added or left out is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph_model import Graph, Report
from loaders.opening import examine

THINGS: list[tuple[str, dict[str, Any]]] = [
    ("n 1", {"type": "city", "label": "Northport", "Population": 12_000, "mayors": ["Ann", "Bo"]}),
    ("n 2", {"type": "Organization", "label": "Harbour League", "kind": "network", "population": "many"}),
    ("n3", {"type": "Boat", "label": "Ariel", "dwt": 3.5}),
]


def of_networkx() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(THINGS)
    graph.add_edge("n 1", "n 2", relationship="member of", since="1990", tier="full")
    graph.add_edge("n 2", "n 1", relationship="MEMBER_OF")
    graph.add_edge("n3", "n 1", relationship="calls at", weight=2.5)
    graph.add_edge("n3", "n3", relationship="calls at")
    graph.add_edge("n3", "n 1", relationship="calls at", weight=2.5)
    return graph


def examined(text: str | bytes, path: Path) -> tuple[Graph, Report]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return examine(path)


def messages(report: Report) -> str:
    return "\n".join(str(fault) for fault in report)


@pytest.mark.parametrize("links", ["edges", "links"])
def test_types_of_ours_are_found_and_the_rest_is_a_node_or_a_tie_of_a_kind(links: str, tmp_path: Path) -> None:
    data = nx.node_link_data(of_networkx(), edges=links)
    graph, report = examined(json.dumps(data), tmp_path / "ports.json")
    city, league, boat = graph.node("n-1"), graph.node("n-2"), graph.node("n3")
    assert (city.type, city.name, city.properties["population"]) == ("City", "Northport", 12_000)
    assert city.properties["mayors"] == ["Ann", "Bo"]
    assert city.properties["id_in_file"] == "n 1"
    assert (league.type, league.properties["kind"]) == ("Organisation", "network")
    assert league.properties["population"] == "many"
    assert (boat.type, boat.properties) == ("Node", {"kind": "Boat", "dwt": 3.5})
    ties = {(each.start, each.type, each.end): each.properties for each in graph.relationships()}
    assert ties == {
        ("n-1", "MEMBER_OF", "n-2"): {"tier": "full", "since": "1990"},
        ("n-2", "TIED_TO", "n-1"): {"kind": "MEMBER_OF"},
        ("n3", "TIED_TO", "n-1"): {"kind": "calls at", "weight": 2.5},
    }
    assert not report.errors
    said = messages(report)
    for part in (
        "1 node of no type of the vocabulary: Node of kind Boat (1)",
        "2 edges of no type of the vocabulary: TIED_TO of kind",
        "1 edge of type MEMBER_OF between types that it does not join",
        "properties added to City: mayors (lists of texts, 1 value), id_in_file (texts, 1 value)",
        "'n 1' 2 ids with blanks, bars or #, or empty, written with hyphens",
        "1 edge from a node to itself left out",
        "1 edge says the same as another and is one with it",
    ):
        assert part in said


def test_a_value_that_does_not_fit_is_kept_as_another_property(tmp_path: Path) -> None:
    nodes = [{"id": 1, "type": "City", "population": "about 1 million", "confidence": 0.7, "key": "x", "id code": "a"}]
    graph, report = examined(json.dumps({"nodes": nodes, "links": []}), tmp_path / "a.json")
    assert graph.node("1").properties == {
        "population_text": "about 1 million",
        "confidence_number": 0.7,
        "property_key": "x",
        "id_code": "a",
    }
    assert "population_text (texts, 1 value, called 'population')" in messages(report)


def test_a_graph_without_directions_has_ties_that_read_alike_from_both_ends(tmp_path: Path) -> None:
    nx.write_graphml(nx.les_miserables_graph(), tmp_path / "lesmis.graphml")
    graph, report = examine(tmp_path / "lesmis.graphml")
    assert (len(graph), graph.relationship_count) == (77, 254)
    assert graph.vocabulary.relationships["TIED_TO"].symmetric
    assert sum(each.properties["weight"] for each in graph.relationships()) == 820  # of Knuth's book
    assert len(report.warnings) == 2


def test_graphml_of_networkx_and_igraph_reads_as_they_read_it(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    plain = nx.MultiDiGraph(nx.gnp_random_graph(40, 0.1, seed=1, directed=True))
    for number, (_, attributes) in enumerate(plain.nodes(data=True)):
        attributes |= {"size of it": number / 2, "is it": number % 2 == 0, "words": f"<&> {number}"}
    nx.write_graphml(plain, tmp_path / "nx.graphml")
    igraph.Graph.from_networkx(plain).write_graphml(str(tmp_path / "igraph.graphml"))
    for file in ("nx.graphml", "igraph.graphml"):
        graph, report = examine(tmp_path / file)
        held = nx.read_graphml(tmp_path / file, force_multigraph=True)
        assert len(graph) == held.number_of_nodes() == 40
        assert graph.relationship_count == plain.number_of_edges()
        assert not report.errors
        for node_id, attributes in held.nodes(data=True):
            found = graph.node(node_id).properties
            assert found["size_of_it"] == attributes["size of it"]
            assert found["is_it"] == attributes["is it"]
            assert found["words"] == attributes["words"]


YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="port" id="d0" yfiles.type="portgraphics"/><key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key attr.name="url" attr.type="string" for="node" id="d4"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
  <key attr.name="since" attr.type="string" for="edge" id="d7"><default>1990</default></key>
  <graph edgedefault="directed" id="G"><data key="d0"/>
    <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0" x="505.0" y="-15.5"/>
      <y:Fill color="#FFCC00" transparent="false"/><y:NodeLabel alignment="center">New
Port<y:LabelModel/></y:NodeLabel><y:Shape type="rectangle"/></y:ShapeNode></data></node>
    <node id="n1" yfiles.foldertype="group"><data key="d4"><![CDATA[https://example.org]]></data>
      <graph edgedefault="directed" id="n1:"><node id="n1::n0"/></graph></node>
    <edge id="e0" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>sails to</y:EdgeLabel>
      </y:PolyLineEdge></data></edge>
    <edge directed="false" source="n1" target="n1::n0"/>
    <hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge>
  </graph>
</graphml>"""


def test_a_drawing_of_yed_gives_labels_places_and_colours(tmp_path: Path) -> None:
    graph, report = examined(YED, tmp_path / "drawn.graphml")
    first = graph.resolve("New Port")
    assert first.properties == {"viz_x": 505.0, "viz_y": -15.5, "viz_colour": "#ffcc00"}
    assert graph.node("n1").properties["url"] == "https://example.org"
    assert [(each.start, each.end, each.properties) for each in graph.relationships()] == [
        ("n0", "n1", {"label": "sails to", "since": "1990"}),
        ("n1", "n1::n0", {"since": "1990"}),
    ]
    said = messages(report)
    assert "1 hyperedge left out" in said
    assert "2 drawings of yEd" in said
    assert "1 node within other nodes" in said
    assert "1 edge without a direction beside others" in said


D3 = {
    "nodes": [{"name": "Myriel", "group": 1}, {"name": "Napoleon", "group": 1}],
    "links": [{"source": 1, "target": 0, "value": 1}],
}
GRAPHOLOGY = {
    "attributes": {"name": "g"},
    "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b"}],
    "edges": [{"key": "e", "source": "a", "target": "b", "undirected": True, "attributes": {"weight": 2}}],
}
VIS = {"nodes": [{"id": 1, "label": "A"}, {"id": 2, "label": "B"}], "edges": [{"from": 1, "to": 2}]}


@pytest.mark.parametrize(
    ("data", "ends"),
    [(D3, ("Napoleon", "Myriel")), (GRAPHOLOGY, ("A", "b")), (VIS, ("A", "B"))],
    ids=["d3", "graphology", "vis"],
)
def test_the_forms_of_other_libraries_are_read(data: object, ends: tuple[str, str], tmp_path: Path) -> None:
    graph, report = examined(json.dumps(data), tmp_path / "graph.json")
    (tie,) = graph.relationships()
    assert (graph.node(tie.start).name, graph.node(tie.end).name) == ends
    assert not report.errors


def test_nodes_that_only_edges_name_and_ids_that_stand_twice_are_said(tmp_path: Path) -> None:
    data = {"nodes": [{"id": "a", "x": 1}, {"id": "a", "x": 2, "y": 3}], "edges": [{"source": "a", "target": "b c"}]}
    graph, report = examined(json.dumps(data), tmp_path / "graph.json")
    assert graph.node("a").properties == {"x": 1, "y": 3}
    assert "b-c" in graph
    assert "'a' stands 2 times as a node" in messages(report)
    assert "'b c' 1 node is named by edges only" in messages(report)


def test_a_number_that_is_not_finite_leaves_the_property_as_it_is(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=2.5)
    graph.add_edge("b", "c", weight=float("nan"))
    nx.write_graphml(graph, tmp_path / "g.graphml")
    read, report = examine(tmp_path / "g.graphml")
    assert [each.properties.get("weight") for each in read.relationships("TIED_TO")] == [2.5, None]
    assert any("number left out, not being finite" in fault.message for fault in report)
