"""The tables of a mapping, opened, held against it, and read into the staging file, one file after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph_model.errors import NoData
from graph_model.faults import Fault, InvalidData, Report
from graph_model.wording import first_of
from loaders.mapping.columns import absent_fault, find_columns, named_columns
from loaders.mapping.file_loading import FileLoad
from loaders.mapping.file_names import in_file
from loaders.mapping.file_readers import header_of
from loaders.mapping.keeping import widened
from loaders.mapping.loading import ERROR, Load
from loaders.mapping.model import TableEntry
from loaders.mapping.staging import ROWS_A_FILE
from loaders.mapping.summary import AS_READ, FileCount
from loaders.tabular.opening import open_sources
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import TabularSource


def read_tables(load: Load) -> None:
    """Read all rows of all tables.

    Raises:
        InvalidData: a table names no file, or columns that no file has; its report lists all.
    """
    opened = [(table, _open(load, table)) for table in load.mapping.tables]
    faults = [fault for table, sources in opened for fault in _absent(load, table, sources)]
    if faults:
        raise InvalidData(Report([each.at(load.mapping.file, each.row) for each in faults]))
    headers = [(table, header_of(table, each.columns)) for table, sources in opened for each in sources]
    load.mapping = widened(load.mapping, headers)
    for table, sources in opened:
        for source in sources:
            _read_source(load, table, source)
    load.staging.flush()


def _open(load: Load, table: TableEntry) -> list[TabularSource]:
    settings = TableSettings(table.encoding, table.delimiter, table.sheet, table.header, table.records)
    try:
        return [each for file in table.files for each in open_sources(load.mapping.folder, file, settings)]
    except NoData as error:
        fault = Fault("names no file to read", str(error), f"{table.place.key}.file", ", ".join(table.files))
        raise InvalidData(Report([fault.at(load.mapping.file, table.place.line or None)])) from None


def _absent(load: Load, table: TableEntry, sources: list[TabularSource]) -> Iterator[Fault]:
    """Yield a fault of each column that no file of the table has; what only some lack is a note."""
    headers = {each.file: each.columns for each in sources if each.columns}
    if not headers:
        return
    missing: dict[str, list[str]] = {}
    named = named_columns(table)
    where = dict(named)
    for source in sources:
        for column, _ in find_columns(table, header_of(table, source.columns), named).absent:
            missing.setdefault(column, []).append(source.file)
    for column, files in missing.items():
        if len(files) >= len(headers):
            yield absent_fault(column, where[column], table, headers)
        else:
            load.summary.note(f"has no column {column}: it is read as empty in {first_of(files, 3)}")


def _read_source(load: Load, table: TableEntry, source: TabularSource) -> None:
    file = len(load.files) + 1
    load.files[file] = source.file
    count = load.counts[file] = FileCount(source.file, table=", ".join(table.files))
    load.summary.files.append(count)
    for sentence in source.chosen:
        load.summary.note(f"{AS_READ}{sentence}", source.file)
    FileLoad(load, in_file(table, source.origin), source, file).read()
    for fault in source.faults:
        is_row = fault.row is not None and fault.row != (table.header or 1)
        if is_row and fault.severity == "error":
            count.read += 1
            count.skipped[ERROR] += 1
        load.faults.add(replace(fault, file="", row=None), file * ROWS_A_FILE + (fault.row or 0))
