"""What nodes are related to, as far as it tells whether two are one."""

from __future__ import annotations

import math

from graph_model.graph import Graph


class Neighbours:
    """What each node of a graph is related to, but for what only groups (a country, a topic, a source)."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._context = {name for name, each in graph.vocabulary.nodes.items() if each.context}
        self._found: dict[str, dict[str, str]] = {}
        self._degrees: dict[str, int] = {}

    def of(self, node_id: str) -> dict[str, str]:
        """Return the ids of what a node is related to, each with the type of a relationship."""
        if node_id not in self._found:
            others = {each.other(node_id): each.type for each in self._graph.relationships_of(node_id)}
            self._found[node_id] = {
                other: kind for other, kind in others.items() if self._graph.node(other).type not in self._context
            }
        return self._found[node_id]

    def shared(self, first: str, second: str) -> list[str]:
        """Return what both are related to, the rarest first."""
        there = self.of(second)
        return sorted((each for each in self.of(first) if each in there), key=lambda each: (-self.rarity(each), each))

    def relation(self, first: str, second: str) -> str:
        """Return how a relationship between two nodes reads; empty, if there is none."""
        kind = self.of(first).get(second)
        return self._graph.vocabulary.relationships[kind].forward if kind else ""

    def rarity(self, node_id: str) -> float:
        """Return how much it tells to be related to this, from 1 (to few others) towards 0."""
        if node_id not in self._degrees:
            self._degrees[node_id] = sum(1 for _ in self._graph.relationships_of(node_id))
        return 1 / math.log2(1 + max(1, self._degrees[node_id]))

    def name(self, node_id: str) -> str:
        """Return the name of a node."""
        return self._graph.node(node_id).name
