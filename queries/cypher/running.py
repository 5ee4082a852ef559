"""Cypher: a query and its rows as an answer, the same from the embedded engine and from Neo4j."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.contract import Store
from queries.answers import Answer

LIMIT = 1_000
TIMEOUT_S = 30.0


def cypher(
    store: Store,
    text: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    title: str = "",
    limit: int | None = LIMIT,
    timeout: float = TIMEOUT_S,
) -> Answer:
    """Run a read-only query and return its rows; a table shows nodes and relationships by their names.

    Raises:
        QueryRefused: the query would do more than read.
        QueryFailed: it is not well-formed, or failed.
        QueryTimedOut: it took longer than `timeout` seconds.
    """
    found = store.query(text, parameters or {}, limit=limit, timeout=timeout)
    notes = [f"there are more rows than the limit of {limit:,}"] if found.more else []
    rows = [dict(row) for row in found.rows]
    if title and not rows:
        notes.append("no rows")
    counted = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    computed = {"query": text, "limit": limit}
    return Answer(title or counted, list(found.columns), rows, computed, notes=notes, verbatim=not title)


def query_text(path: Path) -> str:
    """Return the text of a `.cypher` file.

    Raises:
        InterurbanError: it is not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InterurbanError(f"{path}: is not UTF-8 text; save it as UTF-8") from None


def parameters_of(written: tuple[str, ...]) -> dict[str, Any]:
    """Return parameters written as `name=value`; the value is JSON where it reads as JSON, and text otherwise.

    Raises:
        InterurbanError: one has no `=`.

    >>> parameters_of(("year=2014", "city=Seoul", 'ids=["a", "b"]'))
    {'year': 2014, 'city': 'Seoul', 'ids': ['a', 'b']}
    """
    found: dict[str, Any] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise InterurbanError(f"{each!r} is no parameter; write it as name=value")
        try:
            found[name.strip()] = json.loads(value)
        except ValueError:
            found[name.strip()] = value
    return found
