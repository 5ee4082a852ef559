"""What a draft says of a table, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.drafting.profiles import Column

Value = dict[str, object]

NOTHING = frozenset(["0", "0.0"])  # what a cell of a matrix holds where it states nothing


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
    is_based: bool = False  # a body that has its seat in the city of the row, and no network of which this is a member
    is_the_body: bool = False  # which no column names: that of which all rows are members, or parties
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


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns of a matrix, what stands before them, and what its cells and its columns are."""

    columns: list[Column]
    others: list[Column]
    of_years: bool
    of_marks: bool
    is_square: bool

    @property
    def skipped(self) -> list[str]:
        """What states nothing, where that is more than an empty cell and 0."""
        return ["", *sorted(NOTHING)] if any("0.0" in column.values for column in self.columns) else []


@dataclass(slots=True)
class Guess:
    """What a draft says of a table."""

    nodes: list[Node] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    matrix: Matrix | None = None
    source: str = ""  # the column of addresses where each row was read
    remarks: dict[str, str] = field(default_factory=dict)  # of columns that are not used, why, or for what they may be

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


def doubt(about: Node | Tie, *texts: str) -> None:
    """Say what is unsure of a node or a relationship, after what is said already."""
    about.unsure = "; ".join(filter(None, [about.unsure, *texts]))
