"""Sheets of workbooks (XLSX, XLSM, XLSB, XLS, ODS), which are read whole by python-calamine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph_model.errors import InterurbanError
from graph_model.wording import counted, listed
from loaders.tabular.layout import SAMPLE_ROWS, find_header
from loaders.tabular.members import LARGEST_WORKBOOK, Member
from loaders.tabular.ods_merges import Place, merged_in_ods
from loaders.tabular.origins import Origin
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import Note, NumberedRow, TabularSource, unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


class _NotRead(InterurbanError):
    """Why a workbook, or a sheet of it, is not read, and the remedy behind a semicolon."""


def open_workbook(member: Member, settings: TableSettings) -> list[TabularSource]:
    """Open the sheets of a workbook that are told; not told, the first one that holds anything."""
    try:
        workbook, merged = _load(member)
        names, chosen = _sheets(workbook, settings.sheet)
    except _NotRead as error:
        message, _, remedy = str(error).partition("; ")
        return [unreadable(member.name, message, remedy)]
    return [
        _open_sheet(workbook, name, f"{member.name}[{name}]", chosen, settings, merged.get(name, [])) for name in names
    ]


def _load(member: Member) -> tuple[CalamineWorkbook, dict[str, list[Place]]]:
    """Return a workbook, and the merged cells of its sheets, where it does not tell them itself."""
    import python_calamine

    try:
        with member.open() as stream:
            data = stream.read(LARGEST_WORKBOOK + 1)
        _require_bounded(data)
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)), merged_in_ods(data)
    except python_calamine.PasswordError:
        raise _NotRead("is protected by a password; save it without one") from None
    except (python_calamine.CalamineError, OSError, zipfile.BadZipFile) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _NotRead(f"cannot be read as a workbook ({reason}); save it again, or as CSV") from None


def _require_bounded(data: bytes) -> None:
    """Refuse a workbook that would not fit into memory once it is unpacked."""
    size = len(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    if size > LARGEST_WORKBOOK:
        raise _NotRead(f"holds more than {LARGEST_WORKBOOK:,} bytes when unpacked; save its sheets as CSV")


def _sheets(workbook: CalamineWorkbook, told: str | int | None) -> tuple[list[str], list[str]]:
    names = workbook.sheet_names
    if isinstance(told, str) and told.isdecimal() and told not in names:
        told = int(told)
    if isinstance(told, int):
        if not 1 <= told <= len(names):
            raise _NotRead(f"has no sheet {told}; it has {counted(len(names), 'sheet')}: {listed(names)}")
        return [names[told - 1]], []
    if told is not None:
        found = [name for name in names if name == told] or [name for name in names if fnmatchcase(name, told)]
        found = found or [name for name in names if name.strip().casefold() == told.strip().casefold()]
        if not found:
            raise _NotRead(f"has no sheet {told!r}; its sheets are {listed(names)}")
        return found, []
    filled = [name for name in names if _is_filled(workbook, name)]
    if not filled:
        raise _NotRead("has no sheet with anything in it; fill one")
    others = [name for name in filled if name != filled[0]]
    return filled[:1], [f"the first sheet; not read: {listed(others)}"] if others else []


def _is_filled(workbook: CalamineWorkbook, name: str) -> bool:
    from python_calamine import CalamineError

    try:
        return workbook.get_sheet_by_name(name).start is not None
    except CalamineError:  # a sheet of charts or of macros
        return False


def _open_sheet(
    workbook: CalamineWorkbook,
    name: str,
    file: str,
    chosen: list[str],
    settings: TableSettings,
    merged_there: list[Place],
) -> TabularSource:
    from python_calamine import CalamineError

    try:
        sheet = workbook.get_sheet_by_name(name)
    except CalamineError as error:
        return unreadable(file, f"cannot be read ({error})", "save the sheet as CSV")

    header = find_header(list(islice(_rows(sheet), SAMPLE_ROWS)), settings.header)
    merged = [place for place in merged_there or _merged_downwards(sheet) if place[0] >= header.first_row]

    def rows(_: Note) -> Iterator[NumberedRow]:
        return _filled_downwards(_rows(sheet), merged)

    said = [f"sheet {name!r} of a workbook", *chosen, *header.chosen]
    if merged:
        said.append(f"{counted(len(merged), 'cell')} merged over several rows, which each of these rows has")
    faults = [replace(fault, file=file) for fault in header.faults]
    return TabularSource(file, header.columns, said, faults, rows, header.first_row, Origin(sheet=name), of_cells=True)


def _rows(sheet: CalamineSheet) -> Iterator[NumberedRow]:
    left = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(
        sheet.iter_rows(), 1
    ):  # from the first row of the sheet, and the first filled column
        yield number, [""] * left + [cell if isinstance(cell, str) else in_plain_text(cell) for cell in cells]


def _merged_downwards(sheet: CalamineSheet) -> list[Place]:
    """Return the first row, the last row and the column of each cell that is merged over several rows, from 1 on."""
    ranges = sheet.merged_cell_ranges or []
    return sorted((top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges if bottom > top)


def _filled_downwards(rows: Iterator[NumberedRow], merged: list[Place]) -> Iterator[NumberedRow]:
    """Yield rows in which what stands in a merged cell stands in each row of it."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for top, bottom, column in merged:
        starts.setdefault(top, []).append((bottom, column))
    filled: dict[int, tuple[int, str]] = {}  # by column: up to which row, and with what
    for number, cells in rows:
        filled = {column: told for column, told in filled.items() if number <= told[0]}
        for column, (_, value) in filled.items():
            cells[column] = cells[column] or value
        for bottom, column in starts.get(number, ()):
            filled[column] = (bottom, cells[column])
        yield number, cells


def in_plain_text(value: Any) -> str:
    """Return what stands in a cell: days as ISO dates, with a time unless it is midnight; whole numbers without `.0`.

    >>> in_plain_text(12.0), in_plain_text(0.1), in_plain_text(datetime(2014, 2, 3)), in_plain_text(True)
    ('12', '0.1', '2014-02-03', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value.replace(microsecond=0)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g} h"
    return "" if value is None else str(value)
