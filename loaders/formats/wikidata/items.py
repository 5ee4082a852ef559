"""Items of Wikidata and what is claimed of them, in the form in which both of its JSON formats are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_TIME = re.compile(r"([+-])(\d{1,16})-(\d\d)-(\d\d)T")
_POINT = re.compile(r"Point\(\s*(-?[\d.eE+-]+)\s+(-?[\d.eE+-]+)\s*\)", re.IGNORECASE)
_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")
MILLENNIUM, CENTURY, DECADE, YEAR, MONTH = 6, 7, 8, 9, 10  # precisions of a date in Wikidata


@dataclass(slots=True)
class Claim:
    """What is claimed of an item by a property: another item, or a text; when, and by which sources (URLs or items)."""

    property: str
    value: str
    is_item: bool = False
    dates: dict[str, str] = field(default_factory=dict)  # by property: P580, P582, P585
    sources: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An item: its names, each with its language where one is known, the best first, and its claims."""

    id: str
    names: list[tuple[str, str]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def item_in(text: str) -> str | None:
    """Return the id of the item that an address names.

    >>> item_in("http://www.wikidata.org/entity/Q8684"), item_in("http://www.wikidata.org/entity/statement/Q1-2")
    ('Q8684', None)
    """
    match = _ITEM.fullmatch(text)
    return match[1] if match else None


def point_in(text: str) -> tuple[float, float] | None:
    """Return the latitude and the longitude of a point in WKT.

    >>> point_in("Point(126.98 37.57)")
    (37.57, 126.98)
    """
    match = _POINT.fullmatch(text.strip())
    try:
        return (float(match[2]), float(match[1])) if match else None
    except ValueError:
        return None


def date_in(time: str, precision: int = 11) -> str:
    """Return a time of Wikidata as an EDTF date of its precision; empty, if it has none there.

    >>> date_in("+1987-00-00T00:00:00Z", 9), date_in("+1950-00-00T00:00:00Z", 8), date_in("2013-11-04T00:00:00Z")
    ('1987', '195X', '2013-11-04')
    """
    match = _TIME.match(time if time[:1] in ("+", "-") else f"+{time}")
    if match is None or match[1] == "-" or len(match[2].lstrip("0")) > 4 or precision <= MILLENNIUM:
        return ""
    year = match[2].lstrip("0").zfill(4)
    if precision == CENTURY:
        return f"{year[:2]}XX" if year[2:] != "00" else f"{int(year[:2]) - 1:02d}XX"
    if precision == DECADE:
        return f"{year[:3]}X"
    if precision == YEAR or match[3] == "00":
        return year
    return f"{year}-{match[3]}" if precision == MONTH or match[4] == "00" else f"{year}-{match[3]}-{match[4]}"


def text_of(value: Any) -> str:
    """Return a text, and nothing of what is none."""
    return value.strip() if isinstance(value, str) else ""
