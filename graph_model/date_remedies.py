"""How to write a date that is not written as EDTF: what spreadsheets, other programs and people write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from graph_model.dates import REMEDY, parse_date

# Spreadsheets count the days from the one before 1900; they hold 1900 for a leap year, so this is right from March on.
_FIRST_DAY_OF_SPREADSHEETS = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(\d{4})(?:\.0+)?"
_TIME = r"[T ]\d\d:\d\d.*"


def remedy_of(text: str) -> str:
    """Return how to write what was meant by a text that is no EDTF date; examples, where that cannot be known.

    >>> remedy_of("c. 1990")
    'write 1990~'
    >>> remedy_of("05/11/2013")
    'write 2013-11-05, or 2013-05-11 if the month stands first'
    """
    stripped = " ".join(unicodedata.normalize("NFKC", text).split())
    if stripped != text and _is_date(stripped):
        return f"write {stripped}"
    for pattern, remedy in _REMEDIES:
        if (match := pattern.fullmatch(stripped)) and (written := remedy(match)):
            return written
    return REMEDY


def remedy_of_asked(text: str) -> str:
    """Return how to write the date that a question asks about; there, nothing can be left empty or open.

    >>> remedy_of_asked("2010-2012")
    'write 2010/2012'
    >>> remedy_of_asked("today") == REMEDY
    True
    """
    remedy = remedy_of(text)
    first = remedy.removeprefix("write ").split(" ")[0].rstrip(",")
    return remedy if _is_date(first) and " where " not in remedy else REMEDY


def _write(template: str) -> Callable[[Match[str]], str]:
    """Return a remedy that fills the groups of a match into a date, and gives none if that is no date either."""

    def remedy(match: Match[str]) -> str:
        written = match.expand(template)
        return f"write {written}" if _is_date(written) else ""

    return remedy


def _say(words: str) -> Callable[[Match[str]], str]:
    def remedy(_: Match[str]) -> str:
        return words

    return remedy


def _of_named_month(match: Match[str]) -> str:
    found = match.groupdict()
    day = f"-{int(found['day']):02}" if found.get("day") else ""
    written = f"{found['year']}-{_MONTHS[found['month'][:3].lower()]:02}{day}"
    return f"write {written}" if _is_date(written) else ""


def _of_month_and_two_digits(match: Match[str]) -> str:
    """Return both readings of `Nov-13`, which is what Excel makes of 2013-11 and of the 13th of November."""
    month = _MONTHS[match[1][:3].lower()]
    return f"write 20{match[2]}-{month:02} if a year is meant; if a day is, give its year, too"


def _of_slashes(match: Match[str]) -> str:
    first, second, year = int(match[1]), int(match[2]), match[3]
    day_first, month_first = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    if _is_date(day_first) and _is_date(month_first) and first != second:
        return f"write {day_first}, or {month_first} if the month stands first"
    return next((f"write {each}" for each in (day_first, month_first) if _is_date(each)), "")


def _of_days_counted(match: Match[str]) -> str:
    """Return the day that a spreadsheet counts so; days outside 1927 to 2064 are more likely something else."""
    day = _FIRST_DAY_OF_SPREADSHEETS + timedelta(days=int(match[0]))
    return f"write {day} if it is the number of a day in a spreadsheet" if 1927 <= day.year <= 2064 else ""


def _of_two_digit_years(match: Match[str]) -> str:
    written = f"{match[1]}{match[2]}/{match[1]}{match[3]}"
    return f"write {written} if years are meant" if _is_date(written) else ""


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _before(match: Match[str]) -> str:
    return f"write ../{int(match[1]) - 1:04}" if int(match[1]) > 1 else ""


def _began(match: Match[str]) -> str:
    return f"write {match[1]} where it began, and .. where it ended"


def _of_parts(match: Match[str]) -> str:
    """Return a date of which parts are qualified as one that is qualified as a whole."""
    marks = set(re.findall(r"[?~%]", match[0]))
    plain = re.sub(r"[?~%]", "", match[0])
    mark = "%" if len(marks) > 1 else marks.pop()
    return f"write {plain}{mark} to qualify the whole date" if _is_date(plain + mark) else ""


def _of_digits_left_open(match: Match[str]) -> str:
    """Return as much of a date as stands before the first digit that is left open."""
    written = next((text for text in (match[0][:7], match[0][:4]) if _is_date(text)), "")
    return f"write {written}, which is as much as is read" if written else ""


def _of_earlier_drafts(match: Match[str]) -> str:
    """Return a date as EDTF writes it since 2019: X for what was u, % for both marks, an empty end for `unknown`."""
    text = re.sub(r"[?~]{2}", "%", match[0].replace("u", "X").replace("x", "X"))
    return f"write {text}" if _is_date(text) else ""


def _of_earlier_intervals(match: Match[str]) -> str:
    ends = [{"unknown": "", "open": ".."}.get(end.lower(), end) for end in match[0].split("/")]
    return f"write {'/'.join(ends)}" if _is_date("/".join(ends)) else ""


def _century(match: Match[str]) -> str:
    return f"write {int(match[1]) - 1:02}XX" if int(match[1]) <= 21 else ""


_REMEDIES: tuple[tuple[re.Pattern[str], Callable[[Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), remedy)
    for pattern, remedy in (
        (r"present|ongoing|current(?:ly)?|now|today|to date|still|open", _say("write .., which is: it goes on")),
        (r"nan|nat|null|none|n/?a|n\.a\.|unknown|tbc|tbd|\?+|-+", _say("leave the cell empty")),
        (rf"(?:c|ca|circa|about|around|approx|approximately|~)\.? ?{_YEAR}", _write(r"\1~")),
        (rf"{_YEAR} ?\((?:\?|uncertain|probably)\)", _write(r"\1?")),
        (rf"(?:probably|perhaps) {_YEAR}", _write(r"\1?")),
        (r"(\d{3})0['’]?s", _write(r"\1X")),
        (r"(\d{1,2})(?:st|nd|rd|th) century", _century),
        (rf"(?:before|prior to|pre-?) ?{_YEAR}", _before),
        (rf"(?:until|till|by|up to) {_YEAR}", _write(r"../\1")),
        (rf"(?:since|from) {_YEAR}", _write(r"\1")),
        (rf"after {_YEAR}", _write(r"\1/..")),
        (rf"{_YEAR} ?(?:[-–—]|to) ?{_YEAR}", _write(r"\1/\2")),
        (rf"{_YEAR} ?(?:[-–—]|to) ?(?:present|now|ongoing|today|)", _began),
        (r"(\d\d)(\d\d)[-–—/](\d\d)", _of_two_digit_years),
        (r"\+?(\d{4})-00-00(?:T.*)?", _write(r"\1")),
        (r"\+?(\d{4}-\d\d)-00(?:T.*)?", _write(r"\1")),
        (rf"\+?(\d{{4}}-\d\d-\d\d){_TIME}", _write(r"\1")),
        (r"(\d{4})[./](\d\d)[./](\d\d)\.?", _write(r"\1-\2-\3")),
        (r"(\d{4})[./](\d\d)", _write(r"\1-\2")),
        (r"(\d{4})(\d\d)(\d\d)", _write(r"\1-\2-\3")),
        (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", _of_slashes),
        (rf"{_MONTH}[- ]'?(\d\d)", _of_month_and_two_digits),
        (rf"(?P<month>{_MONTH})[- ,]+(?P<year>\d{{4}})", _of_named_month),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[- .]+(?P<month>{_MONTH})[- ,]+(?P<year>\d{{4}})", _of_named_month),
        (rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _of_named_month),
        (r"\d{5}", _of_days_counted),
        (r"Y(\d{4})", _write(r"\1")),
        (r"(?=.*[xu?~])[\dxu]{4}(?:-[\dxu]{2}){0,2}(?:[?~%]|\?~|~\?)?", _of_earlier_drafts),
        (r"[^/]+/(?:open|unknown)|(?:open|unknown)/[^/]+", _of_earlier_intervals),
        (r"(?=.*[?~%].)[?~%]?\d+[?~%]?(?:-[?~%]?\d+[?~%]?){0,2}", _of_parts),
        (r"(?=.*X)[\dX]{4}(?:-[\dX]{2}){1,2}", _of_digits_left_open),
        (r"[{\[](\d{4})[^.]*\b(\d{4})[}\]]", _write(r"\1/\2")),
        (r"[{\[]\.\.(\d{4}[\d-]*)[}\]]", _write(r"../\1")),
        (r"[{\[](\d{4}[\d-]*)\.\.[}\]]", _write(r"\1/..")),
        (
            r"Y-?\d.*|-\d+(?:-.*)?|0000(?:-.*)?",
            _say("leave it out, and say it in the note: only the years 0001 to 9999 are read"),
        ),
    )
)
