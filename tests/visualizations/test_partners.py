"""Likely partners stand in the details of whom the page was made with, with what speaks for each and who says so."""

from __future__ import annotations

from collections.abc import Callable

import interurban
from interurban.pages import describe_page
from queries.analysis.scope import Scope
from tests.visualizations.conftest import Watched
from visualizations.rendering import page_html


def test_the_details_of_an_ego_tell_its_likely_partners(open_page: Callable[..., Watched]) -> None:
    g = interurban.load("citynet")
    page = describe_page(
        g.graph, Scope(), colour="type", size="degree", ego="Yokohama", radius=1, title=None, with_="match"
    )
    tab = open_page(page_html(page)).tab
    tab.get_by_role("button", name="Likely partners").click()
    told = g.match("Yokohama", limit=10)
    lines = tab.locator("#partners ~ ul").first.locator("li")
    for row, line in zip(told.rows, lines.all_inner_texts(), strict=True):
        assert row["name"] in line
        assert f"score {row['score']}" in line
        assert row["why"] in line
    cited = {source.partition("#")[0] for row in told.rows for source in row["sources"]}
    assert {
        *tab.locator("#content li[data-source]").evaluate_all("(all) => all.map((one) => one.dataset.source)")
    } >= cited
