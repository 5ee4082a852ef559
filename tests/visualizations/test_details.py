"""What the page shows of nodes and relationships, and the ways to it."""

from __future__ import annotations

from collections.abc import Callable

from graph_model import Graph
from tests.visualizations.conftest import PLACE, Watched, page_of
from visualizations.rendering import page_html


def test_the_keyboard_finds_and_shows_details_with_dates_and_sources(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.keyboard.press("/")
    tab.keyboard.type("서울")
    tab.keyboard.press("Enter")
    content = tab.inner_text("#content")
    for part in (
        "Seoul",
        "서울",
        "Latitude",
        "Member of",
        "CITYNET",
        "since 2013-11",
        "tier full",
        "The Gazette, 2014",
        "a\u00a0page 1, b\u00a0page 3",
    ):
        assert part in content
    assert tab.evaluate("location.hash") == "#seoul"
    assert tab.get_attribute("#content .sources a", "href") == "https://example.org/gazette"
    assert tab.get_attribute("#content li .citation", "title") == "The Gazette, 2014, page 3"
    assert tab.get_attribute("#content .aliases span", "lang") == "ko"
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#details")


def test_details_lead_on_to_the_other_end_and_show_disputes(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    tab.click("#content a.node-link >> text=Congress")
    content = tab.inner_text("#content")
    assert "2013-11-03 – 2013-11-06" in content
    assert "disputed" in content
    assert "a day earlier" in content


def test_a_click_on_a_node_and_on_a_line_shows_them(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    tab.mouse.click(*tab.evaluate(PLACE, ["seoul", "seoul"]))
    assert tab.inner_text("#content h2") == "Seoul"
    tab.mouse.click(*tab.evaluate(PLACE, ["seoul", "citynet"]))
    assert "Seoul – CITYNET" in tab.inner_text("#content")
    assert "since 2013-11" in tab.inner_text("#content")


def test_back_leads_to_the_node_before_and_escape_to_none(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities")), fragment="#seoul").tab
    tab.click("#content a.node-link >> text=CITYNET")
    assert (tab.inner_text("#content h2"), tab.evaluate("location.hash")) == ("CITYNET", "#citynet")
    tab.go_back()
    tab.locator("#content h2 >> text=Seoul").wait_for()
    tab.keyboard.press("Escape")
    assert tab.evaluate("location.hash") == ""


def test_all_is_there_as_text_and_the_page_tells_about_itself(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities", subtitle="Who met whom", size_label="betweenness"))).tab
    tab.click("#show-list")
    tab.click("#content summary >> text=City")
    assert tab.locator("#content a.node-link").all_inner_texts()[:2] == ["São Paulo", "Seoul"]
    tab.click("#show-about")
    content = tab.inner_text("#content")
    for part in ("Who met whom", "2010 to 2013", "betweenness", "force-directed, seed 1", "The Gazette"):
        assert part in content


def test_long_lists_of_relationships_unfold(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("Organisation", "hub", "Hub")
    for number in range(20):
        graph.add_node("City", f"city-{number}", f"City {number}")
        graph.add_relationship(f"city-{number}", "MEMBER_OF", "hub")
    tab = open_page(page_html(page_of(graph, "Many")), fragment="#hub").tab
    assert tab.locator("#content a.node-link").count() == 12
    tab.click("text=Show all 20")
    assert tab.locator("#content a.node-link").count() == 20


def test_shapes_of_our_own_are_drawn_and_can_be_clicked(open_page: Callable[..., Watched]) -> None:
    graph = Graph()
    graph.add_node("Country", "kr", "Republic of Korea")
    graph.add_node("Topic", "transport", "Transport")
    tab = open_page(page_html(page_of(graph, "Shapes"))).tab
    for node_id, name in (("kr", "Republic of Korea"), ("transport", "Transport")):
        x, y = tab.evaluate(PLACE, [node_id, node_id])
        tab.mouse.click(x, y)
        assert tab.inner_text("#content h2") == name
