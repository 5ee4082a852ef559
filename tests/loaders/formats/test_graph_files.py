from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from graph_model import Graph, InterurbanError, Report
from graph_model.networkx_form import as_networkx
from loaders.formats.format import Format
from loaders.formats.registry import WRITTEN
from loaders.opening import open_graph

FILES = [each.name for each in WRITTEN.values() if not each.is_folder]
HOSTILE = "<script>alert('x')</script> & \"서울\" ]]>"


def written(graph: Graph, name: str) -> bytes:
    stream = io.BytesIO()
    WRITTEN[name].write(graph, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def citynet() -> Graph:
    graph = open_graph("citynet")
    graph.add_node("City", "hostile", HOSTILE, {"note": HOSTILE, "latitude": 1})
    graph.add_relationship("hostile", "MEMBER_OF", "citynet", {"note": HOSTILE, "since": "../2013-11"})
    return graph


def test_node_link_json_reads_back_with_nothing_lost(citynet: Graph) -> None:
    back = nx.node_link_graph(json.loads(written(citynet, "json")), edges="edges")
    assert isinstance(back, nx.MultiDiGraph)
    assert dict(back.nodes(data=True)) == dict(citynet.nx.nodes(data=True))
    assert {(a, b, key): data for a, b, key, data in back.edges(keys=True, data=True)} == {
        (a, b, key): data for a, b, key, data in citynet.nx.edges(keys=True, data=True)
    }


def test_graphml_reads_back_with_names_types_and_bounds_of_dates(citynet: Graph) -> None:
    back = nx.read_graphml(io.BytesIO(written(citynet, "graphml")), force_multigraph=True)
    assert set(back) == set(citynet.nx)
    assert back.number_of_edges() == citynet.relationship_count
    assert back.nodes["seoul"]["latitude"] == pytest.approx(37.566)
    assert "서울@ko" in back.nodes["seoul"]["aliases"]
    assert back.nodes["hostile"]["name"] == HOSTILE
    (edge,) = back["hostile"]["citynet"].values()
    assert (edge["since"], edge["since_latest"]) == ("../2013-11", "2013-11-30")
    assert "since_earliest" not in edge
    congress = back.nodes["citynet-congress-2013"]
    assert (congress["on_earliest"], congress["on_latest"]) == ("2013-11-04", "2013-11-07")
    assert "on" in {row["property"] for row in json.loads(congress["statements"])}


def test_gexf_reads_back_with_labels(citynet: Graph) -> None:
    back = nx.read_gexf(io.BytesIO(written(citynet, "gexf")))
    assert set(back) == set(citynet.nx)
    assert back.number_of_edges() == citynet.relationship_count
    assert back.nodes["hostile"]["label"] == HOSTILE
    relationships = {data["relationship"] for *_, data in back.edges(data=True)}
    assert "MEMBER_OF" in relationships


@pytest.mark.parametrize("name", FILES)
def test_writing_leaves_the_graph_as_it_was_and_gives_the_same_bytes(citynet: Graph, name: str) -> None:
    before = as_networkx(citynet)
    first = written(citynet, name)
    assert nx.utils.graphs_equal(as_networkx(citynet), before)
    assert written(citynet, name) == first


@pytest.mark.parametrize("name", FILES)
def test_an_empty_graph_is_fine(name: str) -> None:
    assert isinstance(written(Graph(), name), bytes)


@pytest.mark.parametrize("format_", WRITTEN.values(), ids=lambda each: each.name)
def test_a_format_writes_a_file_or_a_folder_and_saves_it_whole(format_: Format, citynet: Graph, tmp_path: Path) -> None:
    assert (format_.write_file is None) != (format_.write_folder is None)
    path = tmp_path / f"out{(*format_.suffixes, '')[0]}"
    format_.save(citynet, path)
    assert path.is_dir() == format_.is_folder
    assert {each.name for each in tmp_path.iterdir()} == {path.name}
    (tmp_path / "file").write_text("")
    with pytest.raises(InterurbanError, match="cannot be written"):
        format_.save(citynet, tmp_path / "file" / "out")


def test_a_format_that_is_only_read_writes_nothing(tmp_path: Path) -> None:
    read_only = Format("notes", "notes", (".txt",), read=lambda _: (Graph(), Report()))
    path = tmp_path / "precious.txt"
    path.write_text("precious")
    with pytest.raises(InterurbanError, match="notes is not written as one file"):
        read_only.save(Graph(), path, replace=True)
    assert path.read_text() == "precious"
    assert [each.name for each in tmp_path.iterdir()] == ["precious.txt"]
    assert not read_only.is_written
    assert read_only.recognises(path)
