"""Dates with the month in Roman figures, as editions and archives write them: `1514 VIII 4`, `4.VIII.1514`."""

from __future__ import annotations

import re

from loaders.values.date_form import AROUND, DateForm, ReadPart
from loaders.values.span import Span, between, dated, single

ROMAN = {
    name: number
    for number, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_MONTH = r"(?P<month>[IVX]+)"
_YEAR_FIRST = re.compile(
    rf"(?:(?P<year>\d{{3,4}}) +)?{_MONTH}(?: +(?P<day>\d{{1,2}}))?|(?P<only_day>\d{{1,2}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(rf"(?:(?P<day>\d{{1,2}})\.? ?[./-]? ?)?{_MONTH}\.? ?[./-]? ?(?P<year>\d{{4}})", re.IGNORECASE)
_TWO_MONTHS = re.compile(r"(?P<year>\d{3,4}) +(?P<first>[IVX]+)/(?P<last>[IVX]+)", re.IGNORECASE)
Parts = dict[str, str]


def _roman(text: str, _: ReadPart) -> Span | None:
    if " / " in text or re.search(r"\d/\d", text):
        return None  # two calendars, of which another form keeps one
    if match := _TWO_MONTHS.fullmatch(text):
        months = [_number(match["first"]), _number(match["last"])]
        return between(*(dated(match["year"], month) for month in months))
    sides = text.split("_")
    first = _parts(sides[0])
    if first is None or not first.get("year") or len(sides) > 2:
        return None
    if len(sides) == 1:
        return single(_written(first))
    last = continue_date(first, sides[1])
    return between(_written(first), _written(last)) if last else None


def continue_date(first: Parts, text: str) -> Parts | None:
    """Return the date that a text means which leaves out what it shares with the one before it."""
    parts = _parts(text)
    if parts is None:
        return None
    if "only_day" in parts:
        return {**first, "day": parts["only_day"]}
    return {"year": first["year"], **parts}


def _parts(text: str) -> Parts | None:
    match = _YEAR_FIRST.fullmatch(text.strip()) or _DAY_FIRST.fullmatch(text.strip())
    return {name: value for name, value in match.groupdict().items() if value} if match else None


def _written(parts: Parts) -> str:
    return dated(parts["year"], _number(parts["month"]) if "month" in parts else None, parts.get("day"))


def _number(month: str) -> int:
    if month.upper() not in ROMAN:
        raise ValueError(f"has no month {month}")
    return ROMAN[month.upper()]


def _first_calendar(text: str, read_part: ReadPart) -> Span | None:
    first, second = _two_calendars(text)
    if not second:
        return None
    span = read_part(first)
    return span._replace(left_out=f"the second calendar: {second}")


def _second_calendar(text: str, read_part: ReadPart) -> Span | None:
    first, second = _two_calendars(text)
    if not second:
        return None
    end = first.rpartition("_")[2]
    shared = _parts(first.partition("_")[0])
    parts = continue_date({**shared, **(_parts(end) or {})}, second) if shared else None
    span = single(_written(parts)) if parts and parts.get("year") else read_part(second)
    return span._replace(left_out=f"the first calendar: {first}")


def _two_calendars(text: str) -> tuple[str, str]:
    """Return both halves of a text that tells one day in two calendars; the second is empty if it does not."""
    first, mark, second = text.rpartition(" / ")
    if not mark and (match := re.fullmatch(r"(.*[IVX] +\d{1,2})/(\d{1,2})", text, re.IGNORECASE)):
        first, second = match[1], match[2]
    return first.strip(), second.strip()


WITH_ROMAN = (
    DateForm(
        "roman",
        "with the month in Roman figures; _ stands between the first and the last day",
        _roman,
        {
            "1514 VIII 4": "1514-08-04",
            "1522 XII 25_1523 I 4": "1522-12-25/1523-01-04",
            "1537 III 25_IV 4": "1537-03-25/1537-04-04",
            "1608 VII 20_30": "1608-07-20/1608-07-30",
            "1561 VIII": "1561-08",
            "4.VIII.1514": "1514-08-04",
            "1713 X/XI": "1713-10/1713-11",
        },
    ),
    DateForm(
        "first_calendar",
        "of a day told in two calendars the first; the second is left out, and said",
        _first_calendar,
        {"1686 IV 26 / V 6": "1686-04-26", "1700 VI 13 / 1113 AH": "1700-06-13", "1774 VII 10/21": "1774-07-10"},
        AROUND,
        ("roman",),
    ),
    DateForm(
        "second_calendar",
        "of a day told in two calendars the second; the first is left out, and said",
        _second_calendar,
        {"1686 IV 26 / V 6": "1686-05-06", "1774 VII 10/21": "1774-07-21"},
        AROUND,
        ("roman",),
    ),
)
