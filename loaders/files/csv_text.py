"""Rows as the text of a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import islice
from typing import Any, TextIO


class _UnixLines(io.StringIO):
    r"""Takes what csv writes, a row at a time, and ends it in \n."""

    def write(self, text: str, /) -> int:
        return super().write(text.removesuffix("\r\n") + "\n")


def format_csv(rows: Iterable[Iterable[Any]]) -> str:
    r"""Return rows as CSV parted by commas, each ended by \n, from which csv and spreadsheets read the same cells.

    csv quotes those line ends in cells that end its rows, too (before Python 3.13): a \r alone would break a row in
    two.
    """
    text = _UnixLines(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


_MANY = 2_000  # rows that are written at once


def write_csv(rows: Iterable[Iterable[Any]], file: TextIO) -> None:
    """Write rows into a file as `format_csv` formats them, many at once; the file translates no line ends."""
    waiting = iter(rows)
    while several := list(islice(waiting, _MANY)):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(several)
        written = text.getvalue()
        if written.count("\r\n") == len(several):  # they end rows, and stand in no cell
            file.write(written.replace("\r\n", "\n"))
        else:
            file.write(format_csv(several))
