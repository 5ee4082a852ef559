"""All that a database holds of a data set, read as columns: of a column, each different value is checked once.

Making a node of each row, and checking it by itself, is what costs most of reading; here none is made.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat
from typing import Any

from graph_model.checking import check_frame, check_order
from graph_model.columns import Column, NodeColumns, RelationshipColumns
from graph_model.columns_of_graphs import as_columns, column_of
from graph_model.elements import Node, relationship_key
from graph_model.errors import NotAllowed
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.memory_view import MemoryView
from graph_model.names import Alias
from graph_model.stores.column_rows import (
    InUse,
    Row,
    node_properties,
    node_rows,
    relationship_properties,
    relationship_rows,
)
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.records import UNDETERMINED
from graph_model.vocabulary import NodeType, RelationshipType

_FRAME = ("id", "name", "aliases", "alias_languages", "statements")


class NotAsWritten(Exception):
    """Something is not there as a push writes it: whoever reads it one by one puts it right, or says what is wrong."""


def read_whole(view: CypherView) -> Graph:
    """Return the graph of all that a database holds of a data set: as columns or, where it must be, node by node.

    Raises:
        DatasetChanged: others have changed what is there into something that the vocabulary forbids.
    """
    graph = Graph(view.vocabulary)
    graph.about = dict(view.about)
    try:
        graph.keep_all(columns_in(view))
    except NotAsWritten:
        try:
            graph = Graph.of(view)
        except NotAllowed as error:
            raise view.changed(str(error)) from None
        graph.keep_all(as_columns(graph))
    return graph


def columns_in(view: CypherView) -> KeptColumns:
    """Return all that a database holds of a data set.

    Raises:
        NotAsWritten: something is not as a push writes it.
        DatasetChanged: two nodes have one id and cannot be told apart.
    """
    reading = _Reading(view)
    nodes = [reading.nodes(name, there) for name, there in node_properties(view).items()]
    ids = [node_id for each in nodes for node_id in each.ids]
    rows = {node_id: row for row, node_id in enumerate(ids)}
    types = list(chain.from_iterable(repeat(each.type, len(each)) for each in nodes))
    ties = [reading.relationships(name, there, rows, types) for name, there in relationship_properties(view).items()]
    changed = {rows[node.id]: node for node in reading.with_statements()}
    return KeptColumns([each for each in nodes if len(each)], [each for each in ties if len(each)], changed)


class _Reading:
    def __init__(self, view: CypherView) -> None:
        self._view = view
        self._stated: list[Node] = []

    def nodes(self, node_type: str, there: InUse) -> NodeColumns:
        """Return the nodes of one type, by id; `there` are the properties that any of them has."""
        kind = self._view.vocabulary.nodes[node_type]
        named = [name for name in kind.properties if name in there.names]
        rows = sorted(node_rows(self._view, node_type, (*_FRAME, *named), there.things), key=_id)
        for row in rows:
            if row[4] is not None:
                record = dict(zip((*_FRAME, *named, "sources"), row, strict=True))
                self._stated.append(self._view.node_in(node_type, record))
        ids, names, aliases, languages, _, *values, sources = _turned(rows, len(_FRAME) + len(named) + 1)
        spelt = [*map(_aliases, _each(_texts(aliases)), _each(_texts(languages, once=False)))]
        for node_id, name, others in zip(ids, names, spelt, strict=True):
            _expect(isinstance(name, str) and name == name.strip() and not check_frame(node_id, name, others))
        of = _properties(kind, named, values)
        return NodeColumns(node_type, ids, names, _texts(spelt), _texts(sources), of)

    def relationships(
        self, name: str, there: InUse, places: Mapping[str, int], types: Sequence[str]
    ) -> RelationshipColumns:
        """Return the relationships of one type, by their ends; `places` and `types` are those of the nodes."""
        kind = self._view.vocabulary.relationships[name]
        named = [each for each in kind.properties if each in there.names]
        starting = {start for starts, _ in kind.ends for start in starts}
        ids = [node_id for node_id, place in places.items() if types[place] in starting]
        found = relationship_rows(self._view, name, named, there.things, ids)
        rows = _in_order(name, named, found)
        starts, ends, *values, sources = _turned(rows, 3 + len(named))
        _expect(places.keys() >= {*starts, *ends})
        one, other = array("I", map(places.__getitem__, starts)), array("I", map(places.__getitem__, ends))
        _expect(not any(map(str.__eq__, starts, ends)))
        _expect(not kind.symmetric or not any(map(str.__gt__, starts, ends)))
        joined = set(zip(map(types.__getitem__, one), map(types.__getitem__, other), strict=True))
        _expect(all(kind.joins(*pair) for pair in joined))
        return RelationshipColumns(name, one, other, _texts(sources), _properties(kind, named, values))

    def with_statements(self) -> list[Node]:
        """Return the nodes of which several sources state something, as a graph takes them in."""
        apart = MemoryView(self._view.vocabulary)
        apart.keep(self._stated, ())
        return list(Graph.of(apart).nodes())


def _expect(as_written: bool) -> None:  # noqa: FBT001 -- the one thing it takes
    if not as_written:
        raise NotAsWritten


def _id(row: Row) -> str:
    return str(row[0])


def _turned(rows: Sequence[Row], width: int) -> list[Row]:
    """Return rows as columns."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]


