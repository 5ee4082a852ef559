"""A list that was true on a day: its members are so definitely until then and possibly later, wherever it is asked."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model import Graph, NothingHeld
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from interurban import UrbanGraph, load
from queries.cypher.catalogue import read_catalogue
from tests.interurban.conftest import Run
from tests.interurban.test_one_meaning_of_time import READ_PAGES
from tests.neo4j.server import empty
from tests.visualizations.conftest import page_of
from visualizations.compression import unpack_page
from visualizations.rendering import page_html

MAPPING = """\
name: members
source: {id: list-2024, name: List of members}
as_known_on: 2024-02
tables:
  - file: members.csv
    nodes:
      city: {type: City, name: town}
      network: {type: Organisation, id: {constant: network}, name: {constant: Network}}
    relationships: [{type: MEMBER_OF, from: city, to: network, properties: {since: joined, until: left}}]
"""
TABLE = "town,joined,left\nLyon,2014,\nBonn,2014,..\nParis,,\nKyiv,2014,2020\nOslo,2024-06,\n"

# Written by hand: what the list of February 2024 says of each town.
HELD = {
    "2013": {"Paris": "possibly"},
    "2023-12": {"Lyon": "definitely", "Bonn": "definitely", "Paris": "possibly"},
    "2024-02": {"Lyon": "definitely", "Bonn": "definitely", "Paris": "definitely"},
    "2025": {"Lyon": "possibly", "Bonn": "possibly", "Paris": "possibly", "Oslo": "possibly"},
}
TOWNS = ["Lyon", "Bonn", "Paris", "Kyiv", "Oslo"]


@pytest.fixture(scope="module")
def mapping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(tmp_path_factory.mktemp("list"))
    (folder / "members.csv").write_text(TABLE, "utf-8")
    (folder / "members.yaml").write_text(MAPPING, "utf-8")
    return folder / "members.yaml"


@pytest.fixture(scope="module")
def graph(mapping: Path) -> Graph:
    graph: Graph = load(mapping).graph
    return graph


def test_the_day_of_the_list_is_stored_as_an_end_that_day_or_later(graph: Graph) -> None:
    until = {graph.node(tie.start).name: tie.properties.get("until") for tie in graph.relationships("MEMBER_OF")}
    assert until == {"Lyon": "2024-02/..", "Bonn": "2024-02/..", "Paris": "2024-02/..", "Kyiv": "2020", "Oslo": None}


@pytest.mark.parametrize("at", HELD)
def test_the_model_the_lookup_and_the_ranking(graph: Graph, at: str) -> None:
    asked = UrbanGraph(graph)
    found = {graph.node(tie.start).name: graph.timing.holds(tie, at).value for tie in graph.relationships("MEMBER_OF")}
    assert {name: held for name, held in found.items() if held != "no"} == HELD[at]
    rows = [row for row in asked.lookup("Network", at=at).rows if row.get("held")]
    assert {row["name"]: row["held"] for row in rows} == HELD[at]
    for town in TOWNS:
        try:
            held = [row["held"] for row in asked.lookup(town, at=at).rows if row.get("held")]
        except NothingHeld:
            held = []
        assert held == ([HELD[at][town]] if town in HELD[at] else [])
    ranked = asked.rank("degree", of="City", through="Organisation", at=at).to_dicts()
    assert {row["name"] for row in ranked} == set(HELD[at])


@pytest.mark.parametrize("at", HELD)
def test_the_command_line(run: Run, mapping: Path, at: str) -> None:
    def asked(*arguments: str) -> list[dict[str, str]]:
        command = ["--data", str(mapping), *arguments, "--at", at, "--format", "json"]
        rows: list[dict[str, str]] = json.loads(run(*command).stdout)
        return rows

    looked_up = {row["name"]: row["held"] for row in asked("lookup", "Network") if row.get("held")}
    ranked = {row["name"] for row in asked("rank", "--of", "City", "--through", "Organisation", "-m", "degree")}
    assert (looked_up, ranked) == (HELD[at], set(HELD[at]))


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_scripts_of_the_page(graph: Graph, tmp_path: Path) -> None:
    texts = [unpack_page(page_html(page_of(graph, "Cities", at=at))) for at in HELD]
    found = [re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', text, re.DOTALL) for text in texts]
    pages = tmp_path / "pages.json"
    pages.write_text(json.dumps([each[1] for each in found if each]), "utf-8")
    data = (Path(__file__).resolve().parents[2] / "visualizations" / "scripts" / "data.js").as_uri()
    command = ["node", "--input-type=module", "--eval", READ_PAGES, data, str(pages)]
    shown = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout)
    assert [dict(each) for each in shown] == list(HELD.values())


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store(
    request: pytest.FixtureRequest, graph: Graph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CypherStore]:
    opened: EmbeddedStore | Neo4jStore
    if request.param == "embedded":
        opened = EmbeddedStore(Path(tmp_path_factory.mktemp("known-ends")) / "database")
    else:
        opened = Neo4jStore(request.getfixturevalue("neo4j_address"))
        empty(opened.connection)
    opened.put(graph)
    yield opened
    opened.close()


@pytest.mark.xdist_group("server")
@pytest.mark.parametrize("at", HELD)
def test_the_stock_query(store: CypherStore, at: str) -> None:
    rows = read_catalogue()["members-at"].run(store, {"at": at, "network": "network"}, limit=None)
    assert {row["member"]: row["held"] for row in rows} == HELD[at]
