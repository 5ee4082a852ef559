"""Reading a workbook whose sheets are the tables of a data set: as CSV tables they are checked as those of a folder."""

from __future__ import annotations

import csv
import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import unescape

from graph_model.errors import UnknownType, VocabularyError
from graph_model.faults import Fault, Report
from graph_model.folding import slug
from graph_model.graph import Graph
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import NEXT_DOCUMENT, bundled_vocabulary, extend_vocabulary
from graph_model.wording import listed
from loaders.dataset.layout import DESCRIPTION, STATEMENTS, VOCABULARY, find_sheet
from loaders.dataset.reading import examine_dataset
from loaders.formats.beginnings import Beginning

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ABOUT, VOCABULARY_SHEET = "Data set", "Own vocabulary"  # a blank is in the name of no type
_LARGEST = 2_000_000_000  # bytes when unpacked
_OLD = b"\xd0\xcf\x11\xe0"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?name=\"([^\"]*)\"")


def is_workbook(beginning: Beginning) -> bool:
    """Tell whether it is a workbook of which a sheet is named after a type, or which we wrote."""
    names = sheet_names(beginning)
    return ABOUT in names or any(_table_of(bundled_vocabulary(), name) for name in names)


def sheet_names(beginning: Beginning) -> list[str]:
    """Return the names of the sheets of a workbook; none, if it is none."""
    if "xl/workbook.xml" in beginning.zipped:
        try:
            with zipfile.ZipFile(beginning.path) as packed:
                text = packed.read("xl/workbook.xml").decode("utf-8", "replace")
        except (zipfile.BadZipFile, OSError, KeyError, NotImplementedError, RuntimeError):
            return []
        return [unescape(name, {"&quot;": '"', "&apos;": "'"}) for name in _SHEET.findall(text)]
    if not beginning.data.startswith(_OLD) and "content.xml" not in beginning.zipped:
        return []
    try:
        with _opened(beginning.path) as book:
            return list(book.sheet_names)
    except _BrokenWorkbook:
        return []


def read_workbook(path: Path) -> tuple[Graph, Report]:
    """Return the graph of all that is sound in the sheets of a workbook, and the report of all that is not."""
    with tempfile.TemporaryDirectory(prefix="interurban-") as scratch:
        folder = Path(scratch, slug(path.stem) or "dataset")
        folder.mkdir()
        try:
            sheets, passed = _unpack(path, folder)
            graph, report = examine_dataset(folder)
        except _BrokenWorkbook as error:
            fault = Fault(str(error), "save it again, or as CSV", file=path.name)
            return Graph(), Report([fault])
        except VocabularyError as error:
            fault = Fault(str(error).partition("\n")[0], f"mend the sheet {VOCABULARY_SHEET}", file=path.name)
            return Graph(), Report([fault])
    report = Report([_placed(fault, path.name, sheets) for fault in report])
    if passed:
        message = f"sheets named after no type of the vocabulary, and not read: {listed(passed)}"
        report.add(Fault(message, "name each after what it holds, as City", severity="warning", file=path.name))
    return graph, report


class _BrokenWorkbook(Exception):
    """A file that is no workbook, or cannot be opened; the message says why."""


@contextmanager
def _opened(path: Path) -> Iterator[CalamineWorkbook]:
    import python_calamine

    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                    raise _BrokenWorkbook("holds more than 2 GB when unpacked")
        yield python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError:
        raise _BrokenWorkbook("is protected by a password") from None
    except (python_calamine.CalamineError, OSError, zipfile.BadZipFile) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _BrokenWorkbook(f"cannot be read as a workbook ({reason})") from None


def _unpack(path: Path, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Write the sheets as the tables of a data-set folder; return the sheet of each file, and those passed over."""
    with _opened(path) as book:
        about: dict[str, Any] = {"name": folder.name}
        if ABOUT in book.sheet_names:
            about |= dict(_described(_cells(book, ABOUT)))
        (folder / DESCRIPTION).write_text(json.dumps(about), "ascii")
        vocabulary = bundled_vocabulary()
        if VOCABULARY_SHEET in book.sheet_names:
            (folder / VOCABULARY).write_text(_vocabulary_text(_cells(book, VOCABULARY_SHEET)), "utf-8")
            vocabulary = extend_vocabulary(vocabulary, folder / VOCABULARY)
        sheets: dict[str, str] = {}
        passed: list[str] = []
        for name in book.sheet_names:
            if name in (ABOUT, VOCABULARY_SHEET):
                continue
            file = _table_of(vocabulary, name)
            if file is None or file in sheets:
                passed.append(name)
                continue
            sheets[file] = name
            with (folder / file).open("w", encoding="utf-8", errors="replace", newline="") as table:
                csv.writer(table).writerows(_cells(book, name))
    return sheets, passed


def _table_of(vocabulary: Vocabulary, sheet: str) -> str | None:
    """Return the file of the table that a sheet is named after; None if it is named after none."""
    plain = sheet.strip()
    if plain.lower() == STATEMENTS.removesuffix(".csv"):
        return STATEMENTS
    try:
        return find_sheet(vocabulary, f"{plain}.csv").file if "/" not in plain and "\\" not in plain else None
    except UnknownType:
        return None


def _cells(book: CalamineWorkbook, name: str) -> Iterator[list[str]]:
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [cell_text(cell) for cell in row]


def cell_text(value: Any) -> str:
    """Return what stands in a cell: days as ISO dates, whole numbers without `.0`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return "" if value is None else str(value)


def _described(rows: Iterable[list[str]]) -> Iterator[tuple[str, Any]]:
    for number, cells in enumerate(rows):
        if number and len(cells) > 1 and cells[0] and cells[0] != "made by":
            yield cells[0], _value(cells[1])


def _value(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in '[{"' else text
    except (ValueError, RecursionError):
        return text


def _vocabulary_text(rows: Iterable[list[str]]) -> str:
    parts: dict[str, list[str]] = {}
    for number, cells in enumerate(rows):
        if number and cells and cells[0]:
            parts.setdefault(cells[0], []).append(cells[1] if len(cells) > 1 else "")
    return NEXT_DOCUMENT.join("\n".join(lines) for lines in parts.values())


def _placed(fault: Fault, book: str, sheets: dict[str, str]) -> Fault:
    """Return a fault with the workbook and the sheet in the place of the file of a table."""
    where = sheets.get(fault.file, VOCABULARY_SHEET if fault.file == VOCABULARY else "")
    return replace(fault, file=f"{book}: {where}" if where else book)
