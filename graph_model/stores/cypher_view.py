"""A data set in a database, read by Cypher: only what is asked for, one row after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graph_model.checking import check_values
from graph_model.elements import Node, Relationship
from graph_model.errors import DatasetChanged, UnknownName
from graph_model.faults import has_error
from graph_model.stores.records import Record, about_of, node_of, relationship_of, vocabulary_of
from graph_model.timing import Timing
from graph_model.vocabulary import NodeType, RelationshipType

Read = Callable[[str, Mapping[str, Any]], Iterator[Record]]  # a query and its parameters to a stream of rows


class CypherView:
    """What a database holds of one data set, which a record describes.

    Nodes that were met are remembered, since relationships are dated by them and answers name them.

    Raises:
        DatasetChanged: as it is read, where others have changed a value into one that the vocabulary forbids.
    """

    def __init__(self, read: Read, record: Record, place: str) -> None:
        self._read = read
        self._place = place
        self._own = {"dataset": record["dataset"]}
        self.vocabulary = vocabulary_of(record)
        self.about = about_of(record)
        self.timing = Timing(self.vocabulary, lambda node_id: self.node(node_id).attributes)
        self._met: dict[str, Node] = {}

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return int(next(self._read(f"{self._relationship_pattern(())} RETURN count(r) AS n", self._own))["n"])

    def __len__(self) -> int:
        return int(next(self._read(f"{self._node_pattern(())} RETURN count(n) AS n", self._own))["n"])

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._met or bool(self._named(node_id))

    def node(self, node_id: str) -> Node:
        """Return the node with this id.

        Raises:
            UnknownName: there is none.
        """
        if node_id not in self._met and not self._named(node_id):
            raise UnknownName(node_id)
        return self._met[node_id]

    def nodes(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types, or all, by id."""
        yield from self._nodes("", types, {})

    def relationships(self, *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, or all, by id."""
        yield from self._relationships("", types, {})

    def relationships_of(self, node_id: str, *types: str) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node, of these types, or all, by id."""
        yield from self._relationships("AND a.id = $id", types, {"id": node_id})
        yield from self._relationships("AND b.id = $id", types, {"id": node_id})

    def _named(self, node_id: object) -> list[Node]:
        return list(self._nodes("AND n.id = $id", (), {"id": node_id}))

    def _nodes(self, condition: str, types: tuple[str, ...], given: Mapping[str, Any]) -> Iterator[Node]:
        text = (
            f"{self._node_pattern(types)} {condition} RETURN labels(n) AS labels, properties(n) AS record ORDER BY n.id"
        )
        for row in self._read(text, {**self._own, **given}):
            node_type = next(label for label in row["labels"] if label in self.vocabulary.nodes)
            node = node_of(self.vocabulary, node_type, row["record"])
            self._check(node, self.vocabulary.nodes[node_type])
            self._met[node.id] = node
            yield node

    def _relationships(
        self, condition: str, types: tuple[str, ...], given: Mapping[str, Any]
    ) -> Iterator[Relationship]:
        text = (
            f"{self._relationship_pattern(types)} {condition} "
            "RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS record ORDER BY r.id"
        )
        for row in self._read(text, {**self._own, **given}):
            tie = relationship_of(self.vocabulary, row["start"], row["type"], row["end"], row["record"])
            self._check(tie, self.vocabulary.relationships[tie.type])
            yield tie

    def _check(self, thing: Node | Relationship, definition: NodeType | RelationshipType) -> None:
        faults = check_values(definition, thing.properties)
        if has_error(faults):
            raise DatasetChanged(self._place, f"{thing.id}: {'; '.join(map(str, faults))}")

    def _node_pattern(self, types: tuple[str, ...]) -> str:
        return f"MATCH (n:{any_of(types or self.vocabulary.nodes)}) WHERE n.dataset = $dataset AND n.id IS NOT NULL"

    def _relationship_pattern(self, types: tuple[str, ...]) -> str:
        kinds = any_of(types or self.vocabulary.relationships)
        return f"MATCH (a)-[r:{kinds}]->(b) WHERE r.dataset = $dataset AND r.id IS NOT NULL"


def any_of(names: Iterable[str]) -> str:
    """Return a label or type expression that any of these names fits.

    >>> any_of(["City", "Country"])
    '`City`|`Country`'
    """
    return "|".join(f"`{name.replace('`', '``')}`" for name in names)
