"""A mapping as values: what it says of tables, nodes, relationships and cells."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_model.vocabulary import Vocabulary

NEVER = "never"  # a relationship of this `as_known_on` is not known to hold on any day


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a mapping: its key, as in `tables.1.nodes.city.id`, and its line."""

    key: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value stands in a row, and what is done to it.

    `columns` are joined by `joined_by`, filled into `text`, or read until one is filled. Where `constant` is a text,
    no column is read; where `file` is `name`, `folder` or `sheet`, it is what the file of the row is called.
    """

    place: Place
    columns: tuple[str, ...] = ()
    constant: str | None = None
    file: str = ""
    text: str = ""
    joined_by: str | None = None
    missing: frozenset[str] | None = None
    steps: tuple[tuple[str, Any], ...] = ()  # of an expression, in the order written
    split: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    values: Names[str, str] | None = None
    otherwise: str = "fault"
    date: tuple[str, ...] = ()
    period: str = ""
    number: str = ""
    point: str = ""
    order: str = ""
    coordinate: str = ""
    if_wrong: str = "fault"


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """A node that each row of a table names, or several where its name is a list in a cell.

    With `gazetteer`, what the tables lack is filled from GeoNames; `country` is where the name of its country stands;
    `by_population` lets the number of inhabitants settle which of several cities is meant.
    """

    label: str
    place: Place
    types: tuple[str, ...]
    name: Value | None = None
    id: Value | None = None
    apart_by: Value | None = None
    aliases: Value | None = None
    properties: Names[str, Value] = field(default_factory=dict)
    known: bool = False
    gazetteer: bool = False
    by_population: bool = False
    country: Value | None = None
    where: Names[str, tuple[str, ...]] = field(default_factory=dict)
    excepted: Names[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spells:
    """How rows of one year each become spells."""

    year: Value
    gap: int = 1
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipEntry:
    """A relationship that each row states between two of its nodes.

    An open end is known to hold until the day `known_on`, or until that which each row says by `known_by`.
    """

    place: Place
    type: str
    start: str
    end: str
    properties: Names[str, Value] = field(default_factory=dict)
    where: Names[str, tuple[str, ...]] = field(default_factory=dict)
    excepted: Names[str, tuple[str, ...]] = field(default_factory=dict)
    spells: Spells | None = None
    known_on: str | None = None
    known_by: Value | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        """All that it reads of a row."""
        further = (self.spells.year if self.spells else None, self.known_by)
        return (*self.properties.values(), *(value for value in further if value is not None))


@dataclass(frozen=True, slots=True)
class Unfolding:
    """How the cells of a matrix become rows of their own."""

    place: Place
    columns: tuple[str, ...]
    name: str
    value: str
    skip: frozenset[str] = frozenset({"", "0"})
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What is cited: a source of its own for all rows, or one by column; `at` is the place in it."""

    entry: NodeEntry
    at: str = ""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table, of one file or of many, and what its rows mean."""

    place: Place
    files: tuple[str, ...]
    nodes: Names[str, NodeEntry]
    relationships: tuple[RelationshipEntry, ...]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header: int | None = None
    records: str | None = None
    columns: Names[str, tuple[str, ...]] = field(default_factory=dict)
    derived: Names[str, Value] = field(default_factory=dict)  # columns that are made of others
    missing: frozenset[str] = frozenset()
    where: Names[str, tuple[str, ...]] = field(default_factory=dict)
    excepted: Names[str, tuple[str, ...]] = field(default_factory=dict)
    unfold: Unfolding | None = None
    source: SourceEntry | None = None
    unmapped: str = "drop"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which columns of which tables make which nodes and relationships; files lie beside it, in `folder`."""

    file: str
    folder: Path
    vocabulary: Vocabulary
    tables: tuple[TableEntry, ...]
    about: Names[str, object]
    known_on: str | None = None
