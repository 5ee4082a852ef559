"""An Excel workbook with a sheet for each table of a data set, which analysts edit and interurban reads back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.values import PropertyType
from graph_model.wording import counted
from loaders.dataset.layout import STATEMENTS, find_sheet
from loaders.dataset.writing import text_tables
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.format import Format
from loaders.formats.replacing import Replaced
from loaders.formats.workbook_reading import ABOUT, VOCABULARY_SHEET, is_workbook, read_workbook
from loaders.formats.xml_writing import NOT_IN_XML

# What a sheet can hold: support.microsoft.com, "Excel specifications and limits".
MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
LARGEST_WHOLE_NUMBER = 2**53  # a cell's number is a double: beyond, digits would be lost
FIRST_DAY = date(1900, 3, 1)  # before, Excel counts a day that never was
NO_MOMENT = datetime(1980, 1, 1)  # in the place of the time of writing: the same graph gives the same bytes
_WIDEST = 60  # characters
_MEASURED = 500  # rows that the widths of the columns are taken from
_STATEMENT_SHEET = "Statement"


def write_workbook(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write a workbook: a sheet per type, one of statements, one of what describes the data set, one of its vocabulary.

    Numbers are numbers; a day that is known to the day is a date, any other date (2013-11, 2012?) a text.

    Returns:
        What is cut, replaced or left out, with counts.

    Raises:
        InterurbanError: a table has more rows than a sheet, or a type too long a name.
    """
    import xlsxwriter

    made = xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_urls": False})
    made.set_properties({"created": NO_MOMENT})
    book = _Book(made)
    for file, (columns, rows) in text_tables(view):
        _require_room(file, rows)
        known = {} if file == STATEMENTS else find_sheet(view.vocabulary, file).type.properties
        name = _STATEMENT_SHEET if file == STATEMENTS else find_sheet(view.vocabulary, file).type.name
        book.sheet(name, columns, rows, [known.get(column) for column in columns])
    about = [[name, each if isinstance(each, str) else json.dumps(each)] for name, each in view.about.items()]
    book.sheet(ABOUT, ["property", "value"], [*about, *(["made by", line] for line in annotations.about)], [None, None])
    lines = [[str(place), line] for place, text in enumerate(view.vocabulary.texts, 1) for line in text.split("\n")]
    if lines:
        book.sheet(VOCABULARY_SHEET, ["part", "line"], lines, [None, None])
    book.close()
    return [*book.notes(), *annotations.left_out(view, "xlsx")]


def _require_room(file: str, rows: Sequence[object]) -> None:
    if len(rows) >= MOST_ROWS:
        raise InterurbanError(
            f"{file}: a sheet holds {MOST_ROWS - 1:,} rows, and the table has {len(rows):,}; write a folder of tables"
        )
    if len(file.removesuffix(".csv")) > LONGEST_SHEET_NAME:
        raise InterurbanError(f"{file}: a sheet cannot have so long a name; write a folder of tables")


class _Book:
    """A workbook that is written, and what had to be changed for it."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._heading = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._replaced = Replaced("a workbook")
        self._cut: Counter[str] = Counter()

    def sheet(self, name: str, columns: list[str], rows: list[list[str]], known: Sequence[PropertyType | None]) -> None:
        """Write a table, with a heading that stays in sight."""
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            longest = max((len(row[place]) for row in rows[:_MEASURED]), default=0)
            sheet.set_column(place, place, min(_WIDEST, max(longest, len(column)) + 2))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, self._heading)
        for number, row in enumerate(rows, start=1):
            for place, (cell, each) in enumerate(zip(row, known, strict=True)):
                if cell:
                    self._cell(sheet, (number, place), cell, each)

    def _cell(self, sheet: Any, at: tuple[int, int], cell: str, known: PropertyType | None) -> None:
        kind = "text" if known is None or known.many else known.type
        if kind == "integer" and abs(int(cell)) <= LARGEST_WHOLE_NUMBER:
            sheet.write_number(*at, int(cell))
        elif kind == "number":
            sheet.write_number(*at, float(cell))
        elif kind == "boolean":
            sheet.write_boolean(*at, cell == "true")
        elif kind == "date" and (day := _whole_day(cell)):
            sheet.write_datetime(*at, day, self._day)
        else:
            text = self._replaced.clean(cell, NOT_IN_XML, known.name if known else "text")
            self._cut["text"] += len(text) > LONGEST_TEXT
            sheet.write_string(*at, text[:LONGEST_TEXT])

    def close(self) -> None:
        """Write it to the end."""
        self._book.close()

    def notes(self) -> Iterator[str]:
        """Yield what was changed."""
        if count := self._cut["text"]:
            yield f"{counted(count, 'text')} longer than the {LONGEST_TEXT:,} characters of a cell, and cut"
        yield from self._replaced.notes()


def _whole_day(cell: str) -> datetime | None:
    try:
        day = date.fromisoformat(cell) if len(cell) == 10 else None
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day and day >= FIRST_DAY else None


WORKBOOK = Format(
    "xlsx",
    "an Excel workbook, with a sheet for each table",
    (".xlsx",),
    "texts of more than 32,767 characters, and tables of more than a million rows",
    details="""\
- The sheets are named after types (`City`, `MEMBER_OF`) and have the columns of the tables in a data-set folder:
  [data-sets.md](data-sets.md). A day is a date of Excel from March 1900 on; any other date (`2013-11`, `2012?`)
  is a text.
- The sheets `Data set` and `Own vocabulary` hold what describes it, so that it is read back as it was written. A
  workbook of your own needs neither: sheets that are named after types are read, others are passed over with a
  warning. XLS and ODS are read, too.
- Results have no place in it; what was computed stands in `Data set`.
""",
    write_file=write_workbook,
    read=read_workbook,
    recognised_by=by_beginning(is_workbook),
)
