"""Parquet, where pyarrow is installed, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from graph_model.values import join
from loaders.tabular.members import Member
from loaders.tabular.source import Note, NumberedRow, TabularSource, unreadable
from loaders.tabular.workbooks import in_plain_text

REMEDY = "install it: pip install 'interurban[arrow]'; or save the table as CSV"


def open_parquet(member: Member) -> TabularSource:
    """Open a Parquet file on the disk."""
    if find_spec("pyarrow") is None:
        return unreadable(member.name, "is Parquet, which is read by pyarrow", REMEDY)
    if member.path is None:
        return unreadable(member.name, "is Parquet within a packed file", "unpack it")
    import pyarrow
    from pyarrow import parquet

    path = member.path
    try:
        columns = [str(name) for name in parquet.ParquetFile(path).schema_arrow.names]
    except (pyarrow.ArrowException, OSError) as error:
        return unreadable(member.name, f"cannot be read as Parquet ({error})", "write it again, or save it as CSV")

    def rows(_: Note) -> Iterator[NumberedRow]:
        number = 1
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches():
                lists = [column.to_pylist() for column in batch.columns]
                for values in zip(*lists, strict=True):
                    number += 1
                    yield number, [value if isinstance(value, str) else _cell(value) for value in values]

    return TabularSource(member.name, columns, ["Parquet; rows are counted from 2, as below a header"], [], rows)


def _cell(value: Any) -> str:
    return join(map(_cell, value)) if isinstance(value, list) else in_plain_text(value)
