"""Answers as tables of a report: the first rows, and the command that shows all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.text_tables import Table
    from visualizations.reports.document import TableOfTexts

ROWS = 15  # of a table, and bars of a figure at the most: what is read


def first_rows(table: Table, command: str, columns: Sequence[str] | None = None, rows: int = ROWS) -> TableOfTexts:
    """Return the first rows of a table, and what shows all of them, where there are more."""
    from queries.text_tables import cells, heading, is_numeric, shown_columns
    from visualizations.reports.document import TableOfTexts

    cut = replace(table, columns=columns or table.columns, rows=table.rows[:rows])
    shown = shown_columns(cut)
    every = len(table.rows)
    return TableOfTexts(
        [heading(cut, name) for name in shown],
        [cells(cut, row, shown) for row in cut.rows],
        [is_numeric(cut, name) for name in shown],
        f"The first {rows} of {every:,} rows; all: {command} --limit {every}" if every > rows else "",
    )
