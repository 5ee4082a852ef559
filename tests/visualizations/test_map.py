"""The map: what has coordinates where it is, and all else of the page as every view shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from graph_model import Graph, Node
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_hostile_names import HOSTILE
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html

MAP = "#&view=map"
# Where on the window a node's mark, or that of the group it is in, is drawn.
POINT = """(id) => {
        const { sceneNow, screenOf } = interurban.views.map;
        const mark = sceneNow().marks.find(({ members }) => members.some(({ node }) => node.id === id));
        const box = document.querySelector("#view-map canvas").getBoundingClientRect(), at = screenOf(mark.place);
        return [at.x + box.x, at.y + box.y];
    }"""
ON_MAP = "interurban.views.map.sceneNow().marks.flatMap(({ members }) => members.map(({ node }) => node.id)).sort()"
COLOUR = """([right, down]) => {
        interurban.views.map.drawMap();
        const canvas = document.querySelector("#view-map canvas"), ratio = canvas.width / canvas.clientWidth;
        const [x, y] = [right * ratio, down * ratio].map(Math.round);
        const pen = document.createElement("canvas").getContext("2d");
        pen.drawImage(canvas, -x, -y);
        const found = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        return `#${found.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
    }"""

# The colour that the style sheet gives the sea, as a canvas has it.
SEA = """() => { const pen = document.createElement("canvas").getContext("2d");
        pen.fillStyle = getComputedStyle(document.getElementById("view-map")).getPropertyValue("--map-sea").trim();
        return pen.fillStyle; }"""


def world() -> Graph:
    """Cities of all continents and one in no known place, a network at its seat, which it had moved."""
    graph = Graph()
    places = {
        "seoul": (37.566, 126.978), "denver": (39.739, -104.985), "krasnoyarsk": (56.01, 92.87),
        "brasilia": (-15.79, -47.88), "bangui": (4.36, 18.55), "alice-springs": (-23.7, 133.88),
    }  # fmt: skip
    for name, (north, east) in places.items():
        graph.add_node("City", name, name.title(), {"latitude": north, "longitude": east})
    graph.add_node("City", "atlantis", "Atlantis")
    graph.add_node("Organisation", "league", "League")
    graph.add_relationship("league", "BASED_IN", "denver", {"since": "1990", "until": "2001", "as": "secretariat"})
    graph.add_relationship("league", "BASED_IN", "seoul", {"since": "2003", "as": "secretariat"})
    graph.add_relationship("league", "BASED_IN", "bangui", {"since": "1995", "as": "regional centre"})
    for name in ("seoul", "denver", "atlantis", "brasilia"):
        graph.add_relationship(name, "MEMBER_OF", "league", {"since": "1990"})
    graph.add_relationship("denver", "TWINNED_WITH", "brasilia", {"since": "1988"})
    return graph


@pytest.fixture
def tab(open_page: Callable[..., Watched]) -> Tab:
    return open_page(page_html(page_of(world(), "Cities")), fragment=MAP).tab


def test_only_data_with_coordinates_has_a_map(graph: Graph) -> None:
    assert 'id="tab-map"' not in page_html(page_of(graph, "Cities"))  # a latitude alone is no place
    assert 'id="tab-map"' in page_html(page_of(world(), "Cities"))


def test_cities_lie_on_their_continents_and_the_sea_lies_between(tab: Tab) -> None:
    cities = ["seoul", "denver", "krasnoyarsk", "brasilia", "bangui", "alice-springs"]
    where = {city: tab.evaluate("(id) => interurban.views.map.screenOf(interurban.views.map.placeOf(id))", city)
             for city in cities}  # fmt: skip
    tab.uncheck("#keys input[data-name=City]")  # so that nothing lies upon the land
    tab.uncheck("#keys input[data-name=Organisation]")
    land = tab.evaluate("getComputedStyle(document.getElementById('view-map')).getPropertyValue('--map-land').trim()")
    sea = tab.evaluate("getComputedStyle(document.getElementById('view-map')).getPropertyValue('--map-sea').trim()")
    for city, at in where.items():
        assert tab.evaluate(COLOUR, [at["x"], at["y"]]) == land, city
    between = [(where["brasilia"][axis] + where["bangui"][axis]) / 2 for axis in ("x", "y")]
    assert tab.evaluate(COLOUR, between) == sea  # the Atlantic
    assert where["denver"]["x"] < where["brasilia"]["x"] < where["bangui"]["x"] < where["krasnoyarsk"]["x"]
    assert where["krasnoyarsk"]["y"] < where["denver"]["y"] < where["bangui"]["y"] < where["alice-springs"]["y"]


def test_what_has_no_place_is_counted_and_listed_beside_the_map(tab: Tab) -> None:
    assert tab.inner_text("#view-map .beside summary") == "Not on the map: 1"
    tab.click("#view-map .beside summary")
    assert tab.inner_text("#view-map .beside p") == "1 without coordinates"
    tab.click("#view-map .beside >> text=Atlantis")
    assert tab.inner_text("#details h2") == "Atlantis"
    assert "has no place on the map" in tab.inner_text("#view-map .marks")
    tab.uncheck("#keys input[data-name=City]")
    assert tab.is_hidden("#view-map .beside")  # the seat of the league stays known


def test_an_organisation_is_at_the_seat_it_has_then(tab: Tab) -> None:
    placed = "['seoul', 'denver', 'bangui'].find((id) => { const { placeOf } = interurban.views.map;"
    placed += " return placeOf(id) && placeOf(id).x === placeOf('league').x; })"
    assert tab.evaluate(placed) == "denver"  # at any time the first of its secretariats
    for year, seat in ((1996, "denver"), (2002, "bangui"), (2010, "seoul")):
        tab.evaluate("(year) => { location.hash = `#&at=${year}&view=map`; }", year)
        tab.wait_for_function("(year) => document.getElementById('year-told').textContent === `${year}`", arg=year)
        tab.wait_for_timeout(50)
        assert tab.evaluate(placed) == seat if year != 2002 else tab.evaluate(ON_MAP)


def test_the_map_shows_what_the_legend_and_the_year_leave(open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    tab = open_page(page_html(shown(graph)), fragment=MAP).tab
    cities = {node.id for node in graph.nodes("City")}
    assert {*tab.evaluate(ON_MAP)} >= cities
    then = {node.id for node in shown(graph, at="2012").nodes}
    tab.evaluate("location.hash = '#&at=2012&view=map'")
    tab.wait_for_function("() => document.getElementById('year-told').textContent === '2012'")
    assert {*tab.evaluate(ON_MAP)} & cities == cities & then
    assert {*tab.evaluate(ON_MAP)} <= then
    tab.uncheck("#keys input[data-name=City]")
    assert not {*tab.evaluate(ON_MAP)} & cities


def test_a_click_selects_a_place_and_opens_a_group(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(shown(open_graph("citynet"))), fragment=MAP).tab
    tab.mouse.click(*tab.evaluate(POINT, "colombo"))
    assert tab.inner_text("#details h2") == "Colombo"
    tab.click("#close")
    marks = "interurban.views.map.sceneNow().marks.length"
    before = tab.evaluate(marks)
    tab.mouse.click(*tab.evaluate(POINT, "seoul"))
    tab.wait_for_function(f"() => {marks} > {before}")
    assert tab.is_hidden("#details")
    for _ in range(12):
        tab.click("#view-map button[aria-label='Zoom in']")
        tab.evaluate("Object.assign(interurban.views.map.camera, interurban.views.map.placeOf('seoul'))")
    tab.mouse.click(*tab.evaluate(POINT, "seoul"))
    assert "nodes at Seoul" in tab.inner_text("#view-map .members h2")
    tab.click("#view-map .members a >> nth=0")
    assert tab.inner_text("#details h2") == "Seoul"
    assert tab.is_hidden("#view-map .members")


def test_the_map_is_moved_by_mouse_wheel_and_keys(tab: Tab) -> None:
    def at() -> Any:
        return tab.evaluate(POINT, "krasnoyarsk")

    for _ in range(3):
        tab.click("#view-map button[aria-label='Zoom in']")
    x, y = at()
    tab.mouse.move(700, 300)
    tab.mouse.down()
    tab.mouse.move(660, 330, steps=4)
    tab.mouse.up()
    assert at() == pytest.approx([x - 40, y + 30], abs=0.5)
    assert tab.is_hidden("#details")  # to drag is not to click
    x, y = at()
    tab.mouse.move(x, y)
    tab.mouse.wheel(0, -300)
    tab.wait_for_timeout(100)
    assert at() == pytest.approx([x, y], abs=0.5)
    tab.focus("#view-map canvas")
    tab.keyboard.press("ArrowRight")
    assert at() == pytest.approx([x - 80, y], abs=0.5)
    tab.keyboard.press("0")
    tab.keyboard.press("Shift+ArrowRight")  # to the mark in the middle
    first = tab.inner_text("[role=status]")
    tab.keyboard.press("Shift+ArrowRight")
    assert tab.inner_text("[role=status]") not in ("", first)
    name = tab.inner_text("[role=status]").partition(",")[0]
    tab.keyboard.press("Enter")
    assert tab.inner_text("#details h2") == name


def test_two_fingers_zoom_and_one_moves(browser: Browser, tmp_path: Any) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_html(page_of(world(), "Cities")), "utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    tab = context.new_page()
    tab.goto(path.as_uri() + MAP)
    tab.wait_for_function("() => document.documentElement.dataset.begun")
    session = context.new_cdp_session(tab)

    def touch(kind: str, *points: tuple[int, int]) -> None:
        given = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

    scale = "interurban.views.map.camera.scale"
    before = tab.evaluate(scale)
    touch("touchStart", (150, 500), (250, 500))
    touch("touchMove", (125, 500), (275, 500))
    touch("touchMove", (100, 500), (300, 500))
    touch("touchEnd")
    assert tab.evaluate(scale) == pytest.approx(2 * before, rel=0.02)
    x = tab.evaluate(POINT, "bangui")[0]
    touch("touchStart", (200, 500))
    touch("touchMove", (230, 500))
    touch("touchMove", (260, 500))
    touch("touchEnd")
    assert tab.evaluate(POINT, "bangui")[0] == pytest.approx(x + 60, abs=1)
    context.close()


def test_colours_follow_dark_pages_and_forced_colours(browser: Browser, tmp_path: Any) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_html(page_of(world(), "Cities")), "utf-8")
    tab = browser.new_page(viewport={"width": 1000, "height": 700})
    tab.goto(path.as_uri() + MAP)
    tab.wait_for_function("() => document.documentElement.dataset.begun")
    seas = []
    for how in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        tab.emulate_media(**how)  # type: ignore[arg-type]
        wanted = tab.evaluate(SEA)
        tab.wait_for_function(f"([point, sea]) => ({COLOUR})(point) === sea", arg=[[5, 300], wanted])
        seas.append(wanted)
    assert len({*seas}) == 3
    assert (
        tab.evaluate("getComputedStyle(document.getElementById('view-map')).getPropertyValue('--map-sea')") == "Canvas"
    )
    tab.close()


def test_names_are_text_on_and_beside_the_map(open_page: Callable[..., Watched]) -> None:
    nodes = [
        Node(
            f"{place}{number}", {"type": "City", "name": text, "aliases": [], "sources": [], "statements": [], **where}
        )
        for number, text in enumerate(HOSTILE)
        for place, where in (("here", {"latitude": 1.0, "longitude": 1.0}), ("nowhere", {}))
    ]
    graph = Graph()
    graph.keep(nodes, [])
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=MAP).tab
    tab.click("#view-map .beside summary")
    tab.mouse.click(*tab.evaluate(POINT, "here0"))
    assert tab.locator("#view-map .members a").count() == len(HOSTILE)
    assert tab.locator("#view-map .beside a").count() == len(HOSTILE)
    assert tab.locator("#view-map img, #view-map script, #view-map b, #view-map iframe").count() == 0
    assert tab.evaluate("window.hacked") is None


