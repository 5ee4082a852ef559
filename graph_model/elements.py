"""Nodes and relationships: values that nobody changes, so that several graphs may hold the same ones.

Whoever changes a graph puts another node or relationship in the place of the one that was there. Python does not keep
anyone from editing the lists among the attributes; types (`Mapping`) say that it is not done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from graph_model.names import Alias


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
        """Return the statement as the plain data that stands among the attributes of its node."""
        return {"property": self.property, "value": self.value, "sources": list(self.sources), "note": self.note}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, and its attributes as plain data (type, name, aliases, sources, properties)."""

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

    @property
    def names(self) -> list[str]:
        """The names by which it is found: its name, its aliases, and the names that other sources give it."""
        stated = [_as_list(s.value) for s in self.statements if s.property in ("name", "aliases")]
        others = [Alias.parse(name) for names in stated for name in names]
        return [self.name, *(alias.text for alias in (*self.aliases, *others))]

    def __str__(self) -> str:
        return f"{self.name} ({self.type})"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship: the ids of its ends, its key among parallel ones, and its attributes as plain data."""

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


# What may be said of anything, beside the properties that state something of it.
REMARKS = frozenset({"note", "confidence"})

_NODE_FRAME = frozenset({"type", "name", "aliases", "sources", "statements"})
_RELATIONSHIP_FRAME = frozenset({"type", "sources"})


def relationship_key(relationship_type: str, properties: Mapping[str, Any]) -> str:
    """Return a key that says what is stated, so that the same statement always has the same key.

    A note and a confidence other than `stated` make another statement of it; they stand in the key as a short hash.

    >>> relationship_key("MEMBER_OF", {"tier": "full", "since": "1987"})
    'MEMBER_OF tier=full, since=1987'
    """
    parts = [f"{name}={_in_key(value)}" for name, value in properties.items() if name not in REMARKS]
    remarks = {name: properties[name] for name in sorted(REMARKS) if properties.get(name) not in (None, "stated")}
    mark = f" #{sha256(repr(remarks).encode('utf-8', 'replace')).hexdigest()[:8]}" if remarks else ""
    return f"{relationship_type} {', '.join(parts)}{mark}" if parts else f"{relationship_type}{mark}"


def _as_list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _in_key(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
