"""A graph too large to be seen at once: groups as bubbles that open and close, and what is asked for opens."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from tests.visualizations.conftest import Watched, page_of, search
from visualizations.rendering import page_html

NETWORK = "interurban.views.network"
CITIES, ORGANISATIONS = 1_600, 20
# Click the middle of the bubble with this name, or, where it is open, a place on its ground that no mark covers.
CLICK = """(name) => {
    const { groups, network } = interurban.views.network;
    const group = groups.all.find((each) => each.name === name);
    const box = document.getElementById("view-network").getBoundingClientRect();
    const at = network.canvasToDOM({ x: group.x, y: group.y });
    return [at.x + box.x, at.y + box.y];
}"""

# What is written on the drawing, each text with the box of its letters; and where bubbles lie.
WRITTEN = """() => {
    const { network, nodes, groups } = interurban.views.network, { prototype } = CanvasRenderingContext2D;
    const { pixelRatio } = network.canvas, { fillText } = prototype, written = [];
    prototype.fillText = function (text, x, y) {
        const { a, d, e, f } = this.getTransform(), letters = this.measureText(text);
        const across = (at) => (at * a + e) / pixelRatio, down = (at) => (at * d + f) / pixelRatio;
        written.push([text, across(x - letters.actualBoundingBoxLeft), down(y - letters.actualBoundingBoxAscent),
                      across(x + letters.actualBoundingBoxRight), down(y + letters.actualBoundingBoxDescent)]);
    };
    network.redraw();
    prototype.fillText = fillText;
    const bubbles = groups.bubbles.map(({ number, name }) => {
        const { x, y, size } = nodes.get(`group ${number}`), at = network.canvasToDOM({ x, y });
        return [name, at.x, at.y, size * network.getScale()];
    });
    return [written, bubbles];
}"""


def many_cities() -> Graph:
    """Return cities of which each is a member of one of twenty organisations, and some of the next one, too."""
    graph = Graph()
    for number in range(ORGANISATIONS):
        graph.add_node("Organisation", f"o{number}", f"Network {number}")
    for number in range(CITIES):
        graph.add_node("City", f"c{number}", f"Town {number}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", f"o{number % ORGANISATIONS}")
        if number % 40 < 4:
            graph.add_relationship(f"c{number}", "MEMBER_OF", f"o{(number + 1) % ORGANISATIONS}")
    return graph


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(page_of(many_cities(), "Many cities"))


@pytest.fixture
def tab(html: str, open_page: Callable[..., Watched]) -> Tab:
    return open_page(html, width=1440).tab


def marks(tab: Tab) -> list[str]:
    return list(tab.evaluate(f"{NETWORK}.nodes.getIds()"))


def test_it_opens_as_bubbles_named_by_what_holds_them_together(tab: Tab) -> None:
    shown = marks(tab)
    assert 2 <= len(shown) <= 150
    assert all(each.startswith("group ") for each in shown)
    names = tab.evaluate(f"{NETWORK}.groups.bubbles.map((each) => each.name)")
    assert all(name.startswith("Network ") for name in names)
    assert sum(tab.evaluate(f"{NETWORK}.groups.bubbles.map((each) => each.count)")) == CITIES + ORGANISATIONS
    assert (
        tab.inner_text(".marks")
        == f"{len(shown)} groups: the area of a group tells how many nodes it has; a click opens it"
    )


def test_the_area_of_a_bubble_tells_how_many_nodes_it_has(tab: Tab) -> None:
    bubbles = tab.evaluate(f"""{NETWORK}.groups.bubbles.map(({{ number, count, radius }}) => (
        [{NETWORK}.nodes.get(`group ${{number}}`).size, count, radius]))""")
    assert len({round(size**2 / count) for size, count, _ in bubbles}) == 1
    assert all(size <= radius for size, _, radius in bubbles)


@pytest.mark.parametrize("width", [1440, 500])
def test_names_cover_neither_each_other_nor_other_bubbles(tab: Tab, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.click("[aria-label='Show all']")
    tab.wait_for_timeout(500)
    written, bubbles = tab.evaluate(WRITTEN)
    names = [each for each in written if each[0].startswith("Net")]
    assert len(names) > len(bubbles) // 2
    if width == 1440:  # where the legend lies on none
        assert len(names) >= sum(radius > 18 for *_, radius in bubbles)
    for one, other in combinations(written, 2):
        assert not are_overlapping(one[1:], other[1:])
    for text, left, top, right, bottom in names:
        for name, x, y, radius in bubbles:
            nearest = (min(max(x, left), right), min(max(y, top), bottom))
            assert name.startswith(text.rstrip("…")) or math.dist(nearest, (x, y)) > radius - 1


def are_overlapping(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("width", [1440, 360])
def test_bubbles_lie_above_the_note_and_on_a_phone_below_the_choice_of_the_mode(tab: Tab, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.click("[aria-label='Show all']")
    tab.wait_for_timeout(500)
    bubbles = tab.evaluate(WRITTEN)[1]
    tops = "(name) => document.querySelector(`#view-network ${name}`).getBoundingClientRect()"
    frame, note, modes = (tab.evaluate(tops, name) for name in (".drawing", ".marks", ".modes"))
    assert max(y + radius for _, _, y, radius in bubbles) + frame["top"] <= note["top"]
    assert width > 640 or min(y - radius for _, _, y, radius in bubbles) + frame["top"] >= modes["bottom"]


def test_lines_between_bubbles_are_as_many_ties_as_there_are(tab: Tab) -> None:
    between = tab.evaluate(f"""() => {{
        const {{ groups }} = {NETWORK};
        const ids = {NETWORK}.edges.getIds();
        return [ids.length, groups.bubbles.length];
    }}""")
    assert 0 < between[0] <= between[1] * (between[1] - 1) / 2


def test_a_click_opens_a_bubble_in_place_and_another_closes_it(tab: Tab) -> None:
    before = marks(tab)
    name = tab.evaluate(f"{NETWORK}.groups.bubbles[0].name")
    tab.mouse.click(*tab.evaluate(CLICK, name))
    tab.wait_for_timeout(600)
    opened = marks(tab)
    assert len(opened) > len(before)
    assert any(each.startswith("node ") for each in opened)
    assert f"{name} opened" in tab.inner_text("#announcement")
    tab.click("[aria-label='Close all groups']")
    assert sorted(marks(tab)) == sorted(before)


def test_search_opens_what_it_finds(tab: Tab) -> None:
    assert "node c77" not in marks(tab)
    search(tab, "Town 77")
    tab.keyboard.press("Enter")
    assert "node c77" in marks(tab)
    assert tab.evaluate(f"{NETWORK}.network.getSelectedNodes()") == ["node c77"]
    assert tab.inner_text("#content h2") == "Town 77"


def test_never_more_marks_than_can_be_seen(tab: Tab) -> None:
    for number in range(0, CITIES, 90):
        tab.evaluate(f"interurban.select('c{number}')")
        assert f"node c{number}" in marks(tab)
        assert len(marks(tab)) <= 1_500


def test_what_the_legend_hides_is_not_summed(tab: Tab) -> None:
    tab.uncheck("#keys input[data-name=Organisation]")
    assert tab.evaluate(f"{NETWORK}.edges.getIds()") == []


def test_the_same_graph_gives_the_same_bytes(html: str) -> None:
    assert page_html(page_of(many_cities(), "Many cities")) == html
