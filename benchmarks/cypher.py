"""The stock queries on the bundled data: embedded against Neo4j, and what building the embedded database costs.

The server is that of NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD; the data set is pushed to it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import compare
from graph_model.stores.contract import Store
from graph_model.stores.embedded import EmbeddedStore
from graph_model.stores.server import Neo4jStore
from graph_model.stores.server_connection import Address
from loaders.opening import open_graph
from queries.catalogue import catalogue


def run() -> None:
    graph = open_graph("citynet")
    with tempfile.TemporaryDirectory() as folder:
        embedded = EmbeddedStore(Path(folder) / "database")
        embedded.put(graph)
        ways: dict[str, Callable[[], None]] = {"embedded: the stock queries": lambda: ask(embedded)}
        uri = os.environ.get("NEO4J_URI")
        if uri is not None:
            server = Neo4jStore(Address(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"]))
            server.put(graph, replace=True)
            ways["Neo4j: the stock queries"] = lambda: ask(server)
        for way in ways.values():
            way()  # plans are made once
        compare(ways, 5)
        again = EmbeddedStore(Path(folder) / "again")
        compare({"embedded: build of the bundled data set": lambda: again.put(graph, replace=True)}, 3)
        embedded.close()


def ask(store: Store) -> None:
    """Run every stock query with its defaults."""
    for query in catalogue().values():
        query.run(store)
