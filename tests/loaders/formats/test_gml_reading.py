"""GML of other programs, with networkx and igraph for judges."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.opening import examine
from tests.loaders.formats.shared_data import shared

PLAIN = """Creator "by hand, graph [ of sorts"
# a remark
graph [
  directed 1
  label "Ports"
  node [ id 1 label "S&#227;o Paulo &quot;SP&quot;" population 12 share 1.5e-3 tags "a" tags "b"
    graphics [ x 10.5 y -3 fill "#ffcc00" w 30 ] ]
  node [ id 2 label Unquoted value NAN ]
  edge [ source 1 target 2 weight 2 label "sails to" ]
  edge [ source 1 target 2 weight 2 label "trades with" ]
  edge [ source 2 target 1 ]
]
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_keys_lists_drawings_and_letters(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ports.gml"
    path.write_bytes(PLAIN.replace("trades with", "handelt über").encode(encoding))
    graph, report = examine(path)
    assert graph.node("1").name == 'São Paulo "SP"'
    assert graph.node("1").properties == {
        "population": 12,
        "share": 0.0015,
        "tags": ["a", "b"],
        "viz_x": 10.5,
        "viz_y": -3,
        "viz_colour": "#ffcc00",
    }
    assert graph.node("2").name == "Unquoted"
    labels = [each.properties.get("label") for each in graph.relationships()]
    assert labels == ["sails to", "handelt über", None]
    said = "\n".join(map(str, report))
    assert "1 drawing left out" in said
    assert "1 number left out, not being finite" in said
    assert ("read as Western European letters of Windows" in said) == (encoding == "cp1252")
    assert not report.errors


LETTERS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), min_size=2, max_size=8, unique=True
    ),
    ties=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.1, 9)), max_size=15),
    directed=st.booleans(),
)
def test_what_networkx_writes_is_read_whole(
    names: list[str], ties: list[tuple[int, int, float]], directed: bool, tmp_path: Path
) -> None:
    plain: nx.MultiGraph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    plain.add_nodes_from(names)
    for number, (start, end, weight) in enumerate(ties):
        if start % len(names) != end % len(names):
            plain.add_edge(names[start % len(names)], names[end % len(names)], weight=weight, number=number)
    nx.write_gml(plain, tmp_path / "nx.gml")
    graph, report = examine(tmp_path / "nx.gml")
    assert sorted(node.name for node in graph.nodes()) == sorted(names)
    assert graph.relationship_count == plain.number_of_edges()
    found = {each.properties["number"]: each for each in graph.relationships()}
    for start, end, data in plain.edges(data=True):
        tie = found[data["number"]]
        assert {graph.node(tie.start).name, graph.node(tie.end).name} == {start, end}
        assert tie.properties["weight"] == pytest.approx(data["weight"])
        assert not directed or graph.node(tie.start).name == start
    assert not report.errors


def test_a_node_may_be_named_like_a_type(tmp_path: Path) -> None:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(["Alpha", "NODE", "Source"])
    nx.write_gml(plain, tmp_path / "nx.gml")
    assert sorted(node.name for node in examine(tmp_path / "nx.gml")[0].nodes()) == ["Alpha", "NODE", "Source"]


def test_what_igraph_writes_is_read_whole(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    plain = igraph.Graph.Erdos_Renyi(40, 0.1, directed=True)
    plain.vs["label"] = [f"Ort <&> {number}" for number in range(40)]
    plain.es["weight"] = [number / 3 for number in range(plain.ecount())]
    plain.write_gml(str(tmp_path / "igraph.gml"))
    graph, report = examine(tmp_path / "igraph.gml")
    assert (len(graph), graph.relationship_count) == (40, plain.ecount())
    assert [node.name for node in graph.nodes()] == plain.vs["label"]
    assert sum(each.properties["weight"] for each in graph.relationships()) == pytest.approx(sum(plain.es["weight"]))
    assert not report.errors


@pytest.mark.parametrize(("name", "nodes", "edges"), [("karate", 34, 78), ("lesmis", 77, 254)])
def test_newmans_files_have_their_published_counts(name: str, nodes: int, edges: int) -> None:
    graph, report = examine(shared("benchmark-graphs") / f"{name}.gml")
    assert (len(graph), graph.relationship_count) == (nodes, edges)
    assert not report.errors