def _in_order(name: str, named: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """Return the rows of relationships by their ends and, where several have the same, by what they state."""

    def stated(row: Row) -> str:
        properties = {each: value for each, value in zip(named, row[2:-1], strict=True) if value is not None}
        return f"{relationship_key(name, properties)} {row[1]}"

    found: list[Row] = []
    for _, same in groupby(sorted(rows, key=_ends), key=_ends):
        first, *others = same
        found.append(first)
        if others:
            spells = {stated(row): row for row in (first, *others)}
            _expect(len(spells) == 1 + len(others))
            found[-1:] = [spells[key] for key in sorted(spells)]
    return found


def _ends(row: Row) -> Row:
    return row[:2]


def _texts(values: Iterable[Any], *, once: bool = True) -> Column:
    """Return a column of lists of texts, each of them `once` in a list; a list that is missing is empty."""
    column = _column(([] if each is None else each for each in values), [])
    for each in column.values:
        _expect(isinstance(each, list) and all(isinstance(text, str) and text == text.strip() != "" for text in each))
        _expect(not once or len(set(each)) == len(each))
    return column


def _column(values: Iterable[Any], empty: list[str] | None = None) -> Column:
    """Return values as a column; a point or the like, which others may have put there, has no place in one."""
    try:
        return column_of(values, empty)
    except TypeError:
        raise NotAsWritten from None


def _each(column: Column) -> Iterator[Any]:
    return (column.values[number] for number in column.numbers)


def _aliases(names: list[str], languages: list[str]) -> list[str]:
    """Return aliases as they are written, with their languages where those are known."""
    if not names:
        return []
    tags = chain(languages, repeat(UNDETERMINED))  # others may have added an alias by hand
    return [str(Alias(name, None if tag == UNDETERMINED else tag)) for name, tag in zip(names, tags, strict=False)]


def _properties(kind: NodeType | RelationshipType, named: Sequence[str], values: Sequence[Row]) -> dict[str, Column]:
    """Return columns of properties, each of their own type, and of dates that fit together."""
    found = {name: _column(column) for name, column in zip(named, values, strict=True)}
    for name, column in found.items():
        for value in column.values[1:]:
            clean, faults = kind.properties[name].check(value)
            _expect(type(clean) is type(value) and clean == value and clean not in ("", []))
            _expect(not any(fault.severity == "error" for fault in faults))
    dates = [name for name in kind.dates.properties() if name in found]
    for numbers in set(zip(*(found[name].numbers for name in dates), strict=True)):
        stated = {name: found[name].values[number] for name, number in zip(dates, numbers, strict=True)}
        _expect(not check_order(kind.dates, stated))
    return {name: column for name, column in found.items() if len(column.values) > 1}
