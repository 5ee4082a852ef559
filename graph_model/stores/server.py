"""The Neo4j store: shared, large or production graphs on a server (5 or later), a cluster or Aura."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.graph import Graph
from graph_model.stores.contract import QueryFailed, QueryRefused, QueryTimedOut, Rows, with_place
from graph_model.stores.records import (
    DATASET_LABEL,
    Record,
    dataset_name,
    dataset_record,
    date_bounds,
    graph_of,
    node_record,
    relationship_record,
)
from graph_model.stores.server_values import plain

BATCH = 5_000
PROCEDURES = frozenset({"db.labels", "db.relationshipTypes", "db.propertyKeys"})

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and who asks; the password shows in no representation."""

    uri: str
    user: str = "neo4j"
    password: str = ""
    database: str | None = None

    def __repr__(self) -> str:
        return f"Address({self.uri!r}, {self.user!r})"


class Neo4jStore:
    """A Neo4j database in which interurban keeps data sets, beside whatever else is there.

    `dataset` names the data set to read; it may be left out where there is only one.
    """

    def __init__(self, address: Address, dataset: str | None = None, progress: Progress | None = None) -> None:
        import logging

        import neo4j

        # The driver would print each failed try of a connection; what failed in the end is said by our error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.address = address
        self.dataset = dataset
        self._progress = progress or (lambda _done, _all: None)
        with _plain_errors(address):
            self._driver = neo4j.GraphDatabase.driver(
                address.uri, auth=(address.user, address.password), notifications_min_severity="OFF"
            )
            try:
                self._driver.verify_connectivity()
            except Exception:
                self._driver.close()
                raise

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Write a graph: constraints first, then batches by label and type; doing it twice changes nothing.

        With `replace`, what interurban has written of this data set and is no longer part of it is removed; a node to
        which others have tied something of their own stays.
        """
        with _plain_errors(self.address):
            self._write_schema(graph)
            self._write_nodes(graph)
            self._write_relationships(graph)
            if replace:
                self._remove_stale(graph)

    def graph(self) -> Graph:
        """Return the graph of the data set.

        Raises:
            InterurbanError: there is no such data set, or several and none is named.
        """
        with _plain_errors(self.address):
            described = self._described()
            own = {"dataset": described["dataset"]}
            nodes = self._read(
                f"MATCH (n) WHERE n.dataset = $dataset AND NOT n:{DATASET_LABEL} "
                "RETURN labels(n) AS types, properties(n) AS record ORDER BY n.id",
                own,
            )
            ends = self._read(
                "MATCH (a)-[r]->(b) WHERE r.dataset = $dataset "
                "RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS record ORDER BY r.id",
                own,
            )
        known = graph_of(described, (), ()).vocabulary.nodes
        return graph_of(
            described,
            ((next(name for name in row["types"] if name in known), row["record"]) for row in nodes),
            ((row["start"], row["type"], row["end"], row["record"]) for row in ends),
        )

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query; see the contract of stores.

        A read session of Neo4j still loads files and lists users. So the server is asked first what the query would do
        (EXPLAIN), and is not asked to do it if its plan loads files, administers, or calls procedures.
        """
        import neo4j
        from neo4j.exceptions import Neo4jError

        with _plain_errors(self.address), self._session("READ") as session:
            try:
                plan = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=timeout), dict(parameters)).consume()
                _refuse_more_than_reading(plan)
                result = session.run(neo4j.Query(text, timeout=timeout), dict(parameters))
                columns = list(result.keys())
                kept = islice(result, None if limit is None else limit + 1)
                rows = [{name: plain(record[name]) for name in columns} for record in kept]
            except Neo4jError as error:
                raise _explained(error, text, timeout) from None
        more = limit is not None and len(rows) > limit
        return Rows(columns, rows[:limit] if more else rows, more)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    # -- writing ------------------------------------------------------------------------------------------------

    def _write_schema(self, graph: Graph) -> None:
        for label in (DATASET_LABEL, *graph.vocabulary.nodes):
            self._write(
                f"CREATE CONSTRAINT interurban_{label} IF NOT EXISTS "
                f"FOR (n:`{label}`) REQUIRE (n.dataset, n.id) IS UNIQUE",
                {},
            )
        with self._session("WRITE") as session:
            session.run("CALL db.awaitIndexes(300)").consume()

    def _write_nodes(self, graph: Graph) -> None:
        text = "UNWIND $rows AS row MERGE (n:`{}` {{dataset: row.dataset, id: row.id}}) SET n += row"
        self._write(text.format(DATASET_LABEL), {"rows": [dataset_record(graph)]})
        done = 0
        for kind in graph.vocabulary.nodes.values():
            empty = dict.fromkeys((*kind.properties, *date_bounds(kind.properties), "statements"))
            rows = (empty | node_record(graph, node) for node in graph.nodes(kind.name))
            for batch in _batches(rows):
                self._write(text.format(kind.name), {"rows": batch})
                done += len(batch)
                self._progress(done, len(graph))

    def _write_relationships(self, graph: Graph) -> None:
        grouped: dict[tuple[str, str, str], list[Record]] = {}
        for each in graph.relationships():
            ends = (graph.node(each.start).type, each.type, graph.node(each.end).type)
            row = {"start": each.start, "end": each.end, "record": relationship_record(graph, each)}
            grouped.setdefault(ends, []).append(row)
        done, everything = 0, graph.nx.number_of_edges()
        for (start, kind, end), rows in grouped.items():
            properties = graph.vocabulary.relationships[kind].properties
            text = (
                "UNWIND $rows AS row "
                f"MATCH (a:`{start}` {{dataset: $dataset, id: row.start}}) "
                f"MATCH (b:`{end}` {{dataset: $dataset, id: row.end}}) "
                f"MERGE (a)-[r:`{kind}` {{dataset: $dataset, id: row.record.id}}]->(b) "
                "SET r += $empty SET r += row.record"
            )
            empty = dict.fromkeys((*properties, *date_bounds(properties)))
            for batch in _batches(rows):
                self._write(text, {"rows": batch, "dataset": dataset_name(graph), "empty": empty})
                done += len(batch)
                self._progress(done, everything)

    def _remove_stale(self, graph: Graph) -> None:
        own = {"dataset": dataset_name(graph)}
        kept = {each.id for each in graph.relationships()}
        there = self._read("MATCH ()-[r]->() WHERE r.dataset = $dataset RETURN r.id AS id", own)
        stale = [row["id"] for row in there if row["id"] not in kept]
        for batch in _batches(stale):
            gone = "UNWIND $ids AS id MATCH ()-[r {id: id}]->() WHERE r.dataset = $dataset DELETE r"
            self._write(gone, {**own, "ids": batch})
        there = self._read("MATCH (n) WHERE n.dataset = $dataset RETURN n.id AS id", own)
        kept = {*graph.nx, dataset_record(graph)["id"]}
        stale = [row["id"] for row in there if row["id"] not in kept]
        for batch in _batches(stale):
            gone = "UNWIND $ids AS id MATCH (n {id: id}) WHERE n.dataset = $dataset AND NOT (n)--() DELETE n"
            self._write(gone, {**own, "ids": batch})

    def _described(self) -> Record:
        found = self._read(f"MATCH (d:{DATASET_LABEL}) RETURN properties(d) AS record ORDER BY d.id", {})
        names = [row["record"]["dataset"] for row in found]
        wanted = [row["record"] for row in found if self.dataset in (None, row["record"]["dataset"])]
        if not names:
            raise InterurbanError(f"{self.address.uri}: holds no data set of interurban; push one first")
        if len(wanted) != 1:
            raise InterurbanError(f"{self.address.uri}: name the data set with --dataset: {', '.join(names)}")
        return dict(wanted[0])

    # -- the driver ---------------------------------------------------------------------------------------------

    def _session(self, mode: str) -> Any:
        return self._driver.session(database=self.address.database, default_access_mode=mode)

    def _write(self, text: str, parameters: Mapping[str, Any]) -> None:
        with self._session("WRITE") as session:
            session.execute_write(lambda transaction: transaction.run(text, dict(parameters)).consume())

    def _read(self, text: str, parameters: Mapping[str, Any]) -> list[Record]:
        def work(transaction: Any) -> list[Record]:
            return [
                {name: plain(value) for name, value in record.items()}
                for record in transaction.run(text, dict(parameters))
            ]

        with self._session("READ") as session:
            found: list[Record] = session.execute_read(work)
        return found


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


