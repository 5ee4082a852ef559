"""The page for those who hear it, who use keys alone, or who see little of it at once. axe-core judges."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from loaders.opening import open_graph
from tests.visualizations.conftest import Tabs, Watched, page_of, search
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
SIZES = [(1280, 800), (390, 844), (320, 256)]
# What may be seen of a page: nothing but it, a node, a line, the list, about, names found and none.
STATES = {
    "first": "() => {}",
    "node": "() => { interurban.select('citynet'); }",
    "line": "() => { interurban.views.network.network.body.emitter.emit('click', { nodes: [], edges: [0] }); }",
    "list": """() => { document.getElementById('show-list').click();
        document.querySelector('#content summary').click(); }""",
    "about": "() => document.getElementById('show-about').click()",
    "found": """() => { const box = document.getElementById('query'); box.value = 'o';
        box.dispatchEvent(new Event('input')); }""",
    "nothing found": """() => { const box = document.getElementById('query'); box.value = 'zzz';
        box.dispatchEvent(new Event('input')); }""",
    "as of a year": "() => document.getElementById('year-before')?.click()",
    "what possibly means": "() => document.getElementById('what-possibly')?.focus()",
    "switched off": "() => document.querySelector('#keys input').click()",
    "filters": """() => { for (const each of document.querySelectorAll('#filters details')) each.open = true; }""",
    "two to be tied": "() => document.getElementById('show-tied')?.click()",
    "what changed": "() => document.getElementById('show-changed')?.click()",
    "take away": "() => document.getElementById('take-away').click()",
    "around one": """() => { const list = document.querySelector("#view-network .modes select");
        list.value = "ego"; list.dispatchEvent(new Event("change")); interurban.select("citynet"); }""",
    "map": "() => document.getElementById('tab-map').click()",
    "beside the map": """() => { document.getElementById('tab-map').click();
        document.querySelector("#view-map .beside").open = true;
        document.querySelector("#view-map canvas").focus(); }""",
    "who shares a place": """() => { document.getElementById('tab-map').click();
        const { camera, placeOf } = interurban.views.map;
        Object.assign(camera, placeOf("seoul"), { scale: 140000 });
        const canvas = document.querySelector("#view-map canvas");
        for (const key of ["+", "Enter"]) canvas.dispatchEvent(new KeyboardEvent("keydown", { key })); }""",
    "timeline": "() => document.getElementById('tab-timeline')?.click()",
    "table": "() => document.getElementById('tab-table').click()",
    "side by side": """() => { const list = document.getElementById("beside");
        list.value = "map"; list.dispatchEvent(new Event("change")); interurban.select("citynet"); }""",
}


@pytest.fixture
def axe() -> str:
    if not AXE.is_file() and not os.environ.get("CI"):
        pytest.skip("axe-core is not installed (npm install)")
    return AXE.read_text("utf-8")


@pytest.fixture
def open_sized(tabs: Tabs, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """Return a function that opens HTML in a window of some size, where axe may run beside the page's own scripts."""
    lent = ExitStack()

    def open_html(html: str, size: tuple[int, int]) -> Tab:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        tab = lent.enter_context(tabs.taken(*size, judged=True))
        tab.goto(path.as_uri())
        tab.wait_for_function("() => document.documentElement.dataset.begun")
        tab.evaluate("document.getElementById('tab-network')?.click()")  # a narrow phone shows the table first
        return tab

    with lent:
        yield open_html


def violations(tab: Tab) -> list[Any]:
    how = "{ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }"
    found = tab.evaluate(f"axe.run(document, {how}).then((found) => found.violations)")
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]


