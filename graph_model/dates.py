"""Partial dates in EDTF (level 0 and 1): the text as written, and the days that it can mean.

EDTF is the Library of Congress's Extended Date/Time Format, since 2019 part of ISO 8601-2. Read are all its forms of
level 0 and 1 in the years 0001 to 9999; `date_forms` lists them, and what is not read. The text is kept as written.
The parsing is our own because a look-up must answer before the `edtf` package has finished loading; tests compare the
two.

What `?`, `~` and `%` leave open EDTF leaves to the application. Here a date so marked may be off by one step of its own
precision (a day, a month, a season, a year, a decade, a century), and by two where it is both uncertain and approximate
(`%`), as the manual of the `edtf` package has it of its "fuzzy" bounds.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

OPEN = ".."
REMEDY = "write it as 2014-02-28, 2014-02, 2014, 2014? or 2013-11-04/2013-11-07"

_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII
)
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_SEASONS = range(21, 25)
# What pandas makes of a year in a column with empty cells, and of a day: `2014.0`, `2014-02-28 00:00:00`.
_FROM_PROGRAMS = re.compile(r"(\d{4})\.0+|(\d{4}-\d\d-\d\d)[ T]00:00:00(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Leeway:
    """How far a date may be off that is marked as uncertain or approximate: so many months, or days.

    >>> Leeway(months=12).after(date(2012, 12, 31)), Leeway(months=1).before(date(2012, 3, 31))
    (datetime.date(2013, 12, 31), datetime.date(2012, 2, 29))
    """

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """Return the first or last day of a date as much earlier; nothing lies before the first day there is."""
        return _moved(day, -self.months, -self.days)

    def after(self, day: date) -> date:
        """Return the first or last day of a date as much later; nothing lies after the last day there is."""
        return _moved(day, self.months, self.days)


EXACT = Leeway()


@dataclass(frozen=True, slots=True)
class Bound:
    """The days between which something began or ended, both included, as its date names them.

    An unknown bound may be any day; an open one lies before the first or after the last day there is. `before` and
    `after` say how much earlier than the earliest, and later than the latest, it may be where the date is qualified.
    """

    earliest: date
    latest: date
    before: Leeway = EXACT
    after: Leeway = EXACT

    @property
    def certain(self) -> bool:
        """Whether the date is neither uncertain nor approximate."""
        return self.before is EXACT is self.after or self.before == EXACT == self.after  # the quicker first

    def widened(self) -> Bound:
        """Return the days between which it lies with the leeway, as a bound that has none."""
        return self if self.certain else Bound(self.before.before(self.earliest), self.after.after(self.latest))


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
        ValueError: the text is no such date, no such day exists, or it is of a form of EDTF that is not read.

    >>> parse_date("2013-11").latest
    datetime.date(2013, 11, 30)
    """
    stripped = text.strip()
    if match := _FROM_PROGRAMS.fullmatch(stripped):
        stripped = match[1] or match[2]
    if "/" not in stripped:
        match = _TIME.fullmatch(stripped)
        bound = _single(match[1] if match else stripped)
        return Date(stripped, bound, bound)
    first, _, last = stripped.partition("/")
    start = UNKNOWN if first == "" else ALWAYS if first == OPEN else _single(first)
    end = UNKNOWN if last == "" else FOREVER if last == OPEN else _single(last)
    if end.widened().latest < start.widened().earliest:
        raise ValueError("ends before it begins")
    if first in ("", OPEN) and last in ("", OPEN):
        raise ValueError("has neither a beginning nor an end")
    return Date(stripped, start, end)


def _single(text: str) -> Bound:
    """Return the first and last day that a single EDTF date can mean, and how far it may be off."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(_why_not(text, "is not a date"))
    year, month, day, qualifier = match.groups()
    try:
        earliest, latest, step = _days(year, month, day)
    except ValueError:
        raise ValueError(_why_not(text, "is no date that exists")) from None
    if qualifier is None:
        return Bound(earliest, latest)
    steps = 2 if qualifier == "%" else 1
    leeway = Leeway(step.months * steps, step.days * steps)
    return Bound(earliest, latest, leeway, leeway)


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date, Leeway]:
    """Return the first and last day of a date, and what one step of its precision is."""
    first_year, last_year = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if "X" in year or month in (None, "XX"):
        if "X" in year and month not in (None, "XX"):
            raise ValueError
        if day not in (None, "XX"):
            raise ValueError
        return date(first_year, 1, 1), date(last_year, 12, 31), Leeway(months=12 * 10 ** year.count("X"))
    number = int(month or 0)
    if number in _SEASONS and day is None:
        # Which months a season has depends on the hemisphere, which a date does not say.
        return date(first_year, 1, 1), date(last_year, 12, 31), Leeway(months=3)
    if day in (None, "XX"):
        days = calendar.monthrange(first_year, number)[1]
        return date(first_year, number, 1), date(first_year, number, days), Leeway(months=1)
    exact = date(first_year, number, int(day or 0))
    return exact, exact, Leeway(days=1)


def _moved(day: date, months: int, days: int) -> date:
    """Return a day moved by months and days; the last day of a month stays one."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    longest = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    moved = date(year, month, longest if is_last and months else min(day.day, longest)).toordinal() + days
    return date.fromordinal(min(max(moved, date.min.toordinal()), date.max.toordinal()))


def _why_not(text: str, otherwise: str) -> str:
    from graph_model.date_forms import refusal_of  # whose patterns nobody pays for without a fault

    return refusal_of(text) or otherwise
