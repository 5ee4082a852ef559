"""The timeline: what is dated along its years, as surely as the model knows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_model import Covers, Graph, Node, Relationship
from graph_model.tenure import Tenure
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_hostile_names import HOSTILE
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

TIMELINE = "#&view=timeline"
# From where to where, in years, each kind of bar of the line with these words goes.
BARS = """(words) => {
        const row = [...document.querySelectorAll("#view-timeline tbody tr")].find((each) => (
            words.every((word) => each.textContent.includes(word))));
        const { first, last } = interurban.views.timeline.bounds;
        const axis = document.querySelector("#view-timeline .axis").getBoundingClientRect();
        const yearAt = (x) => first + (x - axis.left) / axis.width * (last + 1 - first);
        return Object.fromEntries([...row.querySelectorAll("rect")].filter((each) => each.getAttribute("width") > 0.5)
            .map((each) => [each.getAttribute("class"), each.getBoundingClientRect()])
            .map(([name, box]) => [name, [yearAt(box.left), yearAt(box.right)]]));
    }"""


def offices() -> Graph:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Organisation", "league", "League", {"founded": "1987"})
    graph.add_node("Role", "mayor", "Mayor of Seoul")
    graph.add_node("Forum", "fair", "Fair", {"on": "1999-05"})
    for name, since, until in (("Oh", "2006", "2011"), ("Goh", "1998", "2002"), ("Lee", "2002", None)):
        graph.add_node("Person", name.lower(), name)
        graph.add_relationship(
            name.lower(), "HOLDS", "mayor", {"since": since} | ({"until": until} if until else {}), sources=[]
        )
    graph.add_relationship("mayor", "ROLE_IN", "seoul")
    graph.add_relationship("fair", "HELD_IN", "seoul")
    graph.add_relationship("seoul", "MEMBER_OF", "league")
    return graph


def test_only_data_with_dates_has_a_timeline() -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    assert 'id="tab-timeline"' not in page_html(page_of(graph, "Cities"))
    assert 'id="tab-timeline"' in page_html(page_of(offices(), "Cities"))
    assert 'id="tab-timeline"' not in page_html(page_of(offices(), "Cities", at="2000"))


def test_bars_lie_along_their_years_and_fade_where_dates_are_open(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(offices(), "Cities")), fragment="#&at=2000&view=timeline").tab
    assert ["".join(each.split()) for each in tab.locator("#view-timeline tbody th").all_inner_texts()] == [
        "Role", "MayorofSeoul3lines", "heldbyGoh", "heldbyLee", "heldbyOh", "Organisation", "League", "Forum", "Fair",
    ]  # fmt: skip
    assert tab.evaluate(BARS, ["held by", "Goh"])["sure"] == pytest.approx([1998, 2003], abs=0.15)
    open_end = tab.evaluate(BARS, ["held by", "Lee"])
    assert open_end["sure"] == pytest.approx([2002, 2003], abs=0.15)
    assert open_end["soft-end"] == pytest.approx([2003, 2012], abs=0.15)
    assert tab.evaluate(BARS, ["Fair"])["sure"] == pytest.approx([1999, 2000], abs=0.15)
    assert sum(tab.evaluate(BARS, ["Fair"])["now"]) / 2 == pytest.approx(2000.5, abs=0.1)
    assert "in 2000: 1 definitely, 1 possibly" in tab.inner_text("#view-timeline .how-many")
    gone = tab.locator("#view-timeline tr.gone th").all_inner_texts()
    assert sorted("".join(each.split()) for each in gone) == ["Fair", "heldbyLee", "heldbyOh"]


def test_what_held_in_a_year_is_what_the_model_answers(open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    page = shown(graph)
    tab = open_page(page_html(page), fragment=TIMELINE).tab
    timing = graph.timing
    own = {node.id: tenure for node in page.nodes if (tenure := Tenure.of(timing, [node])).years()}
    told = [
        tie
        for tie in page.relationships
        if (tenure := Tenure.of(timing, [tie])).years() and tenure not in (own.get(tie.start), own.get(tie.end))
    ]
    things: list[Node | Relationship] = [*told, *(node for node in page.nodes if node.id in own)]
    for year in (1990, 2012, 2013, 2016, 2020):
        tab.evaluate("(year) => { location.hash = `#&at=${year}&view=timeline`; }", year)
        tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=year)
        answers = [timing.holds(each, str(year)) for each in things]
        definitely, possibly = answers.count(Covers.DEFINITELY), answers.count(Covers.POSSIBLY)
        assert f"in {year}: {definitely} definitely, {possibly} possibly" in tab.inner_text("#view-timeline .how-many")


def test_a_line_selects_and_what_is_selected_is_marked(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(offices(), "Cities")), fragment=TIMELINE).tab
    assert tab.is_hidden("#view-timeline .only")
    tab.click("#view-timeline button >> text=since 2002")
    assert tab.inner_text("#details h2") == "Lee – Mayor of Seoul"
    assert tab.locator("#view-timeline tr.selected").count() == 1
    tab.click("#view-timeline a >> text=Goh")
    assert tab.inner_text("#details h2") == "Goh"
    tab.click("#view-timeline .only")
    assert tab.inner_text("#view-timeline .how-many") == "1 of 6 lines"
    tab.click("#close")
    tab.click("#view-timeline tr:has-text('Mayor of Seoul') .along >> nth=0")
    assert tab.inner_text("#details h2") == "Mayor of Seoul"


def test_a_long_timeline_is_seen_a_hundred_lines_at_a_time(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("Organisation", "league", "League")
    for number in range(2345):
        graph.add_node("City", f"c{number}", f"City {number}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", "league", {"since": str(1900 + number % 100)})
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=TIMELINE).tab
    assert tab.locator("#view-timeline tbody tr:not(.section)").count() == 100
    tab.click("#view-timeline .pager >> text=Last")
    rows = tab.locator("#view-timeline tbody tr:not(.section)")
    assert rows.count() == 46 + 1  # and what they are of, again
    assert "League" in rows.first.inner_text()
    assert "1999" in rows.last.inner_text()
    tab.fill("#view-timeline input", "2344")
    assert tab.inner_text("#view-timeline .how-many").startswith("1 of 2,346 lines")


def test_names_are_text_on_the_timeline(open_page: Callable[..., Watched]) -> None:
    nothing: dict[str, list[str]] = {"aliases": [], "sources": [], "statements": []}
    nodes = [
        Node(f"f{number}", {"type": "Forum", "name": text, "on": "2013", **nothing})
        for number, text in enumerate(HOSTILE)
    ]
    graph = Graph()
    graph.keep(nodes, [])
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=TIMELINE).tab
    assert tab.locator("#view-timeline tbody tr:not(.section)").count() == len(HOSTILE)
    assert tab.locator("#view-timeline img, #view-timeline script, #view-timeline b").count() == 0
    assert tab.evaluate("window.hacked") is None
