"""The same Cypher gives the same rows, value by value, from the embedded engine and from a real Neo4j."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph_model import InterurbanError
from graph_model.stores.contract import CypherStore, Rows
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.held import CONTENT, PUSHED, PUSHED_BY
from graph_model.stores.neo4j.points import LOCATION
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.opening import open_graph
from queries.cypher.catalogue import read_catalogue
from tests.neo4j.server import empty
from tests.queries.cypher.everyday_queries import PARAMETERS, QUERIES
from tests.queries.cypher.generated_graph import generated
from tests.queries.cypher.random_queries import drawn

pytestmark = pytest.mark.xdist_group("server")


GRAPHS = {"citynet": lambda: open_graph("citynet"), "generated": generated}


@pytest.fixture(scope="module", params=[pytest.param("citynet", marks=pytest.mark.long), "generated"])
def both(
    request: pytest.FixtureRequest, neo4j_address: Address, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[CypherStore, CypherStore]]:
    """The embedded engine and Neo4j, holding the same graph."""
    graph = GRAPHS[request.param]()
    embedded = EmbeddedStore(Path(tmp_path_factory.mktemp(request.param)) / "database")
    embedded.put(graph)
    server = Neo4jStore(neo4j_address)
    empty(server.connection)
    server.put(graph)
    signature = ", ".join(f"d.{each}" for each in (PUSHED, PUSHED_BY, CONTENT))
    # When and by what it was pushed, and points, only a server has.
    server.connection.write(f"MATCH (d:DataSet) REMOVE {signature}")
    server.connection.write(f"MATCH (n) REMOVE n.{LOCATION}")
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


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", QUERIES)
def test_everyday_queries_give_equal_rows(both: tuple[CypherStore, CypherStore], name: str) -> None:
    given = PARAMETERS if name == "parameters" else {}
    one, other = (store.query(QUERIES[name], given, limit=None, timeout=60) for store in both)
    assert other.columns
    if name == "union":
        one, other = (Rows(r.columns, sorted(r.rows, key=str)) for r in (one, other))
    compare(one, other)


@pytest.mark.long
def test_random_queries_give_equal_rows(both: tuple[CypherStore, CypherStore]) -> None:
    """What the embedded engine cannot answer as Neo4j does it refuses; what Neo4j refuses, no portable text says."""
    count = int(os.environ.get("INTERURBAN_RANDOM_QUERIES", "50"))
    answered = 0
    for text in drawn(count):
        one, other = (bag_of_rows(store, text) for store in both)
        if one is not None and other is not None:
            assert one == other, text
            answered += 1
    assert answered > 0.9 * count


def bag_of_rows(store: CypherStore, text: str) -> tuple[Sequence[str], list[str]] | None:
    """Return the columns and the rows in no order, or None for a query that is refused."""
    try:
        found = store.query(text, {}, limit=None, timeout=60)
    except InterurbanError:
        return None
    return list(found.columns), sorted(str(typed(row)) for row in found.rows)


@pytest.mark.parametrize("name", read_catalogue())
def test_stock_queries_give_equal_rows(both: tuple[CypherStore, CypherStore], name: str) -> None:
    query = read_catalogue()[name]
    one, other = (query.run(store, limit=None) for store in both)
    compare(Rows(one.columns, one.rows), Rows(other.columns, other.rows))
    assert list(query.columns) == list(other.columns)


def test_every_stock_query_finds_something(both: tuple[CypherStore, CypherStore]) -> None:
    """Equal rows say little where there are none."""
    embedded, _ = both
    found = {name for name, query in read_catalogue().items() if query.run(embedded).rows}
    described = embedded.query("MATCH (d:DataSet) RETURN d.dataset AS name", {}, limit=1, timeout=60).rows[0]
    none_there = {
        "citynet": {"isolates", "unsourced", "held-at-once"},
        "generated": {"inferred", "single-ties"},
    }
    assert set(read_catalogue()) - found == none_there[described["name"]]
