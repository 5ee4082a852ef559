"""The modes of the network: NetworkX, `interurban path`, `backbone` and what is gathered for rankings judge them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal

import networkx as nx
import pytest
from playwright.sync_api import Page as Tab

import interurban
from graph_model import Graph
from interurban.page_backbone import backbone_of_page
from interurban.pages import describe_page
from loaders.opening import open_graph
from queries.analysis.gathering import gather
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_bubbles import many_cities
from tests.visualizations.test_profiles import shown
from visualizations.page import Page
from visualizations.rendering import page_html

NETWORK = "interurban.views.network"
# The ids of the nodes that are drawn, and where each lies.
PLACES = f"""() => Object.fromEntries({NETWORK}.nodes.get().filter(({{ hidden }}) => !hidden)
    .map(({{ id, x, y }}) => [id.replace("node ", ""), [x, y]]))"""
LINES = f"""() => {NETWORK}.edges.get().filter(({{ hidden }}) => !hidden)
    .map(({{ from, to }}) => [from.replace("node ", ""), to.replace("node ", "")])"""
CLICK = f"""([nodes, edges]) => {NETWORK}.network.body.emitter.emit("click",
    {{ nodes, edges, pointer: {{ canvas: {{ x: 0, y: 0 }} }} }})"""
DASHED = LINES.replace("!hidden)", "!hidden && dashes)").replace("({ hidden })", "({ hidden, dashes })")
ASK = """(fragment) => new Promise((resolve) => {
        addEventListener("hashchange", () => resolve(), { once: true });
        location.hash = fragment;
    })"""


def page_with(graph: Graph, *, with_: str = "") -> Page:
    scope = Scope.resolve(graph.vocabulary)
    return describe_page(graph, scope, colour="cluster", size="degree", ego=None, radius=1, title="Cities", with_=with_)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return open_graph("citynet")


@pytest.fixture(scope="module")
def page(graph: Graph) -> Page:
    return page_with(graph)


@pytest.fixture(scope="module")
def html(page: Page) -> str:
    return page_html(page)


@pytest.fixture
def tab(html: str, open_page: Callable[..., Watched]) -> Tab:
    return open_page(html, width=1440).tab


def note(tab: Tab) -> str:
    return tab.inner_text("#view-network .marks")


@pytest.mark.long
def test_around_one_stands_what_networkx_finds_around_it(tab: Tab, graph: Graph) -> None:
    whole = page_of(graph, "Cities").neighbours
    for node_id in random.Random(1).sample(sorted(whole), 6):
        for radius in (1, 2, 3):
            tab.evaluate(ASK, f"{node_id}&mode=ego,{radius},{node_id}")
            places = tab.evaluate(PLACES)
            around = nx.ego_graph(whole, node_id, radius)
            assert set(places) == set(around)
            assert {frozenset(each) for each in tab.evaluate(LINES)} == {frozenset(each) for each in around.edges}
            assert places[node_id] == [0, 0]
            assert f"{len(around) - 1} within {radius} step" in note(tab)


def test_the_one_that_is_selected_is_the_middle_and_steps_lead_back(tab: Tab) -> None:
    tab.select_option(".modes select", "ego")
    assert note(tab).startswith("Select a node")
    tab.evaluate("interurban.select('seoul')")
    tab.select_option(".modes select >> nth=1", "2")
    assert tab.evaluate("location.hash") == "#seoul&mode=ego,2,seoul"
    tab.evaluate("interurban.select('bangkok')")
    assert tab.evaluate(PLACES)["bangkok"] == [0, 0]
    tab.evaluate("interurban.clear()")
    assert tab.evaluate("location.hash") == "#&mode=ego,2,bangkok"
    for _ in range(2):
        tab.click("#undo")
    assert tab.evaluate(PLACES)["seoul"] == [0, 0]
    for _ in range(3):
        tab.click("#undo")
    assert tab.input_value(".modes select") == "whole"
    assert len(tab.evaluate(PLACES)) == 252


def test_between_two_stand_the_chains_of_the_command(tab: Tab, graph: Graph) -> None:
    g = interurban.UrbanGraph(graph)
    for one, other in (("surabaya", "mary-jane-ortega"), ("guangzhou", "helene-dupre"), ("mexico-city", "maimunah")):
        tab.evaluate(ASK, f"&tie={one},{other}&mode=path,{one},{other}")
        places = tab.evaluate(PLACES)
        told = {one, other, *(row[key] for row in g.path(one, other).rows for key in ("from_id", "id"))}
        assert told <= set(places)
        between = set(places) - told  # what the composite ties of the two lead through
        assert all(graph.type_of(each) in ("Role", "Person") for each in between)
        assert min(places, key=lambda each: places[each][0]) == one
        assert max(places, key=lambda each: places[each][0]) == other
        assert len({tuple(place) for place in places.values()}) == len(places)


def test_two_sides_are_those_that_are_ranked(tab: Tab, graph: Graph) -> None:
    tab.select_option(".modes select", "two-mode")
    places, gathered = tab.evaluate(PLACES), gather(graph, Scope())
    assert isinstance(gathered.data, TwoMode)
    sides = {x: {each for each, place in places.items() if place[0] == x} for x in {x for x, _ in places.values()}}
    assert sorted(sides.values(), key=len) == [set(gathered.data.actors), set(gathered.data.things)]
    assert len({frozenset(each) for each in tab.evaluate(LINES)}) == gathered.data.ties
    assert note(tab).startswith("Left: 25 City; right: 61 Organisation, Forum, MOU, Initiative")
    (korea,) = (node.id for node in graph.nodes("Country") if node.name == "Republic of Korea")
    tab.evaluate("(id) => interurban.select(id)", korea)
    assert note(tab).endswith("what is selected is not among them")


@pytest.mark.parametrize("year", ["2013", "2016"])
def test_each_mode_as_of_a_year_is_what_is_answered_at_it(tab: Tab, graph: Graph, page: Page, year: str) -> None:
    whole, one, other = shown(graph, at=year).neighbours, "seoul", "bangkok"
    for radius in (1, 2):
        tab.evaluate(ASK, f"{one}&at={year}&mode=ego,{radius},{one}")
        around = nx.ego_graph(whole, one, radius)
        assert set(tab.evaluate(PLACES)) == set(around)
        assert pairs_seen(tab, LINES) == {frozenset(each) for each in around.edges}
    tab.evaluate(ASK, f"&at={year}&tie={one},{other}&mode=path,{one},{other}")
    rows, places = interurban.UrbanGraph(graph).path(one, other, at=year).rows, tab.evaluate(PLACES)
    told = {one, other, *(row[key] for row in rows for key in ("from_id", "id"))}
    assert told <= set(places)
    assert all(graph.type_of(each) in ("Role", "Person") for each in set(places) - told)
    tab.evaluate(ASK, f"&at={year}&mode=two-mode")
    sure, seen = shared_at(graph, year, possibly="no"), pairs_seen(tab, LINES)
    assert seen == shared_at(graph, year, possibly="yes")
    assert seen - pairs_seen(tab, DASHED) <= sure
    tab.evaluate(ASK, f"&at={year}&mode=clusters")
    bubbles = {number: f"group {place}" for place, number in enumerate(sorted(set(page.clusters.values())))}
    marks = {node: bubbles[page.clusters[node]] if node in page.clusters else node for node in whole}
    between = {frozenset((marks[start], marks[end])) for start, end in whole.edges}
    assert pairs_seen(tab, LINES) == {each for each in between if len(each) == 2}


def pairs_seen(tab: Tab, which: str) -> set[frozenset[str]]:
    return {frozenset(each) for each in tab.evaluate(which)}


def shared_at(graph: Graph, year: str, possibly: Literal["yes", "no"]) -> set[frozenset[str]]:
    """Return which actors share in what at a time, as it is gathered for rankings."""
    data = gather(graph, Scope(at=year, possibly=possibly)).data
    assert isinstance(data, TwoMode)
    rows, columns = data.incidence.nonzero()
    return {frozenset((data.actors[one], data.things[other])) for one, other in zip(rows, columns, strict=True)}


PRINT = """(name) => {
    const sizes = [], { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...how) {
        sizes.push(Number(/(\\d+(\\.\\d+)?)px/.exec(this.font)[1]));
        return fillText.apply(this, how);
    };
    dispatchEvent(new Event("beforeprint"));
    CanvasRenderingContext2D.prototype.fillText = fillText;
    dispatchEvent(new Event("afterprint"));
    return [sizes, document.querySelector(`#view-${name} canvas`).clientWidth];
}"""
ON_PAPER = 704 / 96 * 25.4  # millimetres: how wide a drawing of any width is printed


@pytest.mark.parametrize("view", ["network", "map"])
def test_letters_on_paper_are_of_two_millimetres_or_more(tab: Tab, view: str) -> None:
    tab.click(f"#tab-{view}")
    sizes, width = tab.evaluate(PRINT, view)
    assert len(sizes) > 10
    assert min(sizes) / width * ON_PAPER >= 2


# Whether all that is seen lies between the edges of a sheet, and a picture on one.
FITS = """(name) => {
    const view = document.getElementById(`view-${name}`), { left, right } = view.getBoundingClientRect();
    const picture = view.querySelector("canvas")?.getBoundingClientRect();
    const parts = [...view.querySelectorAll("th, td, .axis span, canvas")].map((each) => each.getBoundingClientRect());
    return !(picture?.height > innerHeight)
        && parts.every((part) => part.left >= left - 1 && part.right <= right + 1);
}"""


def test_what_is_printed_fits_on_a_sheet(tab: Tab) -> None:
    for view in ("network", "map", "timeline", "table"):
        tab.set_viewport_size({"width": 1440, "height": 800})
        tab.click(f"#tab-{view}")
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        tab.emulate_media(media="print")
        for width, height in ((704, 1010), (1040, 680)):  # A4, upright and broad, between its margins
            tab.set_viewport_size({"width": width, "height": height})
            assert tab.evaluate(FITS, view), (view, width)
            assert tab.locator(f"#view-{view} button.more").count() == 0
        tab.emulate_media(media="null")
        tab.evaluate("dispatchEvent(new Event('afterprint'))")


def test_clusters_are_bubbles_that_open(tab: Tab) -> None:
    names = tab.locator("#keys label:has([data-kind=clusters]) > :not(.count)").all_inner_texts()
    tab.select_option(".modes select", "clusters")
    bubbles = tab.evaluate(f"{NETWORK}.groups.bubbles.map(({{ name, count }}) => [name, count])")
    assert [name for name, _ in bubbles] == [name for name in names if name and name != "In no cluster"]
    tab.evaluate(CLICK, [["group 0"], []])
    assert tab.evaluate("location.hash") == "#&mode=clusters&open=0"
    assert len(tab.evaluate(PLACES)) == 252 - sum(count for _, count in bubbles[1:]) + len(bubbles) - 1


@pytest.mark.long
def test_no_more_than_some_1500_marks_are_seen_around_one(open_page: Callable[..., Watched]) -> None:
    html = page_html(page_of(many_cities(), "Many cities"))
    tab = open_page(html, fragment="#o0&mode=ego,3,o0").tab
    tab.evaluate(ASK, "c0&mode=ego,3,c0")
    assert len(tab.evaluate(PLACES)) <= 1_500
    assert "path" not in tab.locator(".modes option").evaluate_all("(all) => all.map(({ value }) => value)")


def planted() -> Graph:
    """Return cities of which three pairs share far more than the others do, which share at random."""
    draw, graph = random.Random(1), Graph()
    for number in range(40):
        graph.add_node("City", f"c{number}", f"Town {number}")
    for number in range(60):
        graph.add_node("Organisation", f"o{number}", f"Network {number}")
        pair = (2 * (number % 3), 2 * (number % 3) + 1)
        members = {*pair, *draw.sample(range(6, 40), 2)} if number < 30 else set(draw.sample(range(6, 40), 4))
        for member in sorted(members):
            graph.add_relationship(f"c{member}", "MEMBER_OF", f"o{number}")
    graph.add_node("City", "c40", "Town 40")
    graph.add_node("Role", "chair", "Chair of Network 0")
    graph.add_relationship("c40", "HOLDS", "chair", {"since": "2014"})
    graph.add_relationship("chair", "ROLE_IN", "o0")
    return graph


@pytest.fixture(scope="module")
def planted_html() -> str:
    return page_html(page_with(planted(), with_="backbone"))


def test_a_tie_by_way_of_an_office_is_dashed_where_it_only_possibly_held(
    planted_html: str, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(planted_html, fragment="#&mode=two-mode").tab
    assert note(tab).startswith("Left: 41 City; right: 60 Organisation")
    assert "Forum" not in note(tab)  # of which there is none
    tie = frozenset(("c40", "o0"))
    for year, is_dashed in (("2014", False), ("2016", True)):
        tab.evaluate(ASK, f"&at={year}&mode=two-mode")
        assert tie in pairs_seen(tab, LINES)
        assert (tie in pairs_seen(tab, DASHED)) == is_dashed
        assert "1 line stands for a tie by way of an office" in note(tab)


def test_the_backbone_is_that_of_the_command_and_a_click_tells_why(
    planted_html: str, open_page: Callable[..., Watched]
) -> None:
    graph = planted()
    rows = interurban.UrbanGraph(graph).backbone().rows
    kept = {frozenset((one, other)) for row in rows for one in row["ids"] for other in row["with_ids"] if one != other}
    assert kept >= {frozenset(("c0", "c1"))}
    tab = open_page(planted_html, fragment="#&mode=backbone").tab
    assert {frozenset(each) for each in tab.evaluate(LINES)} == kept
    assert set(tab.evaluate(PLACES)) == {each for pair in kept for each in pair}
    (line,) = (
        each for each in tab.evaluate(f"{NETWORK}.edges.get()") if {each["from"], each["to"]} == {"node c0", "node c1"}
    )
    tab.evaluate(CLICK, [[], [line["id"]]])
    told = tab.inner_text("#content")
    (row,) = (each for each in rows if {*each["ids"], *each["with_ids"]} == {"c0", "c1"})
    assert f"shared {row['shared']}, expected {row['expected']:.2g}" in told
    assert f"corrected {row['p_corrected']:.2g}".replace("e-0", "e-") in told
    assert "Network 0" in told
    tab.click("#show-about")
    assert "The backbone of" in tab.inner_text("#content")


def test_a_backbone_of_classes_names_each_pair_once() -> None:
    graph = planted()
    found = backbone_of_page(graph, Scope())
    pairs = [frozenset((each.start, each.end)) for each in found.ties]
    assert len(pairs) == len(set(pairs))
    assert found.amount == "shared"


@pytest.mark.parametrize("wrong", ["mode=nowhere", "mode=ego,9,atlantis", "mode=path,seoul,seoul", "mode=backbone"])
def test_a_mode_that_is_wrong_shows_the_whole(html: str, open_page: Callable[..., Watched], wrong: str) -> None:
    tab = open_page(html, width=1440, fragment=f"#&{wrong}").tab
    assert len(tab.evaluate(PLACES)) == 252
