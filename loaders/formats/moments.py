"""Moments of other programs as dates: days, days with a time, and years that are written as numbers."""

from __future__ import annotations

import re

from graph_model.dates import parse_date

INTERVAL = re.compile(r"[\[(]\s*([^,\])]+?)\s*(?:,\s*([^,\])]+?)\s*)?[\])]")  # as Gephi writes one
ENDLESS = frozenset({"infinity", "-infinity", "inf", "-inf", "*"})
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_YEAR = re.compile(r"(1\d{3}|20\d{2}|21\d{2})(?:\.0+)?", re.ASCII)


def as_date(text: str) -> str:
    """Return a moment as an EDTF date; empty if it is none.

    >>> as_date("2013-11-04T00:00:00.000+00:00"), as_date("1990.0"), as_date("17.5")
    ('2013-11-04', '1990', '')
    """
    whole = text.strip()
    match = _DAY.fullmatch(whole) or _YEAR.fullmatch(whole)
    found = match[1] if match else whole
    if not match and not re.fullmatch(r"\d{4}-\d{2}", whole, re.ASCII):
        return ""
    try:
        parse_date(found)
    except ValueError:
        return ""
    return found
