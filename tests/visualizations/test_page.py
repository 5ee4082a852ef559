"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from tests.visualizations.conftest import Watched
from visualizations.page import Page, page_html

HOSTILE = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "<!--<script>",
    "]]>{{ 7*7 }}{% raw %}",
    "a\u2028b",
    "&lt;b&gt; \"quoted\" 'single' \\u003c",
]


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    graph.add_node("Source", "gazette", "The Gazette", {"published": "2014", "url": "https://example.org/gazette"})
    graph.add_node("City", "seoul", "Seoul", {"latitude": 37.5}, aliases=["서울@ko", "SMG"], sources=["gazette#page 1"])
    graph.add_node("City", "sao-paulo", "São Paulo")
    graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network"})
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07"})
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06", sources=["gazette#page 2"], note="a day earlier")
    graph.add_relationship(
        "seoul", "MEMBER_OF", "citynet", {"since": "2013-11", "tier": "full"}, sources=["gazette#page 3"]
    )
    graph.add_relationship("sao-paulo", "MEMBER_OF", "citynet", {"until": "2010"})
    graph.add_relationship("seoul", "ORGANISED", "congress", {"as": "host"})
    return graph


def search(tab: Tab, text: str) -> list[str]:
    tab.fill("#query", text)
    return tab.locator("#results li span").all_inner_texts()


def painted(tab: Tab) -> int:
    """Return how many pixels of the map are not of its background."""
    return int(
        tab.evaluate("""() => {
        const canvas = document.querySelector("#network canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let at = 3; at < pixels.length; at += 4) count += pixels[at] > 0;
        return count;
    }""")
    )


