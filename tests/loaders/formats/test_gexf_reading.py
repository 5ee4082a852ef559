"""GEXF of other programs: attributes, looks, and the times at which things were there."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from graph_model import Graph, Report
from loaders.opening import examine
from tests.loaders.formats.shared_data import shared

DYNAMIC = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<meta><creator>by hand</creator><description>Ports</description></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="{time_format}">
  <attributes class="node"><attribute id="0" title="Harbour Type" type="string"><default>sea</default></attribute>
    <attribute id="1" title="tags" type="liststring"/></attributes>
  <attributes class="node" mode="dynamic"><attribute id="2" title="berths" type="integer"/></attributes>
  <nodes>
    <node id="a" label="A" pid="c"><attvalues><attvalue for="1" value="[x, &quot;y z&quot;]"/>
      <attvalue for="2" value="3" start="{t0}" end="{t1}"/><attvalue for="2" value="5" start="{t1}"/></attvalues>
      <spells><spell start="{t0}" end="{t1}"/><spell start="{t2}"/></spells>
      <viz:color r="255" g="16" b="0"/><viz:position x="1.5" y="-2" z="0"/><viz:size value="9"/></node>
    <node id="b" label="B" start="{t1}"/>
    <node id="c" label="C"><nodes><node id="d" label="D"/></nodes></node>
  </nodes>
  <edges>
    <edge id="e0" source="a" target="b" weight="2" kind="trade">
      <spells><spell start="{t0}" end="{t1}"/><spell start="{t2}"/></spells></edge>
    <edge id="e1" source="b" target="c" type="mutual" label="sails to"/>
    <edge id="e2" source="a" target="c" type="undirected"/>
  </edges>
</graph></gexf>"""
TIMES = {
    "date": (("1990-01-01", "1995-12-31", "2001-06-30T00:00:00.000+02:00"), ("1990-01-01", "1995-12-31", "2001-06-30")),
    "double": (("1990.0", "1995.0", "2001.0"), ("1990", "1995", "2001")),
}


def read(text: str, path: Path) -> tuple[Graph, Report]:
    path.write_text(text, "utf-8")
    return examine(path)


@pytest.mark.parametrize("time_format", TIMES)
def test_spells_are_ties_of_their_own_with_dates(time_format: str, tmp_path: Path) -> None:
    (t0, t1, t2), (first, last, later) = TIMES[time_format]
    graph, report = read(DYNAMIC.format(time_format=time_format, t0=t0, t1=t1, t2=t2), tmp_path / "dynamic.gexf")
    assert not report.errors
    ties = [(each.start, each.end, each.properties) for each in graph.relationships()]
    assert ("a", "b", {"kind": "trade", "weight": 2.0, "since": first, "until": last}) in ties
    assert ("a", "b", {"kind": "trade", "weight": 2.0, "since": later}) in ties
    assert ("b", "c", {"label": "sails to"}) in ties
    assert ("c", "b", {"label": "sails to"}) in ties
    assert ("d", "c", {"kind": "within"}) in ties
    assert graph.node("a").properties == {
        "harbour_type": "sea",
        "tags": ["x", "y z"],
        "berths": [f"3 ({t0}/{t1})", f"5 ({t1}/)"],
        "since": first,
        "viz_colour": "#ff1000",
        "viz_x": 1.5,
        "viz_y": -2.0,
        "viz_z": 0.0,
        "viz_size": 9.0,
    }
    assert graph.node("b").properties["since"] == last
    assert graph.about["description"] == "Ports"
    said = "\n".join(map(str, report))
    for part in ("1 spell more of an edge", "1 node with several spells", "1 value that changes with time"):
        assert part in said
    assert "1 mutual edge: one in each direction" in said
    assert "2 nodes within others" in said


def test_numbers_that_are_no_years_stay_numbers(tmp_path: Path) -> None:
    text = DYNAMIC.format(time_format="double", t0="0.5", t1="17.0", t2="20")
    graph, _ = read(text, tmp_path / "dynamic.gexf")
    found = [each.properties for each in graph.relationships() if each.properties.get("kind") == "trade"]
    assert {"kind": "trade", "weight": 2.0, "start": 0.5, "end": 17.0} in found


def test_what_networkx_wrote_reads_as_networkx_reads_it(tmp_path: Path) -> None:
    graph = nx.gnp_random_graph(30, 0.2, seed=2)
    for node, attributes in graph.nodes(data=True):
        attributes |= {"share": node / 7, "odd": node % 2 == 1, "words": f"<&> {node}", "label": f"Node {node}"}
    for number, (_, _, attributes) in enumerate(graph.edges(data=True)):
        attributes |= {"weight": number, "since": "1990"}
    nx.write_gexf(graph, tmp_path / "nx.gexf")
    found, report = examine(tmp_path / "nx.gexf")
    assert (len(found), found.relationship_count) == (30, graph.number_of_edges())
    assert not report.errors
    for node, attributes in graph.nodes(data=True):
        there = found.node(str(node))
        assert there.name == attributes["label"]
        assert {name: there.properties[name] for name in ("share", "odd", "words")} == {
            name: attributes[name] for name in ("share", "odd", "words")
        }
    weights = sorted(each.properties["weight"] for each in found.relationships())
    assert weights == list(range(graph.number_of_edges()))


def test_les_miserables_of_gephi_has_its_published_ties() -> None:
    graph, report = examine(shared("benchmark-graphs") / "lesmis.gexf")
    assert (len(graph), graph.relationship_count) == (77, 254)
    valjean = graph.resolve("Valjean")
    assert sum(1 for _ in graph.relationships_of(valjean.id)) == 36
    assert valjean.properties["viz_colour"] == "#f55b5b"
    assert valjean.properties["modularity_class"] == 1
    assert not report.errors
