"""The vocabulary: which nodes and relationships there may be. `vocabulary_reading` reads one from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from graph_model.errors import UnknownType
from graph_model.folding import fold
from graph_model.values import PropertyType

End = Literal["from", "to"]


@dataclass(frozen=True, slots=True)
class DateRule:
    """The properties that date a thing: `on` for an event, `since` and `until` for a state."""

    on: str | None = None
    since: str | None = None
    until: str | None = None

    def properties(self) -> list[str]:
        """Return the property names that are set."""
        return [name for name in (self.on, self.since, self.until) if name]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of node. `context` marks a type that groups, such as a country, and tells little as a step in a path."""

    name: str
    about: str = ""
    properties: Mapping[str, PropertyType] = field(default_factory=dict)
    dates: DateRule = DateRule()
    context: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A type of relationship: which node types it joins, how it reads in either direction, what dates it.

    `dated_by` names the end whose own dates count where the relationship has none.
    """

    name: str
    about: str = ""
    properties: Mapping[str, PropertyType] = field(default_factory=dict)
    dates: DateRule = DateRule()
    ends: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    forward: str = ""
    backward: str = ""
    dated_by: End | None = None
    symmetric: bool = False

    def joins(self, start: str, end: str) -> bool:
        """Tell whether it may run from one node type to another."""
        return any(start in starts and end in stops for starts, stops in self.ends)

    def describe_ends(self) -> str:
        """Return the allowed ends, for a message."""
        return "; ".join(f"{' or '.join(sorted(a))} → {' or '.join(sorted(b))}" for a, b in self.ends)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a composite tie: along a relationship type or against it (`inverse`), once or over and over."""

    type: str
    inverse: bool = False
    repeated: bool = False

    def __str__(self) -> str:
        return f"{'^' * self.inverse}{self.type}{'+' * self.repeated}"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A chain of relationships that counts as one tie: who holds a role in a body is affiliated to the body.

    Each of `paths` is one way along which it runs, from an actor to a thing; `ends` are the node types at its ends.
    """

    name: str
    about: str = ""
    paths: tuple[tuple[Step, ...], ...] = ()
    ends: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    forward: str = ""
    backward: str = ""

    def joins(self, start: str, end: str) -> bool:
        """Tell whether it may run from one node type to another."""
        return any(start in starts and end in stops for starts, stops in self.ends)

    def steps(self) -> tuple[str, ...]:
        """Return the relationship types of which it is made."""
        return tuple(dict.fromkeys(step.type for path in self.paths for step in path))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Node types, relationship types and composite ties by name, and the properties that everything has.

    `texts` are the YAML texts of the user's own extensions, in the order in which they were read.
    """

    nodes: Mapping[str, NodeType] = field(default_factory=dict)
    relationships: Mapping[str, RelationshipType] = field(default_factory=dict)
    shared: Mapping[str, PropertyType] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    affiliations: Mapping[str, Affiliation] = field(default_factory=dict)

    def find(self, text: str) -> NodeType | RelationshipType:
        """Return the type of this name, whatever its case, blanks and hyphens: MEMBER_OF is `member of`.

        Raises:
            UnknownType: there is none; the nearest is suggested.
        """
        types: dict[str, NodeType | RelationshipType] = {**self.nodes, **self.relationships}
        return _find(text, types)

    def find_node_type(self, text: str) -> NodeType:
        """Return the node type of this name, as `find` does."""
        return _find(text, self.nodes)

    def find_relationship_type(self, text: str) -> RelationshipType:
        """Return the relationship type of this name, as `find` does."""
        return _find(text, self.relationships)

    def find_tie_type(self, text: str) -> RelationshipType | Affiliation:
        """Return the relationship type or the composite tie of this name, as `find` does."""
        types: dict[str, RelationshipType | Affiliation] = {**self.relationships, **self.affiliations}
        return _find(text, types)

    def remedy_for_ends(self, relationship_type: str, start: str, end: str) -> str:
        """Return between what a relationship runs, and which others run from one node type to another."""
        others = [each.name for each in self.relationships.values() if each.joins(start, end)]
        instead = f"; from {start} to {end} there are {', '.join(others)}" if others else ""
        return f"it runs {self.relationships[relationship_type].describe_ends()}{instead}"


Found = TypeVar("Found", NodeType, RelationshipType, NodeType | RelationshipType, RelationshipType | Affiliation)


def _find(text: str, types: Mapping[str, Found]) -> Found:
    wanted = fold(text)
    for name, found in types.items():
        if fold(name) == wanted:
            return found
    raise UnknownType(text, types)
