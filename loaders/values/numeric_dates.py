"""Dates written in numbers: in one of the orders of day, month and year, counted by a spreadsheet, or as years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from loaders.values.date_form import DateForm, ReadPart
from loaders.values.span import Span, between, dated, single

_TIME = r"(?:(?:T| +)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?Z? ?(?P<half>[AP]\.?M\.?)?)?"
_DAY, _MONTH, _YEAR, _SHORT = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})", r"(?P<short>\d\d)"
_MARK, _SAME = r"(?P<mark>\. ?|[/-])", r"(?P=mark)"
_LATEST_OF_SHORT = 68  # as strptime has it: 69 to 99 are of the twentieth century

_DAYS_FROM = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}  # Excel holds 1900 for a leap year
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 99_999  # 1927 to 2173; fewer digits are a year


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.ASCII | re.IGNORECASE) for pattern in patterns)


_MONTH_AND_YEAR = rf"(?P<month>\d{{1,2}})(?:\. ?|[/-]){_YEAR}"
_PATTERNS = {
    "dmy": _compiled(rf"{_DAY}{_MARK}{_MONTH}{_SAME}{_YEAR}\.?{_TIME}", _MONTH_AND_YEAR, _YEAR),
    "mdy": _compiled(rf"{_MONTH}{_MARK}{_DAY}{_SAME}{_YEAR}{_TIME}", _MONTH_AND_YEAR, _YEAR),
    "ymd": _compiled(
        rf"{_YEAR}{_MARK}{_MONTH}{_SAME}{_DAY}\.?{_TIME}",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_YEAR}(?:\. ?|[/-])(?P<month>0?\d|1[0-2])",  # 2021/22 are two years, and no season of EDTF
        _YEAR,
    ),
    "dmy_short": _compiled(rf"{_DAY}{_MARK}{_MONTH}{_SAME}{_SHORT}{_TIME}"),
    "mdy_short": _compiled(rf"{_MONTH}{_MARK}{_DAY}{_SAME}{_SHORT}{_TIME}"),
}


def _ordered(order: str) -> DateForm:
    patterns = _PATTERNS[order]

    def read(text: str, _: ReadPart) -> Span | None:
        match = next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)
        return single(_of_parts(match)) if match else None

    return DateForm(order, _ORDERS[order][0], read, _ORDERS[order][1])


_ORDERS = {
    "dmy": (
        "day, month, year",
        {
            "28.02.2014": "2014-02-28",
            "5/11/2013": "2013-11-05",
            "05.2014": "2014-05",
            "31/12/2013 12:00:00 AM": "2013-12-31",
        },
    ),
    "mdy": (
        "month, day, year, as in the United States",
        {"12/31/2013 12:00:00 AM": "2013-12-31", "5/11/2013": "2013-05-11", "5/2013": "2013-05"},
    ),
    "ymd": (
        "year, month, day, with any marks or none",
        {"2014/2/8": "2014-02-08", "2014.02.08": "2014-02-08", "20140208": "2014-02-08", "2014-02-00": "2014-02"},
    ),
    "dmy_short": (
        "day, month, year of two digits (69 to 99 are 19..)",
        {"28.02.14": "2014-02-28", "1/5/98": "1998-05-01"},
    ),
    "mdy_short": ("month, day, year of two digits (69 to 99 are 19..)", {"2/28/14": "2014-02-28"}),
}


def _of_parts(match: Match[str]) -> str:
    parts = match.groupdict()
    year = parts.get("year") or full_year(parts["short"])
    day = dated(year, parts.get("month"), parts.get("day"))
    if not parts.get("hour"):
        return day
    hour, half = int(parts["hour"]), (parts["half"] or "").upper().replace(".", "")
    if half and not 1 <= hour <= 12:
        raise ValueError("has an hour that does not exist")
    hour = hour % 12 + 12 * (half == "PM") if half else hour
    time = f"{hour:02}:{parts['minute']}:{parts['second'] or '00'}"
    return day if time == "00:00:00" else f"{day}T{time}"


def full_year(short: str) -> str:
    """Return the year that is meant by its last two digits.

    >>> full_year("13"), full_year("69")
    ('2013', '1969')
    """
    return f"{20 if int(short) <= _LATEST_OF_SHORT else 19}{short}"


def _edtf(text: str, _: ReadPart) -> Span | None:
    try:
        return single(re.sub(r"(T\d\d:\d\d:\d\d)\.\d+", r"\1", text))
    except ValueError:
        if re.match(r"\d{4}-\d\d-\d\d", text):
            raise
        return None


def _serial(name: str, first: date) -> DateForm:
    def read(text: str, _: ReadPart) -> Span | None:
        match = re.fullmatch(r"(\d{5})(\.\d+)?", text, re.ASCII)
        if match is None or not _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
            return None
        day = first + timedelta(days=int(match[1]))
        seconds = round(float(match[2] or 0) * 86400)
        time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return single(f"{day}T{time}" if 0 < seconds < 86400 else str(day))

    counted = {"1900": {"41579": "2013-11-01", "41579.5": "2013-11-01T12:00:00"}, "1904": {"40117": "2013-11-01"}}
    about = f"the number of a day as a spreadsheet counts it, from {name} on"
    return DateForm("excel_serial" if name == "1900" else "excel_serial_1904", about, read, counted[name])


def _year_month(text: str, _: ReadPart) -> Span | None:
    match = re.fullmatch(r"(\d{4})[.,](\d{1,2})", text, re.ASCII)
    if match is None:
        return None
    if match[2] == "1":
        raise ValueError(
            "may be January, or October that lost its zero; name the form year_month_text if it is January"
        )
    return single(dated(match[1], match[2]))


def _year_month_text(text: str, _: ReadPart) -> Span | None:
    match = re.fullmatch(r"(\d{4})[.,](\d{1,2})", text, re.ASCII)
    return single(dated(match[1], match[2])) if match else None


def _years(text: str, _: ReadPart) -> Span | None:
    match = re.fullmatch(r"(\d{4}) ?(?:[-–—/]|to|bis|à|a) ?(\d{4})?", text, re.ASCII)
    return between(match[1], match[2] or "..") if match else None


def _years_label(text: str, _: ReadPart) -> Span | None:
    match = re.fullmatch(r"(\d{4})(?: ?[-–—/] ?(\d{4}))?(?: ?[-–—:,] ?| )\(?([^\W\d].*?)\)?", text)
    return between(match[1], match[2] or match[1], match[3].strip()) if match else None


def _years_short(text: str, _: ReadPart) -> Span | None:
    years = _of_short_years(text)
    return between(*years) if years else None


def _of_short_years(text: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"(\d\d)(\d\d) ?[-–—/] ?(\d\d)", text, re.ASCII)
    if match is None:
        return None
    century = int(match[1]) + (match[3] < match[2])
    return match[1] + match[2], f"{century:02}{match[3]}"


def school_year(first_month: int) -> DateForm:
    """Return the form of years that begin in a month other than January: `2021/22`, `2021-2022`."""

    def read(text: str, _: ReadPart) -> Span | None:
        long = re.fullmatch(r"(\d{4}) ?[-–—/] ?(\d{4})", text, re.ASCII)
        years = (long[1], long[2]) if long else _of_short_years(text)
        if years is None:
            return None
        if int(years[1]) != int(years[0]) + 1:
            raise ValueError("is no year of school: its years do not adjoin")
        return between(dated(years[0], first_month), dated(years[1], first_month - 1))

    about = "a year of school or of account, from September to August; `school_year:4` from April to March"
    return DateForm("school_year", about, read, {"2021/22": "2021-09/2022-08", "2021-2022": "2021-09/2022-08"})


NUMERIC = (
    DateForm(
        "edtf", "as EDTF has it, which is what our own tables hold", _edtf, {"2014-02": "2014-02", "2012?": "2012?"}
    ),
    *(_ordered(order) for order in _PATTERNS),
    *(_serial(name, first) for name, first in _DAYS_FROM.items()),
    DateForm(
        "year_month",
        "a year and a month in a column of numbers",
        _year_month,
        {"2001.3": "2001-03", "2001.12": "2001-12"},
    ),
    DateForm(
        "year_month_text",
        "a year and a month, with October as 2001.10",
        _year_month_text,
        {"2001.1": "2001-01", "2001.10": "2001-10"},
    ),
    DateForm("years", "two years; the second may be missing", _years, {"2008-2012": "2008/2012", "2008–": "2008/.."}),
    DateForm("years_label", "one year or two, and a label", _years_label, {"2008-2012 - Observer": "2008/2012"}),
    DateForm(
        "years_short",
        "two years, the second in two digits",
        _years_short,
        {"2021/22": "2021/2022", "1999-00": "1999/2000"},
    ),
    school_year(9),
)