def test_it_draws(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    assert painted(tab) > 500
    assert tab.title() == "Cities"
    assert "4 nodes and 3 relationships, 1 source" in tab.inner_text("#about")


@pytest.mark.parametrize("text", ["서울", "서 울", "smg", "ＳＥＯＵＬ", "seo"])
def test_search_finds_by_any_alias(graph: Graph, open_page: Callable[..., Watched], text: str) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    assert search(tab, text) == ["Seoul"]


def test_search_is_accent_blind_and_says_when_nothing_is_found(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    assert search(tab, "sao paulo") == ["São Paulo"]
    assert search(tab, "atlantis") == []
    assert tab.inner_text("#results") == "No name contains this"


def test_the_keyboard_finds_and_shows_details_with_dates_and_sources(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    tab.keyboard.press("/")
    tab.keyboard.type("서울")
    tab.keyboard.press("Enter")
    told = tab.inner_text("#told")
    for part in (
        "Seoul",
        "서울",
        "latitude",
        "Member of",
        "CITYNET",
        "since 2013-11",
        "tier full",
        "The Gazette, 2014, page 3",
    ):
        assert part in told
    assert tab.evaluate("location.hash") == "#seoul"
    assert tab.get_attribute("#told ol.sources a", "href") == "https://example.org/gazette"
    assert tab.get_attribute("#told .names span", "lang") == "ko"
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#details")


def test_details_lead_on_to_the_other_end_and_show_disputes(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities")), fragment="#seoul").tab
    tab.click("#told a.go >> text=Congress")
    told = tab.inner_text("#told")
    assert "2013-11-03/2013-11-06" in told
    assert "disputed" in told
    assert "a day earlier" in told


def test_a_click_on_a_node_and_on_a_line_shows_them(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    where = """([one, other]) => {
        const box = document.getElementById("network").getBoundingClientRect();
        const places = interurban.network.getPositions([one, other]);
        const middle = { x: (places[one].x + places[other].x) / 2, y: (places[one].y + places[other].y) / 2 };
        const point = interurban.network.canvasToDOM(one === other ? places[one] : middle);
        return [point.x + box.x, point.y + box.y];
    }"""
    tab.mouse.click(*tab.evaluate(where, ["seoul", "seoul"]))
    assert tab.inner_text("#told h2") == "Seoul"
    tab.mouse.click(*tab.evaluate(where, ["seoul", "citynet"]))
    assert "Seoul – CITYNET" in tab.inner_text("#told")
    assert "since 2013-11" in tab.inner_text("#told")


def test_the_legend_switches_types_and_relationships_off_and_on(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(graph, Page("Cities"))).tab
    shown = "() => interurban.nodes.get().filter((node) => !node.hidden).length"
    tied = "() => interurban.edges.get().filter((edge) => !edge.hidden).length"
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (4, 3)
    tab.uncheck("#keys input[data-type=City]")
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (2, 0)
    tab.check("#keys input[data-type=City]")
    tab.click("#keys summary")
    tab.uncheck("#keys input[data-type=MEMBER_OF]")
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (4, 1)


def test_as_of_a_date_only_what_held_is_shown(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities", at="2014")), fragment="#seoul").tab
    assert "2 nodes and 1 relationships, as of 2014" in tab.inner_text("#about")
    assert "possibly" in tab.inner_text("#told")
    assert "Congress" not in tab.inner_text("#told")


def test_clusters_colour_the_page(graph: Graph, open_page: Callable[..., Watched]) -> None:
    page = Page(
        "Cities", colour="cluster", clusters={"seoul": 1, "citynet": 1}, cluster_labels={1: "Seoul and friends"}
    )
    tab = open_page(page_html(graph, page)).tab
    assert "Seoul and friends" in tab.inner_text("#keys")
    colours = tab.evaluate(
        "() => interurban.nodes.get(['seoul', 'citynet', 'congress']).map((n) => n.color.background)"
    )
    assert colours[0] == colours[1] != colours[2]


def test_on_a_phone_the_legend_is_folded_and_details_lie_below(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(graph, Page("Cities")), width=360, fragment="#seoul").tab
    assert tab.is_hidden("#keys")
    details = tab.locator("#details").bounding_box()
    assert details is not None
    assert (details["x"], details["width"]) == (0, 360)
    assert details["y"] > 300
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_becomes_markup(open_page: Callable[..., Watched], text: str) -> None:
    graph = Graph()
    for node_id in ("one", "two"):
        put = {"name": text, "aliases": [text], "note": text}
        graph.nx.add_node(node_id, type="City", sources=[f"{text}#{text}"], **put)
    graph.nx.add_node("s", type="Source", name=text, aliases=[], sources=[], url=f"javascript:{text}", publisher=text)
    graph.nx.add_edge("one", "two", "k", type="TWINNED_WITH", sources=["s#" + text], note=text)
    page = Page(text, subtitle=text, size_label=text, clusters={"one": 1}, cluster_labels={1: text}, colour="cluster")
    tab = open_page(page_html(graph, page), fragment="#one").tab
    search(tab, "a")
    tab.wait_for_timeout(50)
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.querySelector('#told h2').textContent") == text
    assert tab.evaluate("document.querySelector('#title').textContent") == text
    assert tab.locator("#told img, #told script, #legend img, header img, #told b").count() == 0
    assert tab.locator("#told a:not(.go)").count() == 0
    assert tab.locator("script").count() == 3


def test_the_file_names_no_other_host_to_load_from(graph: Graph) -> None:
    class Links(HTMLParser):
        found: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [f"{tag} {name}={value}" for name, value in attrs if name in ("src", "href", "action")]

    links = Links()
    links.feed(page_html(graph, Page("Cities")))
    assert links.found == []


def test_the_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    assert page_html(graph, Page("Cities")) == page_html(graph, Page("Cities"))
    before = dict(graph.nx.nodes(data=True))
    page_html(graph, Page("Cities"))
    assert dict(graph.nx.nodes(data=True)) == before


def test_an_empty_graph_has_a_page(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(Graph(), Page("Nothing"))).tab
    assert "0 nodes and 0 relationships" in tab.inner_text("#about")
