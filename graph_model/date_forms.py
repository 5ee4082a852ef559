"""The forms of EDTF, level by level: which are read, and how those are named that are not.

The forms and their names are those of the specification of the Library of Congress (4 February 2019,
https://www.loc.gov/standards/datetime/). `dates` reads them; this table serves messages and documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form of EDTF: its level, its name, examples; and where it is not read, the pattern of what is so written."""

    level: int
    name: str
    examples: tuple[str, ...]
    refused: str = ""

    @property
    def is_read(self) -> bool:
        """Whether dates of this form are read."""
        return not self.refused


# A part of a date as level 2 may qualify it, before or after; and digits of which any may be left open.
_PART = r"[?~%]?[\dX]+[?~%]?"
_QUALIFIED = rf"(?=.*[?~%].)(?:{_PART}-{_PART}(?:-{_PART})?|[?~%]\d{{4}})"

FORMS: tuple[DateForm, ...] = (
    DateForm(0, "a year, a month or a day", ("1985", "1985-04", "1985-04-12")),
    DateForm(
        0, "a day with a time of day", ("1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30+04:30")
    ),
    DateForm(0, "an interval", ("1964/2008", "2004-06/2006-08", "2004-02-01/2005")),
    DateForm(1, "a season", ("2001-21", "2001-24")),
    DateForm(1, "a date that is uncertain (?), approximate (~) or both (%)", ("1984?", "2004-06~", "2004-06-11%")),
    DateForm(1, "unspecified digits at the end", ("201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX")),
    DateForm(1, "an interval with an open or an unknown end", ("1985/..", "../1985-04", "1985-04-12/", "/1985")),
    DateForm(1, "an interval with qualified ends", ("1984~/2004-06", "1984?/2004%")),
    DateForm(1, "a year of more than four digits, after a Y", ("Y170000002", "Y-170000002"), r"Y-?\d{5,}"),
    DateForm(1, "a year before 0001", ("-1985",), r"-\d{4}.*|0000.*"),
    DateForm(2, "an exponential year", ("Y-17E7",), r"Y-?\d+E\d+"),
    DateForm(2, "a year with significant digits", ("1950S2", "Y171010000S3"), r"(?:\d{4}|Y-?\d+(?:E\d+)?)S\d+"),
    DateForm(2, "a part of a year other than a season of level 1", ("2001-34",), r"\d{4}-(?:2[5-9]|3\d|4[01])"),
    DateForm(2, "one of a set", ("[1667,1668,1670..1672]", "[..1984]"), r"\[.*\]"),
    DateForm(2, "all of a set", ("{1960,1961-12}", "{..1984}"), r"\{.*\}"),
    DateForm(2, "a date of which a part is qualified", ("2004-06-~11", "2004?-06-11", "?2004-06-~11"), _QUALIFIED),
    DateForm(
        2,
        "unspecified digits before others",
        ("156X-12-25", "XXXX-12-XX", "1XXX-12", "1984-1X"),
        r"(?=.*X.*\d|.*XXX|.*-\dX)[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?",
    ),
)
_REFUSED = tuple((re.compile(form.refused, re.ASCII), form) for form in FORMS if form.refused)


def refusal_of(text: str) -> str:
    """Return why a single date is not read that is of a form of EDTF; nothing, if it is of none.

    >>> refusal_of("1950S2")
    'is not read: in EDTF this is a year with significant digits (level 2)'
    """
    for pattern, form in _REFUSED:
        if pattern.fullmatch(text):
            return f"is not read: in EDTF this is {form.name} (level {form.level})"
    return ""
