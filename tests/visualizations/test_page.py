"""What of a graph a page shows."""

from __future__ import annotations

import pytest

from graph_model import Graph, Relationship
from tests.visualizations.conftest import page_of


def test_sources_are_not_shown_nor_what_is_tied_to_them(graph: Graph) -> None:
    graph.keep([], [Relationship("seoul", "gazette", "k", {"type": "MEMBER_OF", "sources": []})])
    page = page_of(graph, "Cities")
    assert [node.id for node in page.nodes] == ["seoul", "sao-paulo", "citynet", "congress"]
    assert sorted(each.end for each in page.relationships) == ["citynet", "citynet", "congress"]


def test_as_of_a_date_nodes_that_nothing_joins_are_left_out(graph: Graph) -> None:
    page = page_of(graph, "Cities", at="2014")
    assert {node.id for node in page.nodes} == {"seoul", "citynet"}
    with pytest.raises(ValueError, match="is not a date"):
        _ = page_of(graph, "Cities", at="soon").nodes


def test_a_node_is_as_large_as_it_has_neighbours_or_as_it_measures(graph: Graph) -> None:
    radii = page_of(graph, "Cities").radii
    assert radii["seoul"] == radii["citynet"] == 34.0
    assert radii["sao-paulo"] == radii["congress"] < 34.0
    assert page_of(graph, "Cities", sizes={"congress": 2.0}).radii == {
        "seoul": 7.0, "sao-paulo": 7.0, "citynet": 7.0, "congress": 34.0,
    }  # fmt: skip


def test_an_empty_page_says_why(graph: Graph) -> None:
    assert not page_of(graph, "Cities").why_empty
    empty = Graph()
    empty.add_node("Source", "gazette", "The Gazette")
    said = "Nothing to show: the data has no nodes and no relationships (1 source)."
    assert page_of(empty, "Cities").why_empty == page_of(empty, "Cities", at="1066").why_empty == said
    empty.add_node("City", "seoul", "Seoul")
    empty.add_node("Organisation", "citynet", "CITYNET")
    empty.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "2013"})
    assert page_of(empty, "Cities", at="1066").why_empty == (
        "Nothing to show: no relationship that is asked for held at 1066. The data has 1 relationship in all."
    )
    assert not page_of(empty, "Cities", at="2014").why_empty
