"""A graph drawn at random, with the ids and names that the queries of the tests speak of."""

from __future__ import annotations

import random

from graph_model import Graph

DATES = ("1987", "2013", "2013-11", "2013-11-04", "2012?", "../2013-11", "2014/..", None)
EVENTS = DATES[:4]
UNTIL = (None, "..", "2015")
CITIES = ("seoul", "busan", "colombo", "yokohama", *(f"city-{number}" for number in range(60)))
ORGANISATIONS = ("citynet", "microsoft", *(f"org-{number}" for number in range(40)))
COUNTRIES = ("korea", "japan", "kenya")


def generated() -> Graph:
    """Return a graph of some three hundred nodes and two thousand relationships, always the same."""
    chance = random.Random(11)
    graph = Graph()
    graph.about = {"name": "generated"}
    _add_nodes(graph, chance)
    _tie_at_random(graph, chance)
    _tie_those_spoken_of(graph, chance)
    graph.add_node("City", "nowhere", "Nowhere")
    return graph


def _add_nodes(graph: Graph, chance: random.Random) -> None:
    graph.add_node("Source", "s", "Source")
    for city in CITIES:
        place = {"latitude": chance.uniform(-90, 90)}
        graph.add_node("City", city, city.title(), place, aliases=[city.upper(), f"{city} 시@ko"])
    for organisation in ORGANISATIONS:
        properties = {"kind": chance.choice(["network", "bank", "ngo"]), "members": chance.randrange(200)}
        graph.add_node("Organisation", organisation, organisation.upper(), properties)
    for country in COUNTRIES:
        graph.add_node("Country", country, country.title())
    for number in range(30):
        event = {"on": chance.choice(EVENTS)}
        graph.add_node("Forum", f"forum-{number}", f"Forum {number}", event | {"attendees": number})
        graph.add_node("Role", f"role-{number}", f"Role {number}", {"kind": chance.choice(["mayor", "chair"])})
        graph.add_node("Person", f"person-{number}", f"Person {number}")
        graph.add_node("MOU", f"mou-{number}", f"MOU {number}", {"on": chance.choice(EVENTS)})
        graph.add_node("Initiative", f"initiative-{number}", f"Initiative {number}", {"kind": "project"})
    graph.add_node("Topic", "transport", "Transport")
    graph.add_node("Role", "president", "President of CITYNET")
    graph.add_node("Person", "park", "Park Won-soon")
    graph.add_node("Forum", "congress", "7th CITYNET Congress")


def _tie_at_random(graph: Graph, chance: random.Random) -> None:
    ids = {kind: [node.id for node in graph.nodes(kind)] for kind in graph.vocabulary.nodes}

    def some(kind: str) -> str:
        return chance.choice(ids[kind])

    for _ in range(250):
        period = {"since": chance.choice(DATES), "until": chance.choice(UNTIL)}
        seat = {"as": chance.choice(["headquarters", "secretariat"])}
        for start, kind, end, properties in (
            ("City", "MEMBER_OF", "Organisation", period),
            ("Organisation", "PARTICIPATED_IN", "Forum", {}),
            ("Person", "HOLDS", "Role", period),
            ("City", "SIGNED", "MOU", {}),
            ("City", "RUNS", "Initiative", {}),
            ("Organisation", "ORGANISED", "Forum", {}),
            ("Person", "PARTICIPATED_IN", "Forum", {}),
            ("Organisation", "BASED_IN", "City", seat),
        ):
            graph.put_relationship(some(start), kind, some(end), properties, sources=["s#p"])
    for city in CITIES:
        graph.put_relationship(city, "IN_COUNTRY", some("Country"))
    for number in range(30):
        graph.put_relationship(f"forum-{number}", "HELD_IN", some("City"))
        graph.put_relationship(f"role-{number}", "ROLE_IN", some("Organisation"))


def _tie_those_spoken_of(graph: Graph, chance: random.Random) -> None:
    for number in range(30):
        for start, kind, end, properties in (
            (f"forum-{number}", "ABOUT", "transport", {}),
            (f"mou-{number}", "ABOUT", "transport", {}),
            (f"person-{number}", "HOLDS", "president", {"since": str(1990 + number)}),
            ("park", "HOLDS", f"role-{number}", {"since": chance.choice(DATES)}),
            ("park", "PARTICIPATED_IN", f"forum-{number}", {}),
            ("seoul", "RUNS", f"initiative-{number}", {}),
            ("seoul", "HOLDS", f"role-{number}", {}),
            ("citynet", "SIGNED", f"mou-{number}", {}),
            (f"org-{number}", "PART_OF", "citynet", {}),
            (f"forum-{number}", "PART_OF", f"forum-{chance.randrange(number)}" if number else "congress", {}),
        ):
            graph.put_relationship(start, kind, end, properties)
    graph.put_relationship("yokohama", "MEMBER_OF", "citynet", {"since": "1987"})
    graph.put_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1988", "confidence": "disputed"})
