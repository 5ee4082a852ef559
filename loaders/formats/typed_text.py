"""Values as XML formats write them, of the types that they declare."""

from __future__ import annotations

import json
from typing import Any

_WHOLE = frozenset({"int", "integer", "long", "short", "byte", "biginteger"})
_NUMBERS = frozenset({"float", "double", "bigdecimal"})
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def typed(text: str, declared: str) -> Any:
    """Return a value of a declared type; what is not of it stays a text.

    >>> typed("3", "int"), typed("true", "boolean"), typed("[a, b]", "liststring"), typed("x", "double")
    (3, True, ['a', 'b'], 'x')
    """
    kind = declared.lower()
    if kind.startswith("list"):
        one = kind.removeprefix("list")
        return [typed(part, one) for part in _parts(text)]
    try:
        if kind in _WHOLE:
            return int(text)
        if kind in _NUMBERS:
            return float(text)
    except ValueError:
        return text.strip()
    return _BOOLEANS.get(text.strip().lower(), text.strip()) if kind == "boolean" else text.strip()


def _parts(text: str) -> list[str]:
    """Return the parts of a list: a JSON array, in brackets as Gephi writes it, or parted by bars."""
    whole = text.strip()
    if whole.startswith("[") and whole.endswith("]"):
        try:
            return [str(each) for each in json.loads(whole, strict=False)]
        except (ValueError, RecursionError):
            return [part.strip().strip("\"'") for part in whole[1:-1].split(",") if part.strip()]
    return [part.strip() for part in whole.split("|") if part.strip()]
