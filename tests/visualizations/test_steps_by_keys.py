"""The network by keys alone: Shift and an arrow key lead to the nearest mark in that direction, Enter opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab

from graph_model import Graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_bubbles import many_cities, marks
from visualizations.rendering import page_html

pytestmark = pytest.mark.long

# Of the nodes in a cone of 90 degrees to the right of one, that which is nearest, where what lies aside counts double.
TO_THE_RIGHT = """(id) => {
    const places = interurban.views.network.network.getPositions(), from = places[`node ${id}`];
    return Object.entries(places).map(([key, { x, y }]) => [key.slice(5), x - from.x, Math.abs(y - from.y)])
        .filter(([, along, aside]) => along > 0 && aside <= along)
        .sort((a, b) => a[1] + 2 * a[2] - b[1] - 2 * b[2])[0]?.[0] ?? null;
}"""


def press(tab: Tab, key: str) -> str:
    tab.locator("#view-network .vis-network").press(key)
    return tab.inner_text("#announcement")


def test_keys_step_to_the_nearest_node_in_a_direction_and_select_it(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    press(tab, "Shift+ArrowLeft")
    names = {node.name: node.id for node in graph.nodes()}
    for _ in range(4):
        at = press(tab, "Shift+ArrowLeft").partition(",")[0]
    for _ in range(4):
        wanted = tab.evaluate(TO_THE_RIGHT, names[at])
        if wanted is None:
            break
        at = press(tab, "Shift+ArrowRight").partition(",")[0]
        assert names[at] == wanted
    else:
        raise AssertionError("four nodes have a last one")
    press(tab, "Enter")
    assert tab.inner_text("#content h2") == at


def test_keys_open_a_bubble(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(many_cities(), "Many cities"))).tab
    before = len(marks(tab))
    press(tab, "Shift+ArrowRight")
    assert press(tab, "Shift+ArrowRight").startswith("Network ")
    assert "opened" in press(tab, "Enter")
    assert len(marks(tab)) > before
