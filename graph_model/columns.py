"""Nodes and relationships of one type as columns: each different value once, and which of them each row has.

A row is a node or a relationship that has not been made yet. Whoever reads a large data set asks for few of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.elements import Node, Relationship, relationship_key


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `numbers` says for each row which of the `values` it has; None is the value of one that has none."""

    numbers: Sequence[int]
    values: Sequence[Any]

    def __getitem__(self, row: int) -> Any:
        value = self.values[self.numbers[row]]
        return list(value) if isinstance(value, list) else value  # a list of its own, as that of a node always was


@dataclass(frozen=True, slots=True)
class NodeColumns:
    """The nodes of one type; aliases and sources are lists of text as they are written, properties clean values."""

    type: str
    ids: Sequence[str]
    names: Sequence[str]
    aliases: Column
    sources: Column
    properties: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.ids)

    def node(self, row: int) -> Node:
        """Return the node of a row."""
        frame = {
            "type": self.type,
            "name": self.names[row],
            "aliases": self.aliases[row],
            "sources": self.sources[row],
        }
        return Node(self.ids[row], frame | _properties(self.properties, row))


@dataclass(frozen=True, slots=True)
class RelationshipColumns:
    """The relationships of one type; `starts` and `ends` are rows of nodes, counted over all types."""

    type: str
    starts: Sequence[int]
    ends: Sequence[int]
    sources: Column
    properties: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.starts)

    def relationship(self, row: int, ids: Sequence[str]) -> Relationship:
        """Return the relationship of a row; `ids` are those of all nodes."""
        properties = _properties(self.properties, row)
        attributes = {"type": self.type, "sources": self.sources[row], **properties}
        key = relationship_key(self.type, properties)
        return Relationship(ids[self.starts[row]], ids[self.ends[row]], key, attributes)


def _properties(columns: Mapping[str, Column], row: int) -> dict[str, Any]:
    values = ((name, column[row]) for name, column in columns.items())
    return {name: value for name, value in values if value is not None}
