"""What is seen before vis-network is there, and what is asked of the page meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from graph_model import Graph
from tests.visualizations.conftest import PLACE, page_of
from visualizations.rendering import page_html

# The libraries are held back until the test lets them run.
HELD = """document.addEventListener("libraries-wanted", (event) => {
    if (!window.isLetRun) event.stopImmediatePropagation();
});"""
LET_RUN = "() => { window.isLetRun = true; document.dispatchEvent(new Event('libraries-wanted')); }"
PAINTED = "() => document.documentElement.dataset.painted"
BEGUN = "() => document.documentElement.dataset.begun"
# Keeps the picture that is seen; told of an earlier one, it counts the colours of pixels that are far from it.
KEEP = """(most) => {
    const [canvas] = document.querySelectorAll("#view-network canvas"), upon = document.createElement("canvas");
    Object.assign(upon, { width: canvas.width, height: canvas.height });
    const pen = upon.getContext("2d"), before = window.kept;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--ground");
    pen.fillRect(0, 0, upon.width, upon.height);
    pen.drawImage(canvas, 0, 0);
    window.kept = pen.getImageData(0, 0, upon.width, upon.height).data;
    if (!before) return new Set(window.kept).size;
    const apart = window.kept.filter((each, at) => Math.abs(each - before[at]) > most);
    return window.kept.length - before.length + apart.length;
}"""
FAR = 40  # of 255: lines are smoothed a little otherwise


@pytest.fixture
def open_held(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """Return a function that opens HTML without its libraries, and fail the test if the page complained."""
    context, complaints = browser.new_context(viewport={"width": 1280, "height": 800}), list[str]()

    def open_html(html: str, fragment: str = "") -> Tab:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        tab = context.new_page()
        tab.add_init_script(HELD)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(f"{path.as_uri()}{fragment}")
        tab.wait_for_function(PAINTED)
        return tab

    yield open_html
    context.close()
    assert complaints == []


def let_run(tab: Tab) -> None:
    tab.evaluate(LET_RUN)
    tab.wait_for_function(BEGUN)


def of_every_shape() -> Graph:
    """Return a graph with a node of each shape, and lines with and without arrowheads and dashes."""
    graph = Graph()
    for node_type in ("City", "Organisation", "Forum", "Role", "MOU", "Initiative", "Person", "Country", "Topic"):
        graph.add_node(node_type, node_type.lower(), f"A {node_type} of that name")
    graph.add_node("City", "other", "Another city")
    for start, tie, end in (
        ("city", "MEMBER_OF", "organisation"), ("person", "HOLDS", "role"), ("city", "SIGNED", "mou"),
        ("city", "ORGANISED", "forum"), ("forum", "HELD_IN", "city"), ("city", "IN_COUNTRY", "country"),
        ("forum", "ABOUT", "topic"), ("city", "SUPPORTS", "initiative"), ("role", "ROLE_IN", "organisation"),
    ):  # fmt: skip
        graph.add_relationship(start, tie, end)
    graph.add_relationship("city", "TWINNED_WITH", "other", {"confidence": "inferred"})
    graph.add_relationship("other", "MEMBER_OF", "organisation", {"since": "1990", "until": "2000"})
    return graph


@pytest.mark.parametrize("fragment", ["", "#city", "#&at=1995", "#topic&mode=ego,2,city"])
def test_the_first_picture_is_what_vis_network_draws(open_held: Callable[..., Tab], fragment: str) -> None:
    tab = open_held(page_html(page_of(of_every_shape(), "Shapes")), fragment)
    assert tab.evaluate(KEEP, FAR) > 50  # colours, so that something is seen
    let_run(tab)
    assert tab.evaluate(KEEP, FAR) < 20


def test_what_is_asked_before_the_network_can_be_used_is_not_lost(open_held: Callable[..., Tab]) -> None:
    tab = open_held(page_html(page_of(of_every_shape(), "Shapes")))
    assert tab.inner_text("#view-network .modes select").startswith("Whole")
    tab.keyboard.press("/")
    tab.fill("#query", "person")
    tab.keyboard.press("Enter")
    tab.uncheck("#keys input[data-name=Topic]")
    assert tab.inner_text("#content h2") == "A Person of that name"
    let_run(tab)
    assert tab.evaluate("interurban.views.network.network.getSelectedNodes()") == ["node person"]
    assert tab.evaluate("interurban.views.network.nodes.get('node topic').hidden")
    assert tab.evaluate("document.querySelectorAll('#view-network canvas').length") == 1
    x, y = tab.evaluate(PLACE, ["person", "person"])
    assert (0 < x < 1280, 0 < y < 800) == (True, True)


def test_a_click_on_the_first_picture_is_obeyed_once_it_can_be(open_held: Callable[..., Tab]) -> None:
    html = page_html(page_of(of_every_shape(), "Shapes"))
    ready = open_held(html)
    let_run(ready)
    place = ready.evaluate(PLACE, ["forum", "forum"])
    tab = open_held(html)
    tab.mouse.click(*place)
    let_run(tab)
    tab.wait_for_selector("#content h2")
    assert tab.inner_text("#content h2") == "A Forum of that name"


def test_a_network_that_is_left_in_the_first_moment_is_there_when_it_is_seen_again(
    open_held: Callable[..., Tab],
) -> None:
    tab = open_held(page_html(page_of(of_every_shape(), "Shapes")))
    tab.click("#tab-table")
    let_run(tab)
    tab.click("#tab-network")
    tab.wait_for_selector("#view-network canvas.first", state="detached")
    assert 0.2 < tab.evaluate("interurban.views.network.network.getScale()") < 1.4
    x, y = tab.evaluate(PLACE, ["city", "city"])
    assert (280 < x < 1280, 100 < y < 800) == (True, True)
