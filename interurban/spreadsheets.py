"""Answers for spreadsheets: an Excel workbook, and CSV that a spreadsheet opens as text and never as a formula."""

from __future__ import annotations

import io
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from queries.answers import Answer

BOM = "\ufeff"  # by which Excel knows that a CSV file is UTF-8
ROWS, ABOUT = "Rows", "About"  # the names of the sheets

# What a sheet can hold: support.microsoft.com, "Excel specifications and limits".
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
LARGEST_WHOLE_NUMBER = 2**53  # a cell's number is a double: beyond, digits would be lost
WIDEST = 60  # characters; a wider column is read by wrapping
MEASURED = 1_000  # rows that the widths of the columns are taken from

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")  # owasp.org, "CSV Injection"
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def neutralise(cell: Any) -> Any:
    """Return a cell of a table that no spreadsheet takes for a formula: a text that begins like one gets a quote.

    >>> neutralise("=1+1"), neutralise("Lyon"), neutralise(-5)
    ("'=1+1", 'Lyon', -5)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def flatten(value: Any) -> Any:
    """Return a value as one cell holds it: lists joined by bars, what is nested as JSON."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value)):
        return json.dumps(value, ensure_ascii=False)
    return " | ".join(map(str, value)) if isinstance(value, list | tuple) else value


def fit_into_sheet(answer: Answer) -> Answer:
    """Return an answer as a sheet can hold it, with a warning that counts what had to be changed for it.

    Raises:
        InterurbanError: it has more rows or columns than a sheet.
    """
    from graph_model.errors import InterurbanError
    from graph_model.wording import counted

    if len(answer) >= MOST_ROWS or len(answer.keys()) > MOST_COLUMNS:
        raise InterurbanError(
            f"a sheet holds {MOST_ROWS - 1:,} rows and {MOST_COLUMNS:,} columns, and the answer has "
            f"{counted(len(answer), 'row')} and {counted(len(answer.keys()), 'column')}; write it as CSV"
        )
    changes: Counter[str] = Counter()
    rows = [{key: _fit(value, changes) for key, value in row.items()} for row in answer]
    said = {
        "cut": f"longer than the {LONGEST_TEXT:,} characters of a cell, and cut; CSV holds them whole",
        "replaced": "with characters that a workbook cannot hold, in whose place stands �",
    }
    return replace(answer, rows=rows).warn(
        *(f"{counted(changes[what], 'text')} {words}" for what, words in said.items() if changes[what])
    )


def make_workbook(answer: Answer) -> bytes:
    """Return an answer as an Excel workbook: a sheet of its rows, numbers as numbers, and one of what was asked.

    Dates stay texts, since most are partial (2013-11) or uncertain (2014?), which a spreadsheet's are not.
    """
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        keys = answer.keys()
        sheet = book.add_worksheet(ROWS)
        _write_row(sheet, 0, keys, heading)
        for number, row in enumerate(answer, start=1):
            _write_row(sheet, number, [row.get(key) for key in keys])
        for column, key in enumerate(keys):
            texts = [str(row.get(key, "")) for row in answer.rows[:MEASURED]]
            sheet.set_column(column, column, min(WIDEST, max(map(len, [key, *texts])) + 2))
        sheet.freeze_panes(1, 0)
        if keys and len(answer):
            sheet.autofilter(0, 0, len(answer), len(keys) - 1)
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 0, 20)
        about.set_column(1, 1, 100, wrapped)
        for number, (what, value) in enumerate(_describe(answer)):
            _write_row(about, number, [what, value])
    return stream.getvalue()


def _write_row(sheet: Any, number: int, values: list[Any], style: Any = None) -> None:
    for column, value in enumerate(values):
        if isinstance(value, bool):
            sheet.write_boolean(number, column, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(number, column, value, style)
        elif value not in (None, ""):
            sheet.write_string(number, column, str(value), style)


def _describe(answer: Answer) -> Iterator[tuple[str, Any]]:
    """Yield what a reader must know of the rows: what was asked of which data, how, how many, and what to mind."""
    from interurban import __version__

    yield "title", answer.title
    yield "made by", f"interurban {__version__}"
    for what, value in answer.computed.items():
        parts = value if isinstance(value, Mapping) else {"": value}
        for part, stated in parts.items():
            name = f"{what.replace('_', ' ')}: {part}" if part else what.replace("_", " ")
            yield name, stated if isinstance(stated, int | float) else flatten(stated)
    yield "rows", len(answer)
    if answer.truncated:
        yield "rows in all", answer.total if answer.total is not None else "more"
    for note in answer.notes:
        yield "warning" if note in answer.warnings else "note", note
    for source, title in answer.citations.items():
        yield f"source {source}", title


def _fit(value: Any, changes: Counter[str]) -> Any:
    """Return a value as a cell holds it; how often something had to be changed is counted."""
    value = flatten(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE_NUMBER:
        return str(value)
    if not isinstance(value, str):
        return value
    text = _NO_XML.sub("�", value)
    changes["replaced"] += text != value
    changes["cut"] += len(text) > LONGEST_TEXT
    return text[:LONGEST_TEXT]
