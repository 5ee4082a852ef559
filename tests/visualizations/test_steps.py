"""The state of a page: a link leads to it, whole, and undo and Back lead through it step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of, search
from tests.visualizations.test_bubbles import CLICK, many_cities, marks
from tests.visualizations.test_filters import choose
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

pytestmark = pytest.mark.long

# What anybody sees: marks and lines that are drawn, the view, the year, switches, filters and the panel.
SEEN = """() => {
    const drawn = (items) => items.get().filter((each) => !each.hidden)
        .map(({ id, opacity, width, dashes }) => JSON.stringify([id, opacity, width, dashes])).sort();
    const { nodes, edges } = interurban.views.network;
    const isDrawn = document.getElementById("tab-network").getAttribute("aria-selected") === "true";
    return {
        nodes: isDrawn && drawn(nodes), edges: isDrawn && drawn(edges),
        counts: document.getElementById("counts").innerText,
        view: document.querySelector("#tabs [aria-selected=true]").innerText,
        year: document.getElementById("year-told")?.textContent ?? "",
        off: [...document.querySelectorAll("#keys input:not(:checked)")].map((each) => each.dataset.name),
        filters: [...document.querySelectorAll("#filters em, #filters input[type=number]")]
            .map((each) => each.value ?? each.textContent),
        panel: document.getElementById("details").hidden ? "" : document.getElementById("content").innerText,
    };
}"""

WIDEST_AT_A_NODE = """Math.max(...interurban.views.network.edges.get()
    .filter(({ id }) => /^sum [^]*node /.test(id)).map(({ width }) => width))"""


def seen(tab: Tab) -> dict[str, Any]:
    found: dict[str, Any] = tab.evaluate(SEEN)
    return found


def link(tab: Tab) -> str:
    """Return the link that the page offers."""
    tab.click("#take-away")
    return str(tab.input_value("#content .link input"))


def walk(tab: Tab) -> list[Callable[[], None]]:
    """Return the steps of somebody who looks around."""

    def bounds() -> None:
        tab.fill("#filters input[aria-label='Neighbours: at least']", "2")
        tab.press("#filters input[aria-label='Neighbours: at least']", "Enter")

    def select_line() -> None:
        tab.evaluate("""() => {
            const { network, edges } = interurban.views.network, { id } = edges.get().find((each) => !each.hidden);
            network.body.emitter.emit("click", { nodes: [], edges: [id], pointer: {} });
        }""")

    def search_for() -> None:
        search(tab, "서울")
        tab.keyboard.press("Enter")

    return [
        lambda: tab.uncheck("#keys input[data-name=MOU]"),
        lambda: choose(tab, "Country", "Republic of Korea"),
        bounds,
        lambda: tab.click("#year-before"),
        select_line,
        search_for,
        lambda: tab.click("#tab-timeline"),
        lambda: tab.click("#any-time"),
        lambda: tab.click("#tab-network"),
    ]


@pytest.fixture(scope="module")
def citynet() -> str:
    return page_html(shown(open_graph("citynet")))


def test_a_link_leads_to_what_was_seen(citynet: str, open_page: Callable[..., Watched]) -> None:
    tab = open_page(citynet).tab
    for number, step in enumerate(walk(tab)):
        step()
        if number not in (3, 4, 6, 8):
            continue
        there = seen(tab)
        address = tab.evaluate("location.href")
        assert seen(open_page(citynet, fragment=f"#{address.partition('#')[2]}").tab) == there
    assert link(tab) == tab.evaluate("location.href")
    assert "서울" not in link(tab)
    assert "#seoul&without=MOU&only=Country:Republic%20of%20Korea&within=Neighbours:2,any" in link(tab)


def test_undo_leads_back_step_by_step_and_redo_forth(citynet: str, open_page: Callable[..., Watched]) -> None:
    tab = open_page(citynet).tab
    states = [seen(tab)]
    assert tab.get_attribute("#undo", "aria-disabled") == "true"
    for step in walk(tab):
        step()
        states.append(seen(tab))
    for before in reversed(states[:-1]):
        tab.click("#undo")
        assert seen(tab) == before
    assert tab.get_attribute("#undo", "aria-disabled") == "true"
    tab.evaluate("document.activeElement.blur()")
    for after in states[1:]:
        tab.keyboard.press("Control+Shift+Z")
        assert seen(tab) == after
    assert tab.get_attribute("#redo", "aria-disabled") == "true"
    tab.keyboard.press("Control+Z")
    assert seen(tab) == states[-2]
    assert tab.inner_text("#announcement") == "Undone"


def test_in_the_first_second_too_a_year_is_a_step_of_its_own(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.evaluate("performance.now = () => 500")
    tab.uncheck("#keys input[data-name=Forum]")
    before = seen(tab)
    tab.click("#year-before")
    assert seen(tab) != before
    tab.click("#undo")
    assert seen(tab) == before


def test_what_is_typed_is_undone_as_text(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    tab.click("#content a.node-link >> text=CITYNET")
    tab.focus("#query")
    tab.keyboard.type("se")
    tab.keyboard.press("Control+Z")
    assert tab.inner_text("#content h2") == "CITYNET"


def test_back_and_forward_of_the_browser_lead_through_the_same_steps(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.uncheck("#keys input[data-name=Forum]")
    tab.click("#tab-table")
    tab.go_back()
    tab.wait_for_selector("#view-network:not([hidden])")
    assert not tab.is_checked("#keys input[data-name=Forum]")
    tab.go_back()
    tab.wait_for_selector("#keys input[data-name=Forum]:checked")
    tab.go_forward()
    tab.wait_for_selector("#keys input[data-name=Forum]:not(:checked)")
    tab.click("#redo")
    assert tab.is_visible("#view-table")
    tab.evaluate("location.hash = '#seoul'")
    tab.locator("#content h2 >> text=Seoul").wait_for()
    assert tab.is_checked("#keys input[data-name=Forum]")
    tab.click("#undo")
    assert tab.is_visible("#view-table")
    assert tab.is_hidden("#details")


def test_years_that_play_are_one_step(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.evaluate("() => { for (let year = 0; year < 3; year += 1) document.getElementById('year-before').click(); }")
    tab.click("#undo")
    assert tab.get_attribute("#any-time", "aria-pressed") == "true"


def test_what_the_views_and_the_panel_are_asked_is_in_the_link(citynet: str, open_page: Callable[..., Watched]) -> None:
    tab = open_page(citynet, fragment="#&view=table").tab
    tab.click("#view-table .kinds button >> text=Relationships")
    tab.fill("#view-table input", "a")
    tab.click("#view-table th button >> text=To")
    tab.click("#view-table .pager >> text=Last")
    rows = tab.inner_text("#view-table tbody")
    tab.click("#tab-timeline")
    tab.select_option("#view-timeline select", "name")
    tab.fill("#view-timeline input", "ma")
    tab.type("#view-timeline input", "yor")
    lines = tab.text_content("#view-timeline tbody")
    tab.click("#tab-map")
    tab.hover("#view-map canvas")
    tab.mouse.wheel(0, -500)
    tab.wait_for_function("() => location.hash.includes('map=')")
    camera = tab.evaluate("Object.values(interurban.views.map.camera)")
    search(tab, "geonames geographical")
    tab.keyboard.press("Enter")
    cites = tab.inner_text("#content")
    other = open_page(citynet, fragment=f"#{link(tab).partition('#')[2]}").tab
    assert other.inner_text("#content") == cites
    assert other.evaluate("Object.values(interurban.views.map.camera)") == pytest.approx(camera, rel=1e-3, abs=1e-4)
    other.click("#tab-table")
    assert other.inner_text("#view-table tbody") == rows
    other.click("#tab-timeline")
    assert other.text_content("#view-timeline tbody") == lines
    other.evaluate("location.hash = '#&view=map&map=0,0,1e-99'")
    other.wait_for_selector("#view-map:not([hidden])")
    assert other.evaluate("interurban.views.map.camera.scale") < 1e6
    for _ in range(2):  # the panel, and the tab
        tab.click("#undo")
    tab.click("#undo")  # all letters at once
    assert tab.input_value("#view-timeline input") == ""


def test_opened_groups_and_what_ties_two_are_in_the_link(open_page: Callable[..., Watched]) -> None:
    html = page_html(page_of(many_cities(), "Many cities"))
    tab = open_page(html, width=1440).tab
    name = tab.evaluate("interurban.views.network.groups.bubbles[0].name")
    closed = sorted(marks(tab))
    tab.mouse.click(*tab.evaluate(CLICK, name))
    tab.wait_for_timeout(600)
    opened = sorted(marks(tab))
    assert 0 < tab.evaluate(WIDEST_AT_A_NODE) <= 4
    assert opened != closed
    other = open_page(html, width=1440, fragment=f"#{link(tab).partition('#')[2]}").tab
    assert sorted(marks(other)) == opened
    tab.click("#undo")
    assert sorted(marks(tab)) == closed
    tab.click("#redo")
    assert sorted(marks(tab)) == opened


@pytest.mark.parametrize(
    "wrong",
    [
        "without=<img>",
        "only=Country:Nowhere;x",
        "within=Weight:a,b",
        "edge=99999",
        "tie=a,b",
        "open=7,-1,x",
        "edge=%E0%A4",
        "changes=0,99999,__proto__",
        "source=__proto__&table=rows:x;sort:__proto__;page:99&timeline=order:constructor;page:x",
    ],
)
def test_a_link_that_is_wrong_harms_nothing(graph: Graph, open_page: Callable[..., Watched], wrong: str) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=f"#seoul&{wrong}").tab
    assert tab.inner_text("#content h2") == "Seoul"
    assert tab.inner_text("#counts").startswith("4 nodes and 3 relationships")
