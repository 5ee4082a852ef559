"""The relationships of several graphs as those of one: by columns, so that of millions few are made."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_model.columns import Column, RelationshipColumns
from graph_model.columns_of_graphs import as_columns
from graph_model.elements import Relationship
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.vocabulary import RelationshipType

if TYPE_CHECKING:
    import numpy as np

    Rows = np.ndarray[Any, np.dtype[np.int64]]

Pair = tuple[str, str, str]  # the start, the type and the end of a relationship


@dataclass(frozen=True, slots=True)
class Given:
    """The relationships of one graph, and what its nodes and what it cites are called in the one that is made."""

    kept: KeptColumns
    id_of: Callable[[str], str]
    renamed: Callable[[Iterable[str]], list[str]]


@dataclass(slots=True)
class UnitedTies:
    """The relationships of all, and what became of them.

    `joined` were stated before in every respect; of those `left_out` both ends are one node now. `otherwise` are, of
    two graphs, the relationships of each that the other states otherwise, by their ends and type.
    """

    columns: list[RelationshipColumns] = field(default_factory=list)
    read: int = 0
    joined: int = 0
    left_out: list[Relationship] = field(default_factory=list)
    otherwise: dict[Pair, tuple[list[Relationship], list[Relationship]]] = field(default_factory=dict)


def given_by(graph: Graph, id_of: Callable[[str], str], renamed: Callable[[Iterable[str]], list[str]]) -> Given:
    """Return the relationships of a graph, which stays as it is."""
    return Given(graph.kept_columns or as_columns(graph), id_of, renamed)


def unite_ties(parts: Sequence[Given], kinds: Iterable[RelationshipType], ids: Sequence[str]) -> UnitedTies:
    """Return the relationships of several graphs between the nodes that are made of theirs; `ids` are those."""
    import numpy as np

    rows = {node_id: row for row, node_id in enumerate(ids)}
    rank = np.empty(len(ids), dtype=np.int64)
    rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    places = [np.array([rows[part.id_of(each)] for each in part.kept.ids], dtype=np.int64) for part in parts]
    united = UnitedTies()
    for kind in sorted(kinds, key=lambda each: each.name.lower()):  # as the tables of a folder come
        of_kind = _OfKind(kind, ids, rank)
        for number, (part, place) in enumerate(zip(parts, places, strict=True)):
            for columns in part.kept.relationship_columns:
                if columns.type == kind.name and len(columns):
                    of_kind.add(number, columns, part, place)
        of_kind.finish(united)
    return united


class _Values:
    """The different values of a column of all graphs, that of what has none first."""

    def __init__(self, empty: Any) -> None:
        self.values: list[Any] = [empty]
        self._known: dict[Any, int] = {_key(empty): 0}

    def number(self, value: Any) -> int:
        """Return the number of a value."""
        found = self._known.setdefault(_key(value), len(self.values))
        if found == len(self.values):
            self.values.append(value)
        return found


def _key(value: Any) -> Any:
    return (list, tuple(value)) if isinstance(value, list) else (type(value), value)


class _OfKind:
    """The relationships of one type of all graphs, as arrays of rows and of the numbers of values."""

    def __init__(self, kind: RelationshipType, ids: Sequence[str], rank: Rows) -> None:
        self.kind, self.ids, self.rank = kind, ids, rank
        self.sources = _Values([])
        self.values = {name: _Values(None) for name in kind.properties}
        self.left_out: list[Relationship] = []
        self._blocks: list[list[Rows]] = []  # of each graph: its number, starts, ends, sources and each property

    def add(self, part: int, columns: RelationshipColumns, given: Given, place: Rows) -> None:
        """Take in those of one graph."""
        import numpy as np

        starts, ends = (place[np.asarray(each, dtype=np.int64)] for each in (columns.starts, columns.ends))
        if self.kind.symmetric:
            turned = self.rank[starts] > self.rank[ends]
            starts, ends = np.where(turned, ends, starts), np.where(turned, starts, ends)
        cited = [self.sources.number(given.renamed(each)) for each in columns.sources.values]
        block = [np.full(len(columns), part), starts, ends, _numbered(columns.sources, cited)]
        for name, values in self.values.items():
            column = columns.properties.get(name)
            told = [] if column is None else [values.number(each) for each in column.values]
            block.append(np.zeros(len(columns), dtype=np.int64) if column is None else _numbered(column, told))
        loops = starts == ends
        self.left_out += [columns.relationship(int(row), given.kept.ids) for row in np.flatnonzero(loops)]
        self._blocks.append([each[~loops] for each in block] if loops.any() else block)

    def finish(self, united: UnitedTies) -> None:
        """Join what is the same, and put it among all."""
        import numpy as np

        if not self._blocks:
            return
        part, starts, ends, cited, *told = (np.concatenate(each) for each in zip(*self._blocks, strict=True))
        united.read += len(starts) + len(self.left_out)
        united.left_out += self.left_out
        pairs = starts * len(self.ids) + ends
        stated = pairs
        for numbers, values in zip(told, self.values.values(), strict=True):
            if len(values.values) > 1:
                stated = np.unique(stated, return_inverse=True)[1] * len(values.values) + numbers
        _, first, again = np.unique(stated, return_index=True, return_inverse=True)
        united.joined += len(stated) - len(first)
        self._tell_otherwise(united, part, pairs, stated, (starts, ends, cited, told))
        self._join_sources(cited, first[again])
        order = first[np.lexsort((first, self.rank[ends[first]], self.rank[starts[first]]))]
        properties = {
            name: Column(_packed(numbers[order]), values.values)
            for (name, values), numbers in zip(self.values.items(), told, strict=True)
            if len(values.values) > 1
        }
        sources = Column(_packed(cited[order]), self.sources.values)
        packed = _packed(starts[order]), _packed(ends[order])
        united.columns.append(RelationshipColumns(self.kind.name, *packed, sources, properties))

    def _join_sources(self, cited: Rows, firsts: Rows) -> None:
        """Let what is stated first cite the sources of all that state the same."""
        import numpy as np

        for row in np.flatnonzero((firsts != np.arange(len(firsts))) & (cited != cited[firsts])):
            one, other = (self.sources.values[cited[each]] for each in (firsts[row], row))
            cited[firsts[row]] = self.sources.number(list(dict.fromkeys((*one, *other))))

    def _tell_otherwise(self, united: UnitedTies, part: Rows, pairs: Rows, stated: Rows, held: Any) -> None:
        """Note what the first graph states of a pair of nodes, and the second otherwise."""
        import numpy as np

        mine, theirs = np.flatnonzero(part == 0), np.flatnonzero(part == 1)
        only_mine = mine[~np.isin(stated[mine], stated[theirs])]
        only_theirs = theirs[~np.isin(stated[theirs], stated[mine])]
        both = np.intersect1d(pairs[only_mine], pairs[only_theirs])
        for number, rows in enumerate((only_mine, only_theirs)):
            for row in rows[np.isin(pairs[rows], both)]:
                each = self._made(int(row), *held)
                united.otherwise.setdefault((each.start, each.type, each.end), ([], []))[number].append(each)

    def _made(self, row: int, starts: Rows, ends: Rows, cited: Rows, told: Sequence[Rows]) -> Relationship:
        named = zip(self.values.items(), told, strict=True)
        properties = {name: Column(array("I", [int(numbers[row])]), values.values) for (name, values), numbers in named}
        sources = Column(array("I", [int(cited[row])]), self.sources.values)
        ends_of_one = array("I", [int(starts[row])]), array("I", [int(ends[row])])
        return RelationshipColumns(self.kind.name, *ends_of_one, sources, properties).relationship(0, self.ids)


def _numbered(column: Column, numbers: Sequence[int]) -> Rows:
    import numpy as np

    return np.array(numbers, dtype=np.int64)[np.asarray(column.numbers, dtype=np.int64)]


def _packed(rows: Rows) -> array[int]:
    return array("I", rows.astype("uint32").tobytes())


def as_stated(found: Mapping[Pair, tuple[list[Relationship], list[Relationship]]]) -> Iterable[tuple[Pair, Any, Any]]:
    """Yield each pair with the first relationship of it in either graph that the other states otherwise."""
    for pair, (mine, theirs) in found.items():
        if mine and theirs:
            yield pair, mine[0], theirs[0]
