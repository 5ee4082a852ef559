"""The page in a real browser: what is drawn, how large and in which colour."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from graph_model import Graph
from tests.visualizations.conftest import DRAWN, PLACE, Watched, page_of, search
from visualizations.compression import unpack_page
from visualizations.encoding import ON_DARK, PALETTE
from visualizations.rendering import page_html


def painted(tab: Tab) -> int:
    """Return how many pixels of the map are not of its background."""
    return int(
        tab.evaluate("""() => {
        const canvas = document.querySelector("#view-network canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let at = 3; at < pixels.length; at += 4) count += pixels[at] > 0;
        return count;
    }""")
    )


def test_it_draws(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert painted(tab) > 500
    assert tab.title() == "Cities"
    assert tab.inner_text("#counts") == "4 nodes and 3 relationships · dated 2010 to 2013 · 1 source"


@pytest.mark.parametrize("width", [1280, 340])
def test_an_empty_page_says_in_the_middle_what_is_missing(open_page: Callable[..., Watched], width: int) -> None:
    tab = open_page(page_html(page_of(Graph(), "Cities")), width).tab
    assert painted(tab) == 0
    said = tab.locator("#why-empty")
    assert said.inner_text() == "Nothing to show: the data has no nodes and no relationships (0 sources)."
    box = said.bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - width / 2) < 20


def test_the_legend_switches_types_and_relationships_off_and_on(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    shown = "() => interurban.views.network.nodes.get().filter((node) => !node.hidden).length"
    tied = "() => interurban.views.network.edges.get().filter((edge) => !edge.hidden).length"
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (4, 3)
    tab.uncheck("#keys input[data-name=City]")
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (2, 0)
    tab.check("#keys input[data-name=City]")
    tab.locator("#keys details").evaluate("(details) => { details.open = true; }")
    tab.uncheck("#keys input[data-name=MEMBER_OF]")
    assert (tab.evaluate(shown), tab.evaluate(tied)) == (2, 1)  # and those whose ties are all switched off
    tab.check("#keys input[data-name=MEMBER_OF]")
    tab.click("text=none >> nth=0")
    assert tab.evaluate(shown) == 0
    tab.click("text=all >> nth=0")
    assert tab.evaluate(shown) == 4


def test_what_is_counted_is_what_is_shown(graph: Graph, open_page: Callable[..., Watched]) -> None:
    graph.add_node("Topic", "water", "Water")
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#citynet").tab

    def switch(name: str) -> None:
        tab.locator(f"#keys input[data-name={name}]").evaluate("(box) => box.click()")

    def figures() -> dict[str, str]:
        rows = tab.locator("#keys label").all()
        return {str(row.locator("bdi").text_content()): str(row.locator(".count").text_content()) for row in rows}

    everything = {"City": "2", "Organisation": "1", "Forum": "1", "Topic": "1", "Member of": "2", "Organised": "1"}
    assert figures() == everything
    assert tab.inner_text("#counts") == "5 nodes and 3 relationships · dated 2010 to 2013 · 1 source"
    assert tab.inner_text("#content h3 .count >> nth=0") == "2"
    switch("ORGANISED")  # the forum has no other tie
    assert tab.inner_text("#counts") == "4 of 5 nodes and 2 of 3 relationships · 1 source"
    assert figures() == {**everything, "Forum": "0 of 1", "Organised": "0 of 1"}
    switch("City")
    assert tab.inner_text("#counts") == "2 of 5 nodes and 0 of 3 relationships · 0 of 1 source"
    assert figures() == {name: "0 of 2" if name in ("City", "Member of") else f"0 of {all_}" if name in
                         ("Forum", "Organised") else all_ for name, all_ in everything.items()}  # fmt: skip
    assert tab.inner_text("#content h3 .count >> nth=0") == "2, 0 in the picture"
    assert tab.locator("#content .absent").all_inner_texts() == ["switched off", "switched off"]
    tab.click("#show-list")
    assert tab.inner_text("#content .kicker") == "2 of 5 nodes"
    switch("City")
    assert tab.inner_text("#content .kicker") == "4 of 5 nodes"
    tab.click("#show-about")
    assert "4 nodes, 2 relationships, of 5 nodes, 3 relationships" in tab.inner_text("#content")
    switch("ORGANISED")
    assert "Shown\n5 nodes, 3 relationships" in tab.inner_text("#content")
    assert figures() == everything


def test_the_list_keeps_unfolded_what_is_unfolded(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.click("#show-list")
    tab.click("#content summary >> text=City")
    tab.uncheck("#keys input[data-name=Forum]")
    assert tab.locator("#content a.node-link").all_text_contents() == ["São Paulo", "Seoul", "CITYNET"]
    assert tab.locator("#content details[open] summary bdi").all_inner_texts() == ["City"]


def test_as_of_a_date_only_what_held_is_shown(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities", at="2014")), fragment="#seoul").tab
    assert tab.inner_text("#counts").startswith("As of 2014 · 2 nodes and 1 relationship · ")
    assert "only possibly so at 2014" in tab.locator("#keys").inner_text()
    assert "possibly" in tab.inner_text("#content")
    assert "Congress" not in tab.inner_text("#content")


def test_clusters_colour_the_page(graph: Graph, open_page: Callable[..., Watched]) -> None:
    page = page_of(
        graph, "Cities", colour="cluster", clusters={"seoul": 1, "citynet": 1}, cluster_labels={1: "Seoul and friends"}
    )
    tab = open_page(page_html(page)).tab
    assert "Seoul and friends" in tab.inner_text("#keys")
    assert "In no cluster" in tab.inner_text("#keys")
    colours = tab.evaluate(
        """() => interurban.views.network.nodes.get(['node seoul', 'node citynet', 'node congress'])
            .map((node) => node.color.background)"""
    )
    assert colours[0] == colours[1] != colours[2]
    tab.uncheck("#keys input[data-name=none]")
    shown = """() => interurban.views.network.nodes.get().filter((node) => !node.hidden)
        .map((node) => node.id.slice(5))"""
    assert tab.evaluate(shown) == ["seoul", "citynet"]


def test_on_a_phone_the_legend_is_folded_and_details_lie_below(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), width=360, fragment="#seoul").tab
    assert tab.is_hidden("#keys")
    details = tab.locator("#details").bounding_box()
    assert details is not None
    assert (details["x"], details["width"]) == (0, 360)
    assert details["y"] > 300
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


def test_the_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    assert page_html(page_of(graph, "Cities")) == page_html(page_of(graph, "Cities"))
    before = [*graph.nodes()]
    page_html(page_of(graph, "Cities"))
    assert [*graph.nodes()] == before


def test_an_empty_graph_has_a_page(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(Graph(), "Nothing"))).tab
    assert tab.inner_text("#counts") == "0 nodes and 0 relationships"


def test_the_node_in_focus_is_selected_at_first(graph: Graph, open_page: Callable[..., Watched]) -> None:
    assert open_page(page_html(page_of(graph, "Cities", focus="citynet"))).tab.inner_text("#content h2") == "CITYNET"
    assert open_page(page_html(page_of(graph, "Cities", focus="nobody"))).tab.is_hidden("#details")


def test_a_node_that_the_legend_hides_is_shown_when_it_is_asked_for(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.uncheck("#keys input[data-name=City]")
    search(tab, "SMG")
    tab.keyboard.press("Enter")
    assert tab.is_checked("#keys input[data-name=City]")
    assert tab.inner_text("#content h2") == "Seoul"
    tab.uncheck("#keys input[data-name=City]")
    assert tab.is_hidden("#details")


def test_what_is_selected_and_bright_follows_the_legend(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    tab.locator("#keys details").evaluate("(details) => { details.open = true; }")
    bright = """() => interurban.views.network.nodes.get().filter((node) => node.opacity === 1)
        .map((node) => node.id.slice(5))"""
    assert tab.evaluate(bright) == ["seoul", "citynet", "congress"]
    tab.uncheck("#keys input[data-name=MEMBER_OF]")
    assert tab.evaluate(bright) == ["seoul", "congress"]
    tab.check("#keys input[data-name=MEMBER_OF]")
    assert tab.evaluate(bright) == ["seoul", "citynet", "congress"]
    tab.evaluate(DRAWN)
    tab.mouse.click(*tab.evaluate(PLACE, ["seoul", "citynet"]))
    assert tab.inner_text("#content h2") == "Seoul – CITYNET"
    tab.uncheck("#keys input[data-name=MEMBER_OF]")
    assert tab.is_hidden("#details")
    assert tab.evaluate("location.hash") == "#&without-ties=MEMBER_OF"
    assert len(tab.evaluate(bright)) == 4


def test_a_dark_page_has_lighter_nodes(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    colour = "() => interurban.views.network.nodes.get('node seoul').color.background"
    assert tab.evaluate(colour) == PALETTE[0]
    tab.emulate_media(color_scheme="dark")
    for _ in range(3_000):  # the browser tells of the change when it comes to it
        if tab.evaluate(colour) == ON_DARK[PALETTE[0]]:
            return
        tab.wait_for_timeout(20)
    raise AssertionError(f"the node is still {tab.evaluate(colour)}")


def test_data_and_scripts_stand_compressed_and_are_the_same_again(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    html = page_html(page_of(graph, "Cities"))
    assert html == page_html(page_of(graph, "Cities"))
    plain = unpack_page(html)
    assert len(html) < len(plain) / 2
    scripts = re.findall(r"<script>(.*?)</script>", plain, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts}
    assert hashes <= set(re.findall(r"sha256-([\w+/=]+)", html))
    tab = open_page(html).tab
    assert tab.evaluate("JSON.parse(document.getElementById('data').textContent).title") == "Cities"
    assert tab.is_hidden("#too-old")


def test_a_browser_of_2023_unpacks_the_page_too(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_html(page_of(graph, "Cities")), "utf-8")
    tab = browser.new_page()
    tab.add_init_script("delete Uint8Array.fromBase64;")
    tab.goto(path.as_uri())
    tab.wait_for_function("() => document.documentElement.dataset.begun")
    assert tab.evaluate("JSON.parse(document.getElementById('data').textContent).title") == "Cities"
    tab.close()


def test_a_browser_that_cannot_unpack_is_told_so(browser: Browser, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_html(page_of(graph, "Cities")), "utf-8")
    tab = browser.new_page()
    tab.add_init_script("delete window.DecompressionStream;")
    tab.goto(path.as_uri())
    assert tab.inner_text("#too-old") == "This page needs a browser of 2023 or later."
    assert tab.is_visible("#too-old")
    tab.close()
