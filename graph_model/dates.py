"""Partial dates in EDTF (level 0 and 1) and what they cover.

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
from enum import Enum
from functools import lru_cache

OPEN = ".."
REMEDY = "write it as 2014-02-28, 2014-02, 2014, 2014? or 2013-11-04/2013-11-07"

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_SEASONS = range(21, 25)


class Covers(Enum):
    """Whether something held at a time, when dates may be partial."""

    DEFINITELY = "definitely"
    POSSIBLY = "possibly"
    NO = "no"

    def __bool__(self) -> bool:
        return self is not Covers.NO


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
    """Read an EDTF date or interval.

    Raises:
        ValueError: the text is no such date, or no such day exists.

    >>> parse_date("2013-11").latest
    datetime.date(2013, 11, 30)
    """
    stripped = text.strip()
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
        raise ValueError("is not a day that exists") from None
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


@dataclass(frozen=True, slots=True)
class Period:
    """When a state held or an event took place, as the bounds of its beginning and its end."""

    start: Bound = UNKNOWN
    end: Bound = UNKNOWN

    def covers(self, when: Period | Date | date | str) -> Covers:
        """Tell whether this held on a day, or at some time in a period.

        `definitely`: on every reading of the dates; `possibly`: on some; `no`: on none. A date marked as uncertain
        (`2012?`) never answers `definitely`.

        >>> Period.of(since="2012", until="2014-06").covers("2014")
        <Covers.DEFINITELY: 'definitely'>
        >>> Period.of(since="2012").covers("2014")
        <Covers.POSSIBLY: 'possibly'>
        """
        asked = as_period(when)
        first, last = asked.start.earliest, asked.end.latest
        if self.start.earliest > last or self.end.latest < first:
            return Covers.NO
        surely = self.start.latest <= last and self.end.earliest >= first
        certain = self.start.certain and self.end.certain
        return Covers.DEFINITELY if surely and certain else Covers.POSSIBLY

    def shared_with(self, other: Period) -> Period | None:
        """Return when both held; None if they cannot have held on the same day."""
        start = Bound(
            max(self.start.earliest, other.start.earliest),
            max(self.start.latest, other.start.latest),
            self.start.certain and other.start.certain,
        )
        end = Bound(
            min(self.end.earliest, other.end.earliest),
            min(self.end.latest, other.end.latest),
            self.end.certain and other.end.certain,
        )
        return None if end.latest < start.earliest else Period(start, end)

    @classmethod
    def of(cls, *, since: str | None = None, until: str | None = None, on: str | None = None) -> Period:
        """Return the period of a state (`since`, `until`) or an event (`on`), from EDTF texts.

        A missing end is unknown: the thing may have ended on any day since it began. `..` says that it has not ended.

        Raises:
            ValueError: a text is not a date, or the end lies before the beginning.
        """
        if on is not None:
            event = parse_date(on)
            return cls(event.start, event.end)
        start = UNKNOWN if since is None else ALWAYS if since == OPEN else _within(since)
        end = UNKNOWN if until is None else FOREVER if until == OPEN else _within(until)
        if end.latest < start.earliest:
            raise ValueError("ends before it begins")
        return cls(
            Bound(start.earliest, min(start.latest, end.latest), start.certain),
            Bound(max(end.earliest, start.earliest), end.latest, end.certain),
        )


def _within(text: str) -> Bound:
    """Return the days on which something began or ended that is dated by an EDTF date or interval."""
    moment = parse_date(text)
    return Bound(moment.start.earliest, moment.end.latest, moment.start.certain and moment.end.certain)


def as_period(when: Period | Date | date | str) -> Period:
    """Return the period that a day, an EDTF text or a date stands for."""
    if isinstance(when, str):
        when = parse_date(when)
    if isinstance(when, Date):
        return Period(when.start, when.end)
    if isinstance(when, date):
        return Period(Bound(when, when), Bound(when, when))
    return when


def weaker(first: Covers, second: Covers) -> Covers:
    """Return what holds when two accounts of the same thing both count: they agree, or it is possible."""
    return first if first is second else Covers.POSSIBLY


def in_words(*, since: str | None = None, until: str | None = None, on: str | None = None) -> str:
    """Return dates as a person reads them; an end that is unknown is left out, one that is open is an open dash.

    >>> in_words(since="1992", until="2012"), in_words(since="2013"), in_words(since="2013", until="..")
    ('1992 – 2012', 'since 2013', '2013 –')
    """
    if on is not None:
        return on.replace("/", " – ")
    if since is not None and until is not None:
        return f"{_bound_in_words(since)} – {_bound_in_words(until)}".strip()
    if since is not None:
        return f"by {since[3:]}" if since.startswith("../") else f"since {_bound_in_words(since)}"
    if until is not None:
        return f"until {until[3:]} at the latest" if until.startswith("../") else f"until {_bound_in_words(until)}"
    return ""


def _bound_in_words(text: str) -> str:
    """Return the beginning or end of a period: nothing where it is open, both days where it lies between two."""
    if text == OPEN:
        return ""
    first, between, last = text.partition("/")
    if not between:
        return text
    if first in ("", OPEN):
        return f"by {last}"
    return f"{first} or later" if last in ("", OPEN) else f"{first}/{last}"
