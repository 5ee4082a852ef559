"""Pushing a graph to Neo4j: ours, against the best batch form that writes the same values, and a MERGE per row.

The server is that of NEO4J_URI (its database must be empty), or one started for this. INTERURBAN_BENCH_SIZES chooses
how many relationships (10000,100000 by default; add 1000000 when there is time).
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timing import compare
from graph_model import Graph
from graph_model.stores.neo4j.points import has_points, setting_point
from graph_model.stores.neo4j.store import Neo4jStore
from graph_model.stores.records import dataset_name, node_record, relationship_record
from tests.neo4j.server import empty, offered

PER_ROW_AT_MOST = 2_000
ROUNDS = 3
SAME = "plain UNWIND of the same values"


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
                SAME: partial(plain, store, graph),
                "ours": partial(store.put, graph),
                **{f"{SAME}, {n} sessions": partial(plain, store, graph, sessions=n) for n in (2, 4)},
                "plain UNWIND of ids and one date": partial(plain, store, graph, whole=False),
            }
            if size <= 10_000:
                ways[f"a MERGE per row, {PER_ROW_AT_MOST:,} relationships only"] = partial(per_row, store, few)
            compare(ways, ROUNDS, before=partial(empty, store.connection))
        store.close()


def plain(store: Neo4jStore, graph: Graph, *, whole: bool = True, sessions: int = 1) -> None:
    """Create what a push writes, under the constraints and indexes of a push, in the best form there is.

    Nobody else's data and nothing of an earlier push is reckoned with. Where it is not `whole`, only ids and a date.
    """
    names = dataset_name(graph)
    for label in ("City", "Organisation"):
        records = (node_record(graph, each) for each in graph.nodes(label))
        rows = list(records) if whole else [{"id": each["id"], "dataset": names} for each in records]
        point = f" SET {setting_point('n', 'row')}" if whole and has_points(graph.vocabulary.nodes[label]) else ""
        in_batches(store, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row{point}", rows, sessions)
    ties = [
        {
            "a": each.start,
            "b": each.end,
            "record": relationship_record(graph, each) if whole else {"since": each.properties["since"]},
        }
        for each in graph.relationships()
    ]
    text = (
        "UNWIND $rows AS row MATCH (a:City {dataset: $dataset, id: row.a}) "
        "MATCH (b:Organisation {dataset: $dataset, id: row.b}) CREATE (a)-[r:MEMBER_OF]->(b) SET r = row.record"
    )
    in_batches(store, text, ties, sessions, dataset=names)


def in_batches(store: Neo4jStore, text: str, rows: list[dict[str, Any]], sessions: int, **given: Any) -> None:
    """Write rows in transactions of 5,000, so many of them at once; one that meets a deadlock is tried again."""
    batches = (rows[at : at + 5_000] for at in range(0, len(rows), 5_000))
    with ThreadPoolExecutor(sessions) as pool:
        for _ in pool.map(lambda batch: store.connection.write(text, {"rows": batch, **given}), batches):
            pass


def per_row(store: Neo4jStore, graph: Graph) -> None:
    for node in graph.nodes():
        store.connection.write(f"MERGE (n:{node.type} {{key: $key}})", {"key": node.id})
    text = "MATCH (a:City {key: $a}) MATCH (b:Organisation {key: $b}) MERGE (a)-[:MEMBER_OF {since: $since}]->(b)"
    for each in graph.relationships():
        store.connection.write(text, {"a": each.start, "b": each.end, "since": each.properties["since"]})
