"""Filters of a page: what is chosen is left, with what belongs to it, and everything that counts follows."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page as Tab

from graph_model import Graph
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

SHOWN = """() => interurban.views.network.nodes.get().filter((each) => !each.hidden).map((each) => each.id.slice(5))"""


def choose(tab: Tab, facet: str, value: str) -> None:
    for summary in ("#filters > details > summary", f"#filters details details > summary:has-text('{facet}')"):
        if not tab.locator(summary).evaluate("(each) => each.parentElement.open"):
            tab.click(summary)
    tab.check(f"#filters label:has(bdi:text-is('{value}')) input")


def test_the_cities_of_a_country_are_left_with_what_they_are_tied_to(open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    tab = open_page(page_html(shown(graph))).tab
    choose(tab, "Country", "Republic of Korea")
    (korea,) = (node.id for node in graph.nodes("Country") if node.name == "Republic of Korea")
    in_korea = {korea, *graph.neighbours_of(korea)}
    left = set(tab.evaluate(SHOWN))
    assert in_korea <= left
    elsewhere = {
        end
        for each in graph.relationships()
        if graph.type_of(each.end) == "Country" and each.end != korea
        for end in (each.start, each.end)
    } - in_korea
    assert not left & elsewhere
    assert all(node in in_korea or in_korea & set(graph.neighbours_of(node)) for node in left)
    assert tab.inner_text("#counts").startswith(f"{len(left)} of 252 nodes")
    tab.click("#tab-table")
    assert tab.inner_text("#view-table .how-many") == f"{len(left)} of 252 nodes".replace("of 252 ", "")
    tab.click("#show-about")
    assert "Country: Republic of Korea" in tab.inner_text("#content")
    tab.click("text=Clear filters")
    assert tab.inner_text("#counts").startswith("252 nodes")


def test_what_leaves_nothing_says_so(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert tab.is_hidden("#nothing-left")
    tab.click("[aria-label='Nodes: show none']")
    assert tab.is_visible("#nothing-left")
    tab.click("[aria-label='Nodes: show all']")
    assert tab.is_hidden("#nothing-left")


def test_the_timeline_follows_filters(open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    tab = open_page(page_html(shown(graph)), fragment="#&view=timeline").tab
    lines = "interurban.views.timeline.lines().map(({ host, other }) => [host.id, other?.id ?? null])"
    before = tab.evaluate(lines)
    choose(tab, "Country", "Japan")
    after = tab.evaluate(lines)
    assert 0 < len(after) < len(before)
    tab.click("#tab-network")
    left = set(tab.evaluate(SHOWN))
    assert {end for line in after for end in line if end} <= left
