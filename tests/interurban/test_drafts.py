"""`load --draft`: from a table to a first mapping, and from there to a data set, as an analyst does it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from loaders.resolution.gazetteer import Gazetteer
from tests.interurban.conftest import Run

MEMBERS = "Town;Country;Network;Joined\nLyon;France;Harbour League;28.02.2014\nOslo;Norway;Harbour League;05.11.2013\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(MEMBERS, encoding="utf-8")
    return path


def test_a_draft_loads_and_answers_without_an_edit(run: Run, table: Path, tmp_path: Path) -> None:
    mapping, folder = tmp_path / "members.yaml", tmp_path / "league"
    drafted = run("load", "--draft", str(table), "-o", str(mapping))
    assert "look at what is marked UNSURE" in drafted.stderr
    assert f"interurban load {mapping}" in drafted.stderr
    assert "read = 2 loaded" in run("load", str(mapping), "-o", str(folder)).stderr
    said = run(
        "--data", str(folder), "query", "MATCH (c:City)-[m:MEMBER_OF]->() RETURN c.name, m.since ORDER BY c.name"
    )
    assert "2014-02-28" in said.stdout


def test_a_draft_goes_where_answers_go_and_replaces_nothing_that_was_edited(run: Run, table: Path) -> None:
    assert "since: {column: Joined, date: dmy}" in run("load", "--draft", str(table)).stdout
    mapping = table.with_suffix(".yaml")
    run("load", "--draft", str(table), "-o", str(mapping))
    mapping.write_text(mapping.read_text("utf-8") + "# mine\n", encoding="utf-8")
    refused = run("load", "--draft", str(table), "-o", str(mapping), code=1)
    assert "interurban did not write it, or not as it is now" in refused.stderr
    assert mapping.read_text("utf-8").endswith("# mine\n")


def test_what_is_missing_or_no_table_is_said(run: Run, tmp_path: Path) -> None:
    assert "names no file" in run("load", "--draft", str(tmp_path / "none.csv"), code=1).stderr
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert "is a PDF file" in run("load", "--draft", str(tmp_path / "a.pdf"), code=1).stderr
    assert "a draft is made of tables" in run("load", "--draft", "bolt://localhost", code=2).stderr
    assert "--sheet goes with --draft" in run("load", str(tmp_path / "a.yaml"), "--sheet", "1", code=2).stderr
    assert "name the folder to write" in run("load", str(tmp_path / "a.yaml"), code=2).stderr


def test_a_server_is_loaded_from_its_address(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "unused")
    told = run("load", "neo4j://localhost:1", "-o", str(tmp_path / "out"), code=1).stderr
    assert "neo4j://localhost:1: no Neo4j server answers there" in told


def test_loading_a_graph_file_tells_what_of_it_has_no_place(run: Run, tmp_path: Path) -> None:
    graph = nx.Graph([("a", "b"), ("b", "b")])
    nx.write_graphml(graph, tmp_path / "g.graphml")
    told = run("load", str(tmp_path / "g.graphml"), "-o", str(tmp_path / "out")).stdout
    assert "from a node to itself" in told
    assert "TIED_TO" in told


@pytest.mark.parametrize("asks", [False, True])
def test_while_names_of_cities_are_indexed_something_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, asks: bool
) -> None:
    prepared: list[Gazetteer] = []
    monkeypatch.setattr(Gazetteer, "prepare", lambda self: prepared.append(self))  # noqa: PLW0108
    monkeypatch.setattr("loaders.mapping.finishing.fill_from_gazetteer", lambda _: None)
    (tmp_path / "towns.csv").write_text("town\nOslo\n")
    more = ", gazetteer: true, country: {constant: Norway}" if asks else ""
    mapping = tmp_path / "towns.yaml"
    entry = f"{{type: City, name: town{more}}}"
    mapping.write_text(f"name: t\ntables:\n  - file: towns.csv\n    nodes: {{town: {entry}}}\n")
    with caplog.at_level("INFO", "interurban.progress"):
        run("load", str(mapping), "-o", str(tmp_path / "out"))
    assert len(prepared) == asks
    assert ("indexing the names of the world's cities, once" in caplog.text) is asks
