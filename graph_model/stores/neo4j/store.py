"""The Neo4j store: shared, large or production graphs on a server (5 or later), a cluster or Aura."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from graph_model.errors import InterurbanError, NotAllowed
from graph_model.graph import Graph
from graph_model.stores.contract import QueryTimedOut, Rows
from graph_model.stores.neo4j.connection import Address, Connection
from graph_model.stores.neo4j.plans import explained, refuse_more_than_reading, refuse_plan
from graph_model.stores.neo4j.values import plain
from graph_model.stores.neo4j.writing import Progress, Writing, any_of
from graph_model.stores.parameters import checked
from graph_model.stores.records import DATASET_LABEL, Record, graph_of, vocabulary_of
from graph_model.vocabulary import Vocabulary

GRACE_S = 3.0  # a server looks every two seconds for queries that have taken too long


class Neo4jStore:
    """A Neo4j database in which interurban keeps data sets, beside whatever else is there.

    `dataset` names the data set to read; it may be left out where there is only one.
    """

    def __init__(self, address: Address, dataset: str | None = None, progress: Progress | None = None) -> None:
        self.address = address
        self.dataset = dataset
        self._progress = progress or (lambda _done, _all: None)
        self.connection = Connection(address)

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Write a graph: constraints first, then batches by label and type; doing it twice changes nothing.

        With `replace`, what interurban has written of this data set and is no longer part of it is removed; a node to
        which others have tied something of their own stays.
        """
        with self.connection.plain_errors():
            Writing(self.connection, graph, self._progress).write(replace=replace)

    def graph(self) -> Graph:
        """Return the graph of the data set.

        Raises:
            InterurbanError: there is no such data set, or several and none is named, or a push of it was cut off, or
                what is there was changed by others into something that the vocabulary forbids.
        """
        with self.connection.plain_errors():
            described = self._described()
            vocabulary = vocabulary_of(described)
            nodes = self._nodes(described["dataset"], vocabulary)
            ends = self._relationships(described["dataset"], vocabulary)
        try:
            return graph_of(described, nodes, ends)
        except NotAllowed as error:
            remedy = "push the data set again with --replace, or undo the change by hand"
            raise InterurbanError(f"{self.address.uri}: what is there does not fit: {error}; {remedy}") from None

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query; see the contract of stores.

        A read session of Neo4j still loads files and lists users. So the server is asked first what the query would do
        (EXPLAIN), and is not asked to do it if that is more than reading the graph.
        """
        import neo4j
        from neo4j.exceptions import DriverError, Neo4jError

        given = checked(parameters)
        with (
            self.connection.plain_errors(),
            self.connection.cut_after(timeout + GRACE_S) as cut,
            self.connection.interruptible_session() as session,
        ):
            try:
                asked = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=timeout), given).consume()
                refuse_more_than_reading(asked)
                result = session.run(neo4j.Query(text, timeout=timeout), given)
                columns = list(result.keys())
                kept = islice(result, None if limit is None else limit + 1)
                rows = [{name: plain(record[name]) for name in columns} for record in kept]
                refuse_plan(result.consume())
            except (Neo4jError, DriverError, OSError) as error:
                if cut.is_set():
                    raise QueryTimedOut(timeout) from None
                if isinstance(error, Neo4jError):
                    raise explained(error, text, timeout) from None
                raise
        more = limit is not None and len(rows) > limit
        return Rows(columns, rows[:limit] if more else rows, more)

    def close(self) -> None:
        """Close the connections."""
        self.connection.close()

    def _described(self) -> Record:
        """Return the record of the data set itself."""
        uri = self.address.uri
        found = self.connection.read(f"MATCH (d:{DATASET_LABEL}) RETURN properties(d) AS record ORDER BY d.id", {})
        held = {str(row["record"]["dataset"]): row["record"] for row in found if "about" in row["record"]}
        if not held:
            raise InterurbanError(f"{uri}: holds no data set of interurban; push one first")
        if self.dataset is None and len(held) > 1:
            raise InterurbanError(f"{uri}: name the data set with --dataset: {', '.join(held)}")
        name = self.dataset or next(iter(held))
        if name not in held:
            raise InterurbanError(f"{uri}: holds no data set {name!r}; it holds: {', '.join(held)}")
        if held[name].get("incomplete"):
            raise InterurbanError(
                f"{uri}: a push of {name!r} is under way or was cut off; push it again to complete it"
            )
        return dict(held[name])

    def _nodes(self, dataset: str, vocabulary: Vocabulary) -> list[tuple[str, Record]]:
        text = (
            f"MATCH (n:{any_of(vocabulary.nodes)}) WHERE n.dataset = $dataset AND n.id IS NOT NULL "
            "RETURN labels(n) AS labels, properties(n) AS record ORDER BY n.id"
        )
        found = self.connection.read(text, {"dataset": dataset})
        return [(next(each for each in row["labels"] if each in vocabulary.nodes), row["record"]) for row in found]

    def _relationships(self, dataset: str, vocabulary: Vocabulary) -> list[tuple[str, str, str, Record]]:
        text = (
            f"MATCH (a)-[r:{any_of(vocabulary.relationships)}]->(b) WHERE r.dataset = $dataset AND r.id IS NOT NULL "
            "RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS record ORDER BY r.id"
        )
        found = self.connection.read(text, {"dataset": dataset})
        return [(row["start"], row["type"], row["end"], row["record"]) for row in found]
