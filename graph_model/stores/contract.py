"""What stores and Cypher engines do, and how they answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph_model.graph import Graph
from graph_model.graph_view import GraphView

_COUNTING_S = 0.5


class Store(Protocol):
    """A place that keeps one data set."""

    def put(self, view: GraphView, *, replace: bool = False) -> None:
        """Keep a data set, taken node by node and relationship by relationship.

        What is there already is joined, or with `replace` removed first.

        Raises:
            UnknownTypesKept: something would stay whose type the vocabulary of `view` does not know.
        """

    def view(self) -> GraphView:
        """Return what is kept, to be read in part or as a stream, from where it is kept."""

    def graph(self) -> Graph:
        """Return all that is kept as a graph in memory, with nothing lost."""

    def close(self) -> None:
        """Let go of files and connections."""


class CypherEngine(Protocol):
    """What answers Cypher; a store may be one."""

    def query(self, text: str, parameters: Mapping[str, Any], *, limit: int | None, timeout: float) -> Rows:
        """Run a read-only Cypher query for at most `timeout` seconds, and return at most `limit` rows.

        Parameters are None, text, booleans, numbers, dates (`datetime.date`), and lists and maps of these.

        Raises:
            QueryRefused: it would write, read files, or call a procedure.
            QueryFailed: it is not well-formed, or fails, or a parameter is none of these.
            QueryTimedOut: it took longer than `timeout`.
        """


class CypherStore(Store, CypherEngine, Protocol):
    """A store that answers Cypher."""

    def datasets(self) -> Sequence[str]:
        """Return the names of the data sets that are there, all of which a query sees; `view` shows one of them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query returned: plain data, the same from every engine.

    A node is `{"labels": [...], "properties": {...}}`, a relationship `{"type": ..., "properties": {...}}`, a path
    `{"nodes": [...], "relationships": [...]}`; maps are in the order of their keys; dates and times are ISO 8601 text.
    `more` says that the limit cut rows, and `total` how many there are without it: None where counting them takes long.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    more: bool = False
    total: int | None = None


def count_rows(seen: int, rest: Iterator[object]) -> int | None:
    """Return how many rows there are when `seen` were taken and `rest` are left; None where that is not soon known.

    They are counted for half a second, so that to say it never costs more than the answer.
    """
    until = time.monotonic() + _COUNTING_S
    for _ in rest:
        seen += 1
        if time.monotonic() > until:
            return None
    return seen


def with_place(message: str, text: str, line: int, column: int) -> str:
    """Return an error message with the line of the query it speaks of and a mark under the place.

    `line` and `column` count from 1.
    """
    lines = text.splitlines() or [""]
    shown = lines[min(max(line, 1), len(lines)) - 1]
    return f"{message}\n  {shown}\n  {' ' * (column - 1)}^"
