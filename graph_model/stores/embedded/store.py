"""The embedded store: Cypher on a laptop, without a server; built once, then read by any number of processes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_model.graph import Graph
from graph_model.stores.contract import Rows
from graph_model.stores.embedded.engine import engine, java_class, silenced
from graph_model.stores.embedded.query import EmbeddedQuery
from graph_model.stores.records import (
    DATASET_LABEL,
    Record,
    dataset_record,
    date_bounds,
    graph_of,
    node_record,
    relationship_record,
)

UNLIMITED_S = 86_400.0

# The engine opens a folder once in a process, so the stores of a folder share what one of them has opened: a store that
# lives on, as in the traceback of a failed query that a notebook keeps, must not shut the others out.
_open: dict[Path, Any] = {}
_opening = threading.Lock()


class EmbeddedStore:
    """A folder in which ArcadeDB keeps one data set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Write a graph into the folder; one that is there is joined with it, or replaced."""
        import shutil

        if self.folder.exists() and not replace:
            joined = self.graph()
            joined.update(graph)
            graph = joined
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        arcadedb = engine()
        with silenced():
            database = arcadedb.create_database(str(self.folder))
            try:
                _write(database, graph)
            finally:
                database.close()

    def graph(self) -> Graph:
        """Return the graph that is kept."""

        def read(text: str) -> list[Record]:
            return [dict(row) for row in self.query(text, {}, limit=None, timeout=UNLIMITED_S).rows]

        described = read(f"MATCH (d:{DATASET_LABEL}) RETURN properties(d) AS record")[0]["record"]
        nodes = read(f"MATCH (n) WHERE NOT n:{DATASET_LABEL} RETURN labels(n)[0] AS type, properties(n) AS record")
        ends = read("MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS record")
        return graph_of(
            described,
            ((row["type"], row["record"]) for row in nodes),
            ((row["start"], row["type"], row["end"], row["record"]) for row in ends),
        )

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query; see the contract of stores."""
        database = self._database()
        setting = java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
        database.get_java_database().getConfiguration().setValue(setting, int(timeout * 1000))
        return EmbeddedQuery(database, text, parameters, limit).rows(timeout)

    def close(self) -> None:
        """Close the database, for every store of this folder; the next query opens it again."""
        with _opening:
            if database := _open.pop(self.folder, None):
                database.close()

    def _database(self) -> Any:
        with _opening:
            if self.folder not in _open:
                arcadedb = engine()
                with silenced():
                    factory = java_class("com.arcadedb.database.DatabaseFactory")(str(self.folder))
                    mode = java_class("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
                    _open[self.folder] = arcadedb.Database(factory.open(mode))
                    list(_open[self.folder].query("opencypher", "RETURN 1 AS ready"))
            return _open[self.folder]


def _write(database: Any, graph: Graph) -> None:
    _write_schema(database, graph)
    with database.graph_batch() as batch:
        batch.create_vertices(DATASET_LABEL, [dataset_record(graph)])
        vertices: dict[str, Any] = {}
        for kind, nodes in ((kind, list(graph.nodes(kind))) for kind in graph.vocabulary.nodes):
            if not nodes:
                continue
            created = batch.create_vertices(kind, [node_record(graph, node) for node in nodes])
            vertices.update(zip((node.id for node in nodes), created, strict=True))
        for each in graph.relationships():
            record = relationship_record(graph, each)
            batch.new_edge(vertices[each.start], each.type, vertices[each.end], **record)


def _write_schema(database: Any, graph: Graph) -> None:
    """Create the types that are in use; as on Neo4j, others are not listed."""
    used = {each.type for elements in (graph.nodes(), graph.relationships()) for each in elements}
    database.command("sql", f"CREATE VERTEX TYPE `{DATASET_LABEL}`")
    for word, kinds in (("VERTEX", graph.vocabulary.nodes), ("EDGE", graph.vocabulary.relationships)):
        for kind in (kind for kind in kinds.values() if kind.name in used):
            database.command("sql", f"CREATE {word} TYPE `{kind.name}`")
            for bound in date_bounds(kind.properties):
                database.command("sql", f"CREATE PROPERTY `{kind.name}`.`{bound}` DATE")
            if word == "VERTEX":
                database.command("sql", f"CREATE PROPERTY `{kind.name}`.id STRING")
                database.command("sql", f"CREATE INDEX ON `{kind.name}` (id) UNIQUE")
