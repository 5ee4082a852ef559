"""Which relationships of two data sets do not stand in the other just so.

They are compared column by column, so that of a million relationships only those are made that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import Any

from graph_model import GraphView, Relationship
from graph_model.columns import Column, RelationshipColumns

_Key = tuple[int, ...]  # the ends, the sources and each property of a relationship, each by its number


@dataclass(frozen=True, slots=True)
class _Ties:
    """The relationships of one type of one data set: their keys, which may be asked for again, and how one is made."""

    keys: Callable[[], Iterator[_Key]]
    relationship: Callable[[int], Relationship]


class _Numbers:
    """Numbers what data sets say, so that what is equal and of one kind has one number in all."""

    def __init__(self) -> None:
        self._known: defaultdict[object, int] = defaultdict(count().__next__)

    def of(self, value: Any) -> int:
        """Return the number of a value."""
        return self._known[type(value), tuple(value) if isinstance(value, list) else value]


class _DataSet:
    """Gives the relationships of a data set, type by type."""

    def __init__(self, view: GraphView, numbers: _Numbers) -> None:
        self._view, self._numbers, self._kept = view, numbers, view.kept_columns
        self._ids = [numbers.of(each) for each in self._kept.ids] if self._kept is not None else []

    def ties(self, kind: str, names: Sequence[str]) -> _Ties:
        """Return the relationships of one type; `names` are the properties that such may have."""
        if self._kept is None:
            made = list(self._view.relationships(kind))
            return _Ties(lambda: (self._key(each, names) for each in made), made.__getitem__)
        columns = next((each for each in self._kept.relationship_columns if each.type == kind), None)
        if columns is None:
            return _Ties(lambda: iter(()), _no_row)
        ids = self._kept.ids
        return _Ties(lambda: self._keys(columns, names), lambda row: columns.relationship(row, ids))

    def _key(self, each: Relationship, names: Sequence[str]) -> _Key:
        said = (each.start, each.end, *(each.attributes.get(name) for name in ("sources", *names)))
        return tuple(map(self._numbers.of, said))

    def _keys(self, columns: RelationshipColumns, names: Sequence[str]) -> Iterator[_Key]:
        ends = (map(self._ids.__getitem__, each) for each in (columns.starts, columns.ends))
        held = (self._numbered(each) for each in (columns.sources, *map(columns.properties.get, names)))
        return zip(*ends, *held, strict=False)  # what no row has goes on without end

    def _numbered(self, column: Column | None) -> Iterator[int]:
        if column is None:
            return repeat(self._numbers.of(None))
        return map([self._numbers.of(each) for each in column.values].__getitem__, column.numbers)


def differing_ties(first: GraphView, second: GraphView) -> tuple[list[Relationship], list[Relationship]]:
    """Return the relationships of each data set that the other does not have with all that is said of them."""
    numbers = _Numbers()
    both = [_DataSet(each, numbers) for each in (first, second)]
    gone: list[Relationship] = []
    come: list[Relationship] = []
    for kind in dict.fromkeys(chain(first.vocabulary.relationships, second.vocabulary.relationships)):
        kinds = [each.vocabulary.relationships.get(kind) for each in (first, second)]
        names = list(dict.fromkeys(name for each in kinds if each is not None for name in each.properties))
        one, other = (each.ties(kind, names) for each in both)
        rest = set(one.keys())
        come += [other.relationship(row) for row, key in enumerate(other.keys()) if key not in rest]
        rest.difference_update(other.keys())
        if rest:
            gone += [one.relationship(row) for row, key in enumerate(one.keys()) if key in rest]
    return gone, come


def _no_row(row: int) -> Relationship:
    raise IndexError(row)
