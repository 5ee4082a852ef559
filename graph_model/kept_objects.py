"""What a graph keeps that is changed: its nodes and relationships as values, by id and by node."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from graph_model.elements import Node, Relationship
from graph_model.names import NameIndex

Key = tuple[str, str, str]  # the start, the end, and the key of a relationship among parallel ones


class Kept(Protocol):
    """What a graph keeps, to be read; types that are not given mean all."""

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""

    @property
    def stated_count(self) -> int:
        """How many nodes there are, without counting them: on a server, as many as were pushed."""

    @property
    def is_at_hand(self) -> bool:
        """Whether all of it is in memory, and nothing is asked of a database."""

    def whole(self) -> Kept:
        """Return what keeps all of it in memory."""

    def __len__(self) -> int:
        """Return how many nodes there are."""

    def __contains__(self, node_id: object) -> bool:
        """Tell whether there is a node with this id."""

    def node(self, node_id: str) -> Node:
        """Return a node; KeyError if there is none."""

    def type_of(self, node_id: str) -> str:
        """Return the type of a node; KeyError if there is none."""

    def types_of(self, types: Sequence[str] = ()) -> dict[str, str]:
        """Return the type of each node, by its id."""

    def nodes(self, types: Sequence[str] = ()) -> Iterator[Node]:
        """Yield nodes, in the order in which they came."""

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""

    def name_index(self) -> NameIndex:
        """Return an index of every name of every node."""

    def relationships(self, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield relationships, those that start at one node together."""

    def relationships_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node."""

    def neighbours_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[str]:
        """Yield for each relationship that starts or ends at a node the id of the node at its other end."""

    def relationships_among(self, node_ids: Collection[str]) -> Iterator[Relationship]:
        """Yield the relationships of which both ends have one of these ids, those that start at one node together."""

    def tie_counts(self, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many relationships start or end at each of these nodes."""

    def node_names(self, node_ids: Iterable[str]) -> dict[str, str]:
        """Return the name of each of these nodes; KeyError if there is none."""

    def has_neighbours(self, node_id: str, least: float) -> bool:
        """Tell whether a node is tied to so many others, each counted once."""

    def relationship(self, start: str, end: str, key: str) -> Relationship | None:
        """Return the relationship with these ends and this key, if there is one."""

    def keep_node(self, node: Node) -> Kept:
        """Keep a node in the place of the one that has its id, if any; return what keeps all from then on."""

    def keep_relationship(self, relationship: Relationship) -> Kept:
        """Keep a relationship, as `keep_node` does a node."""


class InMemory:
    """What is the same of all that is kept in memory, made of what each has of its own."""

    is_at_hand = True

    @property
    def stated_count(self: Kept) -> int:
        """How many nodes there are."""
        return len(self)

    def whole(self: Kept) -> Kept:
        """Return what keeps all of it in memory: this."""
        return self

    def nodes_among(self: Kept, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""
        return (node for node in self.nodes() if node.id in node_ids)

    def relationships_among(self: Kept, node_ids: Collection[str]) -> Iterator[Relationship]:
        """Yield the relationships of which both ends have one of these ids, those that start at one node together."""
        for node_id in [node.id for node in self.nodes_among(node_ids)]:
            for each in self.relationships_of(node_id):
                if each.start == node_id and each.end in node_ids:
                    yield each

    def tie_counts(self: Kept, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many relationships start or end at each of these nodes."""
        return {node_id: sum(1 for _ in self.neighbours_of(node_id)) for node_id in node_ids}

    def node_names(self: Kept, node_ids: Iterable[str]) -> dict[str, str]:
        """Return the name of each of these nodes; KeyError if there is none."""
        return {node_id: self.node(node_id).name for node_id in node_ids}

    def has_neighbours(self: Kept, node_id: str, least: float) -> bool:
        """Tell whether a node is tied to so many others, each counted once."""
        return len(set(self.neighbours_of(node_id))) >= least


class KeptObjects(InMemory):
    """Nodes and relationships that are there already, whichever are asked for."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._relationships: dict[Key, Relationship] = {}
        self._outgoing: dict[str, list[Key]] = {}
        self._incoming: dict[str, list[Key]] = {}

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return len(self._relationships)

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._nodes

    def node(self, node_id: str) -> Node:
        """Return a node; KeyError if there is none."""
        return self._nodes[node_id]

    def type_of(self, node_id: str) -> str:
        """Return the type of a node; KeyError if there is none."""
        return self._nodes[node_id].type

    def types_of(self, types: Sequence[str] = ()) -> dict[str, str]:
        """Return the type of each node, by its id."""
        return {node_id: node.type for node_id, node in self._nodes.items() if not types or node.type in types}

    def nodes(self, types: Sequence[str] = ()) -> Iterator[Node]:
        """Yield nodes, in the order in which they came."""
        for node in self._nodes.values():
            if not types or node.type in types:
                yield node

    def name_index(self) -> NameIndex:
        """Return an index of every name of every node."""
        index = NameIndex()
        for node in self._nodes.values():
            index.add(node.id, node.names)
        return index

    def relationships(self, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield relationships, those that start at one node together."""
        for node_id in self._nodes:
            yield from self._those(self._outgoing.get(node_id, ()), types)

    def relationships_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node."""
        return self._those((*self._outgoing.get(node_id, ()), *self._incoming.get(node_id, ())), types)

    def neighbours_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[str]:
        """Yield for each relationship that starts or ends at a node the id of the node at its other end."""
        for side, keys in ((1, self._outgoing.get(node_id, ())), (0, self._incoming.get(node_id, ()))):
            for key in keys:
                if not types or self._relationships[key].type in types:
                    yield key[side]

    def relationship(self, start: str, end: str, key: str) -> Relationship | None:
        """Return the relationship with these ends and this key, if there is one."""
        return self._relationships.get((start, end, key))

    def keep_node(self, node: Node) -> KeptObjects:
        """Keep a node in the place of the one that has its id, if any; return what keeps all from then on."""
        self._nodes[node.id] = node
        return self

    def keep_relationship(self, relationship: Relationship) -> KeptObjects:
        """Keep a relationship, as `keep_node` does a node."""
        key = relationship.start, relationship.end, relationship.key
        if key not in self._relationships:
            self._outgoing.setdefault(relationship.start, []).append(key)
            self._incoming.setdefault(relationship.end, []).append(key)
        self._relationships[key] = relationship
        return self

    def _those(self, keys: Iterable[Key], types: Sequence[str]) -> Iterator[Relationship]:
        for key in keys:
            each = self._relationships[key]
            if not types or each.type in types:
                yield each
