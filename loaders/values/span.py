"""What a text of dates says: when something began and ended, each in EDTF."""

from __future__ import annotations

from typing import NamedTuple

from graph_model.dates import OPEN, parse_date


class Span(NamedTuple):
    """When something began and ended, in EDTF; a single date is both. Empty is unknown, `..` is open.

    `label` is what stands beside the years (`2008-2012 - Observer`), `left_out` what of the text is not in the dates.
    """

    since: str
    until: str
    label: str = ""
    left_out: str = ""

    @property
    def as_date(self) -> str:
        """The span as one EDTF text: a date, an interval, or nothing.

        >>> Span("2013-11-04", "2013-11-07").as_date, Span("2014", "2014").as_date
        ('2013-11-04/2013-11-07', '2014')
        """
        return self.since if self.since == self.until else f"{self.since}/{self.until}"


UNKNOWN = Span("", "")
ONGOING = Span(OPEN, OPEN)


def single(text: str) -> Span:
    """Return the span of one EDTF date or interval.

    Raises:
        ValueError: it is none.
    """
    if text == OPEN:
        return ONGOING
    written = parse_date(text).text
    since, slash, until = written.partition("/")
    return Span(since, until if slash else since)


def between(first: str, last: str, label: str = "", left_out: str = "") -> Span:
    """Return the span from one EDTF date to another; an open end is `..`.

    Raises:
        ValueError: one of them is no date, or it ends before it begins.
    """
    if first == last:
        return Span(single(first).since, single(first).until, label, left_out)
    parse_date(f"{first}/{last}")
    return Span(first, last, label, left_out)


def dated(year: int | str, month: int | str | None = None, day: int | str | None = None) -> str:
    """Return an EDTF date of its parts; a month or a day of zero is left out.

    Raises:
        ValueError: there is no such day.
    """
    text = f"{int(year):04}"
    if month is not None and int(month):
        text += f"-{int(month):02}"
        if day is not None and int(day):
            text += f"-{int(day):02}"
    elif day is not None and int(day):
        raise ValueError("has a day without a month")
    return parse_date(text).text
