"""Colour and size chosen in a page: what stands for what, in every view, the legend, a link and undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab

from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_bubbles import many_cities
from tests.visualizations.test_profiles import shown
from visualizations.encoding import GREY, PALETTE, node_sizes, type_look
from visualizations.rendering import page_html

pytestmark = pytest.mark.long

COLOURS = """() => Object.fromEntries(interurban.views.network.nodes.get()
    .map((each) => [each.id.slice(5), each.color.background]))"""
SIZES = "() => Object.fromEntries(interurban.views.network.nodes.get().map((each) => [each.id.slice(5), each.size]))"

BETWEENNESS = {"seoul": 4.0, "citynet": 1.0}


@pytest.fixture(scope="module")
def citynet() -> str:
    return page_html(
        page_of(
            open_graph("citynet"),
            "Cities",
            sizes=BETWEENNESS,
            size_label="betweenness",
            more_sizes={"PageRank": PAGERANK},
        )
    )


PAGERANK = {"citynet": 0.5, "seoul": 0.125}


def offered(tab: Tab, look: str) -> list[str]:
    return tab.locator(f"#look-{look} option").all_inner_texts()


def test_colours_stand_for_the_type_or_for_a_group(citynet: str, open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    tab = open_page(citynet).tab
    assert offered(tab, "colour") == ["type", "Country", "Topic"]
    by_type = tab.evaluate(COLOURS)
    assert by_type == {node: type_look(graph.type_of(node)).colour for node in by_type}
    tab.select_option("#look-colour", "Country")
    colours = tab.evaluate(COLOURS)
    (korea,) = (node.id for node in graph.nodes("Country") if node.name == "Republic of Korea")
    in_korea = {korea, *graph.neighbours_of(korea)}
    assert {node for node, colour in colours.items() if colour == PALETTE[0]} == in_korea
    assert colours["citynet"] == GREY
    assert tab.locator("#meanings .colours li").first.inner_text().split("\n") == [
        "Republic of Korea",
        str(len(in_korea)),
    ]
    assert tab.evaluate("location.hash") == "#&colour=Country"
    tab.click("#tab-map")
    assert tab.evaluate("interurban.views.map.placeOf('seoul').node.color") == PALETTE[0]
    tab.click("#tab-network")
    for _ in range(3):
        tab.click("#undo")
    assert tab.evaluate(COLOURS) == by_type
    assert tab.input_value("#look-colour") == "type"


def test_sizes_stand_for_the_measure_or_the_neighbours(citynet: str, open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    page = shown(graph)
    tab = open_page(citynet, fragment="#&size=number%20of%20neighbours").tab
    assert offered(tab, "size") == ["betweenness", "PageRank", "number of neighbours", "all alike"]
    sizes = tab.evaluate(SIZES)
    assert sizes == pytest.approx(node_sizes(dict(page.neighbours.degree), page.neighbours), abs=0.011)
    tab.select_option("#look-size", "PageRank")
    assert tab.evaluate(SIZES) == pytest.approx(node_sizes(PAGERANK, page.neighbours), abs=0.011)
    tab.select_option("#look-size", "all alike")
    assert len(set(tab.evaluate(SIZES).values())) == 1
    tab.select_option("#look-size", "betweenness")
    assert tab.evaluate(SIZES)["seoul"] == 34
    tab.click("#show-about")
    assert "betweenness (by area)" in tab.inner_text("#content")


def test_bubbles_take_the_colour_that_is_chosen(open_page: Callable[..., Watched]) -> None:
    graph = many_cities()
    graph.add_node("Country", "land", "Land")
    graph.add_node("Country", "other", "Other")
    for number in range(1_000):
        graph.add_relationship(f"c{number}", "IN_COUNTRY", "land" if number % 10 else "other")
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    look = "interurban.views.network.nodes.get().map((each) => each.color.border)"
    before = tab.evaluate(look)
    tab.select_option("#look-colour", "Country")
    assert tab.evaluate(look) != before


@pytest.mark.parametrize("wrong", ["colour=<img>", "size=height", "colour=%E0%A4"])
def test_a_choice_that_is_not_there_changes_nothing(
    citynet: str, open_page: Callable[..., Watched], wrong: str
) -> None:
    tab = open_page(citynet, fragment=f"#&{wrong}").tab
    assert (tab.input_value("#look-colour"), tab.input_value("#look-size")) == ("type", "betweenness")
