"""Constraints that others have made, known by what they are of: what they do not allow is refused before any write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_model import Graph, InterurbanError
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from tests.neo4j.server import empty, forget_constraints

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

# Others have called theirs as we would call ours.
UNIQUE_NAMES = "CREATE CONSTRAINT interurban_City FOR (n:City) REQUIRE n.name IS UNIQUE"


@pytest.fixture
def store(neo4j_address: Address) -> Iterator[Neo4jStore]:
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    forget_constraints(store.connection)
    store.connection.write(UNIQUE_NAMES)
    yield store
    empty(store.connection)
    forget_constraints(store.connection)
    store.close()


def cities(**names: str) -> Graph:
    graph = Graph()
    graph.about = {"name": "towns"}
    for node_id, name in names.items():
        graph.add_node("City", node_id, name)
    return graph


def made(store: Neo4jStore) -> set[tuple[str, ...]]:
    there = store.connection.read("SHOW INDEXES YIELD labelsOrTypes AS labels, properties, type")
    return {(row["type"], *row["properties"]) for row in there if row["labels"] == ["City"]}


def test_two_of_one_name_are_refused_and_nothing_is_written(store: Neo4jStore) -> None:
    with pytest.raises(InterurbanError) as refused:
        store.put(cities(oregon="Springfield", ohio="Springfield", paris="Paris"))
    assert "'interurban_City' wants City.name to be unique, which 1 node would not be (ohio)" in str(refused.value)
    assert "nothing was written" in str(refused.value)
    assert store.connection.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert made(store) == {("RANGE", "name")}


def test_a_name_that_a_node_of_others_has_is_refused(store: Neo4jStore) -> None:
    store.connection.write("CREATE (:City {name: 'Paris', mayor: 'x'})")
    with pytest.raises(InterurbanError, match=r"which 1 node would not be \(paris\)"):
        store.put(cities(paris="Paris", rome="Rome"))
    assert store.connection.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]


def test_what_is_needed_is_made_under_another_name_where_others_took_ours(store: Neo4jStore) -> None:
    for _ in range(2):  # the second push finds all of it there
        store.put(cities(paris="Paris", rome="Rome"))
    assert made(store) == {
        ("RANGE", "name"),  # that of the constraint
        ("TEXT", "name"),
        ("RANGE", "id"),
        ("RANGE", "dataset", "id"),
        ("TEXT", "search_names"),
        ("FULLTEXT", "name", "aliases"),
    }
    unique = store.connection.read("SHOW CONSTRAINTS YIELD labelsOrTypes AS labels, properties")
    assert {"labels": ["City"], "properties": ["dataset", "id"]} in unique
    found = store.connection.read(
        "CALL db.index.fulltext.queryNodes('interurban_text_City', 'rome') YIELD node RETURN node.id AS id"
    )
    assert found == [{"id": "rome"}]
