"""Reading one CSV table as people and spreadsheets write it, with every fault in its form."""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path

from graph_model.faults import Fault
from loaders.files.csv_rows import CELL_TOO_LONG, LONGEST_CELL, csv_rows, line_of_row
from loaders.files.text_columns import EMPTY, ColumnWriter, TextColumn

LARGEST_FILE = 2_000_000_000

_AT_ONCE = 1_000  # rows that are turned into columns in one step; of more, the processor's cache holds too few

_LINE_END = re.compile(r"\r|\n")
_UNDECODED = re.compile(r"[\udc80-\udcff]")  # what stands for bytes that are not UTF-8
_OTHER_FILES = {
    b"PK\x03\x04": ("is a workbook or another zip file", 'open it in a spreadsheet and save each sheet as "CSV UTF-8"'),
    b"\xd0\xcf\x11\xe0": ("is an old Excel workbook", 'open it in a spreadsheet and save each sheet as "CSV UTF-8"'),
    b"\x1f\x8b": ("is compressed (gzip)", "unpack it"),
    b"%PDF": ("is a PDF file", "put a table in its place"),
    b"\xff\xfe": ("is UTF-16, not UTF-8", 'save it as "CSV UTF-8"'),
    b"\xfe\xff": ("is UTF-16, not UTF-8", 'save it as "CSV UTF-8"'),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it (the header is 1), and its non-empty cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """The header of one file and its rows, column by column, and the faults found while reading it.

    `numbers` are the rows as a spreadsheet shows them (the header is 1); rows without any text are left out.
    """

    file: str
    header: list[str] = field(default_factory=list)
    numbers: array[int] = field(default_factory=lambda: array("I"))
    columns: dict[str, TextColumn] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: Fault, row: int | None = None) -> None:
        """Note a fault in this file."""
        self.faults.append(fault.at(self.file, row))

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> TextColumn:
        """Return a column; where the table has none of this name, one of empty cells."""
        return self.columns.get(name) or TextColumn(array("I", bytes(4 * len(self))))

    def row(self, place: int) -> Row:
        """Return the row at a place, counted from 0."""
        cells = ((name, column[place]) for name, column in self.columns.items())
        return Row(self.numbers[place], {name: cell for name, cell in cells if cell})

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, one after another, each made as it is asked for."""
        return map(self.row, range(len(self)))


def read_table(path: Path) -> Table:
    """Read a UTF-8 CSV file, with or without byte-order mark, parted by commas, semicolons or tabs.

    Faults of form (encoding, quoting, a header that repeats, a row with more cells than the header) are gathered in
    the table; nothing is raised for what stands in the file.
    """
    table = Table(path.name)
    text = _text(path, table)
    if text is None:
        return table
    _read_rows(text, table)
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
    for beginning, (message, remedy) in _OTHER_FILES.items():
        if data.startswith(beginning):
            table.fault(Fault(message, remedy))
            return None
    if b"\x00" in _LINE_END.split(data[:LONGEST_CELL].decode("latin-1"))[0].encode("latin-1"):
        table.fault(Fault("is no text: there are NUL bytes in its header", 'save it as "CSV UTF-8"'))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _find_undecoded(data.decode("utf-8-sig", "surrogateescape"), table)
        return None


def _find_undecoded(text: str, table: Table) -> None:
    """Note as a fault the first cell in which there are bytes that are not UTF-8."""
    number = 0
    shown = ""
    try:
        for cells in csv_rows(text, _delimiter(text)):
            number += 1
            if shown := next((cell for cell in cells if _UNDECODED.search(cell)), ""):
                break
    except csv.Error:  # before they were found; they stand in the row that is ill-formed, or after it
        number += 1
    place = _line_beside_row(text, number)
    table.fault(Fault(f"is not UTF-8 text{place}", 'save the file as "CSV UTF-8"', value=shown), number)


def _read_rows(text: str, table: Table) -> None:
    """Read the header and the rows, some at a time, so that there is never a list of all cells."""
    rows = csv_rows(text, _delimiter(text))
    number = 0
    some: list[list[str]] = []
    writers: list[ColumnWriter] = []
    try:
        for cells in islice(rows, 1):
            number = 1
            _read_header(cells, table)
            writers = [ColumnWriter() for _ in table.header]
        for cells in rows:
            some.append(cells)
            some.extend(islice(rows, _AT_ONCE))  # which keeps what was read before a row that is broken
            number += _keep(table, writers, some, number)
            some = []
    except csv.Error as error:
        number += _keep(table, writers, some, number)
        table.fault(_broken(str(error), _line_beside_row(text, number + 1)), number + 1)
    _name_columns(table, writers)
    if not table.header and not table.faults:
        table.fault(Fault("is empty", "give it a header row"))


def _keep(table: Table, writers: Sequence[ColumnWriter], rows: list[list[str]], before: int) -> int:
    """Keep the next rows, of which so many came before, but for those with too many cells; return how many came."""
    width, numbers = len(writers), array("I", range(before + 1, before + 1 + len(rows)))
    kept = rows
    if rows and max(map(len, rows)) > width:
        too_long = {place for place, cells in enumerate(rows) if any(map(str.strip, cells[width:]))}
        for place in sorted(too_long):
            remedy = 'put cells that hold a comma between double quotes: "a, b"'
            table.fault(Fault(f"has {len(rows[place])} cells where the header has {width}", remedy), numbers[place])
        numbers = array("I", [number for place, number in enumerate(numbers) if place not in too_long])
        kept = [cells[:width] for place, cells in enumerate(rows) if place not in too_long]
    table.numbers.extend(numbers)
    columns: Iterator[tuple[str, ...]] = zip_longest(*kept, fillvalue="")
    for writer in writers:
        writer.extend(next(columns, ("",) * len(kept)))
    return len(rows)


def _name_columns(table: Table, writers: Sequence[ColumnWriter]) -> None:
    """Give the table its columns, and leave out the rows without text; where a name repeats, the last text counts."""
    columns = [writer.column() for writer in writers]
    if columns:
        blank = [place for place, number in enumerate(columns[0].numbers) if number == EMPTY]
        for column in columns[1:]:
            blank = [place for place in blank if column.numbers[place] == EMPTY]
        if blank:
            columns = [column.without(blank) for column in columns]
            table.numbers = TextColumn(table.numbers).without(blank).numbers
    else:
        table.numbers = array("I")
    for name, column in zip(table.header, columns, strict=True):
        earlier = table.columns.get(name)
        table.columns[name] = column if earlier is None else _joined(earlier, column)


def _joined(first: TextColumn, last: TextColumn) -> TextColumn:
    """Return the column of two that bear one name: the cells of the last, or where they are empty, of the first."""
    writer = ColumnWriter()
    writer.extend(later or earlier for earlier, later in zip(first, last, strict=True))
    return writer.column()


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
    end = _LINE_END.search(text)
    header = text[: end.start()] if end else text
    return max(",;\t", key=header.count)


def _line_beside_row(text: str, row: int) -> str:
    """Return, for a message, the line of the file at which a row begins, where line breaks in cells part the two."""
    line = line_of_row(text, _delimiter(text), row)
    return "" if line == row else f" (line {line:,} of the file)"


def _broken(reason: str, place: str) -> Fault:
    if reason == CELL_TOO_LONG:
        message = f"has a cell of more than {LONGEST_CELL:,} characters{place}"
        return Fault(message, "shorten it; reading stopped here")
    remedy = 'double each quote inside a quoted cell, as in "the ""Salt Way"""; reading stopped here'
    return Fault(f"is not well-formed CSV ({reason}){place}", remedy)
