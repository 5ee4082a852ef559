"""Cypher on the bundled data and on drawn ones: embedded against Neo4j, and what building the embedded database costs.

The server is that of NEO4J_URI (its database must be empty), or one started for this. INTERURBAN_BENCH_SIZES chooses
the sizes of the drawn graphs, as in `push`.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.push import drawn, sizes
from benchmarks.timing import compare
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.opening import open_graph
from queries.cypher.catalogue import read_catalogue
from tests.neo4j.server import offered
from tests.queries.cypher.everyday_queries import PARAMETERS, QUERIES


def run() -> None:
    graph = open_graph("citynet")
    with tempfile.TemporaryDirectory() as folder, offered(Path(folder, "neo4j")) as address:
        embedded, server = EmbeddedStore(Path(folder, "embedded")), Neo4jStore(address)
        embedded.put(graph)
        server.put(graph)
        for name, ask in {"stock": ask_stock, "everyday": ask_everyday}.items():
            for store in (server, embedded):
                ask(store)  # plans are made once
            compare(
                {
                    f"Neo4j: the {name} queries": partial(ask, server),
                    f"embedded: the {name} queries": partial(ask, embedded),
                },
                5,
            )
        server.close()
        embedded.close()
    for size in sizes():
        build(size)


def ask_stock(store: CypherStore) -> None:
    """Run every stock query with its defaults."""
    for query in read_catalogue().values():
        query.run(store)


def ask_everyday(store: CypherStore) -> None:
    """Run the queries that the tests compare."""
    for name, text in QUERIES.items():
        store.query(text, PARAMETERS if name == "parameters" else {}, limit=None, timeout=60)


def build(size: int) -> None:
    """Build the embedded database of a drawn graph, beside what it takes to copy the graph in memory."""
    graph = drawn(size)
    print(f"  {len(graph):,} nodes, {graph.relationship_count:,} relationships")
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder, "embedded"))
        compare(
            {
                "networkx: a copy of the graph": graph.nx.copy,
                "embedded: build": partial(store.put, graph, replace=True),
            },
            1,
        )
        store.close()
