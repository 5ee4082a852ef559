"""The index of names as it is kept in a file: every folded name once, and the nodes and names that are folded so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_model.folding import joined, spellings
from graph_model.names import Entry, NameIndex


@dataclass(frozen=True, slots=True)
class StoredNames:
    """For each of `keys` the names in it: those from `first[key]` to `first[key + 1]`, of the nodes in these rows."""

    keys: Sequence[str]
    first: Sequence[int]
    nodes: Sequence[int]
    names: Sequence[str]
    places: Mapping[str, int] | None = None  # that of each key, where it is known already


def store_names(index: NameIndex, rows: Mapping[str, int]) -> StoredNames:
    """Return what an index holds; `rows` says in which row each node stands."""
    keys, first, nodes, names = [], [0], [], []
    for key, entries in index.items():
        keys.append(key)
        nodes += [rows[entry.node_id] for entry in entries]
        names += [entry.name for entry in entries]
        first.append(len(names))
    return StoredNames(keys, first, nodes, names)


class StoredEntries(Mapping[str, list[Entry]]):
    """The entries of an index, by folded name, each made when it is asked for; `ids` are those of all nodes."""

    def __init__(self, stored: StoredNames, ids: Sequence[str]) -> None:
        self._stored, self._ids = stored, ids

    @cached_property
    def _places(self) -> Mapping[str, int]:
        if self._stored.places is not None:
            return self._stored.places
        return dict(zip(self._stored.keys, range(len(self._stored.keys)), strict=True))

    def __getitem__(self, key: str) -> list[Entry]:
        stored, place = self._stored, self._places[key]
        there = range(stored.first[place], stored.first[place + 1])
        return [
            Entry(self._ids[stored.nodes[each]], stored.names[each], _words(stored.names[each], key)) for each in there
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored.keys)

    def __len__(self) -> int:
        return len(self._stored.keys)


def _words(name: str, key: str) -> str:
    return next(words for words in spellings(name) if joined(words) == key)
