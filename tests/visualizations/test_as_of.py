"""What a page shows as of a year is what `--at` answers: of nodes, relationships and the details of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Covers, Graph, NothingHeld
from graph_model.tenure import Tenure
from loaders.opening import open_graph
from queries.answers import Row
from tests.interurban.test_one_meaning_of_time import dated
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_profiles import missing_from, remarked, rows_of, shown
from visualizations.rendering import page_html

PANELS = Path(__file__).with_name("panels.js").read_text("utf-8")
OF_EIGHT = 3  # years in which the panel of each node is read, other years for its neighbours in the list
# Which nodes and relationships a page shows, and which of these are drawn as only possible.
SEEN = """() => ({
        nodes: [...interurban.views.network.nodes.get().filter((each) => !each.hidden)].map((each) => each.id).sort(),
        edges: interurban.views.network.edges.get().filter((each) => !each.hidden).map((each) => each.id),
        dashed: interurban.views.network.edges.get().filter((each) => !each.hidden && each.dashes)
            .map((each) => each.id),
    })"""


def disputed() -> Graph:
    """Signatures, an office that comes with another, a vacant role, two of one name, accounts that lie apart."""
    graph = remarked()
    for number in range(2):
        graph.add_node("Person", f"p{number}", "Kim")
    graph.add_node("City", "elmtown", "Elmtown")
    graph.add_node("Organisation", "league", "League")
    for role, owner in (("mayor-of-elmtown", "elmtown"), ("chair-of-league", "league")):
        graph.add_node("Role", role, role.replace("-", " "))
        graph.add_relationship(role, "ROLE_IN", owner)
    graph.add_relationship("p0", "HOLDS", "mayor-of-elmtown", {"since": "2001", "until": "2005-06"})
    graph.add_relationship("p1", "HOLDS", "mayor-of-elmtown", {"since": "2008~", "until": ".."})
    graph.add_relationship("mayor-of-elmtown", "HOLDS", "chair-of-league", {"since": "2004", "until": "2009?"})
    graph.add_node("MOU", "pact", "Pact", {"on": "1990-05-01"})
    for number, on in enumerate(("1990-05-01", "2003", "2012?", None)):
        graph.add_node("City", f"twin-{number}", "Springfield")
        graph.add_relationship(f"twin-{number}", "SIGNED", "pact", {"on": on} if on else {})
    graph.add_statement("pact", "on", "2002")
    graph.add_node("Forum", "fair", "Fair", {"on": "2000"})
    graph.add_statement("fair", "on", "2010-03")
    graph.add_relationship("elmtown", "ORGANISED", "fair")
    return graph


GRAPHS: dict[str, Callable[[], Graph]] = {
    "citynet": lambda: open_graph("citynet"),
    "every form of a date": dated,
    "disputed": disputed,
}


def go_to(tab: Tab, year: int) -> None:
    """Ask as of a year, as an address does."""
    tab.evaluate("(year) => { location.hash = `#&at=${year}`; }", year)
    tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=year)


@pytest.mark.parametrize("year", [1, 1066, *range(2008, 2017), 2021, 2500, 9999])
def test_a_tenure_answers_as_the_model_does(year: int) -> None:
    asked = f"{year:04}"
    for graph in (dated(), disputed()):
        ties = list(graph.relationships())
        wrong = [
            tie for tie in ties if Tenure.of(graph.timing, [tie]).in_year(year) is not graph.timing.holds(tie, asked)
        ]
        assert wrong == []
        assert len(ties) > 50


@pytest.mark.parametrize("name", ["citynet", "every form of a date", pytest.param("disputed", marks=pytest.mark.long)])
def test_the_picture_as_of_a_year_is_that_of_a_page_written_so(open_page: Callable[..., Watched], name: str) -> None:
    graph = GRAPHS[name]()
    whole = shown(graph)
    tab = open_page(page_html(whole)).tab
    numbers = {each.id: number for number, each in enumerate(whole.relationships)}
    for year in (1985, 2002, 2004, 2009, 2012, 2013, 2014, 2020):
        page = shown(graph, at=str(year))
        go_to(tab, year)
        seen = tab.evaluate(SEEN)
        timing = graph.timing
        dashed = [
            each
            for each in page.relationships
            if timing.confidence(each) or timing.holds(each, page.at) is Covers.POSSIBLY
        ]
        assert seen["nodes"] == sorted(f"node {node.id}" for node in page.nodes)
        assert seen["edges"] == sorted(numbers[each.id] for each in page.relationships)
        assert seen["dashed"] == sorted(numbers[each.id] for each in dashed)
        nodes, ties = len(page.nodes), len(page.relationships)
        assert f"As of {year} · {nodes:,}" in tab.inner_text("#counts")
        assert f"and {ties:,} of " in tab.inner_text("#counts") or f"and {ties:,} relat" in tab.inner_text("#counts")
    tab.click("#any-time")
    assert len(tab.evaluate(SEEN)["edges"]) == len(whole.relationships)


@pytest.mark.parametrize(
    ("name", "ego"),
    [
        ("citynet", "citynet"),
        ("disputed", "elmtown"),
        pytest.param("citynet", None, marks=pytest.mark.long),
        pytest.param("disputed", None, marks=pytest.mark.long),
    ],
)
def test_the_panel_as_of_a_year_is_the_look_up_at_it(
    open_page: Callable[..., Watched], name: str, ego: str | None
) -> None:
    graph = GRAPHS[name]()
    page = shown(graph, ego=ego)
    html = page_html(page, views=())
    titles = {source.id: source.name for source in graph.nodes("Source")}
    tab = open_page(html).tab
    for number, year in enumerate((1995, 2013, 2002, 2004, 2014, 2006, 2008, 2009)):
        nodes = [node for place, node in enumerate(page.nodes) if (place - number) % 8 < OF_EIGHT]
        go_to(tab, year)
        panels = tab.evaluate(PANELS, [node.id for node in nodes])
        rows = {node.id: rows_of(graph, node, str(year)) for node in nodes}
        faults = {name: found for name in rows if (found := missing_from(panels[name], rows[name], titles))}
        assert faults == {}
        marks = {name: possible(panels[name]) for name in rows}
        assert marks == {name: [row["held"] == "possibly" for row in ties_of(rows[name])] for name in rows}


def ties_of(rows: list[Row]) -> list[Row]:
    return [row for row in rows if "relationship" in row]


def possible(panel: dict[str, Any]) -> list[bool]:
    return ["possibly" in item["badges"] for section in panel["sections"] for item in section["items"]]


def test_a_slider_steps_and_plays(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    assert tab.get_attribute("#any-time", "aria-pressed") == "true"
    first, last = (int(tab.get_attribute("#year", end) or 0) for end in ("min", "max"))
    assert first < last
    tab.focus("#year")
    tab.keyboard.press("Home")
    tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=first)
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=first + 1)
    assert tab.evaluate("location.hash") == f"#seoul&at={first + 1}"
    assert tab.get_attribute("#year", "aria-valuetext") == str(first + 1)
    tab.click("#year-before")
    assert tab.inner_text("#year-told") == str(first)
    tab.click("#year-before")
    assert tab.inner_text("#year-told") == str(first)
    tab.click("#play-years")
    assert tab.get_attribute("#play-years", "aria-label") == "Pause"
    tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=first + 1)
    tab.click("#play-years")
    assert tab.get_attribute("#play-years", "aria-label") == "Play the years"
    tab.click("#any-time")
    assert tab.evaluate("location.hash") == "#seoul"
    assert tab.inner_text("#content h2") == "Seoul"


def test_what_possibly_means_is_a_focus_or_a_hover_away(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert tab.is_hidden("#possibly-means")
    tab.hover("#what-possibly")
    assert tab.is_visible("#possibly-means")
    tab.mouse.move(5, 700)
    assert tab.is_hidden("#possibly-means")
    tab.focus("#what-possibly")
    assert "on every reading of its dates" in tab.inner_text("#possibly-means")
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#possibly-means")


def test_who_nothing_joins_in_a_year_stays_selected_and_the_page_says_so(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul&at=1066").tab
    assert tab.inner_text("#content h2") == "Seoul"
    assert tab.inner_text("#content .as-of-year") == "As of 1066: no relationship is known to have held."
    assert tab.inner_text("#counts").startswith("As of 1066 · 2 of 4 nodes and 1 of 3 relationships")
    assert tab.evaluate("location.hash") == "#seoul&at=1066"


def test_a_page_without_dates_or_written_as_of_a_date_has_no_bar(graph: Graph) -> None:
    timeless = Graph()
    timeless.add_node("City", "a", "A")
    for page in (page_of(timeless, "Cities"), shown(graph, at="2013")):
        assert 'id="as-of"' not in page_html(page)


@pytest.mark.parametrize("fragment", ["#&at=99999", "#seoul&at=", "#&at=20x4", "#&at=2014&view=<img>", "#&view=nobody"])
def test_an_address_that_is_wrong_harms_nothing(graph: Graph, open_page: Callable[..., Watched], fragment: str) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=fragment).tab
    assert tab.inner_text("#year-told") in ("", "2014")


def test_a_strip_stands_at_what_is_dated(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    dated_rows = [row for row in rows_of(graph, graph.node("seoul"), None) if row["when"]]
    assert tab.locator("#content .strip").count() == len(dated_rows) > 0


def test_nothing_held_is_what_a_look_up_says_too(graph: Graph) -> None:
    from queries.lookups.profile import lookup

    with pytest.raises(NothingHeld):
        lookup(graph, "seoul", "1066")