# Style sheets ask for the width of a window alone, so that each width is judged once; a page of a part on a telephone.
@pytest.mark.parametrize(
    ("size", "ego"),
    [
        pytest.param(SIZES[0], None, marks=pytest.mark.long),
        (SIZES[1], "citynet"),
        pytest.param(SIZES[2], None, marks=pytest.mark.long),
    ],
)
def test_axe_finds_no_violation(
    open_sized: Callable[..., Tab], axe: str, size: tuple[int, int], ego: str | None
) -> None:
    html = page_html(shown(open_graph("citynet"), at="2013-11", ego=ego))
    found: dict[str, list[Any]] = {}
    tab = open_sized(html, size)
    tab.evaluate(axe)
    for name, act in STATES.items():
        tab.evaluate(act)
        found |= {name: wrong} if (wrong := violations(tab)) else {}
        tab.evaluate("() => { interurban.clear(); document.getElementById('query').blur(); }")
    assert found == {}


def test_counts_and_what_is_found_are_said(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    said = tab.locator("[role=status]")
    search(tab, "o")
    assert said.inner_text() == "3 names found"
    search(tab, "atlantis")
    assert said.inner_text() == "No name, fact or source contains this"
    tab.keyboard.press("Escape")
    tab.uncheck("#keys input[data-name=City]")
    assert said.inner_text() == f"Shown: {tab.inner_text('#counts')}"
    assert said.inner_text().startswith("Shown: 2 of 4 nodes and 0 of 3 relationships")
    tab.evaluate("interurban.select('citynet')")
    assert said.inner_text() == "CITYNET, Organisation"


@pytest.mark.parametrize("opener", ["#show-list", "#show-about", "#query"])
@pytest.mark.parametrize("how", ["Escape", "close"])
def test_when_the_panel_closes_the_focus_is_where_it_was(
    graph: Graph, open_page: Callable[..., Watched], opener: str, how: str
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    if opener == "#query":
        search(tab, "SMG")
    tab.focus(opener)
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H2"
    if opener == "#query":
        tab.click("#content a.node-link >> text=CITYNET")
        assert tab.inner_text("#content h2") == "CITYNET"
    if how == "Escape":
        tab.keyboard.press("Escape")
    else:
        tab.focus("#close")
        tab.keyboard.press("Enter")
    assert tab.is_hidden("#details")
    assert tab.evaluate("`#${document.activeElement.id}`") == opener
    assert tab.is_hidden("#results")


def test_escape_leads_from_the_search_box_back_to_where_the_cursor_was(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.focus("#keys input[data-name=Forum]")
    tab.keyboard.press("/")
    tab.keyboard.type("seo")
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#results")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.dataset.name") == "Forum"


# Scroll to each element that can be used, and return those of which no corner of the window then shows the middle.
OUT_OF_REACH = """(part) => [...document.querySelector(part).querySelectorAll(
        "a, button, input, summary, canvas, h1, h2, h3, li, dd")]
    .filter((each) => each.checkVisibility()).filter((each) => {
        each.scrollIntoView({ block: "center", inline: "nearest" });
        const box = each.getClientRects()[0];
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        const there = document.elementFromPoint(x, y);
        return box.left < 0 || box.right > innerWidth + 1 || !there
            || !(each.contains(there) || there.contains(each) || there.closest("label")?.contains(each));
    }).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.sampled(4)
@pytest.mark.parametrize("state", [state for state in STATES if state != "side by side"])
def test_on_a_screen_of_320_by_256_all_can_be_reached(open_sized: Callable[..., Tab], state: str) -> None:
    tab = open_sized(page_html(shown(open_graph("citynet"), ego="citynet")), (320, 256))
    tab.click("#fold-legend")
    tab.evaluate(STATES[state])
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    # What was found, and what a word means, lie over the rest until they are closed.
    part = "#search" if "found" in state else "#as-of" if "means" in state else "body"
    assert tab.evaluate(OUT_OF_REACH, part) == []
    map_ = (
        tab.locator("#view-table, #view-timeline, #view-network, #view-map canvas")
        .locator("visible=true")
        .bounding_box()
    )
    assert map_ is not None
    assert 140 <= map_["height"] <= 200 or state in ("table", "timeline")  # seen whole, and room beside it to scroll