def _refuse_more_than_reading(summary: Any) -> None:
    """Look at what the server says a query would do.

    Raises:
        QueryRefused: it is more than reading the graph.
    """
    if summary.query_type != "r":
        raise QueryRefused("the query would write or administer; interurban only reads the graph")
    for step in _steps(summary.plan or {}):
        operator = step["operatorType"].partition("@")[0]
        if operator == "LoadCSV":
            raise QueryRefused("the query would read a file or an address (LOAD CSV); interurban only reads the graph")
        if operator == "AdministrationCommand":
            raise QueryRefused("the query would administer the server; interurban only reads the graph")
        if operator == "ProcedureCall":
            name = str(step.get("args", {}).get("Details", "")).partition("(")[0].strip()
            if name not in PROCEDURES:
                raise QueryRefused(f"the query would call the procedure {name}; interurban only reads the graph")


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if plan:
        yield plan
        for child in plan.get("children", ()):
            yield from _steps(child)


def _explained(error: Any, text: str, timeout: float) -> Exception:
    """Return our error for one of the server's."""
    import re

    code = str(error.code or "")
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryTimedOut(timeout)
    if "AccessMode" in code or "ReadOnly" in code:
        return QueryRefused("the query would write; interurban only reads the graph")
    message = str(error.message or "the query failed")
    place = re.search(r"\(line (\d+), column (\d+) \(offset", message)
    if place is None:
        return (
            error if code.startswith(("Neo.ClientError.Security", "Neo.ClientError.Database")) else QueryFailed(message)
        )
    # The server counts the `EXPLAIN ` that was put before the text.
    line, column = int(place[1]), int(place[2])
    reason = message.partition(" (line")[0]
    return QueryFailed(with_place(reason, text, line, max(column - (8 if line == 1 else 0), 1)))


@contextlib.contextmanager
def _plain_errors(address: Address) -> Iterator[None]:
    """Turn the driver's errors into one line without a secret."""
    from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

    try:
        yield
    except AuthError:
        raise InterurbanError(f"{address.uri}: user {address.user!r} or the password is wrong") from None
    except ServiceUnavailable:
        raise InterurbanError(f"{address.uri}: no Neo4j server answers there") from None
    except (ConfigurationError, ValueError) as error:
        raise InterurbanError(f"{address.uri}: is no address of a Neo4j server: {error}") from None
    except ClientError as error:
        if "DatabaseNotFound" in str(error.code):
            raise InterurbanError(f"{address.uri}: there is no database {address.database!r}") from None
        raise InterurbanError(f"{address.uri}: {str(error.message).splitlines()[0]}") from None
    except (DriverError, Neo4jError) as error:
        raise InterurbanError(f"{address.uri}: {str(error).splitlines()[0]}") from None
