"""Hubs: nodes that join much of a graph, of which each is counted once while the graph is unchanged."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from graph_model import Graph

FEWEST_NEIGHBOURS = 10

_kept: WeakKeyDictionary[Graph, tuple[int, dict[float, Hubs]]] = WeakKeyDictionary()


class Hubs:
    """The hubs of a graph: nodes of a type that only groups, or joined to at least a share (0 to 1) of all nodes."""

    def __init__(self, graph: Graph, share: float) -> None:
        self._grouping = {each.name for each in graph.vocabulary.nodes.values() if each.context}
        self._enough = max(share * graph.stated_count, FEWEST_NEIGHBOURS)
        self._known: dict[str, bool] = {}

    @classmethod
    def of(cls, graph: Graph, share: float) -> Hubs:
        """Return the hubs of a graph, the same as before where nothing has changed."""
        revision, by_share = _kept.get(graph, (graph.revision, {}))
        if revision != graph.revision:
            by_share = {}
        _kept[graph] = graph.revision, by_share
        return by_share.setdefault(share, cls(graph, share))

    def has(self, graph: Graph, node_id: str) -> bool:
        """Tell whether a node of the graph is a hub."""
        if node_id not in self._known:
            self._known[node_id] = graph.type_of(node_id) in self._grouping or graph.has_neighbours(
                node_id, self._enough
            )
        return self._known[node_id]
