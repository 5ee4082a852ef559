"""The table view: what is shown as rows, sorted, filtered, taken away as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import Graph, Node, Relationship
from loaders.opening import open_graph
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_hostile_names import HOSTILE
from tests.visualizations.test_profiles import shown
from visualizations.rendering import page_html


def test_the_table_follows_the_year_the_legend_and_the_selection(open_page: Callable[..., Watched]) -> None:
    graph = open_graph("citynet")
    whole, then = shown(graph), shown(graph, at="2014")
    tab = open_page(page_html(whole)).tab
    tab.click("#tab-table")
    assert tab.inner_text("#view-table .how-many") == f"{len(whole.nodes)} nodes"
    tab.click("#view-table .kinds button >> text=Relationships")
    assert tab.inner_text("#view-table .how-many") == f"{len(whole.relationships)} relationships"
    assert tab.locator("#view-table tbody tr").count() == 100
    tab.click("#view-table .pager >> text=Last")
    assert tab.locator("#view-table tbody tr").count() == len(whole.relationships) % 100
    tab.evaluate("location.hash = '#seoul&at=2014&view=table&table=rows:relationships'")
    tab.wait_for_function("() => document.getElementById('year-told').textContent === '2014'")
    assert tab.inner_text("#view-table .how-many") == f"{len(then.relationships)} relationships"
    held = tab.evaluate("interurban.views.table.rows().map(({ cells }) => cells[4])")
    timing = graph.timing
    assert sorted(held) == sorted(timing.holds(each, "2014").value for each in then.relationships)
    assert tab.locator("#view-table tr.selected").count() > 0
    tab.fill("#view-table input", "seoul nowhere-at-all")
    assert tab.inner_text("#view-table .how-many").startswith("0 of ")
    tab.fill("#view-table input", "citynet member")
    tab.click("#view-table th button >> text=From")
    names = tab.evaluate("interurban.views.table.rows().map(({ cells }) => cells[0])")
    assert len(names) > 3
    assert names == sorted(names, key=str.casefold)
    assert tab.get_attribute("#view-table th:first-child", "aria-sort") == "ascending"
    tab.uncheck("#keys input[data-name=City]")
    assert len(tab.evaluate("interurban.views.table.rows()")) < len(names)


@pytest.mark.parametrize("text", [*HOSTILE, '=HYPERLINK("x")', "two\nlines, with commas"])
def test_names_are_text_in_the_table_and_whole_in_its_csv(
    open_page: Callable[..., Watched], tmp_path: Path, text: str
) -> None:
    graph = Graph()
    tie = Relationship("one", "other", "k", {"type": "MEMBER_OF", "sources": [], "note": text})
    ends = [("one", "City", text), ("other", "Organisation", "Other")]
    graph.keep(
        [
            Node(name, {"type": kind, "name": shown_as, "aliases": [], "sources": [], "statements": []})
            for name, kind, shown_as in ends
        ],
        [tie],
    )
    tab = open_page(page_html(page_of(graph, text)), fragment="#&view=table").tab
    assert tab.locator("#view-table img, #view-table script, #view-table b, #view-table iframe").count() == 0
    assert tab.evaluate("window.hacked") is None
    tab.click("#view-table .kinds button >> text=Relationships")
    with tab.expect_download() as download:
        tab.click("#view-table >> text=Download CSV")
    path = tmp_path / "relationships.csv"
    download.value.save_as(path)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[0][0] == "From"
    assert rows[1][0] == text
    assert text in rows[1]
    said = tab.inner_text("#view-table .said")
    assert said.startswith("Wrote relationships.csv, 1 row.")
    assert ("as given" in said) is (text[0] == "=")


def test_a_narrow_phone_shows_the_table_first(graph: Graph, open_page: Callable[..., Watched]) -> None:
    html = page_html(page_of(graph, "Cities"))
    tab = open_page(html, width=360).tab
    assert tab.is_visible("#view-table table")
    tab.click("#tab-network")
    assert tab.evaluate("location.hash") == "#&view=network"
    assert open_page(html, width=1280).tab.is_visible("#view-network canvas")
