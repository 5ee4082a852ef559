"""Reading one CSV table as people and spreadsheets write it, with every fault in its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph_model.faults import Fault

LARGEST_FILE = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it (the header is 1), and its non-empty cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """The header and rows of one file, and the faults found while reading it."""

    file: str
    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: Fault, row: int | None = None) -> None:
        """Note a fault in this file."""
        self.faults.append(fault.at(self.file, row))


def read_table(path: Path) -> Table:
    """Read a UTF-8 CSV file, with or without byte-order mark, parted by commas, semicolons or tabs.

    Faults of form (encoding, quoting, a header that repeats, a row with more cells than the header) are gathered in
    the table; nothing is raised for what stands in the file.
    """
    table = Table(path.name)
    text = _text(path, table)
    if text is None:
        return table
    try:
        _read_rows(text, table)
    except csv.Error as error:
        _broken(table, str(error))
    return table


def _text(path: Path, table: Table) -> str | None:
    try:
        if path.exists() and not path.is_file():
            table.fault(Fault("is a folder or a device, and no file", "rename it, or put a table in its place"))
            return None
        if path.stat().st_size > LARGEST_FILE:
            table.fault(Fault("is larger than 2 GB", "split it, or load it into a database"))
            return None
        data = path.read_bytes()
    except OSError as error:
        table.fault(Fault(f"cannot be read: {error.strerror}", "check the file and its permissions"))
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        table.fault(Fault("is UTF-16, not UTF-8", 'save it as "CSV UTF-8"'))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        line = data[: error.start + 20].splitlines()[-1]
        shown = line.decode("utf-8", "replace")
        table.fault(Fault("is not UTF-8 text", 'save the file as "CSV UTF-8"', value=shown), row)
        return None


def _read_rows(text: str, table: Table) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    for number, cells in enumerate(reader, start=1):
        if number == 1:
            _read_header(cells, table)
            continue
        if any(cell.strip() for cell in cells[len(table.header) :]):
            remedy = 'put cells that hold a comma between double quotes: "a, b"'
            found = f"has {len(cells)} cells where the header has {len(table.header)}"
            table.fault(Fault(found, remedy), number)
            continue
        filled = {name: cell.strip() for name, cell in zip(table.header, cells, strict=False) if cell.strip()}
        if filled:
            table.rows.append(Row(number, filled))
    if not table.header:
        table.fault(Fault("is empty", "give it a header row"))


def _read_header(cells: Iterable[str], table: Table) -> None:
    header = [cell.strip().lower() for cell in cells]
    while header and not header[-1]:
        header.pop()
    for place, name in enumerate(header):
        if not name:
            table.fault(Fault(f"column {place + 1} has no name", "name it or delete it"), 1)
        elif name in header[:place]:
            table.fault(Fault("stands twice in the header", "keep one of the two", name), 1)
    table.header = header


def _delimiter(text: str) -> str:
    """Return what parts the cells of the header; a spreadsheet set to a European language writes semicolons."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _broken(table: Table, reason: str) -> None:
    row = (table.rows[-1].number if table.rows else 1) + 1
    if "field limit" in reason:
        table.fault(Fault("has a cell of more than 131,072 characters", "shorten it; reading stopped here"), row)
    else:
        remedy = 'double each quote inside a quoted cell, as in "the ""Salt Way"""; reading stopped here'
        table.fault(Fault(f"is not well-formed CSV ({reason})", remedy), row)
