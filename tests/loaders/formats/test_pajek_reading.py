"""Pajek: two modes, relations, lists of neighbours, matrices, times, partitions, several encodings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from graph_model import Graph, Report
from loaders.opening import examine
from tests.loaders.formats.shared_data import shared


def read(text: str | bytes, path: Path) -> tuple[Graph, Report]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return examine(path)


def davis() -> tuple[list[str], list[str], list[list[str]]]:
    """Return the women, the events and the matrix of Davis, Gardner and Gardner."""
    text = (shared("benchmark-graphs") / "davis_southern_women_matrix.csv").read_text()
    rows = [line.split(",") for line in text.split()]
    return [row[0] for row in rows[1:]], rows[0][1:], [row[1:] for row in rows[1:]]


@pytest.mark.parametrize("form", ["matrix", "edges", "edgeslist"])
def test_the_southern_women_have_two_modes_in_every_form(form: str, tmp_path: Path) -> None:
    women, events, matrix = davis()
    lines = [f"*Vertices {len(women) + len(events)} {len(women)}"]
    lines += [f'{number} "{name}"' for number, name in enumerate([*women, *events], 1)]
    lines.append({"matrix": "*Matrix", "edges": "*Edges", "edgeslist": "*Edgeslist"}[form])
    for number, row in enumerate(matrix, 1):
        there = [str(len(women) + place) for place, cell in enumerate(row, 1) if cell == "1"]
        lines += {"matrix": [" ".join(row)], "edges": [f"{number} {each} 1" for each in there]}.get(
            form, [f"{number} {' '.join(there)}"]
        )
    graph, report = read("\r\n".join(lines), tmp_path / "davis.net")
    assert Counter(node.properties["kind"] for node in graph.nodes()) == {"first mode": 18, "second mode": 14}
    assert graph.relationship_count == 89
    attended = Counter(end for each in graph.relationships() for end in (each.start, each.end))
    assert attended[graph.resolve("9/16").id] == 14
    assert sum(1 for _ in graph.relationships_of(graph.resolve("EVELYN").id)) == 8
    assert not report.errors


PROJECT = '''% a remark
*Network Ports
*Vertices 3
1 "Northport" 0.1 0.2 0.5 box ic Red [1990-1995]
2 "S&#227;o ""X""" [5-7,9]
3 Plain
*Arcs :1 "sails to"
1 2 2.5 [2001-*] l "by sea" c Blue
*Arcs :2 "calls"
1 2
*Edges
2 3
1: 3 1
*Partition class
*Vertices 3
1
1
2
*Vector size
*Vertices 3
0.5
1
2
*Network Again
*Vertices 3
1 "Northport"
2 "S&#227;o ""X"""
3 "Plain"
*Arcs
3 1
*Network Other
*Vertices 2
1 "x"
2 "y"
*Arcs
1 2
*Permutation p
*Vertices 3
1
2
3
'''


def test_a_project_with_relations_times_partitions_and_further_networks(tmp_path: Path) -> None:
    graph, report = read(PROJECT, tmp_path / "ports.paj")
    assert [node.name for node in graph.nodes()] == ["Northport", 'São "X"', "Plain"]
    assert graph.node("1").properties == {
        "viz_x": 0.1,
        "viz_y": 0.2,
        "viz_z": 0.5,
        "viz_shape": "box",
        "since": "1990",
        "until": "1995",
        "class": 1,
        "size": 0.5,
    }
    assert graph.node("2").properties["times"] == "5-7,9"
    ties = [(each.start, each.end, each.properties) for each in graph.relationships()]
    assert ("1", "2", {"kind": "sails to", "weight": 2.5, "since": "2001", "label": "by sea"}) in ties
    assert ("1", "2", {"kind": "calls"}) in ties
    assert ("2", "3", {"kind": "Ports"}) in ties
    assert ("3", "1", {"kind": "sails to"}) in ties
    assert ("3", "1", {"kind": "Again"}) in ties
    assert len(ties) == 5
    said = "\n".join(map(str, report))
    for part in ("2 drawings left out", "1 network of other vertices left out", "1 part *permutation left out"):
        assert part in said
    assert not report.errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_several_encodings(encoding: str, tmp_path: Path) -> None:
    graph, report = read('*Vertices 2\n1 "Zürich"\n2 "Besançon"\n*Edges\n1 2\n'.encode(encoding), tmp_path / "a.net")
    assert [node.name for node in graph.nodes()] == ["Zürich", "Besançon"]
    assert any("Windows" in fault.message for fault in report) == (encoding == "cp1252")


def test_what_networkx_and_igraph_write_is_read_whole(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    plain = nx.les_miserables_graph()
    nx.write_pajek(plain, tmp_path / "nx.net")
    igraph.Graph.from_networkx(plain).write_pajek(str(tmp_path / "igraph.net"))
    for name in ("nx.net", "igraph.net"):
        graph, report = examine(tmp_path / name)
        assert (len(graph), graph.relationship_count) == (77, 254)
        assert sum(each.properties["weight"] for each in graph.relationships()) == 820
        assert not report.errors
