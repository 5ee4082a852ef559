"""GML, Pajek, Cytoscape JSON and Gephi's tables as we write them, opened by networkx, igraph, pandas and Gephi."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph_model import Graph, InterurbanError
from loaders.formats.registry import WRITTEN
from loaders.opening import examine, open_graph


@pytest.fixture(scope="module")
def citynet() -> Graph:
    return open_graph("citynet")


def ties(graph: Graph) -> Counter[tuple[str, str]]:
    names = Counter(node.name for node in graph.nodes())
    labels = {node.id: node.name if names[node.name] == 1 else f"{node.name} ({node.id})" for node in graph.nodes()}
    return Counter((labels[each.start], labels[each.end]) for each in graph.relationships())


def test_networkx_and_igraph_open_gml_with_every_tie_and_letter(citynet: Graph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "citynet.gml"
    notes = WRITTEN["gml"].save(citynet, path)
    assert any("labels with the id behind" in note for note in notes)
    assert path.read_bytes().isascii()
    opened = nx.read_gml(path)
    assert Counter((a, b) for a, b in opened.edges()) == ties(citynet)
    assert "서울@ko" in opened.nodes["Seoul"]["aliases"]
    assert opened.nodes["Seoul"]["latitude"] == pytest.approx(37.566)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it leaves letters that are not of Latin 1 as `&#48169;`, and says so
        there = igraph.Graph.Read_GML(str(path))
    assert (there.vcount(), there.ecount()) == (len(citynet), citynet.relationship_count)
    assert set(there.vs["identifier"]) == {node.id for node in citynet.nodes()}


def test_networkx_opens_pajek_with_every_tie(citynet: Graph, tmp_path: Path) -> None:
    path = tmp_path / "citynet.net"
    notes = WRITTEN["pajek"].save(citynet, path)
    types = sum(1 for _ in citynet.nodes())
    assert any(f"type ({types})" in note for note in notes)
    opened = nx.read_pajek(path)
    assert Counter((a, b) for a, b in opened.edges()) == ties(citynet)


def test_the_years_of_pajek_come_back(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("City", "c", 'Name "in quotes"')
    graph.add_node("Organisation", "o", "O")
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1990-05", "until": "1995"})
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "2001"})
    graph.add_relationship("c", "TIED_TO", "o", {"weight": 2.5, "kind": "x"})
    notes = WRITTEN["pajek"].save(graph, tmp_path / "a.net")
    assert "1 name with double quotes written with single ones" in notes
    back, _ = examine(tmp_path / "a.net")
    assert [each.properties for each in back.relationships()] == [
        {"kind": "MEMBER_OF", "weight": 1.0, "since": "1990", "until": "1995"},
        {"kind": "MEMBER_OF", "weight": 1.0, "since": "2001"},
        {"weight": 2.5},
    ]


def test_ties_that_differ_in_what_pajek_cannot_say_are_told_when_they_are_written(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("City", "c", "C")
    graph.add_node("Organisation", "o", "O")
    for tier in ("full", "associate"):
        graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1990", "tier": tier})
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1991", "tier": "full"})
    notes = WRITTEN["pajek"].save(graph, tmp_path / "a.net")
    assert "1 relationship written like another, in all that pajek has a place for" in notes
    back, report = examine(tmp_path / "a.net")
    assert sorted(each.properties["since"] for each in back.relationships()) == ["1990", "1991"]
    assert any("says the same as another and is one with it" in fault.message for fault in report)
    graph = Graph()
    graph.add_node("City", "c", "C")
    graph.add_node("Organisation", "o", "O")
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1990"})
    assert not any("like another" in note for note in WRITTEN["pajek"].save(graph, tmp_path / "b.net"))


def test_networkx_opens_cytoscape_json_with_every_tie(citynet: Graph, tmp_path: Path) -> None:
    path = tmp_path / "citynet.cyjs"
    WRITTEN["cytoscape"].save(citynet, path)
    data = json.loads(path.read_text("utf-8"))
    for node in data["elements"]["nodes"]:
        node["data"]["value"] = node["data"]["id"]  # which NetworkX wants, and Cytoscape has not
    opened = nx.cytoscape_graph({**data, "directed": True, "multigraph": True, "data": []})
    assert set(opened.edges()) == {(each.start, each.end) for each in citynet.relationships()}
    assert opened.nodes["seoul"]["aliases"] == list(citynet.node("seoul").attributes["aliases"])


def test_pandas_opens_gephis_tables_with_every_row(citynet: Graph, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    WRITTEN["gephi-tables"].save(citynet, tmp_path / "tables")
    nodes, edges = (pandas.read_csv(tmp_path / "tables" / name, dtype=str) for name in ("nodes.csv", "edges.csv"))
    assert list(nodes["Id"]) == [node.id for node in citynet.nodes()]
    assert Counter(zip(edges["Source"], edges["Kind"], edges["Target"], strict=True)) == Counter(
        (each.start, each.type, each.end) for each in citynet.relationships()
    )
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    with pytest.raises(InterurbanError, match="holds other files"):
        WRITTEN["gephi-tables"].save(citynet, tmp_path / "other")


@pytest.mark.xdist_group("gephi")
def test_gephi_opens_gml_and_pajek(citynet: Graph, gephi: Callable[..., list[Any]], tmp_path: Path) -> None:
    paths = [tmp_path / "citynet.gml", tmp_path / "citynet.net"]
    for path, name in zip(paths, ("gml", "pajek"), strict=True):
        WRITTEN[name].save(citynet, path)
    for opened in gephi(*paths):
        assert len(opened["nodes"]) == len(citynet)
        assert len(opened["edges"]) == citynet.relationship_count
        assert "Seoul" in {node["label"] for node in opened["nodes"]}
