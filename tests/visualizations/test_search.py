"""Search on the page: by any name, by what is told of nodes, and for sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import interurban
from graph_model import Graph
from tests.visualizations.conftest import Watched, page_of, search
from tests.visualizations.test_tied import page_of_all
from visualizations.rendering import page_html


@pytest.mark.parametrize("text", ["서울", "서 울", "smg", "ＳＥＯＵＬ", "seo"])
def test_search_finds_by_any_alias(graph: Graph, open_page: Callable[..., Watched], text: str) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert search(tab, text) == ["Seoul"]


def test_search_is_accent_blind_and_says_when_nothing_is_found(graph: Graph, open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert search(tab, "sao paulo") == ["São Paulo"]
    assert search(tab, "atlantis") == []
    assert tab.inner_text("#results") == "No name, fact or source contains this"


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


def test_search_finds_in_facts_and_says_in_which_and_how_many(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of_all(interurban.load("citynet").graph))).tab
    names = search(tab, "2013-11-03")
    assert "Donor and Partner Matching Session 2013" in names
    assert "Date: 2013-11-03" in tab.locator("#results em").all_inner_texts()
    search(tab, "korea republic")  # the country by its name, and what lies in it
    assert "Republic of Korea" in tab.locator("#results li span").all_inner_texts()[:2]
    told = tab.locator("#results em").all_inner_texts()
    assert told
    assert {*told} == {"in: Republic of Korea"}
    note = tab.inner_text("#results-note")
    assert note == "2 names found · 27 found by facts"
    assert tab.inner_text("#announcement") == note
    search(tab, "한국")  # a country by another of its names
    assert "in: Republic of Korea" in tab.locator("#results em").all_inner_texts()


def test_all_that_is_found_can_be_shown_by_the_keys(open_page: Callable[..., Watched]) -> None:
    tab = open_page(page_html(page_of_all(interurban.load("citynet").graph))).tab
    search(tab, "seoul")
    assert tab.locator("#results li").count() == 13
    last = tab.locator("#results li").last
    count = int(last.inner_text().removeprefix("Show all "))
    tab.keyboard.press("ArrowUp")
    assert last.get_attribute("aria-selected") == "true"
    tab.keyboard.press("Enter")
    assert tab.locator("#results li").count() == count > 12
    assert tab.get_attribute("#query", "aria-activedescendant") == "result-12"


def test_a_source_is_found_and_tells_what_cites_it(open_page: Callable[..., Watched], graph: Graph) -> None:
    tab = open_page(page_html(page_of(graph, "Cities"))).tab
    assert search(tab, "gazette the") == ["The Gazette, 2014"]
    assert tab.inner_text("#results-note") == "1 source"
    tab.keyboard.press("Enter")
    assert tab.inner_text("#content h2") == "The Gazette, 2014"
    assert tab.locator("#content h3").all_inner_texts() == ["Nodes 2", "Relationships 1"]
    assert tab.locator("#content li .node-link").all_inner_texts() == ["Seoul", "Congress", "Seoul", "CITYNET"]