def test_the_page_says_where_the_coastline_is_from(tab: Tab) -> None:
    tab.click("#show-about")
    assert "Natural Earth" in tab.inner_text("#content")
    assert "public domain" in tab.inner_text("#content")


def test_a_click_on_an_arc_of_several_ties_lists_them(open_page: Callable[..., Watched]) -> None:
    graph = world()
    places = [node.id for node in graph.nodes("City") if "latitude" in node.properties]
    one, other = places[0], places[-1]
    for _ in range(3):
        graph.add_relationship(one, "TWINNED_WITH", other)
    tab = open_page(page_html(page_of(graph, "Cities")), fragment=MAP).tab
    at = tab.evaluate("""() => {
        const { sceneNow, screenOf } = interurban.views.map, canvas = document.querySelector("#view-map canvas");
        const { arcs: [{ from, over, to }], marks } = sceneNow(), { left, top } = canvas.getBoundingClientRect();
        for (let part = 0.05; part < 1; part += 0.05) {
            const rest = 1 - part;
            const along = (side) => rest ** 2 * from[side] + 2 * part * rest * over[side] + part ** 2 * to[side];
            const { x, y } = screenOf({ x: along("x"), y: along("y") });
            const isFree = marks.every(({ place, radius }) => {
                const at = screenOf(place);
                return Math.hypot(at.x - x, at.y - y) > radius + 12;
            });
            if (isFree && document.elementFromPoint(x + left, y + top) === canvas) return [x + left, y + top];
        }
        return null;
    }""")
    many = tab.evaluate("interurban.views.map.sceneNow().arcs[0].edges.length")
    tab.mouse.click(*at)
    assert many >= 2
    assert tab.inner_text("#view-map .members h2") == f"{many} relationships"
    tab.locator("#view-map .members .tie").first.click()
    assert " – " in tab.inner_text("#content h2")
