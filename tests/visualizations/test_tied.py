"""How two are tied: the page tells the same as `interurban path`, chain by chain, over many pairs and years."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

import interurban
from graph_model import Graph, NothingFound
from interurban.pages import describe_page
from queries.analysis.scope import Scope
from tests.visualizations.conftest import Watched
from tests.visualizations.test_as_of import disputed
from visualizations.page import Page
from visualizations.rendering import page_html

# What the page tells of pairs: for each the kind of chain, and the ids along it or of what is shared.
TOLD = """(pairs) => pairs.map(([one, other, year]) => interurban.tied(one, other, year))"""


def page_of_all(graph: Graph, at: str | None = None) -> Page:
    return describe_page(graph, Scope(at=at), colour="type", size="degree", ego=None, radius=1, title=None)


def by_command(g: interurban.UrbanGraph, one: str, other: str, at: str | None) -> list[Any]:
    """Return the chains of `path`: what is shared with how many ties hold it, steps with their relationships."""
    try:
        rows = g.path(one, other, at=at).rows
    except NothingFound:
        return []
    return [[row["chain"], row["from_id"], row["id"]] for row in rows]


def sample(graph: Graph, many: int, seed: int = 1) -> list[tuple[str, str]]:
    ids = [node.id for node in graph.nodes() if node.type != "Source"]
    draw = random.Random(seed)
    return [(one, other) for one, other in (draw.sample(ids, 2) for _ in range(many))]


def sparse(seed: int) -> Graph:
    """Many short chains that are as long as one another, parallel and inverse relationships, a hub, loops."""
    draw, graph = random.Random(seed), Graph()
    for number in range(40):
        graph.add_node("City", f"c{number}", f"Town {number}")
    for _ in range(58):
        one, other = draw.sample(range(40), 2)
        since = draw.randint(2000, 2015)
        graph.add_relationship(f"c{one}", "TWINNED_WITH", f"c{other}", {"since": str(since)})
    graph.add_node("Organisation", "hub", "Hub")
    for number in range(0, 40, 3):
        graph.add_relationship(f"c{number}", "MEMBER_OF", "hub")
    return graph


GRAPHS: dict[str, Callable[[], Graph]] = {
    "citynet": lambda: interurban.load("citynet").graph,
    "offices and agreements": disputed,
    "sparse": lambda: sparse(1),
    "sparser": lambda: sparse(2),
}


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", GRAPHS)
def test_the_page_tells_what_the_command_tells(open_page: Callable[..., Watched], name: str) -> None:
    graph = GRAPHS[name]()
    g = interurban.UrbanGraph(graph)
    tab = open_page(page_html(page_of_all(graph))).tab
    asked = [(one, other, year) for one, other in sample(graph, 80) for year in (None, 2004, 2013)]
    told = tab.evaluate(TOLD, asked)
    wrong = [
        (pair, page, command)
        for pair, page in zip(asked, told, strict=True)
        if page != (command := by_command(g, pair[0], pair[1], None if pair[2] is None else str(pair[2])))
    ]
    assert wrong == []
    kinds = {chain.split(" ")[0] for each in told for chain, *_ in each}
    assert kinds >= {"shared", "telling"}


def test_a_page_as_of_a_date_tells_of_that_date(open_page: Callable[..., Watched]) -> None:
    g = interurban.load("citynet")
    tab = open_page(page_html(page_of_all(g.graph, at="2013-11"))).tab
    shown = tab.evaluate("interurban.views.network.nodes.getIds().map((each) => each.slice(5))")
    pairs = [pair for pair in sample(g.graph, 400) if {*pair} <= {*shown}][:60]
    told = tab.evaluate(TOLD, [(*pair, None) for pair in pairs])
    assert [each for each in told if each]
    assert told == [by_command(g, *pair, at="2013-11") for pair in pairs]


def pick(tab: Tab, label: str, text: str) -> None:
    tab.get_by_label(label, exact=True).first.fill(text)
    tab.keyboard.press("Enter")


def test_two_are_picked_by_any_name_and_what_they_share_is_told_and_seen(open_page: Callable[..., Watched]) -> None:
    graph = interurban.load("citynet").graph
    tab = open_page(page_html(page_of_all(graph))).tab
    tab.click("#show-tied")
    pick(tab, "From", "서울")
    pick(tab, "To", "microsoft")
    assert tab.locator("#content h3").first.inner_text() == "Shared 2"
    names = tab.locator("#content h3:first-of-type + ul > li > a.node-link").all_inner_texts()
    assert names == ["Donor and Partner Matching Session 2013", "Urban Stakeholders' Forum 2013"]
    assert tab.locator("#content .citation").count() > 0
    told = {end for _, *ends in tab.evaluate("interurban.tied('seoul', 'microsoft', null)") for end in ends}
    bright = tab.evaluate(
        "interurban.views.network.nodes.get().filter((each) => each.opacity === 1).map(({ id }) => id)"
    )
    assert {each.removeprefix("node ") for each in bright} >= told > {"seoul", "microsoft"}
    assert len(bright) < 10
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#details")
    assert tab.evaluate("interurban.views.network.nodes.get().filter((each) => each.opacity === 1).length") == 252


def test_a_page_that_has_no_rules_does_not_offer_it(graph: Graph, open_page: Callable[..., Watched]) -> None:
    from tests.visualizations.conftest import page_of

    assert open_page(page_html(page_of(graph, "Cities"))).tab.is_hidden("#show-tied")
