"""What reads the nodes, relationships and sources of one file of a table, each made ready once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from loaders.mapping.cells import Cells
from loaders.mapping.choosing import wanted
from loaders.mapping.columns import find_columns, named_columns
from loaders.mapping.deriving import Deriver
from loaders.mapping.keeping import keeps_at, kept_columns
from loaders.mapping.model import NEVER, Mapping, RelationshipEntry, TableEntry
from loaders.mapping.node_entries import NodeReader
from loaders.mapping.remembering import MOST_REMEMBERED
from loaders.mapping.tie_entries import TieReader
from loaders.mapping.unfolding import Unfolded

# What a row states of a relationship: its ends, its cells as one text, its citation, its year.
Said = tuple[int, int, str, int, int | None]


@dataclass(slots=True)
class TieEntry:
    """A relationship of a table: what reads it, between which of its nodes it runs, and what it has stated so far.

    `kind` is the number of its type in the vocabulary. `seen` is None where hardly anything repeats.
    """

    reader: TieReader
    start: int
    stop: int
    kind: int
    is_symmetric: bool
    seen: dict[Said, int] | None = field(default_factory=dict)  # with the place of the first row that states it
    ends_missing: int = 0  # rows that name one end and not the other

    def is_new(self, said: Said, place: int) -> bool:
        """Tell whether no row above states a relationship, and remember it; what is told twice is joined later."""
        if self.seen is None:
            return True
        if self.seen.get(said, place + 1) <= place:
            return False
        self.seen[said] = place
        if len(self.seen) >= MOST_REMEMBERED:
            self.seen = None
        return True

    def new_of(self, places: Sequence[int], said: Iterable[Said]) -> Iterable[tuple[int, Said]]:
        """Return which of many relationships, in the order of their places, no row above states; remember them."""
        if self.seen is None:
            return zip(places, said, strict=True)
        told = list(said)
        new = set(told).difference(self.seen)
        if not new:
            return ()
        first: dict[Said, int] = {}
        for place, each in zip(places, told, strict=True):
            if each in new:
                first.setdefault(each, place)
        self.seen |= first
        if len(self.seen) >= MOST_REMEMBERED:
            self.seen = None
        return [(place, each) for each, place in first.items()]


class FileReaders:
    """What reads the rows of one file."""

    def __init__(self, mapping: Mapping, table: TableEntry, columns: list[str]) -> None:
        missing = table.missing
        self.unfolded = _unfolded(table, columns)
        header = self.unfolded.header if self.unfolded else columns
        places = find_columns(table, header, named_columns(table))
        found, self.unmapped = places.found, places.unmapped
        self.derive = Deriver(table.derived, found, len(header), missing) if table.derived else None
        kept = kept_columns(table, header)
        found = found | {column: header.index(column) for column in kept.values()}
        self.nodes = [
            NodeReader(entry, mapping.vocabulary, found, missing, kept if label == keeps_at(table) else None)
            for label, entry in table.nodes.items()
        ]
        self.ties = [_tie_entry(mapping, table, entry, found) for entry in table.relationships]
        self.wanted = self._wanted(table, found)
        source = table.source
        self.source = NodeReader(source.entry, mapping.vocabulary, places.found, missing) if source else None
        self.at = source.at if source else ""

    def _wanted(self, table: TableEntry, places: dict[str, int | None]) -> Callable[[Cells], bool] | None:
        """Return what tells whether a row of the file is wanted, by its columns and by those that are made of them."""
        is_wanted, derive = wanted(table.where, table.excepted, places), self.derive
        if is_wanted is None or derive is None or table.derived.keys().isdisjoint({*table.where, *table.excepted}):
            return is_wanted
        return lambda cells: is_wanted(derive(cells)[0])


def _tie_entry(
    mapping: Mapping, table: TableEntry, entry: RelationshipEntry, places: dict[str, int | None]
) -> TieEntry:
    kinds = mapping.vocabulary.relationships
    kind = kinds[entry.type]
    known_on = None if entry.known_by else _known_on(entry.known_on, mapping.known_on, kind.dated_by)
    labels = list(table.nodes)
    return TieEntry(
        TieReader(entry, kind, places, table.missing, known_on),
        labels.index(entry.start),
        labels.index(entry.end),
        list(kinds).index(entry.type),
        kind.symmetric,
    )


def _known_on(own: str | None, general: str | None, dated_by: str | None) -> str | None:
    """Return until when a relationship is known to hold: what its entry says, or the mapping, if no end dates it."""
    if own == NEVER:
        return None
    return own or (None if dated_by else general)


def header_of(table: TableEntry, columns: list[str]) -> list[str]:
    """Return the columns of the rows of a file, which of a matrix are those of its unfolded rows."""
    return unfolded.header if (unfolded := _unfolded(table, columns)) else columns


def _unfolded(table: TableEntry, columns: list[str]) -> Unfolded | None:
    """Return the matrix of a table; what the table names of its columns stands beside the matrix."""
    if table.unfold is None:
        return None
    new = (table.unfold.name, table.unfold.value)
    named = [(column, place) for column, place in named_columns(table) if column not in new]
    return Unfolded(table.unfold, columns, find_columns(table, columns, named).found.values())
