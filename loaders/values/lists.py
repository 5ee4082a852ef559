"""Cells that hold several values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from graph_model.values import BadValue
from graph_model.values import split as split_at_bars

LINES, BAR = "lines", "|"
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」"}
_WORD = re.compile(r"[^\W\d_]+")


def split_list(text: str, separator: str | Sequence[str], keep: Iterable[str] = ()) -> list[str]:
    r"""Return the values of a cell, stripped, without empty ones.

    `separator` is a text (`;`, `;;`, `,`, `&`), a word that stands by itself (`and`), `lines` for line breaks, or
    several of these. It parts nothing within brackets or double quotes, and quotes around a whole value are taken off.
    At `|` our own list cells are split, in which `\|` is a bar. `keep` are values that hold a separator and are not
    parted.

    Raises:
        BadValue: a bracket or a quote does not close.

    >>> split_list("Congo (Brazzaville, Pointe-Noire), Lyon", ",")
    ['Congo (Brazzaville, Pointe-Noire)', 'Lyon']
    >>> split_list("Lyon, Paris and Trinidad and Tobago", [",", "and"], keep=["Trinidad and Tobago"])
    ['Lyon', 'Paris', 'Trinidad and Tobago']
    """
    separators = (separator,) if isinstance(separator, str) else tuple(separator)
    if separators == (BAR,):
        return split_at_bars(text)
    parts = _parted(text, _pattern(separators, tuple(sorted(keep, key=len, reverse=True))))
    return [value for part in parts if (value := _unquoted(part.strip()))]


def _parted(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    start, place, closing = 0, 0, ""
    while place < len(text):
        character = text[place]
        if closing:
            closing = closing[:-1] if character == closing[-1] else closing + _BRACKETS.get(character, "")
            place += 1
            continue
        if character in _BRACKETS:
            closing = _BRACKETS[character]
        elif character in _QUOTES and (place == start or not text[start:place].strip()):
            closing = _QUOTES[character]
        elif match := pattern.match(text, place):
            if match.lastgroup != "kept":
                yield text[start:place]
                start = match.end()
            place = match.end()
            continue
        place += 1
    if closing:
        raise BadValue(f"is a list in which a {closing[-1]} is missing", "close it")
    yield text[start:]


@lru_cache(maxsize=256)
def _pattern(separators: tuple[str, ...], keep: tuple[str, ...]) -> re.Pattern[str]:
    kept = "|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in keep)
    parting = "|".join(map(_parting, sorted(separators, key=len, reverse=True)))
    return re.compile(f"(?P<kept>{kept})|(?:{parting})" if kept else f"(?:{parting})", re.IGNORECASE)


def _parting(separator: str) -> str:
    if not separator:
        raise ValueError("an empty text cannot part a list; tell what does, as ; or lines")
    if separator == LINES:
        return r"\r\n|\r|\n"
    if _WORD.fullmatch(separator.strip()):
        return rf"(?<!\w){re.escape(separator.strip())}(?!\w)"
    return re.escape(separator.strip() or separator)


def _unquoted(part: str) -> str:
    if len(part) > 1 and part[0] in _QUOTES and part[-1] == _QUOTES[part[0]]:
        return part[1:-1].strip()
    return part
