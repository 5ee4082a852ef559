"""The likely partners of a page are those that `match` tells."""

from __future__ import annotations

import pytest

import interurban
from graph_model import Graph, InterurbanError
from interurban.page_partners import partners_of_page
from queries.analysis.scope import Scope


def test_the_partners_of_a_page_are_those_of_match_as_of_its_time() -> None:
    g = interurban.load("citynet")
    for at in (None, "2014"):
        (found,) = partners_of_page(g.graph, Scope(at=at), g.graph.node("seoul")).values()
        told = g.match("Seoul", at=at, limit=None)
        rows = [(row["id"], row["score"], row["why"], row["sources"]) for row in told.rows]
        assert [(each.id, each.score, each.why, each.sources) for each in found.likeliest] == rows[:10]
        assert found.count == len(rows)
        assert found.sentence == told.computed["sentence"]


def test_without_an_ego_each_actor_has_its_partners_unless_there_are_too_many() -> None:
    graph = interurban.load("citynet").graph
    cities = {node.id for node in graph.nodes("City")}
    assert partners_of_page(graph, Scope(), None).keys() == cities
    many = Graph()
    for number in range(201):
        many.add_node("City", f"c{number}", f"Town {number}")
    with pytest.raises(InterurbanError, match="200 actors, and here are 201; name the one whose they shall be: --ego"):
        partners_of_page(many, Scope(), None)


def test_an_ego_that_nothing_ties_has_no_partners() -> None:
    graph = Graph()
    graph.add_node("City", "alone", "Alone")
    graph.add_node("City", "other", "Other")
    with pytest.raises(InterurbanError, match="nothing ties Alone to anything"):
        partners_of_page(graph, Scope(), graph.node("alone"))
