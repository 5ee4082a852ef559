"""The data sets of a Neo4j server: what is there, and dropping one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interurban.facade.asked import Asked
from queries.answers import Answer

if TYPE_CHECKING:
    from interurban.data import Data


class ServerDataSets(Asked):
    """What a server keeps, and for how long."""

    def datasets(self, server: str | None = None) -> Answer:
        """Return the data sets that a Neo4j server holds: whole or cut off, how much, when and by which version pushed.

        Args:
            server: Its address, as in `interurban.load`; by default where this data is, or else that of NEO4J_URI.

        Raises:
            graph_model.InterurbanError: the server does not answer, or does not let us in.
        """
        from interurban.server_data_sets import describe_held

        there = self._server(server)
        try:
            return describe_held(there.server.held(), there.shown)
        finally:
            there.close()

    def drop(
        self,
        name: str,
        server: str | None = None,
        *,
        keep_tied: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[str]:
        """Remove from a Neo4j server what was pushed of a data set, and nothing else.

        It is refused where others have tied something to its nodes, with what that is; with `keep_tied` those nodes
        stay. `progress` is called with how many nodes and relationships are removed, of how many.

        Returns:
            What a reader must know: how much was removed, and how much stays.

        Raises:
            graph_model.NoData: there is no such data set; those that are there are named.
            graph_model.InterurbanError: it is refused, the server does not answer, or does not let us in.
        """
        there = self._server(server)
        try:
            return there.server.dropping(name).drop(keep_tied=keep_tied, progress=progress)
        finally:
            there.close()

    def _server(self, server: str | None) -> Data:
        """Return the server that is named, or that this data is on, or that of the environment."""
        from interurban.data import Data

        source = self._source
        here = source.where if source is not None and source.on_server else "neo4j"
        return Data(server or here)
