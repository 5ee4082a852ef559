"""Nodes and relationships in memory: reading them, by type, by node, by id, by any name, and as a NetworkX graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph_model.elements import Node, Relationship
from graph_model.errors import UnknownName
from graph_model.folding import id_with_type
from graph_model.kept_objects import Kept, KeptObjects
from graph_model.names import NameIndex
from graph_model.timing import Timing
from graph_model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from typing import Self

    import networkx as nx

    from graph_model.kept_columns import KeptColumns


class MemoryView:
    """A data set in memory, to be read; `graph_model.graph.Graph` puts it there."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.about: dict[str, Any] = {}
        self._kept: Kept = KeptObjects()
        self._names: NameIndex | None = None
        self._nx: nx.MultiDiGraph[str] | None = None
        self._revision = 0
        self.vocabulary = vocabulary

    # -- where every change ends: the one place that keeps true what is derived from the data --------------------------

    @property
    def vocabulary(self) -> Vocabulary:
        """Which types there may be."""
        return self._vocabulary

    @vocabulary.setter
    def vocabulary(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._timing = Timing(vocabulary, lambda node_id: self._kept.node(node_id).attributes)
        self._revision += 1

    def keep(self, nodes: Iterable[Node], relationships: Iterable[Relationship]) -> None:
        """Keep nodes and relationships as they are, in the place of those that have their ids.

        Nothing is checked: they fit the vocabulary already, as those of another graph do that has the same.
        """
        for node in nodes:
            self._keep_node(node)
        for each in relationships:
            self._keep_relationship(each)

    def _keep_node(self, node: Node) -> None:
        old = self._kept.node(node.id).names if self._names is not None and node.id in self._kept else None
        self._kept = self._kept.keep_node(node)
        if self._names is not None and old != node.names:
            if old is None or set(old) <= set(node.names):
                self._names.add(node.id, node.names)
            else:
                self._names = None
        self._nx = None
        self._revision += 1

    def _keep_relationship(self, relationship: Relationship) -> None:
        self._kept = self._kept.keep_relationship(relationship)
        self._nx = None
        self._revision += 1

    def keep_all(self, kept: Kept) -> None:
        """Keep what is checked already, read whole or as it is asked for, in the place of all that is there."""
        self._kept = kept
        self._names = self._nx = None
        self._revision += 1

    @property
    def kept(self) -> Kept:
        """What the graph keeps, which a graph of the same may keep too as long as neither is changed."""
        return self._kept

    @property
    def is_at_hand(self) -> bool:
        """Whether all of it is in memory, and nothing is asked of a database."""
        return self._kept.is_at_hand

    def bring_to_hand(self) -> None:
        """Read all that is not in memory yet, from which everything is answered from then on."""
        if not self.is_at_hand:
            self._kept, self._names = self._kept.whole(), None

    @property
    def kept_columns(self) -> KeptColumns | None:
        """The columns that the graph keeps; None if it keeps nodes and relationships, having been changed."""
        from graph_model.kept_columns import KeptColumns

        return self._kept if isinstance(self._kept, KeptColumns) else None

    # -- reading ------------------------------------------------------------------------------------------------

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def stated_count(self) -> int:
        """How many nodes there are, without counting them: on a server, as many as were pushed."""
        return self._kept.stated_count

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return self._kept.relationship_count

    @property
    def timing(self) -> Timing:
        """When its nodes and relationships were."""
        return self._timing

    @property
    def revision(self) -> int:
        """A number that grows with each change of nodes and relationships: what was made of them then is still true."""
        return self._revision

    def node(self, node_id: str) -> Node:
        """Return the node with this id.

        Raises:
            UnknownName: there is none.
        """
        try:
            return self._kept.node(node_id)
        except KeyError:
            raise UnknownName(node_id, self.names.nearest(node_id)) from None

    def type_of(self, node_id: str) -> str:
        """Return the type of the node with this id, without making the node.

        Raises:
            KeyError: there is none.
        """
        return self._kept.type_of(node_id)

    def types_of(self, *types: str) -> dict[str, str]:
        """Return the type of each node of these types, or of all, by its id; no node is made for it."""
        return self._kept.types_of(types)

    def nodes(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types, or all."""
        return self._kept.nodes(types)

    def relationships(self, *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, or all, those that start at one node together."""
        return self._kept.relationships(types)

    def relationships_with(self, properties: Collection[str], *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types; here, all is known of them."""
        del properties
        return self._kept.relationships(types)

    def relationships_of(self, node_id: str, *types: str) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node, of these types, or all."""
        return self._kept.relationships_of(node_id, types)

    def neighbours_of(self, node_id: str, *types: str) -> Iterator[str]:
        """Yield for each relationship at a node, of these types or all, the id at its other end, without making it."""
        return self._kept.neighbours_of(node_id, types)

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""
        return self._kept.nodes_among(node_ids)

    def relationships_among(self, node_ids: Collection[str]) -> Iterator[Relationship]:
        """Yield the relationships of which both ends have one of these ids, those that start at one node together."""
        return self._kept.relationships_among(node_ids)

    def tie_counts(self, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many relationships start or end at each of these nodes."""
        return self._kept.tie_counts(node_ids)

    def node_names(self, node_ids: Iterable[str]) -> dict[str, str]:
        """Return the name of each of these nodes; KeyError if there is none."""
        return self._kept.node_names(node_ids)

    def has_neighbours(self, node_id: str, least: float) -> bool:
        """Tell whether a node is tied to so many others, each counted once."""
        return self._kept.has_neighbours(node_id, least)

    def part(self, node_ids: Collection[str], relationships: Iterable[Relationship]) -> Self:
        """Return a graph of some nodes of this one and some relationships among them; it changes by itself.

        Nodes come in the order in which they stand here.
        """
        part = type(self)(self.vocabulary)
        part.about = dict(self.about)
        part.keep(self._kept.nodes_among(node_ids), relationships)
        return part

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """The graph as an ordinary `networkx.MultiDiGraph` that any NetworkX function takes.

        Node keys are ids, edge keys say what the relationship states, attributes are plain data (text, numbers,
        booleans, lists of them); dates are EDTF texts. It is a copy, made when first asked for and again after a change
        of the graph: what is done to it (`nx.set_node_attributes`, `remove_node`) does not change the graph.
        """
        if self._nx is None:
            from graph_model.networkx_form import as_networkx

            self._nx = as_networkx(self)
        return self._nx

    # -- names --------------------------------------------------------------------------------------------------

    @property
    def names(self) -> NameIndex:
        """The index of every name of every node."""
        if self._names is None:
            self._names = self._kept.name_index()
        return self._names

    def resolve(self, text: str) -> Node:
        """Return the one node that an id or any name stands for.

        A name is compared to the letter first, then without case, then folded; then its words in any order.

        Raises:
            AmbiguousName: several nodes bear the name.
            UnknownName: no node bears it; the nearest names are suggested.
        """
        if text in self._kept:
            return self._kept.node(text)
        found = self.names.exact(text) or self.names.in_any_order(text) or self._with_type(text)
        if len(found) == 1:
            return self.node(found[0])
        if found:
            from graph_model.candidates import ambiguous_name

            raise ambiguous_name(self, text, self.tie_counts(found))
        raise UnknownName(text, self.names.nearest(text))

    def _with_type(self, text: str) -> list[str]:
        """Return the ids that are this text with a type before it, as where several tables had one id."""
        return [each for each in (id_with_type(name, text) for name in self.vocabulary.nodes) if each in self._kept]
