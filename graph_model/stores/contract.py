"""What every store does, and how it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph_model.errors import InterurbanError
from graph_model.graph import Graph


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query returned: plain data, the same from every engine.

    A node is `{"labels": [...], "properties": {...}}`, a relationship `{"type": ..., "properties": {...}}`, a path
    `{"nodes": [...], "relationships": [...]}`; maps are in the order of their keys; dates and times are ISO 8601 text.
    `more` says that the limit cut rows.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    more: bool = False


class Store(Protocol):
    """A place that keeps one data set."""

    def put(self, graph: Graph, *, replace: bool = False) -> None:
        """Keep a graph; what is there already is joined, or with `replace` removed first."""

    def graph(self) -> Graph:
        """Return the graph that is kept, with nothing lost."""

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query for at most `timeout` seconds, and return at most `limit` rows.

        Parameters are None, text, booleans, numbers, dates (`datetime.date`), and lists and maps of these.

        Raises:
            QueryRefused: it would write, read files, or call a procedure.
            QueryFailed: it is not well-formed, or fails, or a parameter is none of these.
            QueryTimedOut: it took longer than `timeout`.
        """

    def close(self) -> None:
        """Let go of files and connections."""


class QueryFailed(InterurbanError):
    """A query that is not well-formed, or that failed as it ran."""


class QueryRefused(InterurbanError):
    """A query that does more than read the graph."""


class QueryTimedOut(InterurbanError):
    """A query that took longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the query was stopped after {seconds:g} s; narrow it, or allow more with --timeout")


def with_place(message: str, text: str, line: int, column: int) -> str:
    """Return an error message with the line of the query it speaks of and a mark under the place.

    `line` and `column` count from 1.
    """
    lines = text.splitlines() or [""]
    shown = lines[min(max(line, 1), len(lines)) - 1]
    return f"{message}\n  {shown}\n  {' ' * (column - 1)}^"
