"""Things that are alike in what is asked, each kind once with its number, so that of a million few are made.

What is asked of dates is only how far they reach. So of the days in a column the first and the last count, and those
between are alike: there may be as many of them as rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from graph_model import GraphView, Node, Relationship
from graph_model.columns import Column, NodeColumns, RelationshipColumns

_CONFIDENCE = "confidence"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def alike_nodes(view: GraphView) -> Iterator[tuple[Node, int]]:
    """Yield nodes with how many are like them: of their type, with dates that reach as far and as many sources.

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
    """Yield relationships with how many are like them: of their type, by their dates, sources and confidence.

    Their dates reach as far, and their sources are as many. Of those that are dated by an end, only those with that end
    are alike.
    """
    kept = view.kept_columns
    if kept is None:
        yield from zip(view.relationships(), repeat(1))
        return
    for columns in kept.relationship_columns:
        kind = view.vocabulary.relationships[columns.type]
        asked = _numbers(columns, kind.dates.properties())
        if (confidence := columns.properties.get(_CONFIDENCE)) is not None:
            asked.append(confidence.numbers)
        if kind.dated_by is not None:
            asked.append(columns.starts if kind.dated_by == "from" else columns.ends)
        for place, number in _kinds(list(zip(*asked, strict=False)), range(len(columns))):
            yield columns.relationship(place, kept.ids), number


def _numbers(columns: NodeColumns | RelationshipColumns, dates: Iterable[str]) -> list[Iterable[int]]:
    """Return of each row how many sources it has, and for each property that dates it how far it reaches."""
    sources = columns.sources
    cited = [len(each or ()) for each in sources.values]
    held = [columns.properties[name] for name in dates if name in columns.properties]
    return [_each(cited, sources), *(_each(_reaches(column.values), column) for column in held)]


def _each(told: Sequence[int], column: Column) -> Iterator[int]:
    """Return for each row what is told of the value that it has in a column."""
    return map(told.__getitem__, column.numbers)


def _reaches(dates: Sequence[str | None]) -> list[int]:
    """Return a number for each date: its own, but one for all days that lie between others of the column.

    >>> _reaches([None, "1990-05-01", "2014", "1990-05-02", "1990-05-03", "1991-01-01"])
    [0, 1, 2, 3, 3, 5]
    """
    numbers = list(range(len(dates)))
    days = sorted((text, number) for number, text in enumerate(dates) if text is not None and _DAY.fullmatch(text))
    for _, number in days[1:-1]:
        numbers[number] = days[1][1]
    return numbers


def _kinds(keys: Sequence[tuple[int, ...]], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield a place for each kind of key, and how many have it, in the order in which they come first."""
    counts = Counter(keys)
    at = dict(zip(reversed(keys), reversed(places), strict=True))
    yield from ((at[key], number) for key, number in counts.items())
