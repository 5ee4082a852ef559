"""A question about a time has one answer: look-up, ranking, page and stock queries agree, for every form of a date."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import chain, product
from pathlib import Path

import pytest

from graph_model import Covers, Graph, NothingHeld
from interurban import UrbanGraph
from tests.visualizations.conftest import page_of
from visualizations.compression import unpack_page
from visualizations.rendering import page_html

DATES = [
    "2013", "2013-11", "2013-11-05", "2013-11-05T23:20:30Z", "2013?", "2013~", "2013%", "2013-11?", "2013-11-05%",
    "201X", "201X~", "20XX", "2013-XX", "2013-11-XX", "2013-11-XX?", "2013-21", "2013-24?", "2012/2014",
    "2013-11-04/2013-11-07", "2012?/2014", "2012/2014%", "../2013-11", "../2013-11~", "2013-11/..", "2013-11%/..",
    "/2013", "2013/", "2013~/",
]  # fmt: skip
WITH = [None, "..", "2012", "2014-02", "2013?"]  # every date stands with each of these, before and after
ASKED = [
    "1066", "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2013-10", "2013-11", "2013-12", "2013-11-03",
    "2013-11-05", "2013-11-07", "2013-11-05T10:00:00Z", "2013?", "2012~", "2013%", "2013-12?", "2013-11-06~", "201X",
    "200X?", "2013-XX", "2013-22", "2012/2014", "2014?/2015", "../2013", "2013-11/..", "2012%/..", "/2012", "2014/",
]  # fmt: skip


def dated() -> Graph:
    """Every form of a date as a beginning and as an end that is no contradiction, of a membership and of an office."""
    graph = Graph()
    graph.add_node("Organisation", "network", "Network")
    graph.add_node("Role", "mayor", "Mayor")
    mixed = chain(product(DATES, WITH), product(WITH, DATES), product(WITH, WITH))
    pairs = dict.fromkeys([*mixed, *((date, date) for date in DATES)])
    for number, (since, until) in enumerate(pairs):
        graph.add_node("City", f"c{number}", f"City {number}")
        for kind, end in (("MEMBER_OF", "network"), ("HOLDS", "mayor")):
            graph.put_relationship(f"c{number}", kind, end, {"since": since, "until": until})
    return graph


def expected(graph: Graph, kind: str, at: str) -> dict[str, str]:
    """Which cities held a relationship at a time, and how surely, as the model has it."""
    answers = {graph.node(tie.start).name: graph.timing.holds(tie, at) for tie in graph.relationships(kind)}
    return {name: covers.value for name, covers in answers.items() if covers is not Covers.NO}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return dated()


def test_the_set_holds_every_form_and_every_answer(graph: Graph) -> None:
    ties = list(graph.relationships("MEMBER_OF"))
    for end, date in product(("since", "until"), DATES):
        assert any(tie.attributes.get(end) == date for tie in ties)
    answers = [graph.timing.holds(tie, at) for tie, at in product(ties, ASKED)]
    assert all(answers.count(each) > len(answers) / 20 for each in Covers)


def looked_up(asked: UrbanGraph, name: str, at: str) -> dict[str, str]:
    """How surely what is told in each section of a look-up held."""
    try:
        return {row["section"]: row["held"] for row in asked.lookup(name, at=at).rows if row.get("held")}
    except NothingHeld:
        return {}


@pytest.mark.parametrize("at", ASKED)
def test_lookup_and_ranking_answer_as_the_model_does(graph: Graph, at: str) -> None:
    asked = UrbanGraph(graph)
    members = expected(graph, "MEMBER_OF", at)
    if members:
        ranked = asked.rank("degree", of="City", through="Organisation", at=at).to_dicts()
        assert {row["name"] for row in ranked} == set(members)
    cities = list(graph.nodes("City"))
    for city in cities[ASKED.index(at) % 4 :: 4]:  # of which each time another quarter is looked up
        held = looked_up(asked, city.id, at)
        assert held.get("Member of") == members.get(city.name)
        assert held.get("Holds") == members.get(city.name)


# What the scripts of a page know of the cities of a network: who is a member, and whether only possibly.
READ_PAGES = """
import { readFileSync } from "node:fs";
const [data, pages] = process.argv.slice(1);
const found = [];
for (const [number, text] of JSON.parse(readFileSync(pages, "utf-8")).entries()) {
  globalThis.document = { getElementById: () => ({ textContent: text }) };
  const { edgesOf, nodeById } = await import(`${data}?page=${number}`);
  const edges = nodeById("network") ? [...edgesOf("network")] : [];
  found.push(edges.map((edge) => [nodeById(edge.from).name, edge.possibly ? "possibly" : "definitely"]));
}
console.log(JSON.stringify(found));
"""


@pytest.mark.long
@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_scripts_of_the_page_show_what_the_model_says(graph: Graph, tmp_path: Path) -> None:
    texts = [unpack_page(page_html(page_of(graph, "Cities", at=at), views=())) for at in ASKED]
    found = [re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', text, re.DOTALL) for text in texts]
    pages = tmp_path / "pages.json"
    pages.write_text(json.dumps([each[1] for each in found if each]), "utf-8")
    data = (Path(__file__).resolve().parents[2] / "visualizations" / "scripts" / "data.js").as_uri()
    command = ["node", "--input-type=module", "--eval", READ_PAGES, data, str(pages)]
    shown = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout)
    assert [dict(each) for each in shown] == [expected(graph, "MEMBER_OF", at) for at in ASKED]


@pytest.mark.parametrize(
    ("at", "holder"),
    [("2000", "Ann"), ("2004-12-31", "Ann"), ("2005", "Bob"), ("2010", "Bob"), ("2011", "Cara"), ("2030", "Cara")],
)
def test_of_holders_in_turn_one_holds_the_office_at_a_time(at: str, holder: str) -> None:
    graph = Graph()
    graph.add_node("Role", "mayor", "Mayor")
    for name, since, until in (
        ("Ann", "2000-01-01", "2004-12-31"),
        ("Bob", "2005-01-01", "2010-12-31"),
        ("Cara", "2011-01-01", ".."),
    ):
        graph.add_node("Person", name.lower(), name)
        graph.add_relationship(name.lower(), "HOLDS", "mayor", {"since": since, "until": until})
    asked = UrbanGraph(graph)
    rows = [row for row in asked.lookup("Mayor", at=at).rows if row["section"] == "Held by"]
    assert [(row["name"], row["held"]) for row in rows] == [(holder, "definitely")]
    assert [(row["holder"], row["held"]) for row in asked.stock("offices-at", at=at)] == [(holder, "definitely")]
    assert [node.name for node in page_of(graph, "Mayors", at=at).nodes if node.type == "Person"] == [holder]


def test_the_bounds_hold_what_an_end_lends_and_what_is_disputed() -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Country", "korea", "Korea")
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07"})
    hosted = graph.add_relationship("seoul", "ORGANISED", "congress")
    within = graph.add_relationship("seoul", "IN_COUNTRY", "korea")
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06?")
    period, certain = graph.timing.bounds(hosted)
    days = (period.start.earliest, period.start.latest, period.end.earliest, period.end.latest)
    assert [day.isoformat() for day in days] == ["2013-11-03", "2013-11-04", "2013-11-05", "2013-11-07"]
    assert not certain
    period, certain = graph.timing.bounds(within)
    assert certain
    assert period.covers("1066") is Covers.DEFINITELY
