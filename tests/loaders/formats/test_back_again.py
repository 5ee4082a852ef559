"""What we write comes back: the same data set, with its vocabulary and statements, out of every format that is read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph_model import Graph
from loaders.formats.annotations import Annotations, Result
from loaders.formats.registry import WRITTEN
from loaders.opening import examine, open_graph
from tests.graph_model.stores.samples import content, everything
from tests.loaders.formats.hostile import every_word_of_two_types, graphs

BACK = ["graphml", "gexf", "json", "gml", "cytoscape", "gephi-tables", "xlsx", "neo4j-admin"]


def written(graph: Graph, name: str, folder: Path, annotations: Annotations | None = None) -> Path:
    path = folder / f"set{(*WRITTEN[name].suffixes, '')[0]}"
    WRITTEN[name].save(graph, path, annotations or Annotations(), replace=True)
    return path


@pytest.mark.parametrize("name", BACK)
@pytest.mark.parametrize("make", [lambda: open_graph("citynet"), everything, every_word_of_two_types])
def test_a_data_set_comes_back_as_it_was(name: str, make: object, tmp_path: Path) -> None:
    graph: Graph = make()  # type: ignore[operator]
    if name == "xlsx" and make is every_word_of_two_types:
        pytest.skip("tables have the names of their columns in lower case, so that LABEL is not told from label")
    graph.about.setdefault("name", "set")
    back, report = examine(written(graph, name, tmp_path))
    assert not [fault for fault in report if fault.value != "null" and "no source" not in fault.message]
    if name == "xlsx":  # tables are sorted, those of statements, too
        for each in (back, graph):
            for node in each.nodes():
                node.attributes.get("statements", []).sort(key=str)
    assert content(back) == content(graph)
    assert back.vocabulary == graph.vocabulary


@pytest.mark.parametrize("name", [name for name in BACK if name != "xlsx"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(graph=graphs())
def test_any_data_set_comes_back_as_it_was(name: str, graph: Graph) -> None:
    half = "" if name == "neo4j-admin" else "\ud800"  # half a letter, which CSV in UTF-8 cannot hold
    graph.about = {"name": "set", "title": f"Any <!-- ?> ]]> --> {half}", "licenses": [{"name": "CC0"}]}
    with tempfile.TemporaryDirectory() as folder:
        back, report = examine(written(graph, name, Path(folder)))
    assert not [fault for fault in report.errors if "character" not in fault.message]
    assert content(back) == content(graph)


@pytest.mark.parametrize("name", BACK)
def test_results_and_marks_are_left_out_and_counted(name: str, tmp_path: Path) -> None:
    graph = open_graph("citynet")
    found = Annotations("2014", (Result("degree", {"seoul": 3, "busan": 2}), Result("rank", {"seoul": 1})))
    back, report = examine(written(graph, name, tmp_path, found))
    assert content(back) == content(graph)
    if name in ("graphml", "gexf", "json"):
        assert {fault.message for fault in report.warnings} == {
            "3 results left out (degree; rank)",
            f"{graph.relationship_count} marks of what held at a date left out (held)",
        }
    assert not report.errors


@pytest.mark.parametrize("name", ["graphml", "json"])
def test_what_was_edited_into_what_does_not_fit_is_a_fault(name: str, tmp_path: Path) -> None:
    path = written(open_graph("citynet"), name, tmp_path)
    text = path.read_text("utf-8")
    text = text.replace("37.566", '"north"' if name == "json" else "north").replace(">MEMBER_OF<", ">MEMBER<")
    path.write_text(text.replace('"MEMBER_OF"', '"MEMBER"'))
    back, report = examine(path)
    told = [(fault.column, fault.value, fault.detail) for fault in report.errors]
    assert ("latitude", "north", "of node seoul") in told or ("latitude", "north", "of statement of seoul") in told
    assert sum(fault.value == "MEMBER" for fault in report.errors) > 20
    assert "seoul" not in back
    assert all(fault.file == path.name for fault in report)


def test_a_description_that_is_damaged_makes_of_it_a_file_of_others(tmp_path: Path) -> None:
    path = written(open_graph("citynet"), "graphml", tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"vocabulary": []', '"vocabulary": 7'))
    back, report = examine(path)
    assert back.node("seoul").type == "City"
    assert len(back) == 270
    assert any("properties added to City" in fault.message for fault in report)
