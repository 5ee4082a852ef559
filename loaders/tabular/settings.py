"""What a mapping may say of how a table is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How to read a table; what is None is found out, and said in `TabularSource.chosen`.

    `encoding` is a name that Python knows. `delimiter` is one character, or comma, semicolon, tab, bar. `sheet` is the
    name of a sheet of a workbook, a pattern of names (`20*`), or its number, 1 the first. `header` is the row of the
    column names, 1 the first; 0: there are none, and the columns are named 1, 2, 3. `records` is, in JSON, the path to
    the list of records (`data.items`).
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | int | None = None
    header: int | None = None
    records: str | None = None


FOUND_OUT = TableSettings()
