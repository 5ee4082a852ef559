"""The cells of a table as columns of clean values, and the faults of its rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from graph_model.column_checking import Checked, check_columns
from graph_model.columns import Column
from graph_model.values import split
from loaders.dataset.layout import Sheet
from loaders.files.tables import Table


def check_properties(sheet: Sheet, table: Table) -> Checked:
    """Return the properties in the rows of a table, in their own types, and the faults of each row."""
    columns = ((name, table.columns[name]) for name in sheet.type.properties if name in table.columns)
    return check_columns(sheet.type, {name: (column.numbers, column.texts) for name, column in columns})


def lists_in(table: Table, name: str) -> Column:
    """Return a column of lists, such as sources, each value of a list once."""
    column = table.column(name)
    return Column(column.numbers, [united((), split(text)) for text in column.texts])


def united(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """Return the values of two lists, each once."""
    return list(dict.fromkeys((*old, *new)))


def rows_of(column: Column, rows: Sequence[int]) -> Column:
    """Return some rows of a column."""
    return Column(array("I", map(column.numbers.__getitem__, rows)), column.values)
