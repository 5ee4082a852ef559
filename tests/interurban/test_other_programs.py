"""Whoever asks the server otherwise finds names, points and what the documents promise."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from graph_model.stores.neo4j.store import Neo4jStore
from interurban import load
from tests.interurban.conftest import Run

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cypher.md"


def shown(language: str) -> list[str]:
    """Return the blocks of the section on other programs."""
    section = PAGE.read_text("utf-8").partition("## Other programs on the same server")[2]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def test_other_programs_get_what_the_documents_show(
    run: Run, server: Neo4jStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEO4J_URI", server.address.uri)
    monkeypatch.chdir(tmp_path)
    run("push", "--data", "citynet", "neo4j")
    (near,) = shown("cypher")
    rows = server.connection.read(near)
    assert [row["city"] for row in rows] == ["Seoul", "Incheon", "Suwon"]
    assert [row["metres"] for row in rows] == pytest.approx([0, 27_000, 31_000], abs=5_000)  # as the crow flies
    table, picture = shown("python")
    given: dict[str, Any] = {}
    exec(table, given)  # noqa: S102 -- our own document
    assert given["table"].groupby("network").size()["CITYNET"] >= 16
    if importlib.util.find_spec("neo4j_viz"):
        exec(picture, given)  # noqa: S102
        assert "Yokohama" in (tmp_path / "members.html").read_text()


def test_every_node_has_a_name_to_show_and_every_place_a_point(run: Run, server: Neo4jStore) -> None:
    run("push", "--data", "citynet", server.address.uri)
    assert not server.connection.read("MATCH (n) WHERE NOT n.name =~ '.*\\\\S.*' RETURN labels(n)")
    counts = "count(n.latitude) AS numbers, count(n.location) AS points"
    assert server.connection.read(f"MATCH (n:City) RETURN {counts}") == [{"numbers": 29, "points": 29}]
    server.connection.write("MATCH (n:City {id: 'seoul'}) REMOVE n.location")
    assert "1 changed" in run("push", "--data", "citynet", server.address.uri).stderr
    (found,) = server.connection.read("MATCH (n:City {id: 'seoul'}) RETURN n.location AS place")
    assert found["place"]["crs"] == "wgs-84"
    seoul = load(server.address.uri).node("seoul")
    assert seoul.attributes == load("citynet").node("seoul").attributes
