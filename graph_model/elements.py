"""Nodes and relationships as they are handed out: light views of what the NetworkX graph holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_model.dates import Period
from graph_model.names import Alias
from graph_model.vocabulary import When


@dataclass(frozen=True, slots=True)
class Citation:
    """A source node's id, and the place in the document where it says so.

    >>> Citation.parse("si-2014#Table 1")
    Citation(source='si-2014', place='Table 1')
    """

    source: str
    place: str = ""

    @classmethod
    def parse(cls, written: str) -> Citation:
        """Read `source` or `source#place`."""
        source, _, place = written.partition("#")
        return cls(source.strip(), place.strip())

    def __str__(self) -> str:
        return f"{self.source}#{self.place}" if self.place else self.source


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says of a property of a node, where the node's own row says something else."""

    property: str
    value: Any
    sources: tuple[str, ...] = ()
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the statement as the plain data that stands in the NetworkX graph."""
        return {"property": self.property, "value": self.value, "sources": list(self.sources), "note": self.note}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, its type, and the attributes it has in the NetworkX graph."""

    id: str
    attributes: Mapping[str, Any] = field(repr=False)

    @property
    def type(self) -> str:
        """The node type, such as City."""
        return str(self.attributes["type"])

    @property
    def name(self) -> str:
        """The one name shown."""
        return str(self.attributes["name"])

    @property
    def aliases(self) -> list[Alias]:
        """The other names, each with its language where known."""
        return [Alias.parse(alias) for alias in self.attributes["aliases"]]

    @property
    def sources(self) -> list[Citation]:
        """Where this was read."""
        return [Citation.parse(source) for source in self.attributes["sources"]]

    @property
    def statements(self) -> list[Statement]:
        """What other sources say of its properties."""
        rows = self.attributes.get("statements", ())
        return [Statement(row["property"], row["value"], tuple(row["sources"]), row["note"]) for row in rows]

    @property
    def properties(self) -> dict[str, Any]:
        """The properties that the vocabulary gives its type."""
        return {key: value for key, value in self.attributes.items() if key not in _NODE_FRAME}

    def __str__(self) -> str:
        return f"{self.name} ({self.type})"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship: the ids of its ends, its key among parallel ones, and its attributes in the NetworkX graph."""

    start: str
    end: str
    key: str
    attributes: Mapping[str, Any] = field(repr=False)

    @property
    def type(self) -> str:
        """The relationship type, such as MEMBER_OF."""
        return str(self.attributes["type"])

    @property
    def id(self) -> str:
        """An id that follows from what the relationship states."""
        return f"{self.start} {self.key} {self.end}"

    @property
    def sources(self) -> list[Citation]:
        """Where this was read."""
        return [Citation.parse(source) for source in self.attributes["sources"]]

    @property
    def properties(self) -> dict[str, Any]:
        """The properties that the vocabulary gives its type."""
        return {key: value for key, value in self.attributes.items() if key not in _RELATIONSHIP_FRAME}

    def other(self, node_id: str) -> str:
        """Return the end that is not this node."""
        return self.end if node_id == self.start else self.start


_NODE_FRAME = frozenset({"type", "name", "aliases", "sources", "statements"})
_RELATIONSHIP_FRAME = frozenset({"type", "sources"})


def stated_dates(
    when: When, attributes: Mapping[str, Any], lent: Iterable[tuple[When, Mapping[str, Any]]] = ()
) -> dict[str, str]:
    """Return the `on`, `since` and `until` that properties state; what they leave out is taken from `lent`."""
    own = _stated(when, attributes)
    parts = own
    for rule, values in lent:
        more = _stated(rule, values)
        if not parts or not (parts.keys() | more.keys()) & {"on"}:
            parts = {**more, **parts}
    try:
        Period.of(**parts)
    except ValueError:  # what is lent contradicts what is stated
        return own
    return parts


def _stated(when: When, attributes: Mapping[str, Any]) -> dict[str, str]:
    named = {"on": when.on, "since": when.since, "until": when.until}
    return {part: attributes[name] for part, name in named.items() if name and attributes.get(name)}
