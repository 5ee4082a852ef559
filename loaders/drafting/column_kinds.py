"""What a column is of, as its cells look: numbers, years, places, names, web addresses."""

from __future__ import annotations

import re
from itertools import islice

from loaders.drafting.header_words import AXES, POINTS
from loaders.drafting.profiles import NUMBER, Column
from loaders.values.coordinates import read_point

LARGEST = {"latitude": 90, "longitude": 180}  # degrees
LONGEST_NAME = 200  # characters on average; what is longer is prose
_TRIED = 400  # distinct values of a column that are tried as places
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_DECIMAL = re.compile(r"[+-]?\d{1,3}[.,]\d+", re.ASCII)
_POINT = re.compile(r"POINT ?\(.*\)", re.IGNORECASE)
_MARKED = (  # groups of three are thousands; else 1.234.567,8 has its decimals behind a comma
    ("comma", re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)),
    ("point", re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)),
    ("comma", re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)", re.ASCII)),
    ("point", re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)", re.ASCII)),
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d(?:\.0)?", re.ASCII)


def is_number(column: Column) -> bool:
    """Tell whether a column is of numbers."""
    return column.share(NUMBER) > 0.95


def is_whole(column: Column) -> bool:
    """Tell whether all numbers of a column are whole."""
    return column.share(re.compile(r"[+-]?\d+(?:\.0+)?", re.ASCII)) == 1


def is_year(column: Column) -> bool:
    """Tell whether a column is of years, as its name says, too."""
    return column.share(_YEAR) > 0.95


def is_point(column: Column) -> bool:
    """Tell whether a column is of places, two coordinates in a cell: WKT points, or what is called so."""
    if column.share(_POINT) > 0.8:
        return True
    called_so = bool(POINTS & set(column.words)) and not axis_of(column)
    texts = [text for text in islice(column.values, _TRIED) if not NUMBER.fullmatch(text)]
    return called_so and len(texts) > 0.8 * min(len(column.values), _TRIED) and all(map(_is_place, texts[:20]))


def _is_place(text: str) -> bool:
    try:
        read_point(text)
    except ValueError:
        return False
    return True


def is_plain(column: Column) -> bool:
    """Tell whether all coordinates, or numbers, of a column are written with a point and nothing else."""
    return column.share(re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)) == 1


def decimal_mark(column: Column) -> str:
    """Return how the decimals of numbers with marks are marked: `comma`, `point`; nothing, where they have no marks.

    >>> from collections import Counter
    >>> decimal_mark(Column("n", Counter(["9.776.000,5", "752.993"]))), decimal_mark(Column("n", Counter(["1,234"])))
    ('comma', 'point')
    """
    texts = [text for text in column.values if not re.fullmatch(r"[+-]?\d+", text)]
    if not texts or column.share(NUMBER) < 1:
        return ""
    return next((name for name, pattern in _MARKED if all(map(pattern.fullmatch, texts))), "")


def axis_of(column: Column) -> str:
    """Return whether a column is of latitudes or of longitudes."""
    axis = next((AXES[word] for word in column.words if word in AXES), "")
    if column.words in (["x"], ["y"]) and not _is_of_degrees(column, LARGEST[axis]):
        return ""
    return axis if axis and column.share(re.compile(r".*\d.*")) > 0.8 else ""


def _is_of_degrees(column: Column, largest: int) -> bool:
    """Tell whether the numbers of a column may be degrees: with decimals, most of them, and none too large."""
    texts = [text.replace(",", ".") for text in column.values if _DECIMAL.fullmatch(text)]
    return len(texts) > 0.8 * len(column.values) and all(abs(float(text)) <= largest for text in texts)


def is_a_name(column: Column) -> bool:
    """Tell whether a column may be of names: of texts, none of them long."""
    if not column.values or is_number(column) or is_point(column) or is_url(column) or axis_of(column):
        return False
    if {value.casefold() for value in column.values} <= {"yes", "no", "true", "false", "y", "n"}:
        return False
    return sum(map(len, column.values)) / len(column.values) < LONGEST_NAME


def is_url(column: Column, least: float = 0.9) -> bool:
    """Tell whether at least this share of a column are web addresses."""
    return column.share(_URL) >= least
