"""When a state held or an event took place, between bounds that partial dates leave open, and what that covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from graph_model.dates import ALWAYS, FOREVER, OPEN, UNKNOWN, Bound, Date, parse_date


class Covers(Enum):
    """Whether something held at a time, when dates may be partial."""

    DEFINITELY = "definitely"
    POSSIBLY = "possibly"
    NO = "no"

    def __bool__(self) -> bool:
        return self is not Covers.NO


@dataclass(frozen=True, slots=True)
class Period:
    """When a state held or an event took place, as the bounds of its beginning and its end."""

    start: Bound = UNKNOWN
    end: Bound = UNKNOWN

    def covers(self, asked: Period | Date | date | str) -> Covers:
        """Tell whether this held on a day, or at some time in a period.

        `definitely`: on every reading of the dates; `possibly`: on some; `no`: on none. A date marked as uncertain or
        approximate (`2012?`) may be read a step earlier or later, in what is asked, too.

        >>> Period.of(since="2012", until="2014-06").covers("2014")
        <Covers.DEFINITELY: 'definitely'>
        >>> Period.of(since="2012").covers("2014")
        <Covers.POSSIBLY: 'possibly'>
        >>> [Period.of(since="2012?", until="..").covers(year).value for year in ("2010", "2011", "2012", "2013")]
        ['no', 'possibly', 'possibly', 'definitely']
        """
        held, time = self.widened(), asked_time(asked)
        if held.start.earliest > time.last or held.end.latest < time.first:
            return Covers.NO
        surely = held.start.latest <= time.last_earliest and held.end.earliest >= time.first_latest
        return Covers.DEFINITELY if surely else Covers.POSSIBLY

    def covers_throughout(self, asked: Period | Date | date | str) -> Covers:
        """Tell whether this held on every day of a period, as `covers` tells of some day.

        >>> Period.of(since="2010", until="2016").covers_throughout("2012/2015")
        <Covers.DEFINITELY: 'definitely'>
        >>> [Period.of(since="2012", until=end).covers_throughout("2012/2015").value for end in ("2014", "2016", "..")]
        ['no', 'possibly', 'possibly']
        """
        held, time = self.widened(), asked_time(asked)
        if held.start.earliest > time.first_latest or held.end.latest < time.last_earliest:
            return Covers.NO
        surely = held.start.latest <= time.first and held.end.earliest >= time.last
        return Covers.DEFINITELY if surely else Covers.POSSIBLY

    def widened(self) -> Period:
        """Return the period with all the days that qualified dates may mean, in bounds that have no leeway left."""
        if self.start.certain and self.end.certain:
            return self
        return _ordered(self.start.widened(), self.end.widened())

    def surely_overlaps(self, other: Period) -> bool:
        """Tell whether both held on some day, on every reading of their dates.

        >>> Period.of(since="2010", until="2016").surely_overlaps(Period.of(since="2012", until="2013"))
        True
        >>> Period.of(since="2010", until="2012").surely_overlaps(Period.of(since="2012", until="2016"))
        False
        """
        one, two = self.widened(), other.widened()
        return one.start.latest <= two.end.earliest and two.start.latest <= one.end.earliest

    def shared_with(self, other: Period) -> Period | None:
        """Return when both held; None if they cannot have held on the same day."""
        one, two = self.widened(), other.widened()
        start = Bound(max(one.start.earliest, two.start.earliest), max(one.start.latest, two.start.latest))
        end = Bound(min(one.end.earliest, two.end.earliest), min(one.end.latest, two.end.latest))
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
        return _state(since, until)


@lru_cache(maxsize=65_536)  # of many relationships few are dated as no other is
def _state(since: str | None, until: str | None) -> Period:
    start = UNKNOWN if since is None else ALWAYS if since == OPEN else _within(since)
    end = UNKNOWN if until is None else FOREVER if until == OPEN else _within(until)
    if end.widened().latest < start.widened().earliest:
        raise ValueError("ends before it begins")
    return _ordered(start, end) if start.certain and end.certain else Period(start, end)


@lru_cache(maxsize=65_536)
def _within(text: str) -> Bound:
    """Return the days on which something began or ended that is dated by an EDTF date or interval."""
    moment = parse_date(text)
    return Bound(moment.start.earliest, moment.end.latest, moment.start.before, moment.end.after)


def _ordered(start: Bound, end: Bound) -> Period:
    """Return the period between two bounds without leeway: it began before it ended, and ended after it began."""
    if start.latest <= end.latest and start.earliest <= end.earliest:
        return Period(start, end)
    return Period(
        Bound(start.earliest, min(start.latest, end.latest)), Bound(max(end.earliest, start.earliest), end.latest)
    )


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The time that a question is about: at some time from its first to its last day.

    Where it is qualified (`2013?`), `first` and `last` are the outermost days that these may be, and `first_latest` and
    `last_earliest` the innermost; otherwise they are the same.
    """

    first: date
    first_latest: date
    last_earliest: date
    last: date


@lru_cache(maxsize=1024)
def asked_time(moment: Period | Date | date | str) -> AskedTime:
    """Return the time that is asked for by a day, an EDTF text, a date or a period.

    Raises:
        ValueError: the text is not a date.

    >>> asked_time("2013?").first_latest
    datetime.date(2014, 1, 1)
    """
    period = as_period(moment)
    first, last = period.start, period.end
    return AskedTime(
        first.before.before(first.earliest),
        first.before.after(first.earliest),
        last.after.before(last.latest),
        last.after.after(last.latest),
    )


def as_period(moment: Period | Date | date | str) -> Period:
    """Return the period that a day, an EDTF text or a date stands for."""
    if isinstance(moment, str):
        moment = parse_date(moment)
    if isinstance(moment, Date):
        return Period(moment.start, moment.end)
    if isinstance(moment, date):
        return Period(Bound(moment, moment), Bound(moment, moment))
    return moment


def weaker(first: Covers, second: Covers) -> Covers:
    """Return what holds when two accounts of the same thing both count: they agree, or it is possible."""
    return first if first is second else Covers.POSSIBLY


def describe_period(*, since: str | None = None, until: str | None = None, on: str | None = None) -> str:
    """Return dates as a person reads them; an end that is unknown is left out, one that is open is an open dash.

    >>> describe_period(since="1992", until="2012"), describe_period(since="2013", until="..")
    ('1992 – 2012', '2013 –')
    """
    if on is not None:
        return on.replace("/", " – ")
    if since is not None and until is not None:
        return f"{_describe_bound(since)} – {_describe_bound(until)}".strip()
    if since is not None:
        return f"by {since[3:]}" if since.startswith("../") else f"since {_describe_bound(since)}"
    if until is not None:
        return f"until {until[3:]} at the latest" if until.startswith("../") else f"until {_describe_bound(until)}"
    return ""


def _describe_bound(text: str) -> str:
    """Return the beginning or end of a period: nothing where it is open, both days where it lies between two."""
    if text == OPEN:
        return ""
    first, between, last = text.partition("/")
    if not between:
        return text
    if first in ("", OPEN):
        return f"by {last}"
    return f"{first} or later" if last in ("", OPEN) else f"{first}/{last}"
