"""What changed between two years: the page tells the same as `interurban changes`, of all and of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import interurban
from graph_model import Graph
from queries.analysis.changes.changed import changed
from queries.analysis.changes.comparison import Between
from queries.analysis.changes.subject import Subject
from tests.interurban.test_one_meaning_of_time import dated
from tests.visualizations.conftest import Watched
from tests.visualizations.test_as_of import disputed
from tests.visualizations.test_tied import page_of_all
from visualizations.rendering import page_html

TOLD = "(asked) => asked.map(([first, last, of]) => interurban.changes(first, last, of ?? undefined))"
YEARS = [(2003, 2004), (2004, 2013), (2012, 2016), (1, 9999)]

GRAPHS: dict[str, Callable[[], Graph]] = {
    "citynet": lambda: interurban.load("citynet").graph,
    "every form of a date": dated,
    "disputed": disputed,
}


def by_command(graph: Graph, first: int, last: int, of: str | None) -> tuple[list[Any], list[Any]]:
    """Return the rows of `changes` but for ranks and clusters, which the page leaves to it, and what is unknown."""
    found = changed(graph, Subject.of(graph, None, of), Between(f"{first:04}", f"{last:04}"))
    told = [[row[part] for part in ("kind", "change", "sure", "from", "to")] for row in found.rows]
    unknown = [
        {"kind": kind, "lookedAt": many, "begin": found.begin_unknown[kind], "end": found.end_unknown[kind]}
        for kind, many in found.looked_at.items()
    ]
    return sorted(told), sorted(unknown, key=lambda each: str(each["kind"]))


@pytest.mark.parametrize("name", ["citynet", "disputed", pytest.param("every form of a date", marks=pytest.mark.long)])
def test_the_page_tells_what_the_command_tells(open_page: Callable[..., Watched], name: str) -> None:
    graph = GRAPHS[name]()
    tab = open_page(page_html(page_of_all(graph))).tab
    ids = [node.id for node in graph.nodes() if node.type != "Source"]
    asked = [(*years, of) for years in YEARS for of in (None, *ids[:: len(ids) // 3])]
    told = tab.evaluate(TOLD, asked)
    for pair, page in zip(asked, told, strict=True):
        rows, unknown = by_command(graph, *pair)
        assert sorted(page["changes"]) == rows, pair
        known = [each for each in page["unknown"] if each["lookedAt"]]
        assert sorted(known, key=lambda each: str(each["kind"])) == unknown, pair
    assert {sure for page in told for _, _, sure, *_ in page["changes"]} == {"certain", "possible"}


def test_two_years_are_asked_of_all_and_of_one(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of_all(interurban.load("citynet").graph))).tab
    tab.click("#show-changed")
    tab.fill("#changes-first", "2012")
    tab.fill("#changes-last", "2016")
    tab.press("#changes-last", "Enter")
    assert tab.inner_text("#content .as-of-year") == "67 certain changes and 24 possible"  # as `changes` says
    headings = tab.locator("#content h3").all_inner_texts()
    assert headings[:3] == ["Members: joined 11", "Offices: left office 2", "Offices: took office 17"]
    assert "Offices: possibly took office 16" in headings
    assert tab.locator("#content .citation").count() > 0
    links = tab.locator("#content li > .node-link")
    assert min(links.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")) >= 24
    tab.get_by_role("combobox", name="Of").fill("시티넷")
    tab.keyboard.press("Enter")
    of_one = tab.inner_text("#content")
    assert tab.inner_text("#content .as-of-year") == "18 certain changes and 5 possible"
    assert tab.evaluate("location.hash") == "#&changes=2012,2016,citynet"
    tab.click("#undo")
    assert tab.inner_text("#content .as-of-year") == "67 certain changes and 24 possible"
    for _ in range(3):  # two years, and the panel itself
        tab.click("#undo")
    assert tab.is_hidden("#details")
    tab.evaluate("location.hash = '#&changes=2012,2016,citynet'")  # as a link leads to it
    tab.wait_for_selector("#details:not([hidden])")
    assert tab.inner_text("#content") == of_one
    tab.fill("#changes-last", "2012")
    tab.press("#changes-last", "Enter")
    assert tab.inner_text("#content .note") == "Give two years, the earlier first."
