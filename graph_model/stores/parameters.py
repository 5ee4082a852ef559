"""The parameters of a query: plain data that every engine takes alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any

from graph_model.errors import QueryFailed

LARGEST = 2**63 - 1


def check_parameters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters in which everything is None, text, a boolean, a number, a date, a list or a map of these.

    Raises:
        QueryFailed: one is something else, or a whole number of more than 64 bits.
    """
    return {name: _plain(value, f"${name}") for name, value in parameters.items()}


def _plain(value: Any, where: str) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each, f"{where}.{key}") for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, f"{where}[{place}]") for place, each in enumerate(value)]
    if value is None or isinstance(value, str | bool) or type(value) is date:
        return value
    if isinstance(value, Integral):  # NumPy's too
        if not -LARGEST - 1 <= int(value) <= LARGEST:
            raise QueryFailed(f"{where}: {value} does not fit into 64 bits")
        return int(value)
    if isinstance(value, Real):
        return float(value)
    remedy = (
        "give a time as text and write datetime() in the query" if isinstance(value, datetime) else "give plain data"
    )
    raise QueryFailed(f"{where}: {value!r} is no text, number, boolean, date, list or map; {remedy}")
