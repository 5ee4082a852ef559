"""The Neo4j store: shared, large or production graphs on a server (5 or later), a cluster or Aura."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from itertools import islice
from secrets import token_hex
from typing import Any

from graph_model.errors import (
    DatasetNotChosen,
    InterurbanError,
    NoData,
    QueryTimedOut,
)
from graph_model.graph import Graph
from graph_model.graph_view import GraphView
from graph_model.stores.contract import Rows, count_rows
from graph_model.stores.cypher_view import CypherView, LeftOut
from graph_model.stores.fetched import Shelf, graph_in
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.batches import Progress
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.dropping import Dropping
from graph_model.stores.neo4j.held import Held, look_at
from graph_model.stores.neo4j.plans import our_error, refuse_more_than_reading, refuse_plan
from graph_model.stores.neo4j.remembered import Remembered
from graph_model.stores.neo4j.values import to_plain
from graph_model.stores.neo4j.writing import Writing
from graph_model.stores.parameters import check_parameters
from graph_model.stores.reading_columns import read_whole
from graph_model.stores.records import DATASET_LABEL, Record, describes_dataset
from graph_model.wording import listed

_MARK = "interurban"  # the key of what a transaction of ours bears
GRACE_S = 3.0  # a server looks every two seconds for queries that have taken too long


class Neo4jStore:
    """A Neo4j database in which interurban keeps data sets, beside whatever else is there.

    `dataset` names the data set to read; it may be left out where there is only one.
    """

    def __init__(
        self,
        address: Address,
        dataset: str | None = None,
        progress: Progress | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        self._remembered = remembered
        self.address = address
        self.dataset = dataset
        self.left_out = LeftOut()
        self.notes: list[str] = []  # what a reader must know of the last `put`
        self._progress = progress or (lambda _done, _all: None)
        self.connection = Connection(address, remembered)

    def put(self, view: GraphView, *, replace: bool = False) -> None:
        """Write a data set: constraints first, then batches by label and type, of what is not there as it should be.

        With `replace`, what interurban has written of this data set and is no longer part of it is removed; a node to
        which others have tied something of their own stays.
        """
        with self.connection.plain_errors():
            writing = Writing(self.connection, view, self._progress, self._remembered)
            try:
                writing.write(replace=replace)
            finally:
                self.connection.remember()
        self.notes = writing.notes

    def view(self) -> CypherView:
        """Return the data set as the server has it; each question asks the server for what it needs, and no more.

        Raises:
            NoData: there is no such data set, or a push of it was cut off.
            DatasetNotChosen: there are several, and none is named.
        """
        with self.connection.plain_errors():
            record = self._described(self._held())
        return CypherView(self.connection.stream, record, self.address.shown, self.left_out)

    def datasets(self) -> list[str]:
        """Return the names of the data sets that interurban keeps there, those too of which a push was cut off.

        Raises:
            NoData: the one that is named is not among them.
        """
        with self.connection.plain_errors():
            held = self._held()
        if self.dataset is not None:
            self._chosen(held)
        return list(held)

    def held(self) -> list[Held]:
        """Return what is known of each data set that interurban keeps there, those too of which a push was cut off."""
        with self.connection.plain_errors():
            return [look_at(self.connection, record) for record in self._held().values()]

    def dropping(self, name: str) -> Dropping:
        """Return a data set as something that may be dropped.

        Raises:
            NoData: there is none of that name; those that are there are named.
            DatasetChanged: others have made nodes that cannot be told from its own.
        """
        with self.connection.plain_errors():
            record = self._held_by_name(self._held(), name)
            return Dropping(self.connection, record)

    def graph(self) -> Graph:
        """Return the graph of the data set.

        Raises:
            NoData, DatasetNotChosen: as `view` says.
            DatasetChanged: others have changed what is there into something that the vocabulary forbids.
        """
        with self.connection.plain_errors():
            return read_whole(self.view())

    def graph_asked(self, shelf: Shelf | None = None) -> Graph:
        """Return the graph of the data set, of which no more is read than is asked for; if all, it lies on a shelf.

        Raises:
            NoData, DatasetNotChosen: as `view` says.
        """
        return graph_in(self.view(), shelf)

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query; see the contract of stores.

        A read session of Neo4j still loads files and lists users. So the server is asked first what the query would do
        (EXPLAIN), and is not asked to do it if that is more than reading the graph.
        """
        import neo4j
        from neo4j.exceptions import DriverError, Neo4jError

        given = check_parameters(parameters)
        token = token_hex(8)  # by which the transaction is known again, should it outlive its connection
        try:
            with (
                self.connection.plain_errors(),
                self.connection.cut_after(timeout + GRACE_S) as cut,
                self.connection.interruptible_session() as session,
            ):
                try:
                    asked = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=timeout), given).consume()
                    refuse_more_than_reading(asked)
                    result = session.run(neo4j.Query(text, {_MARK: token}, timeout), given)
                    columns = list(result.keys())
                    kept = islice(result, None if limit is None else limit + 1)
                    rows = [{name: to_plain(record[name]) for name in columns} for record in kept]
                    total = count_rows(len(rows), iter(result))
                    refuse_plan(result.consume())
                except (Neo4jError, DriverError, OSError) as error:
                    if cut.is_set():
                        raise QueryTimedOut(timeout) from None
                    if isinstance(error, Neo4jError):
                        raise our_error(error, text, timeout) from None
                    raise
        except QueryTimedOut:
            raise QueryTimedOut(timeout, self._going_on(token)) from None
        more = limit is not None and len(rows) > limit
        return Rows(columns, rows[:limit] if more else rows, more, total if more else None)

    def _going_on(self, token: str) -> str:
        """Return where a query that was given up is still worked at; empty if it has ended, or nobody may know."""
        with contextlib.suppress(InterurbanError), self.connection.plain_errors():
            asked = f"SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS m WHERE m.{_MARK} = $token RETURN id"
            for row in self.connection.read(asked, {"token": token}):
                return f"on the server as {row['id']} until its step is done"
        return ""

    def stamp(self) -> str:
        """Return what is another whenever anything in the database has changed."""
        with self.connection.plain_errors():
            return self.connection.stamp()

    def close(self) -> None:
        """Close the connections."""
        self.connection.close()

    def _held(self) -> dict[str, Record]:
        """Return the record of each data set by its name, without what others keep under the same label."""
        found = self.connection.read(f"MATCH (d:{DATASET_LABEL}) RETURN properties(d) AS record ORDER BY d.id", {})
        records = [row["record"] for row in found if describes_dataset(row["record"])]
        return {record["dataset"]: record for record in records}

    def _chosen(self, held: Mapping[str, Record]) -> str:
        """Return the name of the data set that is asked."""
        uri = self.address.shown
        if not held:
            others = "or say by a file what the labels of others mean (docs/formats.md: neo4j-foreign)"
            raise NoData(uri, f"holds no data set of interurban; push one first, {others}")
        if self.dataset is None and len(held) > 1:
            raise DatasetNotChosen(uri, held)
        name = self.dataset or next(iter(held))
        self._held_by_name(held, name)
        return name

    def _held_by_name(self, held: Mapping[str, Record], name: str) -> Record:
        if name not in held:
            those = f"it holds: {listed(held)}" if held else "it holds none"
            raise NoData(self.address.shown, f"holds no data set {name!r}; {those}")
        return held[name]

    def _described(self, held: Mapping[str, Record]) -> Record:
        """Return the record of the data set that is asked."""
        name = self._chosen(held)
        if held[name].get("incomplete"):
            raise NoData(
                self.address.shown, f"a push of {name!r} is under way or was cut off; push it again to complete it"
            )
        return held[name]
