"""What was read whole from a server, kept in the user's cache for as long as nothing in the database has changed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import Graph
    from graph_model.kept_columns import KeptColumns
    from graph_model.stores.neo4j.store import Neo4jStore


class ServerSnapshot:
    """The snapshot of a data set on a server, named after the last transaction that wrote anything to the database.

    What others change by hand is a transaction, too, so a snapshot is never older than what the server would answer.
    Where something was left out of what is read, none is kept, so that it is said each time.
    """

    def __init__(self, server: Neo4jStore, dataset: str) -> None:
        self._server, self._dataset = server, dataset

    def take(self) -> KeptColumns | None:
        """Return what was kept, if it is what the database holds now."""
        from loaders.snapshots.cache import recall

        found = recall(self._key())
        return found[0].kept_columns if found else None

    def lay(self, read: Callable[[], Graph]) -> Graph:
        """Return what is read, and keep it if nothing has changed meanwhile."""
        from graph_model import Report
        from loaders.snapshots.cache import remember

        key = self._key()
        graph = read()
        if not self._server.left_out.in_words() and self._key() == key:
            remember(key, graph, Report())
        return graph

    def _key(self) -> str:
        address = self._server.address
        where = (address.uri, address.user, address.database or "", self._dataset, self._server.stamp())
        return hashlib.sha256("\n".join((sys.version, sys.byteorder, *where)).encode()).hexdigest()[:40]
