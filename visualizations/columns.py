"""Rows as columns, in which a page holds what it has many of: each name once, and what is the same of all once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def as_columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows by columns: `count` of them; `same`, a text that all have; `every`, a value for each row; `some`.

    A column of `some` has the numbers of the rows that have a value, from 0, and the values.

    >>> as_columns([{"type": "City", "id": "seoul", "note": "a"}, {"type": "City", "id": "busan"}])
    {'count': 2, 'same': {'type': 'City'}, 'every': {'id': ['seoul', 'busan']}, 'some': {'note': ([0], ['a'])}}
    """
    same: dict[str, str] = {}
    every: dict[str, list[Any]] = {}
    some: dict[str, tuple[list[int], list[Any]]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row[name] for row in rows if name in row]
        if len(values) < len(rows):
            some[name] = [number for number, row in enumerate(rows) if name in row], values
        elif isinstance(values[0], str) and values.count(values[0]) == len(values):
            same[name] = values[0]
        else:
            every[name] = values
    return {"count": len(rows), "same": same, "every": every, "some": some}
