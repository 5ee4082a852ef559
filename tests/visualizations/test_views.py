"""Views of one page: a second one is a module, its script and an entry of the registry, and stands under a tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from interurban.pages import describe_page
from loaders.opening import open_graph
from queries.analysis.scope import Scope
from tests.visualizations.conftest import Watched, page_of, search
from visualizations.compression import unpack_page
from visualizations.page import Page
from visualizations.rendering import page_html
from visualizations.views.network import NETWORK
from visualizations.views.registry import VIEWS
from visualizations.views.view import View


def describe_dates(page: Page) -> dict[str, Any]:
    return {"heading": f"Dates of {page.title}"}


DATES = View("dates", "Dates", Path(__file__).parent / "views/dates.js", describe_dates)
# Named as the page names an element of its own.
DETAILS = View("details", "Details", Path(__file__).parent / "views/details.js", lambda page: {"title": page.title})


@pytest.fixture
def tab(graph: Graph, open_page: Callable[..., Watched]) -> Tab:
    return open_page(page_html(page_of(graph, "Cities"), views=(NETWORK, DATES))).tab


def test_every_view_of_the_registry_has_a_name_and_a_script_of_its_own() -> None:
    assert len({view.name for view in VIEWS}) == len({view.script for view in VIEWS}) == len(VIEWS)
    assert all(view.script.is_file() for view in VIEWS)


def test_every_style_sheet_beside_the_views_is_that_of_one() -> None:
    assert {view.style for view in VIEWS} >= {*VIEWS[0].script.parent.glob("*.css")}


def test_one_view_alone_has_no_tab(graph: Graph) -> None:
    assert 'role="tab"' not in page_html(page_of(graph, "Cities"), views=(NETWORK,))


def test_tabs_lead_from_one_view_to_another(tab: Tab) -> None:
    assert tab.locator("#tabs button").all_inner_texts() == ["Network", "Dates"]
    assert tab.is_visible("#view-network canvas")
    tab.click("text=Dates")
    assert tab.is_hidden("#view-network")
    assert tab.inner_text("#view-dates h2") == "Dates of Cities"
    assert tab.get_attribute("#tab-dates", "aria-selected") == "true"
    tab.click("text=Network")
    assert tab.is_visible("#view-network canvas")
    assert tab.is_hidden("#view-dates")


def test_every_view_follows_the_selection_and_the_legend(tab: Tab) -> None:
    search(tab, "congress")
    tab.keyboard.press("Enter")
    tab.click("text=Dates")
    assert tab.locator("#view-dates strong").all_inner_texts() == ["2013-11-04 – 2013-11-07 or 2013-11-03 – 2013-11-06"]
    assert tab.locator("#view-dates p").all_inner_texts() == ["since 2013-11", "until 2010"]
    tab.click("#content a.node-link >> text=Seoul")
    assert tab.locator("#view-dates strong").count() == 2
    tab.uncheck("#keys input[data-name=Forum]")
    assert tab.locator("#view-dates p, #view-dates strong").count() == 2
    tab.click("text=Network")
    assert tab.evaluate("() => interurban.views.network.nodes.get('node congress').hidden")
    assert tab.evaluate("() => interurban.views.network.network.getSelectedNodes()") == ["node seoul"]


def test_the_first_view_is_seen_first(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"), views=(DATES, NETWORK))).tab
    assert tab.is_visible("#view-dates")
    assert tab.is_hidden("#view-network")
    tab.click("text=Network")
    assert tab.evaluate("() => interurban.views.network.network.getScale()") > 0


def test_a_view_may_bear_a_name_that_the_page_uses_itself(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"), views=(DETAILS, NETWORK)), fragment="#seoul").tab
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    assert tab.inner_text("#view-details") == "Details of Cities"
    assert tab.inner_text("#details h2") == "Seoul"
    assert tab.evaluate("interurban.views.details.title") == "Cities"
    tab.click("#tab-network")
    assert tab.is_hidden("#view-details")
    assert tab.is_visible("#details")


def test_a_view_has_a_style_of_its_own_and_scrolls(graph: Graph, open_page: Callable[..., Watched]) -> None:
    for number in range(80):
        graph.add_relationship("seoul", "ORGANISED", "congress", {"as": f"host {number}"})
    tab = open_page(page_html(page_of(graph, "Cities"), views=(DATES, NETWORK))).tab
    assert tab.locator("#view-dates h2").evaluate("(heading) => getComputedStyle(heading).marginTop") == "3px"
    last = tab.locator("#view-dates p").last
    last.scroll_into_view_if_needed()
    assert tab.evaluate("document.querySelector('#view-dates').scrollTop") > 0
    tab.click("text=Network")
    assert tab.evaluate("getComputedStyle(document.querySelector('#view-network')).padding") == "0px"


def test_a_page_holds_the_libraries_that_its_views_need_once_and_no_other(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    without = page_html(page_of(graph, "Cities"), views=(DATES,))
    assert "vis-network" not in unpack_page(without)
    # A script that unpacks, one that is unpacked, and a style.
    assert (unpack_page(without).count("<script>"), without.count("sha256-")) == (2, 3)
    assert open_page(without).tab.is_visible("#view-dates h2")
    other = replace(DATES, libraries=NETWORK.libraries)
    several = page_html(page_of(graph, "Cities"), views=(other, NETWORK))
    assert unpack_page(several).count(NETWORK.libraries[0].text()) == 1
    assert open_page(several).tab.evaluate("typeof vis.Network") == "function"


def test_the_page_tells_of_the_view_that_is_seen(tab: Tab) -> None:
    tab.click("#show-about")
    names = ["Shown", "Dated", "Size", "Colour", "Place", "Dashed", "Keys"]
    assert tab.locator("#content dt").all_inner_texts() == names
    assert "/ searches, Esc clears, arrows move the map, + and − zoom" in tab.inner_text("#content")
    tab.click("text=Dates")
    assert tab.locator("#content dt").all_inner_texts() == ["Shown", "Dated", "Lines", "Keys"]
    assert tab.locator("#content dd").all_inner_texts()[2:] == ["Dates of Cities", "/ searches, Esc clears"]
    tab.keyboard.press("Escape")
    tab.click("text=Network")
    assert tab.is_hidden("#details")
    tab.click("#show-about")
    assert tab.locator("#content dt").all_inner_texts() == names


@pytest.fixture(scope="module")
def citynet() -> str:
    graph = open_graph("citynet")
    scope = Scope.resolve(graph.vocabulary)
    return page_html(describe_page(graph, scope, colour="cluster", size="degree", ego=None, radius=1, title="Cities"))


def seen_views(tab: Tab) -> list[str]:
    found: list[str] = tab.evaluate(
        """() => [...document.querySelectorAll(".view")].filter((each) => each.checkVisibility())
            .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x).map(({ id }) => id.slice(5))"""
    )
    return found


@pytest.mark.long
def test_two_views_stand_side_by_side_with_one_selection(citynet: str, open_page: Callable[..., Watched]) -> None:
    tab = open_page(citynet, width=1440).tab
    tab.select_option("#beside", "table")
    assert seen_views(tab) == ["network", "table"]
    tab.click("#view-table td a >> text=Bangkok")
    assert tab.inner_text("#view-table tr.selected td >> nth=0") == "Bangkok"
    assert tab.evaluate("interurban.views.network.network.getSelectedNodes()") == ["node bangkok"]
    assert tab.evaluate("location.hash") == "#bangkok&beside=table"
    boxes = [tab.locator(f"#view-{name}").bounding_box() for name in ("network", "table")]
    panel = tab.locator("#details").bounding_box()
    edges = [(box["x"], box["x"] + box["width"]) for box in (*boxes, panel) if box]
    assert all(before[1] <= after[0] for before, after in pairwise(edges))
    tab.click("#tab-table")
    assert seen_views(tab) == ["table", "network"]
    tab.click("#undo")
    assert seen_views(tab) == ["network", "table"]
    tab.set_viewport_size({"width": 1100, "height": 800})
    assert seen_views(tab) == ["network"]
    assert tab.is_hidden("#beside")
    tab.set_viewport_size({"width": 1440, "height": 800})
    assert seen_views(tab) == ["network", "table"]
    tab.click("#undo")
    tab.click("#undo")
    assert seen_views(tab) == ["network"]


@pytest.mark.parametrize(
    ("fragment", "seen"),
    [
        ("#&view=map&beside=timeline", ["map", "timeline"]),
        ("#&beside=network", ["network"]),
        ("#&beside=x", ["network"]),
    ],
)
def test_a_link_names_what_stands_beside(
    citynet: str, open_page: Callable[..., Watched], fragment: str, seen: list[str]
) -> None:
    assert seen_views(open_page(citynet, width=1440, fragment=fragment).tab) == seen


def test_grounds_of_clusters_go_with_their_colours(citynet: str, open_page: Callable[..., Watched]) -> None:
    tab = open_page(citynet, width=1440).tab
    grounds = "interurban.picture('svg').then((text) => text.split('fill-opacity=\"0.1\"').length - 1)"
    assert tab.evaluate(grounds) > 0
    tab.select_option("#look-colour", "type")
    assert tab.evaluate(grounds) == 0
