"""The same Cypher gives the same rows, value by value, from the embedded engine and from a real Neo4j."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph
from graph_model.stores.contract import Rows, Store
from graph_model.stores.embedded import EmbeddedStore
from graph_model.stores.server import Neo4jStore
from graph_model.stores.server_connection import Address
from loaders.opening import open_graph
from queries.catalogue import catalogue
from tests.neo4j.server import empty
from tests.queries.everyday_queries import PARAMETERS, QUERIES

pytestmark = pytest.mark.xdist_group("engines")


def generated() -> Graph:
    """A graph of three hundred nodes drawn at random, with the ids that the queries speak of."""
    chance = random.Random(11)
    graph = Graph()
    graph.about = {"name": "generated"}
    graph.add_node("Source", "s", "Source")
    dates = ["1987", "2013", "2013-11", "2013-11-04", "2012?", "../2013-11", "2014/..", None]
    cities = ["seoul", "busan", "colombo", "yokohama", *(f"city-{n}" for n in range(60))]
    organisations = ["citynet", "microsoft", *(f"org-{n}" for n in range(40))]
    for city in cities:
        graph.add_node(
            "City", city, city.title(), {"latitude": chance.uniform(-90, 90)}, aliases=[city.upper(), f"{city} 시@ko"]
        )
    for organisation in organisations:
        kind = chance.choice(["network", "bank", "ngo"])
        graph.add_node(
            "Organisation", organisation, organisation.upper(), {"kind": kind, "members": chance.randrange(200)}
        )
    for country in ("korea", "japan", "kenya"):
        graph.add_node("Country", country, country.title())
    for number in range(30):
        graph.add_node(
            "Forum", f"forum-{number}", f"Forum {number}", {"on": chance.choice(dates[:4]), "attendees": number}
        )
        graph.add_node("Role", f"role-{number}", f"Role {number}", {"kind": chance.choice(["mayor", "chair"])})
        graph.add_node("Person", f"person-{number}", f"Person {number}")
        graph.add_node("MOU", f"mou-{number}", f"MOU {number}", {"on": chance.choice(dates[:4])})

    def some(kind: str) -> str:
        return chance.choice([node.id for node in graph.nodes(kind)])

    for _ in range(250):
        period = {"since": chance.choice(dates), "until": chance.choice([None, "..", "2015"])}
        for start, kind, end, dated in (
            (some("City"), "MEMBER_OF", some("Organisation"), period),
            (some("Organisation"), "PARTICIPATED_IN", some("Forum"), {}),
            (some("Person"), "HOLDS", some("Role"), period),
            (some("City"), "SIGNED", some("MOU"), {}),
        ):
            graph.put_relationship(start, kind, end, dated, sources=["s#p"])
    for city in cities:
        graph.put_relationship(city, "IN_COUNTRY", some("Country"))
    for number in range(1, 30):
        graph.put_relationship(f"forum-{number}", "PART_OF", f"forum-{chance.randrange(number)}")
        graph.put_relationship(f"role-{number}", "ROLE_IN", some("Organisation"))
    return graph


GRAPHS = {"citynet": lambda: open_graph("citynet"), "generated": generated}


@pytest.fixture(scope="module", params=GRAPHS)
def both(
    request: pytest.FixtureRequest, neo4j_address: Address, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    """The embedded engine and Neo4j, holding the same graph."""
    graph = GRAPHS[request.param]()
    embedded = EmbeddedStore(Path(tmp_path_factory.mktemp(request.param)) / "database")
    embedded.put(graph)
    server = Neo4jStore(neo4j_address)
    empty(server.connection)
    server.put(graph)
    yield embedded, server
    embedded.close()
    server.close()


def compare(one: Rows, other: Rows) -> None:
    assert list(one.columns) == list(other.columns)
    assert len(one.rows) == len(other.rows)
    for first, second in zip(one.rows, other.rows, strict=True):
        assert typed(first) == typed(second)


def typed(value: Any) -> Any:
    """Return a value in which 1, 1.0 and true differ, and a fraction is compared to twelve places."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    return (type(value).__name__, float(f"{value:.12g}")) if isinstance(value, float) else (type(value).__name__, value)


@pytest.mark.parametrize("name", QUERIES)
def test_everyday_queries_give_equal_rows(both: tuple[Store, Store], name: str) -> None:
    given = PARAMETERS if name == "parameters" else {}
    one, other = (store.query(QUERIES[name], given, limit=None, timeout=60) for store in both)
    assert other.columns
    if name == "union":
        one, other = (Rows(r.columns, sorted(r.rows, key=str)) for r in (one, other))
    compare(one, other)


@pytest.mark.parametrize("name", catalogue())
def test_stock_queries_give_equal_rows(both: tuple[Store, Store], name: str) -> None:
    query = catalogue()[name]
    one, other = (query.run(store, limit=None) for store in both)
    compare(Rows(one.columns, one.rows), Rows(other.columns, other.rows))
    assert set(query.columns) == set(other.columns)
