"""Property values: reading a cell, checking a value, writing it back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph_model.dates import OPEN, parse_date
from graph_model.faults import Fault
from graph_model.wording import first_of

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[Scalar]

LONGEST_TEXT = 100_000
FIRST_FAR_CENTURY = "22"  # dates from 2200 on: more often a misprint, or a program's word for "open", than a plan
MOST_NAMED = 10  # usual values, where none is near to what stands there
SEPARATOR = "|"
_BETWEEN = re.compile(r"(?<!\\)\|")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# What programs write where they have nothing. Not "NA", which is Namibia, nor words that a person may mean.
NOTHING = frozenset(
    {"nan", "NaN", "NULL", "null", "None", "<NA>", "NaT", "\\N", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!"}
)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class BadValue(ValueError):
    """A value that does not fit its type: what is wrong, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class PropertyType:
    """What one property may hold."""

    name: str
    type: str = "text"
    many: bool = False
    values: tuple[str, ...] = ()
    closed: bool = False
    minimum: float | None = None
    maximum: float | None = None
    about: str = ""
    one_line: bool = False  # of text: no line breaks; nor has a value of a list any

    def parse(self, cell: str) -> Value:
        """Read a non-empty cell.

        Raises:
            BadValue: the text is not of this type.
        """
        if self.many:
            return [self._read(part) for part in split(cell)]
        return self._read(cell)

    def format(self, value: Value) -> str:
        """Write a value as the cell that `parse` reads back."""
        if isinstance(value, list):
            return join(_write(part) for part in value)
        return _write(value)

    def check(self, value: object) -> tuple[Value | None, list[Fault]]:
        """Return the value in its own type, and what is wrong with it.

        Text is read as a cell is, so that "12" is fine for an integer.
        """
        try:
            clean = self._clean(value)
        except BadValue as bad:
            return None, [Fault(str(bad), bad.remedy, self.name, str(value))]
        return clean, list(self._unusual(clean))

    def _clean(self, value: object) -> Value:
        if self.many:
            parts = value if isinstance(value, list | tuple) else [value]
            return [part for part in (self._scalar(each) for each in parts) if part != ""]
        return self._scalar(value)

    def _scalar(self, value: object) -> Scalar:
        if isinstance(value, str):
            return self._read(value.strip())
        expected: dict[str, tuple[type, ...]] = {"integer": (int,), "number": (int, float), "boolean": (bool,)}
        fits = isinstance(value, expected.get(self.type, ())) and isinstance(value, bool) == (self.type == "boolean")
        if not fits or not isinstance(value, int | float):
            raise BadValue(f"is not of type {self.type}", f"give {article(self.type)}")
        return value if isinstance(value, bool) else self._ranged(value)

    def _read(self, text: str) -> Scalar:
        if self.type == "text":
            return clean_text(text) if self.many or self.one_line else clean_lines(text)
        value = PARSERS[self.type](text)
        return self._ranged(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

    def _ranged(self, number: float) -> float:
        if not math.isfinite(number):
            raise BadValue("is not a finite number", "leave the cell empty where the number is unknown")
        low, high = self.minimum, self.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            limits = f"{'-∞' if low is None else f'{low:g}'} to {'∞' if high is None else f'{high:g}'}"
            raise BadValue("is out of range", f"{self.name} goes from {limits}")
        return number

    def _unusual(self, value: Value) -> list[Fault]:
        if self.type == "date":
            return [_far_future(self.name, str(date)) for date in _parts(value) if _lies_far_ahead(str(date))]
        if not self.values and not (self.type == "text" and _holds_nothing(value)):
            return []
        return [fault for part in _parts(value) if (fault := self._unusual_part(part))]

    def _unusual_part(self, part: Scalar) -> Fault | None:
        if self.type == "text" and part in NOTHING:
            message = "is what programs write where there is nothing"
            return Fault(message, "leave the cell empty", self.name, str(part), "error" if self.closed else "warning")
        if not self.values or part in self.values or _write(part) in self.values:
            return None
        near = _nearest(str(part), self.values)
        remedy = f"did you mean {near}?" if near else f"use one of: {first_of(self.values, MOST_NAMED)}"
        if self.closed:
            return Fault("is not allowed here", remedy, self.name, str(part))
        remedy += f"{'' if near else ';'} or add it to the values of {self.name} in a vocabulary.yaml"
        return Fault("is not one of the usual values", remedy, self.name, str(part), "warning")


def _parts(value: Value) -> list[Scalar]:
    return value if isinstance(value, list) else [value]


def _lies_far_ahead(date: str) -> bool:
    """Tell whether a date, or an end of it, lies in a century that nobody plans for."""
    return any(FIRST_FAR_CENTURY <= end[:2] <= "99" for end in date.split("/"))


def _far_future(column: str, date: str) -> Fault:
    remedy = f"check the year; where it has no end, write {OPEN} or leave the cell empty"
    return Fault("lies far in the future", remedy, column, date, "warning")


def _holds_nothing(value: Value) -> bool:
    return value in NOTHING if isinstance(value, str) else isinstance(value, list) and not NOTHING.isdisjoint(value)


def _nearest(text: str, known: Iterable[str]) -> str:
    """Return the value that may be meant, as it differs in how it is spelt; nothing if none is near."""
    from graph_model.suggestions import nearest_words

    words = text.lower().replace("-", " ").split()
    near = nearest_words("_".join(words), known, cutoff=0.75) or [each for each in known if each in words]
    return near[0] if near else ""


def article(type_name: str) -> str:
    """Return a property type with its article, for a remedy."""
    return f"an {type_name}" if type_name[0] in "aeiou" else f"a {type_name}"


def split(cell: str) -> list[str]:
    r"""Split a list cell at its bars; `\|` is a bar that belongs to a value.

    >>> split(r"a | b\|c")
    ['a', 'b|c']
    """
    parts = (part.strip().replace("\\|", "|") for part in _BETWEEN.split(cell))
    return [part for part in parts if part]


def join(parts: Any) -> str:
    """Write a list cell that `split` reads back."""
    return f" {SEPARATOR} ".join(str(part).replace("|", "\\|") for part in parts)


def clean_text(text: str) -> str:
    """Return text fit for a name, or for whatever stands on one line.

    Raises:
        BadValue: it has a line break or control character, or is too long.
    """
    if len(text.splitlines()) > 1 or text.endswith(("\n", "\r")):
        raise _unfit(text) or BadValue("has a line break", "put it on one line")
    if fault := _unfit(text):
        raise fault
    return text.strip()


def clean_lines(text: str) -> str:
    """Return text of any number of lines, such as a remark; every line ends with a line feed, however it was written.

    Raises:
        BadValue: it has a control character, or is too long.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if fault := _unfit(text):
        raise fault
    return text.strip()


def _unfit(text: str) -> BadValue | None:
    if len(text) > LONGEST_TEXT:
        return BadValue(f"is {len(text):,} characters long", f"keep it under {LONGEST_TEXT:,}")
    return BadValue("has a control character", "delete it") if _CONTROL.search(text) else None


def _parse_integer(text: str) -> int:
    match = re.fullmatch(r"([+-]?\d{1,18})(?:\.0+)?", text, re.ASCII)  # pandas writes 12.0 in a column with empty cells
    if match is None:
        from graph_model.written_numbers import remedy_for_integer, without_thousands_marks

        if (plain := without_thousands_marks(text, whole=True)) and len(plain) <= 18:
            return int(plain)
        raise BadValue("is not a whole number", remedy_for_integer(text))
    return int(match[1])


def _parse_number(text: str) -> float:
    try:
        return float(text) if "_" not in text else _not_a_number(text)
    except ValueError:
        return _not_a_number(text)


def _not_a_number(text: str) -> float:
    from graph_model.written_numbers import remedy_for_number, without_thousands_marks

    if plain := without_thousands_marks(text, whole=False):
        return float(plain)
    raise BadValue("is not a number", remedy_for_number(text)) from None


def _parse_boolean(text: str) -> bool:
    known = {"true": True, "false": False, "yes": True, "no": False}
    if text.lower() not in known:
        raise BadValue("is neither true nor false", "write true or false")
    return known[text.lower()]


def _parse_date(text: str) -> str:
    if text != OPEN:
        try:
            return parse_date(text).text
        except ValueError as error:
            from graph_model.date_remedies import remedy_of  # whose patterns nobody pays for without a fault

            raise BadValue(str(error), remedy_of(text)) from None
    return text


def _parse_url(text: str) -> str:
    if not _URL.fullmatch(clean_text(text)):
        raise BadValue("is not a web address", "begin it with https:// or http://")
    return text


PARSERS: dict[str, Callable[[str], Scalar]] = {
    "text": clean_lines,
    "integer": _parse_integer,
    "number": _parse_number,
    "boolean": _parse_boolean,
    "date": _parse_date,
    "url": _parse_url,
}


def _write(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
