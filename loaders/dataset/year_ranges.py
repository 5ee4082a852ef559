"""Dates that may be meant as ranges of years: `2021-22` is read as a season, `2004-06` as June.

EDTF writes the years 2021 to 2022 as `2021/2022`. What stands in a column is read as EDTF says, and a warning names the
other reading wherever it is likely: at every season, and at a month where others in its column are ranges of years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_model.faults import Fault
from loaders.files.tables import Table

_YEAR_AND_TWO_DIGITS = re.compile(r"(\d\d)(\d\d)-(\d\d)[?~%]?", re.ASCII)
_LENGTHS = (7, 8)  # of what it matches
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MONTHS = range(1, 13)


def warn_of_year_ranges(table: Table, columns: Iterable[str]) -> None:
    """Warn of what is a season or a month in these date columns and was perhaps meant as a range of years."""
    for name in columns:
        column = table.column(name)
        ranges = {number: found for number, cell in enumerate(column.texts) if (found := _ranges_of_years(cell))}
        rows = [place for place, number in enumerate(column.numbers) if number in ranges] if ranges else []
        suspicious = [(table.numbers[place], *found) for place in rows for found in ranges[column.numbers[place]]]
        if any(_is_no_month(cell) for _, cell, _ in suspicious):
            for fault, number in _faults(name, suspicious):
                table.fault(fault, number)


def _faults(column: str, suspicious: Iterable[tuple[int, str, str]]) -> Iterator[tuple[Fault, int]]:
    for number, cell, years in suspicious:
        ending = cell[-2:]
        read = f"the {_SEASONS[ending]} of {cell[:4]}" if ending in _SEASONS else f"the month {cell}"
        remedy = f"write {years} if years are meant; leave it if not" if years else "leave it if a season is meant"
        if ending in _SEASONS or int(ending) in _MONTHS:
            yield Fault(f"is read as {read}", remedy, column, cell, "warning"), number


def _ranges_of_years(cell: str) -> list[tuple[str, str]]:
    """Return what may be meant as ranges of years in a cell, be it a date or the ends of an interval."""
    dates = (date for date in cell.split("/") if len(date) in _LENGTHS)
    return [found for date in dates if (found := _range_of_years(date))]


def _range_of_years(cell: str) -> tuple[str, str] | None:
    """Return a cell that is a season, or may be meant as a range of years, and that range in EDTF if it may."""
    match = _YEAR_AND_TWO_DIGITS.fullmatch(cell)
    if match is None:
        return None
    century, first, last = match.groups()
    if int(last) <= int(first):
        return (cell[:7], "") if last in _SEASONS else None
    return cell[:7], f"{century}{first}/{century}{last}"


def _is_no_month(cell: str) -> bool:
    return int(cell[-2:]) not in _MONTHS
