"""Partial dates in EDTF (level 0 and 1): the text as written, and the days that it can mean.

EDTF is the Library of Congress's Extended Date/Time Format, since 2019 part of ISO 8601-2. Read here: years, months
and days, unspecified digits (`201X`, `2013-XX`), qualifiers (`2012?`, `2012~`, `2012%`), seasons (`2013-21`) and
intervals (`2013-11-04/2013-11-07`, `2013/..` open, `2013/` unknown). The text is kept as written. The parsing is our
own because a look-up must answer before the `edtf` package has finished loading; tests compare the two.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

OPEN = ".."
REMEDY = "write it as 2014-02-28, 2014-02, 2014, 2014? or 2013-11-04/2013-11-07"

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_SEASONS = range(21, 25)
# What pandas makes of a year in a column with empty cells, and of a day: `2014.0`, `2014-02-28 00:00:00`.
_FROM_PROGRAMS = re.compile(r"(\d{4})\.0+|(\d{4}-\d\d-\d\d)[ T]00:00:00(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bound:
    """The days between which something began or ended, both included.

    An unknown bound may be any day; an open one lies before the first or after the last day there is.
    """

    earliest: date
    latest: date
    certain: bool = True


ALWAYS = Bound(date.min, date.min)
FOREVER = Bound(date.max, date.max)
UNKNOWN = Bound(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date or interval: the text as written, and the bounds of its first and its last day."""

    text: str
    start: Bound
    end: Bound

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None when unbounded."""
        return None if self.start.earliest == date.min else self.start.earliest

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None when unbounded."""
        return None if self.end.latest == date.max else self.end.latest

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> Date:
    """Read an EDTF date or interval; `2014.0` and `2014-02-28 00:00:00`, as programs write them, without their ends.

    Raises:
        ValueError: the text is no such date, or no such day exists.

    >>> parse_date("2013-11").latest
    datetime.date(2013, 11, 30)
    """
    stripped = text.strip()
    if match := _FROM_PROGRAMS.fullmatch(stripped):
        stripped = match[1] or match[2]
    if "/" not in stripped:
        bound = _single(stripped)
        return Date(stripped, bound, bound)
    first, _, last = stripped.partition("/")
    start = UNKNOWN if first == "" else ALWAYS if first == OPEN else _single(first)
    end = UNKNOWN if last == "" else FOREVER if last == OPEN else _single(last)
    if end.latest < start.earliest:
        raise ValueError("ends before it begins")
    if first in ("", OPEN) and last in ("", OPEN):
        raise ValueError("has neither a beginning nor an end")
    return Date(stripped, start, end)


def _single(text: str) -> Bound:
    """Return the first and last day that a single EDTF date can mean."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("is not a date")
    year, month, day, qualifier = match.groups()
    try:
        earliest, latest = _days(year, month, day)
    except ValueError:
        raise ValueError("is no date that exists") from None
    return Bound(earliest, latest, certain=qualifier is None)


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    first_year, last_year = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if "X" in year or month in (None, "XX"):
        if "X" in year and month not in (None, "XX"):
            raise ValueError
        if day not in (None, "XX"):
            raise ValueError
        return date(first_year, 1, 1), date(last_year, 12, 31)
    number = int(month or 0)
    if number in _SEASONS and day is None:
        # Which months a season has depends on the hemisphere, which a date does not say.
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if day in (None, "XX"):
        return date(first_year, number, 1), date(first_year, number, calendar.monthrange(first_year, number)[1])
    exact = date(first_year, number, int(day or 0))
    return exact, exact
