"""Whatever a look-up answers of a node, the panel of every page that shows it tells too, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graph_model import Citation, Graph, Node, NothingHeld
from graph_model.tenure import Tenure
from graph_model.wording import by_itself
from interurban.pages import describe_page
from loaders.opening import open_graph
from queries.analysis.scope import Scope
from queries.answers import Row
from queries.lookups.profile import lookup
from queries.lookups.profile_lines import profile_lines
from tests.queries.cypher.generated_graph import generated
from tests.visualizations.conftest import Watched, page_of
from visualizations.compression import unpack_page
from visualizations.page import Page
from visualizations.rendering import page_html

PANELS = Path(__file__).with_name("panels.js").read_text("utf-8")


def remarked() -> Graph:
    """The generated graph, its relationships with remarks, its nodes with statements and names with commas."""
    chance, graph = random.Random(5), generated()
    for number, tie in enumerate(list(graph.relationships())):
        remarks = {"note": f"remark {number}", "confidence": chance.choice(["inferred", "disputed", "stated"])}
        if chance.random() < 0.3:
            more = dict(tie.properties) | remarks
            graph.put_relationship(tie.start, tie.type, tie.end, more, sources=["s#q", "s#r"])
    for node in list(graph.nodes("Organisation")):
        graph.add_statement(node.id, "members", chance.randrange(200), sources=["s#t"], note="counted otherwise")
        graph.add_statement(node.id, "founded", "1987~", sources=["s"])
        graph.add_statement(node.id, "name", f"Society, {node.id}", sources=["s#u"], note="formerly")
    graph.add_node(
        "City", "remarkable", "City, Remarkable", {"note": "a note", "confidence": "inferred", "latitude": 1}
    )
    graph.add_relationship("remarkable", "SIGNED", "mou-1", {"by": "A. Kim"}, sources=["s#v"])
    return graph


def shown(graph: Graph, at: str | None = None, ego: str | None = None) -> Page:
    scope = Scope.resolve(graph.vocabulary, at=at)
    return describe_page(graph, scope, colour="type", size="degree", ego=ego, radius=1, title=None)


def rows_of(graph: Graph, node: Node, at: str | None) -> list[Row]:
    """Return the rows of a look-up; of what has only ties that are for ever, which it refuses, those of the profile."""
    try:
        return list(lookup(graph, node.id, at, every=True).rows)
    except NothingHeld:
        return [line.row for line in profile_lines(graph, node, at)]


def words(*texts: str) -> set[str]:
    """Return the words of texts: where a table has 9776000 and un_body the page has 9,776,000 and UN body."""
    text = re.sub(r"(?<=\d),(?=\d)", "", " ".join(texts).casefold().replace("_", " "))
    return set(re.findall(r"\w+", text))


def missing_from(panel: dict[str, Any], rows: Iterable[Row], titles: dict[str, str]) -> list[str]:
    """Return what of the rows of a look-up a panel lacks; and what it has besides."""
    sections: dict[str, list[Row]] = {}
    for row in rows:
        sections.setdefault(row["section"], []).append(row)
    told = [*sections.pop("Names", []), *sections.pop("Facts", [])]
    faults = [f"fact {row}" for row in told if not any(tells_fact(fact, row, titles) for fact in panel["facts"])]
    if list(sections) != [section["title"] for section in panel["sections"]]:
        return [*faults, f"sections {list(sections)} as {[each['title'] for each in panel['sections']]}"]
    for section, (title, wanted) in zip(panel["sections"], sections.items(), strict=True):
        if len(section["items"]) != len(wanted) or section["count"].split(",")[0] != f"{len(wanted)}":
            faults.append(f"{title}: {len(section['items'])} lines, counted {section['count']}, of {len(wanted)} rows")
        pairs = zip(section["items"], wanted, strict=False)
        faults += [f"{title}: {item} for {row}" for item, row in pairs if not tells_row(item, row, titles)]
    return faults


def tells_fact(fact: dict[str, Any], row: Row, titles: dict[str, str]) -> bool:
    named = row["section"] == "Names"
    if named and not row["confidence"] and not row["sources"]:
        return bool(fact["label"] == "alias" and (fact["text"], fact["language"]) == (row["name"], row["details"]))
    wanted = by_itself("name" if named else row["name"])
    text = [row["name"], row["details"]] if named else [row["details"]]
    return (
        fact["label"] == (wanted if wanted != "Note" else "note")
        and words(*text) <= words(fact["text"])
        and bool(row["confidence"] in {*fact["badges"], "", "stated"})
        and cites(fact["cited"], row["sources"], titles)
    )


def tells_row(item: dict[str, Any], row: Row, titles: dict[str, str]) -> bool:
    said = [item["text"]]
    marks = [row["confidence"]] if row["confidence"] not in ("", "stated") else []
    marks += ["possibly"] if row.get("held") == "possibly" else []
    return (
        item["name"] == row["name"]
        and all(words(str(part)) <= words(*said) for part in (row["details"], row["when"], row.get("note") or ""))
        and all(party in item["text"] for party in row.get("parties") or ())
        and sorted(item["badges"]) == sorted(marks)
        and cites(item["cited"], row["sources"], titles)
    )


def cites(cited: list[str], sources: Iterable[str], titles: dict[str, str]) -> bool:
    citations = [Citation.parse(source) for source in sources]
    return all(
        any(title.startswith(titles[each.source]) and title.endswith(each.place) for title in cited)
        for each in citations
    )


@pytest.mark.parametrize("ego", [None, "citynet"])
@pytest.mark.parametrize("at", [None, pytest.param("2012?", marks=pytest.mark.long), "2014"])
@pytest.mark.parametrize("data", ["citynet", pytest.param("generated", marks=pytest.mark.long)])
def test_the_panel_of_every_node_has_every_row_of_a_look_up(
    open_page: Callable[..., Watched], data: str, at: str | None, ego: str | None
) -> None:
    graph = open_graph("citynet") if data == "citynet" else remarked()
    page = shown(graph, at, ego)
    html = page_html(page, views=())  # the panel alone, for a picture is drawn anew for each node that is selected
    panels = open_page(html).tab.evaluate(PANELS, [node.id for node in page.nodes])
    titles = {source.id: source.name for source in graph.nodes("Source")}
    faults = {
        node.id: missing
        for node in page.nodes
        if (missing := missing_from(panels[node.id], rows_of(graph, node, at), titles))
    }
    assert len(panels) == len(page.nodes) > 20
    assert faults == {}


@pytest.mark.parametrize(
    ("year", "holder"), [("1999", ""), ("2002", "Ann Alpha"), ("2007", "Bob Beta"), ("2014", "Cara Gamma")]
)
def test_as_of_each_year_a_role_has_one_holder(open_page: Callable[..., Watched], year: str, holder: str) -> None:
    graph = Graph()
    graph.add_node("City", "elmtown", "Elmtown")
    graph.add_node("Role", "mayor", "Mayor of Elmtown")
    graph.add_relationship("mayor", "ROLE_IN", "elmtown")
    for name, since, until in (
        ("Ann Alpha", "2000-01-01", "2004-12-31"), ("Bob Beta", "2005-01-01", "2010-12-31"),
        ("Cara Gamma", "2011-01-01", ".."),
    ):  # fmt: skip
        graph.add_node("Person", name[:3], name)
        graph.add_relationship(name[:3], "HOLDS", "mayor", {"since": since, "until": until})
    tab = open_page(page_html(shown(graph, at=year))).tab
    for node_id in ("mayor", "elmtown"):
        tab.evaluate(f"interurban.select('{node_id}')")
        named = [name for name in ("Ann", "Bob", "Cara") if name in tab.inner_text("#content")]
        assert named == ([holder[: holder.index(" ")]] if holder else [])
    drawn = {node.name for node in shown(graph, at=year).nodes if node.type == "Person"}
    assert drawn == ({holder} if holder else set())


@pytest.mark.long
def test_as_of_a_year_only_who_had_signed_by_then_is_a_party(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("MOU", "pact", "Climate Pact", {"on": "1990-05-01"})
    for name, on in (("Alder", "1990-05-01"), ("Birch", "1990-05-01"), ("Cedar", "2017-03-01")):
        graph.add_node("City", name.lower(), name)
        graph.add_relationship(name.lower(), "SIGNED", "pact", {"on": on})
    for at, parties in (("1991", "with Birch"), ("2018", "with Birch; Cedar"), (None, "with Birch; Cedar")):
        tab = open_page(page_html(shown(graph, at=at)), fragment="#alder").tab
        assert tab.inner_text("#content li .secondary").endswith(f"· {parties}")


def test_many_parties_are_written_once_and_unfold(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("MOU", "pact", "Pact")
    for number in range(100):
        graph.add_node("City", f"city-{number}", f"City No. {number}, North")
        graph.add_relationship(f"city-{number}", "SIGNED", "pact")
    html = page_html(shown(graph))
    assert 0 < unpack_page(html).count("City No. 50, North") < 6
    tab = open_page(html, fragment="#city-7").tab
    tab.click("text=and 87 more")
    names = sorted(f"City No. {number}, North" for number in range(100) if number != 7)
    assert tab.inner_text("#content li .secondary") == f"with {'; '.join(names[:12])}; {'; '.join(names[12:])}"


def test_an_ego_page_tells_of_what_the_picture_leaves_out(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(shown(open_graph("citynet"), ego="Seoul")), fragment="#citynet").tab
    count = tab.locator("#content h3 .count").first.inner_text()
    assert count == "20, 1 in the picture"
    assert tab.locator("#content ul").first.locator("li").count() == 12
    tab.click("text=Show all 20")
    items = tab.locator("#content ul").first.locator("li")
    assert items.count() == 20
    (drawn,) = [text for text in items.all_inner_texts() if "not in this picture" not in text]
    assert drawn.startswith("Seoul")
    assert items.locator("a.node-link").all_inner_texts() == ["Seoul"]


def test_what_only_the_panel_tells_is_cited_too(graph: Graph, open_page: Callable[..., Watched]) -> None:
    graph.add_node("Source", "yearbook", "The Yearbook")
    graph.add_node("City", "lyon", "Lyon")
    graph.add_relationship("lyon", "MEMBER_OF", "citynet", {"note": "as a guest"}, sources=["yearbook#page 9"])
    tab = open_page(page_html(shown(graph, ego="Seoul")), fragment="#citynet").tab
    assert tab.locator("#content li .citation").evaluate_all("(all) => all.map((each) => each.title)") == [
        "The Yearbook, page 9", "The Gazette, 2014, page 3",
    ]  # fmt: skip
    assert "as a guest" in tab.inner_text("#content")


def test_profiles_of_what_is_drawn_are_numbers(graph: Graph) -> None:
    """Most of a page of many thousand relationships would else be written twice, seen from either end."""
    from visualizations.profile_rows import encode_profiles

    page = page_of(graph, "Cities")
    encoded = encode_profiles(page)
    codes = [sorted(code for _, rows in sections for code in rows) for sections in encoded["rows"]]
    assert codes == [
        list(range(sum(node.id in (each.start, each.end) for each in page.relationships))) for node in page.nodes
    ]
    assert sum(map(len, codes)) == 6


def test_what_is_not_drawn_has_its_own_time_also_where_that_is_lent_by_what_is_not_drawn(graph: Graph) -> None:
    from visualizations.profile_rows import encode_profiles
    from visualizations.tenures import Tenures

    graph.add_relationship("sao-paulo", "ORGANISED", "congress", {"as": "co-host"})
    page = shown(graph, ego="CITYNET")
    tenures = Tenures(page)
    encoded = encode_profiles(page, tenures)
    assert "congress" not in page.numbers
    (row,) = [code for _, rows in encoded["rows"][page.numbers["sao-paulo"]] for code in rows if isinstance(code, dict)]
    assert (row["name"], row["details"]) == ("Congress", "as co-host")
    assert tenures.get(row["tenure"]) == Tenure.of(graph.timing, graph.relationships_of("sao-paulo", "ORGANISED"))
