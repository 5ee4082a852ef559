"""Pushing a graph to Neo4j: ours, against a MERGE per row and against the plain best batch form.

The server is that of NEO4J_URI (its database must be empty), or one started for this. INTERURBAN_BENCH_SIZES chooses
how many relationships (10000,100000 by default; add 1000000 when there is time).
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timing import compare
from graph_model import Graph
from graph_model.stores.neo4j.store import Neo4jStore
from graph_model.stores.records import node_record, relationship_record
from tests.neo4j.server import empty, offered

PER_ROW_AT_MOST = 2_000


def drawn(relationships: int) -> Graph:
    """Return a graph of cities and networks with about so many memberships."""
    chance = random.Random(1)
    graph = Graph()
    graph.about = {"name": f"drawn-{relationships}"}
    cities, networks = relationships // 10, max(relationships // 100, 1)
    for number in range(cities):
        graph.add_node("City", f"c{number}", f"City {number}")
    for number in range(networks):
        graph.add_node("Organisation", f"o{number}", f"Network {number}")
    for _ in range(relationships):
        graph.put_relationship(
            f"c{chance.randrange(cities)}",
            "MEMBER_OF",
            f"o{chance.randrange(networks)}",
            {"since": str(1950 + chance.randrange(70))},
        )
    return graph


def sizes() -> list[int]:
    """Return how many relationships the drawn graphs have."""
    return [int(size) for size in os.environ.get("INTERURBAN_BENCH_SIZES", "10000,100000").split(",")]


def run() -> None:
    with tempfile.TemporaryDirectory() as folder, offered(Path(folder)) as address:
        store = Neo4jStore(address)
        few = drawn(PER_ROW_AT_MOST)
        store.put(few)  # makes the constraints, which an empty database keeps
        for size in sizes():
            graph = drawn(size)
            print(f"  {len(graph):,} nodes, {graph.relationship_count:,} relationships")
            ways: dict[str, Callable[[], None]] = {
                "plain UNWIND with label and constraint": partial(plain, store, graph),
                "the same with all that ours writes": partial(plain, store, graph, whole=True),
                "ours": partial(store.put, graph),
            }
            if size <= 10_000:
                ways[f"a MERGE per row, {PER_ROW_AT_MOST:,} relationships only"] = partial(per_row, store, few)
            compare(ways, 1, before=partial(empty, store.connection))
        store.close()


def plain(store: Neo4jStore, graph: Graph, *, whole: bool = False) -> None:
    """Create nodes with a key and relationships with a date in batches; or, `whole`, with the records that we write."""
    for label in ("City", "Organisation"):
        store.connection.write(f"CREATE CONSTRAINT plain_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE")
        nodes = [{"key": each.id} | (node_record(graph, each) if whole else {}) for each in graph.nodes(label)]
        in_batches(store, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", nodes)
    rows = [
        {
            "a": each.start,
            "b": each.end,
            "record": relationship_record(graph, each) if whole else {"since": each.properties["since"]},
        }
        for each in graph.relationships()
    ]
    text = (
        "UNWIND $rows AS row MATCH (a:City {key: row.a}) MATCH (b:Organisation {key: row.b}) "
        "CREATE (a)-[r:MEMBER_OF]->(b) SET r = row.record"
    )
    in_batches(store, text, rows)


def in_batches(store: Neo4jStore, text: str, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), 5_000):
        store.connection.write(text, {"rows": rows[at : at + 5_000]})


def per_row(store: Neo4jStore, graph: Graph) -> None:
    for node in graph.nodes():
        store.connection.write(f"MERGE (n:{node.type} {{key: $key}})", {"key": node.id})
    text = "MATCH (a:City {key: $a}) MATCH (b:Organisation {key: $b}) MERGE (a)-[:MEMBER_OF {since: $since}]->(b)"
    for each in graph.relationships():
        store.connection.write(text, {"a": each.start, "b": each.end, "since": each.properties["since"]})
