"""What a draft says of a table, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.drafting.profiles import Column

if TYPE_CHECKING:
    from loaders.drafting.matrices import Matrix

Value = dict[str, object]


@dataclass(slots=True)
class Node:
    """A node that each row names: where its name stands, and what else is known of it."""

    key: str
    type: str
    column: Column
    side: str = ""
    id: str = ""
    split: str = ""
    apart_by: str = ""
    template: str = ""
    match: str = ""
    properties: dict[str, Value] = field(default_factory=dict)
    unsure: str = ""


@dataclass(slots=True)
class Tie:
    """A relationship that each row states."""

    type: str
    start: str
    end: str
    properties: dict[str, Value] = field(default_factory=dict)
    spells: str = ""
    unsure: str = ""


@dataclass(slots=True)
class Guess:
    """What a draft says of a table."""

    nodes: list[Node] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    matrix: Matrix | None = None

    def node_of(self, *types: str, side: str = "") -> Node | None:
        """Return the first node of one of the types, on this side of a pair."""
        fits = (node for kind in types for node in self.nodes if node.type == kind and node.side in ("", side))
        return next(fits, None)

    def add(self, node: Node, *, first: bool = False) -> None:
        """Add a node, and mark its column as used."""
        self.nodes.insert(0 if first else len(self.nodes), node)
        self.used.add(node.column.name)

    def key_for(self, words: list[str]) -> str:
        """Return what the mapping calls a node: the words of its column, and a number where they are taken."""
        taken = {node.key for node in self.nodes}
        name = "_".join(words)
        return next(key for key in (name, *(f"{name}_{number}" for number in range(2, 1000))) if key not in taken)
