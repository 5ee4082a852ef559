"""Things that are alike in what is asked, each kind once with its number, so that of a million few are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from graph_model import GraphView, Node, Relationship
from graph_model.columns import Column, NodeColumns, RelationshipColumns

_CONFIDENCE = "confidence"


def alike_nodes(view: GraphView) -> Iterator[tuple[Node, int]]:
    """Yield nodes with how many are like them: of their type, with their dates and as many sources.

    Whatever has statements of other sources stands by itself.
    """
    kept = view.kept_columns
    if kept is None:
        yield from zip(view.nodes(), repeat(1))
        return
    first = 0
    for columns in kept.node_columns:
        kind = view.vocabulary.nodes[columns.type]
        rows = range(first, first + len(columns))
        changed = [row for row in kept.changed if row in rows]
        keys: Iterable[tuple[int, ...]] = zip(*_numbers(columns, kind.dates.properties()), strict=False)
        if changed:
            keys = [key for row, key in zip(rows, keys, strict=False) if row not in kept.changed]
            places = [row - first for row in rows if row not in kept.changed]
        else:
            keys, places = list(keys), list(range(len(columns)))
        for place, number in _kinds(keys, places):
            yield columns.node(place), number
        yield from ((kept.changed[row], 1) for row in changed)
        first += len(columns)


def alike_relationships(view: GraphView) -> Iterator[tuple[Relationship, int]]:
    """Yield relationships with how many are like them: of their type, with their dates, sources and confidence.

    Of those that are dated by an end, only those with that end are alike.
    """
    kept = view.kept_columns
    if kept is None:
        yield from zip(view.relationships(), repeat(1))
        return
    for columns in kept.relationship_columns:
        kind = view.vocabulary.relationships[columns.type]
        asked = _numbers(columns, [*kind.dates.properties(), _CONFIDENCE])
        if kind.dated_by is not None:
            asked.append(columns.starts if kind.dated_by == "from" else columns.ends)
        for place, number in _kinds(list(zip(*asked, strict=False)), range(len(columns))):
            yield columns.relationship(place, kept.ids), number


def _numbers(columns: NodeColumns | RelationshipColumns, names: Iterable[str]) -> list[Sequence[int]]:
    """Return the sources of each row, and what it has of each property, by their numbers."""
    held: list[Column | None] = [columns.sources, *(columns.properties.get(name) for name in names)]
    return [each.numbers for each in held if each is not None]


def _kinds(keys: Sequence[tuple[int, ...]], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield a place for each kind of key, and how many have it, in the order in which they come first."""
    counts = Counter(keys)
    at = dict(zip(reversed(keys), reversed(places), strict=True))
    yield from ((at[key], number) for key, number in counts.items())
