"""The first and the last day that a date can mean, as properties that stand beside it for programs without EDTF.

Beside `since` stand `since_earliest` and `since_latest`. A day that nothing bounds is left out; of `..` there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from graph_model.dates import OPEN, parse_date
from graph_model.values import PropertyType

_EARLIEST, _LATEST = "_earliest", "_latest"


def bound_names(known: Mapping[str, PropertyType]) -> list[str]:
    """Return the names of all bounds that can stand beside the dates of a type.

    >>> bound_names({"since": PropertyType("since", "date"), "tier": PropertyType("tier")})
    ['since_earliest', 'since_latest']
    """
    return [f"{name}{bound}" for name in known if _is_date(known.get(name)) for bound in (_EARLIEST, _LATEST)]


def bounds_of(properties: Mapping[str, Any], known: Mapping[str, PropertyType]) -> dict[str, date]:
    """Return the bounds of every date among the properties of a node or a relationship.

    >>> bounds_of({"since": "2013-11"}, {"since": PropertyType("since", "date")})["since_latest"]
    datetime.date(2013, 11, 30)
    """
    bounds: dict[str, date] = {}
    for name, value in properties.items():
        if _is_date(known.get(name)) and value != OPEN:
            bounds |= _bounds_of_date(name, value)
    return bounds


@lru_cache(maxsize=65_536)
def _bounds_of_date(name: str, text: str) -> Mapping[str, date]:
    moment = parse_date(text)
    named = {f"{name}{_EARLIEST}": moment.earliest, f"{name}{_LATEST}": moment.latest}
    return {bound: day for bound, day in named.items() if day is not None}


def _is_date(property_type: PropertyType | None) -> bool:
    return property_type is not None and property_type.type == "date" and not property_type.many
