"""Cytoscape JSON and Gephi's tables, as these programs and networkx write them."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from graph_model import NoData
from loaders.opening import examine, recognise


def test_what_networkx_writes_for_cytoscape_is_read_whole(tmp_path: Path) -> None:
    plain = nx.les_miserables_graph()
    path = tmp_path / "lesmis.cyjs"
    path.write_text(json.dumps(nx.cytoscape_data(plain)))
    graph, report = examine(path)
    assert (len(graph), graph.relationship_count) == (77, 254)
    assert sum(each.properties["weight"] for each in graph.relationships()) == 820
    assert {node.name for node in graph.nodes()} == set(plain)
    assert not report.errors


def test_places_and_elements_in_one_list(tmp_path: Path) -> None:
    elements = [
        {"data": {"id": "a", "name": "Northport", "SUID": 52, "type": "City"}, "position": {"x": 1.5, "y": 2}},
        {"group": "nodes", "data": {"id": "b"}},
        {"data": {"id": "e", "source": "a", "target": "b", "interaction": "sails to"}},
    ]
    for data in (elements, {"elements": elements}):
        path = tmp_path / "elements.json"
        path.write_text(json.dumps(data))
        graph, report = examine(path)
        assert graph.node("a").type == "City"
        assert graph.node("a").properties == {"viz_x": 1.5, "viz_y": 2}
        (tie,) = graph.relationships()
        assert tie.properties == {"kind": "sails to"}
        assert not report.errors


NODES = """Id,Label,Interval,Type,Modularity Class
1,Northport,"<[1990.0, 1995.0]>",City,0
2,Harbour League,,Organisation,1
"""
EDGES = """Source,Target,Type,Id,Label,Kind,Weight,tags
1,2,Directed,0,,MEMBER_OF,2.5,
1,3,Undirected,1,x,near,1.0,"[a, b]"
"""


def test_gephis_two_tables_in_a_folder_are_one_graph(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    (tmp_path / "notes.csv").write_text("what,when\nx,y\n")
    graph, report = examine(tmp_path)
    assert graph.node("1").properties == {"since": "1990", "until": "1995", "modularity_class": 0}
    assert [(each.type, each.properties) for each in graph.relationships()] == [
        ("MEMBER_OF", {"Weight": 2.5}),
        ("TIED_TO", {"kind": "near", "weight": 1.0, "Label": "x", "tags": ["a", "b"]}),
    ]
    said = "\n".join(map(str, report))
    assert "notes.csv: neither nodes" in said
    assert "'3' 1 node is named by edges only" in said
    assert not report.errors


def test_a_table_of_edges_alone_is_read_and_one_of_nodes_is_not(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text(EDGES.replace(",", ";"))
    graph, _ = examine(tmp_path / "ties.csv")
    assert (len(graph), graph.relationship_count) == (3, 2)
    (tmp_path / "nodes.csv").write_text(NODES)
    with pytest.raises(NoData):
        recognise(tmp_path / "nodes.csv")


def test_a_data_set_beside_a_table_of_edges_is_a_data_set(tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("name\nSeoul\n")
    (tmp_path / "edges.csv").write_text(EDGES)
    found = recognise(tmp_path).format
    assert found is not None
    assert found.name == "dataset"
