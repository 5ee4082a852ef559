"""The rows of CSV text, by Python's `csv`, whatever limit others in the process have set it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

LONGEST_CELL = 131_072
CELL_TOO_LONG = "a cell is too long"

_LIMIT = RLock()


def csv_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each row, blank rows among them.

    Raises:
        csv.Error: the next row is not well-formed; or, as CELL_TOO_LONG, it has a cell of more than LONGEST_CELL
            characters.

    >>> list(csv_rows("a;b 1;2".replace(" ", chr(10) * 2), ";"))
    [['a', 'b'], [], ['1', '2']]
    """
    reader = _reader(text, delimiter)
    with longest_cell_allowed() as looser:
        try:
            if not looser:
                yield from reader
            for cells in reader:
                if cells and max(map(len, cells)) > LONGEST_CELL:
                    raise csv.Error(CELL_TOO_LONG)
                yield cells
        except csv.Error as error:
            raise csv.Error(CELL_TOO_LONG) if "field limit" in str(error) else error from None


def line_of_row(text: str, delimiter: str, row: int) -> int:
    """Return the line of the text at which a row begins; both are counted from 1."""
    reader = _reader(text, delimiter)
    with longest_cell_allowed():
        for _ in range(row - 1):
            next(reader)
    return reader.line_num + 1


def _reader(text: str, delimiter: str) -> Reader:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


@contextmanager
def longest_cell_allowed() -> Iterator[bool]:
    """Let `csv` take cells as long as ours may be, and say whether it takes longer ones.

    Its limit is one for the whole process. Others may have set it, and find it again as it was: it is never lowered,
    for they may be reading meanwhile, and raised only where it is too low, and while we read.
    """
    with _LIMIT:
        limit = csv.field_size_limit()
        if limit < LONGEST_CELL:
            csv.field_size_limit(LONGEST_CELL)
        try:
            yield limit > LONGEST_CELL
        finally:
            if limit < LONGEST_CELL:
                csv.field_size_limit(limit)
