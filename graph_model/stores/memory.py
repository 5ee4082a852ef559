"""The graph in memory: NetworkX itself, for everything but Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_model.graph import Graph
from graph_model.stores.contract import QueryRefused, Rows


class MemoryStore:
    """A graph kept in this process."""

    def __init__(self) -> None:
        self._graph = Graph()

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Keep a graph; what is there already is joined, or with `replace` removed first."""
        if replace:
            self._graph = Graph()
        self._graph.update(graph)

    def graph(self) -> Graph:
        """Return the graph."""
        return self._graph

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Refuse: Cypher needs an engine.

        Raises:
            QueryRefused: always.
        """
        del text, parameters, limit, timeout
        raise QueryRefused("the store in memory knows no Cypher; use the embedded engine or Neo4j")

    def close(self) -> None:
        """Do nothing."""
