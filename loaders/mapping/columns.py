"""Which column of a file is meant: by its name as it is, or but for case, blanks and signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph_model.faults import Fault
from graph_model.suggestions import did_you_mean
from loaders.mapping.model import NodeEntry, Place, RelationshipEntry, TableEntry, Value

_APART = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Places:
    """The columns of one file by the names that a mapping gives them; None where the file has none of that name."""

    found: dict[str, int | None] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    absent: list[tuple[str, Place]] = field(default_factory=list)


def find_columns(table: TableEntry, header: list[str], named: Iterable[tuple[str, Place]]) -> Places:
    """Return where the columns stand that a table names, and which stand there that it does not name."""
    places = Places()
    exact = {name: place for place, name in reversed(list(enumerate(header)))}
    loose = {_loose(name): place for place, name in reversed(list(enumerate(header)))}
    for column, where in named:
        if column in places.found:
            continue
        options = table.columns.get(column, (column,))
        there = [exact.get(each, loose.get(_loose(each))) for each in options]
        places.found[column] = next((each for each in there if each is not None), None)
        if places.found[column] is None:
            places.absent.append((column, where))
    used = {place for place in places.found.values() if place is not None}
    places.unmapped = [name for place, name in enumerate(header) if place not in used]
    return places


def named_columns(table: TableEntry) -> list[tuple[str, Place]]:
    """Return all columns that a table names, each with the place in the mapping that names it."""
    values: list[Value | None] = []
    for node in table.nodes.values():
        values += _values_of(node)
    for each in table.relationships:
        values += each.values
    if table.source:
        values += _values_of(table.source.entry)
    values += table.derived.values()
    named = [(column, value.place) for value in values if value is not None for column in value.columns]
    named += [(column, table.place) for column in (*table.where, *table.excepted)]
    entries: list[NodeEntry | RelationshipEntry] = [*table.nodes.values(), *table.relationships]
    named += [(column, each.place) for each in entries for column in (*each.where, *each.excepted)]
    return [(column, place) for column, place in named if column not in table.derived]


def _values_of(node: NodeEntry) -> Iterator[Value | None]:
    yield from (node.name, node.id, node.apart_by, node.aliases, node.country, *node.properties.values())


def absent_fault(column: str, place: Place, table: TableEntry, headers: Mapping[str, list[str]]) -> Fault:
    """Return the fault of a column that no file of a table has."""
    files = list(headers)
    known = [name for header in headers.values() for name in header]
    written = table.columns.get(column, (column,))
    message = f"is no column of {files[0]}" if len(files) == 1 else f"is no column of any of {len(files)} files"
    if table.unfold and any(each in known for each in written):
        message = "is among the columns that unfold makes rows of"
        remedy = f"say it of the matrix, too: unfold: {{..., but: [{', '.join(written)}]}}"
    else:
        remedy = did_you_mean(written[0], [*dict.fromkeys(known), *table.columns])
    return Fault(message, remedy, place.key, ", ".join(written), row=place.line or None)


def _loose(name: str) -> str:
    seen = "".join(each for each in unicodedata.normalize("NFKC", name) if unicodedata.category(each) != "Cf")
    return _APART.sub(" ", seen).strip().casefold()
