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
        kept = Graph(graph.vocabulary) if replace else self._graph
        kept.vocabulary, kept.about = graph.vocabulary, dict(graph.about)
        kept.nx.add_nodes_from((node.id, dict(node.attributes)) for node in graph.nodes())
        kept.nx.add_edges_from((r.start, r.end, r.key, dict(r.attributes)) for r in graph.relationships())
        self._graph = kept

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
