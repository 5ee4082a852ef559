"""The embedded store: Cypher on a laptop, without a server; built once, then read by any number of processes."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_model.graph import Graph
from graph_model.stores.contract import QueryFailed, QueryRefused, QueryTimedOut, Rows, with_place
from graph_model.stores.java_engine import engine, java_class, silenced
from graph_model.stores.java_values import plain
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
_PLACE = re.compile(r"line (\d+)(?::|, column )(\d+)")


class EmbeddedStore:
    """A folder in which ArcadeDB keeps one data set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Any = None

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Write a graph into the folder; one that is there is joined with it, or replaced."""
        import shutil

        if self.folder.exists() and not replace:
            joined = self.graph()
            joined.vocabulary, joined.about = graph.vocabulary, dict(graph.about)
            joined.nx.add_nodes_from((node.id, dict(node.attributes)) for node in graph.nodes())
            joined.nx.add_edges_from((r.start, r.end, r.key, dict(r.attributes)) for r in graph.relationships())
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
        database = self._open()
        setting = java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
        database.get_java_database().getConfiguration().setValue(setting, int(timeout * 1000))
        answer = _Answer(database, text, dict(parameters), limit)
        return answer.rows(timeout)

    def close(self) -> None:
        """Close the database."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _open(self) -> Any:
        if self._opened is None:
            arcadedb = engine()
            with silenced():
                factory = java_class("com.arcadedb.database.DatabaseFactory")(str(self.folder))
                mode = java_class("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
                self._opened = arcadedb.Database(factory.open(mode))
                list(self._opened.query("opencypher", "RETURN 1 AS ready"))
        return self._opened


class _Answer:
    """One query running in a thread of its own, so that Ctrl-C is heard while Java works."""

    def __init__(self, database: Any, text: str, parameters: dict[str, Any], limit: int | None) -> None:
        self.database = database
        self.text = text
        self.parameters = parameters
        self.limit = limit
        self.result: Rows | None = None
        self.error: BaseException | None = None

    def rows(self, timeout: float) -> Rows:
        worker = threading.Thread(target=self._run, daemon=True)
        worker.start()
        while worker.is_alive():
            worker.join(0.05)
        if self.error is not None:
            raise _explained(self.error, self.text, timeout) from None
        if self.result is None:
            raise QueryFailed("the query ended without an answer")
        return self.result

    def _run(self) -> None:
        try:
            self.result = self._read()
        except BaseException as error:
            self.error = error

    def _read(self) -> Rows:
        arguments = (self.parameters,) if self.parameters else ()
        columns: list[str] = []
        rows: list[dict[str, Any]] = []
        for result in self.database.query("opencypher", self.text, *arguments):
            columns = columns or [str(name) for name in result.property_names]
            if self.limit is not None and len(rows) == self.limit:
                return Rows(columns, rows, more=True)
            rows.append({name: plain(result.get_raw(name)) for name in columns})
        return Rows(columns or self._returned(), rows)

    def _returned(self) -> list[str]:
        """Return the columns that the query names; without a row the engine does not tell them."""
        parser = java_class("com.arcadedb.query.opencypher.parser.Cypher25AntlrParser")
        clause = parser(self.database.get_java_database()).parse(self.text).getReturnClause()
        return [str(item.getOutputName()) for item in clause.getReturnItems()] if clause is not None else []


def _explained(error: BaseException, text: str, timeout: float) -> Exception:
    """Return our error for one of the engine's."""
    said = str(error)
    if "TimeoutException" in said:
        return QueryTimedOut(timeout)
    if "QueryNotIdempotentException" in said or "DatabaseIsReadOnlyException" in said:
        return QueryRefused("the query would write, administer or call a procedure; interurban only reads the graph")
    if "LOAD CSV" in said and "SecurityException" in said:
        return QueryRefused("the query would read a file or an address (LOAD CSV); interurban only reads the graph")
    reason = re.sub(r"^(Query failed: |Reading the result set failed: )?(com\.arcadedb\.|java\.)[\w.$]+: ", "", said)
    reason = re.sub(r" \(caused by .*\)$", "", reason.splitlines()[0] if reason else "the query failed")
    place = _PLACE.search(reason)
    return QueryFailed(with_place(reason, text, int(place[1]), int(place[2]) + 1) if place else reason)


def _write(database: Any, graph: Graph) -> None:
    _write_schema(database, graph)
    with database.graph_batch() as batch:
        batch.create_vertex(DATASET_LABEL, **dataset_record(graph))
        vertices = {node.id: batch.create_vertex(node.type, **node_record(graph, node)) for node in graph.nodes()}
        for each in graph.relationships():
            record = relationship_record(graph, each)
            batch.new_edge(vertices[each.start], each.type, vertices[each.end], **record)


def _write_schema(database: Any, graph: Graph) -> None:
    database.command("sql", f"CREATE VERTEX TYPE `{DATASET_LABEL}`")
    for word, kinds in (("VERTEX", graph.vocabulary.nodes), ("EDGE", graph.vocabulary.relationships)):
        for kind in kinds.values():
            database.command("sql", f"CREATE {word} TYPE `{kind.name}`")
            for bound in date_bounds(kind.properties):
                database.command("sql", f"CREATE PROPERTY `{kind.name}`.`{bound}` DATE")
            if word == "VERTEX":
                database.command("sql", f"CREATE PROPERTY `{kind.name}`.id STRING")
                database.command("sql", f"CREATE INDEX ON `{kind.name}` (id) UNIQUE")
