from __future__ import annotations

from typing import Any

import pytest

from graph_model import Graph


@pytest.fixture
def congress() -> Graph:
    return network_of_the_congress()


def network_of_the_congress() -> Graph:
    """A small network: a mayor who is president ex officio, an agreement, a forum with a disputed date."""
    graph = Graph()
    graph.add_node("Source", "gazette", "The Gazette", {"publisher": "City Press", "published": "2014"})
    cited: dict[str, Any] = {"sources": ["gazette#page 1"]}
    graph.add_node("Country", "korea", "Republic of Korea", **cited)
    for city, name in (("seoul", "Seoul"), ("busan", "Busan"), ("yokohama", "Yokohama")):
        graph.add_node("City", city, name, aliases={"seoul": ["서울@ko", "SMG"]}.get(city, ()), **cited)
    graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network", "founded": "1987"}, **cited)
    graph.add_node("Organisation", "koica", "KOICA", {"kind": "agency"}, **cited)
    graph.add_node("Person", "park", "Park Won-soon", **cited)
    graph.add_node("Role", "mayor", "Mayor of Seoul", **cited)
    graph.add_node("Role", "president", "President of CITYNET", **cited)
    graph.add_node(
        "Forum", "seventh", "7th Congress", {"on": "2013-11-04/2013-11-07", "confidence": "disputed"}, **cited
    )
    graph.add_statement(
        "seventh", "on", "2013-11-03/2013-11-06", sources=["gazette#page 2"], note="begins a day earlier"
    )
    graph.add_node("MOU", "mou", "MOU of CITYNET and KOICA", {"kind": "mou", "on": "2013-11"}, **cited)
    graph.add_node("City", "quito", "Quito", **cited)
    for start, kind, end, properties in (
        ("seoul", "MEMBER_OF", "citynet", {"tier": "full"}),
        ("yokohama", "MEMBER_OF", "citynet", {"tier": "full", "since": "1987", "until": "2012"}),
        ("busan", "MEMBER_OF", "citynet", {"tier": "full", "since": "2014", "until": ".."}),
        ("seoul", "IN_COUNTRY", "korea", {}),
        ("busan", "IN_COUNTRY", "korea", {}),
        ("park", "HOLDS", "mayor", {"since": "2011", "until": "2020-07"}),
        ("mayor", "HOLDS", "president", {"since": "2013-11"}),
        ("mayor", "ROLE_IN", "seoul", {}),
        ("president", "ROLE_IN", "citynet", {}),
        ("citynet", "SIGNED", "mou", {}),
        ("koica", "SIGNED", "mou", {}),
        ("mou", "PART_OF", "seventh", {}),
        ("seoul", "ORGANISED", "seventh", {"as": "host"}),
        ("koica", "PARTICIPATED_IN", "seventh", {"as": "partner"}),
        ("seventh", "HELD_IN", "seoul", {}),
    ):
        graph.add_relationship(start, kind, end, properties, **cited)
    return graph
