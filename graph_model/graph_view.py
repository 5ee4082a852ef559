"""What can be asked of a data set, wherever it is kept: in memory, in an embedded database, on a server."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from graph_model.elements import Node, Relationship
from graph_model.timing import Timing
from graph_model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from graph_model.kept_columns import KeptColumns


class GraphView(Protocol):
    """The few primitives through which everything reads a data set.

    Nodes and relationships come one after another, so that a large data set need not be in memory at once; whoever asks
    for some types is given those and costs no others.
    """

    @property
    def vocabulary(self) -> Vocabulary:
        """Which types there may be."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What describes the whole (title, description, licences), as plain data."""

    @property
    def timing(self) -> Timing:
        """When its nodes and relationships were."""

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""

    @property
    def kept_columns(self) -> KeptColumns | None:
        """The columns in which all of it is kept, to be read without making a node; None where it is kept otherwise."""

    def __len__(self) -> int:
        """Return how many nodes there are."""

    def __contains__(self, node_id: object) -> bool:
        """Tell whether there is a node with this id."""

    def node(self, node_id: str) -> Node:
        """Return the node with this id.

        Raises:
            UnknownName: there is none.
        """

    def nodes(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types, or all."""

    def types_of(self, *types: str) -> Mapping[str, str]:
        """Return the type of each node of these types, or of all, by its id; no node is made for it."""

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""

    def relationships(self, *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, or all."""

    def relationships_with(self, properties: Collection[str], *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, of which no more need be known than some properties."""

    def relationships_of(self, node_id: str, *types: str) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node, of these types, or all."""
