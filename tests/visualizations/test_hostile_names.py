"""What stands in a table is only ever text on the page."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph, Node, Relationship
from tests.visualizations.conftest import Watched, page_of, search
from visualizations.rendering import page_html

HOSTILE = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "<!--<script>",
    "]]>{{ 7*7 }}{% raw %}",
    "a\u2028b",
    "&lt;b&gt; \"quoted\" 'single' \\u003c",
]


def assert_no_markup(tab: Tab) -> None:
    assert tab.locator("img, b, body style, iframe").count() == 0
    assert tab.locator("script").count() == 4
    links = tab.locator("a").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_becomes_markup(open_page: Callable[..., Watched], text: str) -> None:
    hostile = {"type": "City", "name": text, "aliases": [text], "note": text, "url": f"javascript:{text}"}
    statements = [{"property": "name", "value": text, "sources": [text], "note": text}]
    city = {**hostile, "iso_code": text, "sources": [f"{text}#{text}"], "statements": statements}
    source = {**hostile, "type": "Source", "aliases": [], "sources": [], "publisher": text}
    tie = Relationship("one", text, "k", {"type": "TWINNED_WITH", "sources": ["s#" + text], "note": text})
    graph = Graph()
    graph.keep([Node("one", city), Node(text, city), Node("s", source)], [tie])
    page = page_of(
        graph, text, subtitle=text, size_label=text, clusters={"one": 1}, cluster_labels={1: text}, colour="cluster"
    )
    tab = open_page(page_html(page), fragment="#one").tab
    for panel in ("#show-list", "#show-about"):
        tab.click(panel)
        assert_no_markup(tab)
    tab.goto(tab.url.partition("#")[0] + "#one")
    tab.evaluate("interurban.select('one')")
    search(tab, "a")
    tab.evaluate("() => interurban.views.network.network.redraw()")
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.querySelector('#content h2').textContent") == text
    assert tab.evaluate("document.querySelector('#title').textContent") == text
    assert_no_markup(tab)


@pytest.mark.parametrize("fragment", ["#nobody", "#%E0%A4%A", "#<img src=x onerror=window.hacked=1>"])
def test_an_address_that_names_no_node_selects_none(
    graph: Graph, open_page: Callable[..., Watched], fragment: str
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=fragment).tab
    assert tab.is_hidden("#details")
    assert tab.evaluate("window.hacked") is None


def test_the_file_names_no_other_host_to_load_from(graph: Graph) -> None:
    class Links(HTMLParser):
        found: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [f"{tag} {name}={value}" for name, value in attrs if name in ("src", "href", "action")]

    links = Links()
    links.feed(page_html(page_of(graph, "Cities")))
    assert links.found == ["link href=data:,"]


def test_a_relationship_to_a_source_does_not_break_the_page(graph: Graph, open_page: Callable[..., Watched]) -> None:
    graph.keep([], [Relationship("seoul", "gazette", "k", {"type": "MEMBER_OF", "sources": []})])
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    assert tab.inner_text("#counts").startswith("4 nodes and 3 relationships")
