"""Search on the page, by any name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_model import Graph
from tests.visualizations.conftest import Watched, page_of, search
from visualizations.rendering import page_html


@pytest.mark.parametrize("text", ["서울", "서 울", "smg", "ＳＥＯＵＬ", "seo"])
def test_search_finds_by_any_alias(graph: Graph, open_page: Callable[..., Watched], text: str) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert search(tab, text) == ["Seoul"]


def test_search_is_accent_blind_and_says_when_nothing_is_found(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert search(tab, "sao paulo") == ["São Paulo"]
    assert search(tab, "atlantis") == []
    assert tab.inner_text("#results") == "No name contains this"


def test_search_says_by_which_name_it_found_and_arrows_choose(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    search(tab, "smg")
    assert tab.inner_text("#results em") == "SMG"
    assert search(tab, "o") == ["Seoul", "São Paulo", "Congress"]
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#query", "aria-activedescendant") == "result-1"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#content h2") == "Congress"
