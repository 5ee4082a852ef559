"""Ids and names that a page could trip over: words of JavaScript, other directions, any length, halves of letters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page as Tab

import interurban
from graph_model import Graph, Node, Relationship
from interurban.pages import write_page
from tests.visualizations.conftest import PLACE, Watched, page_of, search
from visualizations.rendering import page_html

WORDS = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "007", "length"]
TURNED = "\u202eevil\u2069 \u200f(1)"  # an override that nothing ends, and the end of an isolation that nothing began
LONG = "very long " * 1000


def named_by(words: list[str]) -> Graph:
    graph = Graph()
    for word in words:
        graph.add_node("Source", f"source-{word}", f"Source {word}")
        graph.add_node("City", word, f"City {word}")
    for one, other in pairwise(words):
        graph.add_relationship(one, "TWINNED_WITH", other, sources=[f"source-{one}#page 1"])
    return graph


def test_what_is_called_like_a_word_of_javascript_is_drawn(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(named_by(WORDS), "Words"))).tab
    drawn = "() => Object.values(interurban.views.network.network.body.nodes).filter((node) => node.x !== undefined)"
    assert tab.evaluate(f"{drawn.replace('() => ', '() => (')}).length") == len(WORDS)
    assert tab.inner_text("#counts").startswith(f"{len(WORDS)} nodes and {len(WORDS) - 1} relationships")
    for word in WORDS:
        tab.mouse.click(*tab.evaluate(PLACE, [word, word]))
        assert tab.inner_text("#content h2") == f"City {word}"
        tab.keyboard.press("Escape")
    assert search(tab, "proto") == ["City __proto__", "Source __proto__"]
    tab.keyboard.press("Enter")
    assert tab.inner_text("#content h2") == "City __proto__"
    assert tab.evaluate("location.hash") == "#__proto__"


def test_a_source_called_like_a_word_of_javascript_is_cited(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    for word in ("__proto__", "constructor"):
        graph.add_node("Source", word, f"Source {word}")
        graph.add_node("City", f"city-{word}", "City", sources=[f"{word}#page 1"])
    graph.keep([Node("other", {"type": "City", "name": "Other", "aliases": [], "sources": ["toString"]})], [])
    tab = open_page(page_html(page_of(graph, "Sources"))).tab
    for node_id, source in (("city-__proto__", "Source __proto__"), ("city-constructor", "Source constructor"),
                            ("other", "toString")):  # fmt: skip
        tab.evaluate(f"interurban.select('{node_id}')")
        assert tab.inner_text("#content .sources li").startswith(source)


def unisolated(tab: Tab, name: str) -> list[str]:
    """Return the elements whose text holds a name that no <bdi> keeps apart from what stands beside it."""
    found = tab.evaluate(
        """(name) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) {
            const { nodeValue, parentElement } = walker.currentNode;
            if (nodeValue.includes(name) && !parentElement.closest("bdi, script")) found.push(parentElement.outerHTML);
        }
        return found;
    }""",
        name,
    )
    return [str(each) for each in found]


def test_a_name_of_another_direction_moves_nothing_beside_it(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("Source", "s", "Gazette")
    graph.add_node("City", "a", "A")
    attributes = {"type": "City", "name": TURNED, "aliases": [TURNED], "sources": [f"s#{TURNED}"], "note": TURNED}
    statements = [{"property": "name", "value": TURNED, "sources": ["s"], "note": TURNED}]
    tie = {"type": "TWINNED_WITH", "sources": [f"s#{TURNED}"], "note": TURNED, "confidence": "disputed"}
    graph.keep(
        [Node("b", {**attributes, "iso_code": TURNED, "statements": statements})], [Relationship("a", "b", "k", tie)]
    )
    page = page_of(
        graph, TURNED, subtitle=TURNED, colour="cluster", clusters={"a": 1, "b": 1}, cluster_labels={1: TURNED}
    )
    tab = open_page(page_html(page)).tab
    for state in (
        "interurban.select('a')",
        "interurban.select('b')",
        "interurban.views.network.network.body.emitter.emit('click', { nodes: [], edges: [0] }) && undefined",
        "document.getElementById('show-list').click()",
        "document.getElementById('show-about').click()",
    ):
        tab.evaluate(state)
        assert unisolated(tab, TURNED) == []
    search(tab, "evil")
    assert tab.locator("#results li").count() == 1
    assert unisolated(tab, TURNED) == []
    tab.evaluate("interurban.select('b')")
    title = tab.get_attribute("#content .citation", "title") or ""
    assert title == "Gazette, \u2068evil (1)\u2069"
    tab.evaluate("interurban.select('a')")
    badge, link = (tab.locator(f"#content li {part}").bounding_box() for part in (".badge", "a"))
    assert badge is not None
    assert link is not None
    assert badge["x"] > link["x"] + link["width"] - 1


def test_a_name_of_ten_thousand_letters_is_shortened_until_it_is_asked_for(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("Source", "s", LONG)
    graph.add_node("Organisation", "o", LONG, {"note": LONG}, aliases=[f"other {LONG}"], sources=[f"s#{LONG}"])
    graph.add_node("City", "c", "C")
    graph.add_relationship("c", "MEMBER_OF", "o", {"note": LONG}, sources=["s"])
    long = LONG.strip()
    tab = open_page(page_html(page_of(graph, LONG, subtitle=LONG))).tab
    header = tab.locator("header").bounding_box()
    assert header is not None
    assert header["height"] < 180
    for node_id in ("o", "c"):
        tab.evaluate(f"interurban.select('{node_id}')")
        assert len(tab.inner_text("#content")) < 3000
        for title in tab.locator("#content .citation").evaluate_all("(all) => all.map((each) => each.title)"):
            assert len(title) < 700
    tab.evaluate("interurban.select('o')")
    assert len(tab.inner_text("#content h2")) == 120
    tab.click("#content .heading button.more")
    assert tab.inner_text("#content h2") == long
    for more in reversed(tab.locator("#content button.more").all()):
        more.click()
    text = tab.inner_text("#content")
    assert text.count(long) >= 4  # the name, another, a note, a source's title, and a place
    search(tab, "very")
    results = tab.locator("#results").bounding_box()
    assert results is not None
    assert results["height"] < 260


def test_half_a_letter_in_a_title_or_a_name_is_shown_as_what_it_is(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    graph = Graph()
    for half in ("\ud800", "\udfff"):
        attributes = {"type": "City", "name": f"City {half}", "aliases": [half], "sources": [f"{half}#{half}"]}
        graph.keep([Node(half, {**attributes, "note": half})], [])
    graph.keep([], [Relationship("\ud800", "\udfff", "k", {"type": "TWINNED_WITH", "sources": [], "note": "\ud800"})])
    page = page_of(graph, "\ud800", subtitle="\udfff", size_label="\ud800")
    path = write_page(page, tmp_path / "half.html")
    tab = open_page(path.read_text("utf-8")).tab
    assert tab.title() == tab.inner_text("#title") == "\ufffd"
    assert tab.inner_text("#counts").startswith("2 nodes and 1 relationship")
    search(tab, "city")
    tab.keyboard.press("Enter")
    tab.click("#content a.node-link")
    assert tab.inner_text("#content h2") in ("City \ufffd", "City \ud800", "City \udfff")


def test_a_title_of_half_a_letter_makes_a_page(tmp_path: Path) -> None:
    path = interurban.load("citynet").view(tmp_path / "page.html", title="\ud800")
    assert "<title>\ufffd</title>" in path.read_text("utf-8")
