"""Rows on their way to a server: as many in a transaction as weigh so much, and fewer where it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.failures import is_too_much

MOST_ROWS = 5_000
MOST_LETTERS = 4_000_000  # of the texts of a transaction, beside what its numbers and names weigh
_OF_A_VALUE = 16

Progress = Callable[[int, int], None]


class Batches:
    """What writes rows in transactions; `progress` is called with how many of `of` are written."""

    def __init__(self, connection: Connection, progress: Progress, of: int = 0) -> None:
        self.of = of
        self._connection = connection
        self._progress = progress
        self._most = MOST_ROWS
        self._done = 0

    def write(self, text: str, rows: Iterable[Any], *, told: bool = False, **given: Any) -> None:
        """Write rows by a statement that takes `$rows`; those that are `told` are progress.

        Raises:
            Neo4jError: the server refuses; where its memory or its time does not do for a single row, too.
        """
        for batch in self._parted(rows):
            self._write(text, batch, given)
            if told:
                self._done += len(batch)
                self._progress(self._done, self.of)

    def _parted(self, rows: Iterable[Any]) -> Iterator[list[Any]]:
        batch: list[Any] = []
        letters = 0
        for row in rows:
            weight = letters_of(row)
            if batch and (len(batch) >= self._most or letters + weight > MOST_LETTERS):
                yield batch
                batch, letters = [], 0
            batch.append(row)
            letters += weight
        if batch:
            yield batch

    def _write(self, text: str, batch: Sequence[Any], given: dict[str, Any]) -> None:
        """Write a batch, or one half after the other, where one transaction may not take as long or as much memory."""
        from neo4j.exceptions import Neo4jError

        try:
            self._connection.write(text, {**given, "rows": batch})
        except Neo4jError as error:
            if not is_too_much(error) or len(batch) == 1:
                raise
            middle = (len(batch) + 1) // 2
            self._most = min(self._most, middle)  # the next ones are no smaller
            for half in (batch[:middle], batch[middle:]):
                self._write(text, half, given)


def letters_of(row: Any) -> int:
    """Return about how many letters a row weighs.

    >>> letters_of("seoul"), letters_of({"id": "seoul", "aliases": ["Seoul", "서울"]})
    (5, 60)
    """
    if isinstance(row, str):
        return len(row)
    if isinstance(row, dict):
        return _OF_A_VALUE * len(row) + sum(map(letters_of, row.values()))
    if isinstance(row, list):
        return _OF_A_VALUE + sum(map(letters_of, row))
    return 0
