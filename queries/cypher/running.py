"""Cypher: a query and its rows as an answer, the same from the embedded engine and from Neo4j."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.stores.contract import CypherStore, Rows
from graph_model.wording import counted
from queries.answers import Answer

LIMIT = 1_000
TIMEOUT_S = 30.0


def cypher(
    store: CypherStore,
    text: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = LIMIT,
    timeout: float = TIMEOUT_S,
) -> Answer:
    """Run a read-only query and return its rows; a table shows nodes and relationships by their names.

    A note says so where it asks for a label, a relationship type or a property that the data does not have, or asks
    several data sets of one database at once. `$dataset`, if not given, is the name of the one that is chosen.

    Raises:
        QueryRefused: the query would do more than read.
        QueryFailed: it is not well-formed, or failed.
        QueryTimedOut: it took longer than `timeout` seconds.
    """
    from queries.cypher.data_sets import warn_of_several, with_data_set
    from queries.cypher.unknown_names import warn_of_unknown_names

    found = store.query(text, with_data_set(store, text, parameters or {}), limit=limit, timeout=timeout)
    answer = answer_of(found, counted(len(found.rows), "row"), computed={"query": text, "limit": limit}, verbatim=True)
    return answer.warn(*warn_of_unknown_names(store, text), *warn_of_several(store, text))


def answer_of(found: Rows, title: str, *, computed: Mapping[str, Any], verbatim: bool) -> Answer:
    """Return what a query found as an answer; where the limit in `computed` cut rows, it says so."""
    rows = [dict(row) for row in found.rows]
    answer = Answer(
        title, list(found.columns), rows, computed, truncated=found.more, total=found.total, verbatim=verbatim
    )
    if found.total is not None:
        return answer.warn(f"the first {len(rows):,} of {counted(found.total, 'row')}")
    return answer.warn(f"there are more rows than the limit of {computed['limit']:,}") if found.more else answer


def read_query(path: Path) -> str:
    """Return the text of a `.cypher` file.

    Raises:
        InterurbanError: it is not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InterurbanError(f"{path}: is not UTF-8 text; save it as UTF-8") from None


def parse_parameters(written: Sequence[str]) -> dict[str, Any]:
    """Return parameters written as `name=value`; the value is JSON where it reads as JSON, and text otherwise.

    Raises:
        InterurbanError: one has no `=`.

    >>> parse_parameters(("year=2014", "city=Seoul", 'ids=["a", "b"]'))
    {'year': 2014, 'city': 'Seoul', 'ids': ['a', 'b']}
    """
    found: dict[str, Any] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise InterurbanError(f"{each!r} is no parameter; write it as name=value")
        try:
            found[name.strip()] = json.loads(value)
        except (ValueError, RecursionError):  # of JSON nested too deeply
            found[name.strip()] = value
    return found
