"""What the page knows of nodes, relationships and sources."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model import Graph
from graph_model.wording import label
from loaders.opening import open_graph
from queries.lookups.lines import describe_relationship
from queries.lookups.profile_lines import profile_lines
from visualizations.facts import node_details
from visualizations.payload import relationship_details, source_details, web_address, years


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    graph.add_node(
        "Source",
        "gazette",
        "The Gazette",
        {"publisher": "City Press", "author": ["A. Kim", "B. Lee"], "published": "2014?", "language": ["ko"]},
    )
    graph.add_node(
        "City", "seoul", "Seoul", {"population": 9776000}, aliases=["서울@ko", "SEOUL"], sources=["gazette#p 1"]
    )
    graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "un_body", "url": "https://citynet-ap.org/"})
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07", "attendees": 289})
    return graph


def details(graph: Graph, node_id: str) -> dict[str, Any]:
    return node_details(graph, graph.node(node_id), profile_lines(graph, graph.node(node_id)))


def test_a_node_tells_its_names_facts_and_sources_and_nothing_empty(graph: Graph) -> None:
    assert details(graph, "seoul") == {
        "name": "Seoul",
        "type": "City",
        "aliases": [["서울", "ko"], ["SEOUL", ""]],
        "search": [["seoul", "Seoul"], ["서울", "서울"]],
        "facts": [["Population", "9,776,000"]],
        "sources": [["gazette", "p 1"]],
    }


def test_names_of_facts_keep_their_capitals() -> None:
    names = [fact[0] for fact in details(open_graph("citynet"), "seoul")["facts"]]
    assert names == ["ISO code", "Latitude", "Longitude", "GeoNames ID"]


def test_facts_read_as_words_and_addresses_are_links(graph: Graph) -> None:
    facts = details(graph, "citynet")["facts"]
    assert facts == [["Kind", "UN body"], ["Web page", "https://citynet-ap.org/", "https://citynet-ap.org/"]]
    assert ["Date", "2013-11-04 – 2013-11-07"] in details(graph, "congress")["facts"]


def test_a_statement_disputes_what_the_node_says_otherwise_and_adds_the_rest(graph: Graph) -> None:
    graph.add_statement("congress", "attendees", 300, sources=["gazette#p 2"], note="about")
    graph.add_statement("congress", "speakers", 53, sources=["gazette"])
    assert details(graph, "congress")["statements"] == [
        {"label": "Attendees", "text": "300", "note": "about", "sources": [["gazette", "p 2"]], "mark": "disputed"},
        {"label": "Speakers", "text": "53", "sources": [["gazette"]]},
    ]


def test_a_name_that_another_source_gives_is_found_too(graph: Graph) -> None:
    graph.add_statement("seoul", "name", "Hanseong")
    assert ["hanseong", "Hanseong"] in details(graph, "seoul")["search"]


def test_a_relationship_tells_when_and_how_and_who_says_so(graph: Graph) -> None:
    held = graph.add_relationship(
        "seoul", "MEMBER_OF", "citynet", {"since": "1987", "tier": "full", "note": "n"}, sources=["gazette#p 3"]
    )
    assert relationship_details(graph, held) == {
        "type": "MEMBER_OF",
        "when": "since 1987",
        "details": "tier full",
        "note": "n",
        "sources": [["gazette", "p 3"]],
    }


def test_a_source_is_told_as_a_reader_finds_it(graph: Graph) -> None:
    assert source_details(graph.nodes("Source")) == {
        "gazette": {"title": "The Gazette", "by": "A. Kim, B. Lee, City Press", "when": "2014?", "language": "ko"}
    }


def test_years_run_from_the_first_date_to_the_last(graph: Graph) -> None:
    assert years(graph, graph.relationships()) == []
    graph.add_relationship("seoul", "ORGANISED", "congress")
    assert years(graph, graph.relationships()) == [2013]
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "../1987"})
    assert years(graph, graph.relationships()) == [1987, 2013]


@pytest.mark.parametrize(
    ("name", "words"),
    [("on", "Date"), ("wikidata_id", "Wikidata ID"), ("TWINNED_WITH", "Twinned with"), ("mous", "MOUs"), ("", "")],
)
def test_names_of_properties_and_types_read_as_words(name: str, words: str) -> None:
    assert label(name) == words


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//example.org", "", "ftp://x"]
)
def test_only_addresses_of_the_web_become_links(text: str) -> None:
    assert web_address(text) == ""
    assert web_address("HTTPS://example.org") == "HTTPS://example.org"


def test_what_a_page_marks_as_unsure_is_what_a_look_up_marks() -> None:
    citynet = open_graph("citynet")
    for tie in citynet.relationships():
        line = describe_relationship(citynet, tie, tie.start)
        assert relationship_details(citynet, tie).get("confidence", "") == line["confidence"]
