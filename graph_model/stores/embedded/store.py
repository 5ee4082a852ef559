"""The embedded store: Cypher on a laptop, without a server; built once, then read by any number of processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_model.graph import Graph
from graph_model.graph_view import GraphView
from graph_model.stores.contract import Rows
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.embedded.engine import engine
from graph_model.stores.embedded.java import (
    java_class,
    passed_over_by_collector,
    refused_by_the_system,
    silenced,
)
from graph_model.stores.embedded.leases import Lease
from graph_model.stores.embedded.query import EmbeddedQuery
from graph_model.stores.embedded.values import to_plain
from graph_model.stores.embedded.writing import write_graph
from graph_model.stores.records import DATASET_LABEL, Record

UNLIMITED_S = 86_400.0

# The engine opens a folder once in a process, so the stores of a folder share what one of them has opened: a store that
# lives on, as in the traceback of a failed query that a notebook keeps, must not shut the others out.
_open: dict[Path, Any] = {}
_opening = threading.Lock()


class EmbeddedStore:
    """A folder in which ArcadeDB keeps one data set; `lease` keeps others from removing it until it is closed."""

    def __init__(self, folder: Path, lease: Lease | None = None) -> None:
        self.folder = folder.absolute()
        self._lease = lease

    def put(self, view: GraphView, *, replace: bool = False) -> None:
        """Write a data set into the folder; one that is there is joined with it, or replaced.

        It is written beside the folder and takes its place in the end, so that what fails leaves the old one.

        Raises:
            OSError: the system refuses to write it: the disk is full.
        """
        if self.folder.exists() and not replace:
            joined = self.graph()
            joined.update(view)
            view = joined
        with passed_over_by_collector():
            self._write(view)

    def _write(self, view: GraphView) -> None:
        import shutil
        import tempfile

        arcadedb = engine()
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="building-", dir=self.folder.parent) as building:
            new = Path(building, "database")
            with refused_by_the_system(), silenced():
                database = arcadedb.create_database(str(new))
                try:
                    write_graph(database, view)
                finally:
                    database.close()
            self.close()
            shutil.rmtree(self.folder, ignore_errors=True)
            new.rename(self.folder)

    def view(self) -> GraphView:
        """Return what is kept, to be read from the folder."""
        (described,) = self._stream(f"MATCH (d:{DATASET_LABEL}) RETURN properties(d) AS record", {})
        return CypherView(self._stream, described["record"], str(self.folder))

    def datasets(self) -> list[str]:
        """Return the name of the one data set that is kept."""
        return [str(row["name"]) for row in self._stream(f"MATCH (d:{DATASET_LABEL}) RETURN d.dataset AS name", {})]

    def graph(self) -> Graph:
        """Return the graph that is kept."""
        return Graph.of(self.view())

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query; see the contract of stores."""
        return EmbeddedQuery(self._database(timeout), text, parameters, limit).rows(timeout)

    def close(self) -> None:
        """Close the database, for every store of this folder; the next query opens it again."""
        with _opening:
            if database := _open.pop(self.folder, None):
                database.close()
        if self._lease is not None:
            self._lease.release()

    def _stream(self, text: str, parameters: Mapping[str, Any]) -> Iterator[Record]:
        """Yield the rows of a query of our own."""
        for row in self._database(UNLIMITED_S).query("opencypher", text, dict(parameters)):
            yield {str(name): to_plain(row.get_raw(name)) for name in row.property_names}

    def _database(self, timeout: float) -> Any:
        """Return the open database, whose queries may take so many seconds."""
        with _opening:
            if self.folder not in _open:
                arcadedb = engine()
                with silenced():
                    factory = java_class("com.arcadedb.database.DatabaseFactory")(str(self.folder))
                    mode = java_class("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
                    _open[self.folder] = arcadedb.Database(factory.open(mode))
                    list(_open[self.folder].query("opencypher", "RETURN 1 AS ready"))
            database = _open[self.folder]
        setting = java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
        database.get_java_database().getConfiguration().setValue(setting, int(timeout * 1000))
        return database
