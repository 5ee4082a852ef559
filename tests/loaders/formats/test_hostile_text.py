"""Texts that a format cannot hold are replaced and counted, or refused by name; no file is ill-formed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph_model import Graph, InterurbanError, read_vocabulary
from loaders.formats.annotations import Annotations, Result
from loaders.formats.registry import WRITTEN

XML = ["graphml", "gexf"]
UNHOLDABLE = ["\ufffe", "\uffff", "\ud800", "\udfff", "\x00", "\x0b", "\x1b"]


def graph_with(text: str) -> Graph:
    """Return a graph in which a text stands wherever nothing keeps it out."""
    graph = Graph()
    graph.about = {"name": "hostile", "title": f"Title {text}"}
    graph.add_node("Source", "s", "S")
    graph.add_node("City", "c", "C", sources=[f"s#page {text}."])
    graph.add_node("Organisation", "o", "O")
    graph.add_statement("c", "population", 12, note=f"note {text}")
    graph.add_relationship("c", "MEMBER_OF", "o", sources=[f"s#page {text} and {text}."])
    return graph


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("text", UNHOLDABLE, ids=ascii)
def test_what_xml_cannot_hold_is_replaced_and_counted(name: str, text: str) -> None:
    stream = io.BytesIO()
    notes = WRITTEN[name].write(graph_with(text), stream)
    ElementTree.fromstring(stream.getvalue())  # noqa: S314 -- our own
    told = dict(note.split(": ", 1) for note in notes if "XML cannot hold" in note)
    assert told["sources"].startswith("3 characters that XML cannot hold are written as \ufffd")
    assert told["description"].startswith("1 character that")
    # What stands in JSON is escaped there, but for what JSON holds as it is.
    assert told.get("statements", "1 character").startswith("1 character")


@pytest.mark.parametrize("name", XML)
def test_an_id_that_xml_cannot_hold_is_refused_by_name(name: str) -> None:
    graph = Graph()
    graph.add_node("City", "a\ufffe", "A")
    with pytest.raises(InterurbanError, match=r"^id 'a\ufffd': XML cannot hold its character U\+FFFE; choose another"):
        WRITTEN[name].write(graph, io.BytesIO())


@pytest.mark.parametrize("name", XML)
def test_a_type_and_a_property_of_any_script_are_written(name: str) -> None:
    vocabulary = read_vocabulary("nodes: {도시: {properties: {크기: integer, İ: text, 'ı': text}}}", "mine.yaml")
    graph = Graph(vocabulary)
    graph.add_node("도시", "서울", "서울", {"크기": 3, "İ": "a", "ı": "b"})
    stream = io.BytesIO()
    WRITTEN[name].write(graph, stream)
    read = nx.read_graphml if name == "graphml" else nx.read_gexf
    back = read(io.BytesIO(stream.getvalue())).nodes["서울"]
    assert (back["크기"], back["İ"], back["ı"]) == (3, "a", "b")


@pytest.mark.parametrize("text", UNHOLDABLE, ids=ascii)
def test_json_holds_every_text(text: str) -> None:
    stream = io.BytesIO()
    graph = graph_with(text)
    assert WRITTEN["json"].write(graph, stream) == []
    back = nx.node_link_graph(json.loads(stream.getvalue()), edges="edges")
    assert nx.utils.graphs_equal(back, graph.nx)


@pytest.mark.parametrize("text", [*UNHOLDABLE, "\x1f", "\r", "\n", '"', "\\"], ids=ascii)
def test_import_files_are_utf_8_and_keep_lists_apart(text: str, tmp_path: Path) -> None:
    notes = WRITTEN["neo4j-admin"].save(graph_with(text), tmp_path / "files")
    cities = (tmp_path / "files" / "City.csv").read_bytes().decode()
    assert cities.count("s#page") == 1
    held_back = text in ("\ud800", "\udfff", "\x1f")
    assert any("are written as \ufffd" in note for note in notes) == held_back


def test_a_property_of_the_name_of_a_result_stays() -> None:
    vocabulary = read_vocabulary("nodes: {City: {properties: {degree: text, rank: text}}}", "mine.yaml")
    graph = Graph(vocabulary)
    graph.add_node("City", "c", "C", {"degree": "PhD"})
    found = Annotations(results=(Result("degree", {"c": 3}), Result("share", {"c": 0.5})))
    for name in (*XML, "json"):
        stream = io.BytesIO()
        notes = WRITTEN[name].write(graph, stream, found)
        stream.seek(0)
        if name == "json":
            back = nx.node_link_graph(json.load(stream), edges="edges").nodes["c"]
        else:
            back = (nx.read_graphml if name == "graphml" else nx.read_gexf)(stream).nodes["c"]
        assert (back["degree"], back["result_degree"], back["share"]) == ("PhD", 3, 0.5)
        assert any("degree is written as result_degree" in note for note in notes)


@pytest.mark.parametrize("text", UNHOLDABLE[2:4], ids=ascii)
def test_a_data_set_refuses_half_a_character_and_says_where(text: str, tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match=r"^city.csv: .*s#page \ufffd.* holds half a character \(U\+D[8F]"):
        WRITTEN["dataset"].save(graph_with(text), tmp_path / "data")
    assert not (tmp_path / "data").exists()
    titled = Graph()
    titled.about = {"title": text}
    titled.add_node("City", "c", "C")
    with pytest.raises(InterurbanError, match=r"^datapackage.json: .* holds half a character \(U\+D[8F]"):
        WRITTEN["dataset"].save(titled, tmp_path / "data")
    assert not (tmp_path / "data").exists()
