"""The graph in memory, for everything but Cypher."""

from __future__ import annotations

from graph_model.graph import Graph
from graph_model.graph_view import GraphView


class MemoryStore:
    """A graph kept in this process; it knows no Cypher, which needs an engine."""

    def __init__(self) -> None:
        self._graph = Graph()

    def put(self, view: GraphView, *, replace: bool = False) -> None:
        """Keep a data set; what is there already is joined, or with `replace` removed first."""
        kept = Graph() if replace else self._graph
        kept.update(view)
        self._graph = kept

    def view(self) -> GraphView:
        """Return what is kept, to be read."""
        return self._graph

    def graph(self) -> Graph:
        """Return what is kept as a graph of its own."""
        return self._graph.part({node.id for node in self._graph.nodes()}, self._graph.relationships())

    def close(self) -> None:
        """Do nothing."""
