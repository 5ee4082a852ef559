"""Foreign attributes as properties: those that a type has, where all values fit; the rest as new ones."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.dates import OPEN, parse_date
from graph_model.faults import has_error
from graph_model.folding import fold, folded_words
from graph_model.property_reading import RESERVED
from graph_model.values import LONGEST_TEXT, PropertyType, split
from graph_model.wording import counted
from loaders.formats.adoption.identity import UNFIT
from loaders.formats.plain_graph import Attributes

_WHOLE = re.compile(r"0|-?[1-9]\d{0,17}", re.ASCII)  # 007 is no number, but a code
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_DATES = frozenset({"since", "until"})
_KINDS = {"integer": "whole numbers", "number": "numbers", "boolean": "booleans", "date": "dates", "text": "texts"}


@dataclass(slots=True)
class Column:
    """What becomes of one attribute of the things of one type: the property, and whether the type has it already."""

    attribute: str
    property: PropertyType
    is_new: bool
    values: int


@dataclass(slots=True)
class Columns:
    """The attributes of the things of one type, gathered first, then made properties; what had to be changed of values.

    `written_as_text` tells that numbers stand in the file as texts.
    """

    known: Mapping[str, PropertyType]
    written_as_text: bool = False
    taken: frozenset[str] = frozenset()  # properties that something else fills
    changed: Counter[str] = field(default_factory=Counter)
    _given: dict[str, list[Any]] = field(default_factory=dict)
    _columns: dict[str, Column] = field(default_factory=dict)

    def gather(self, attributes: Attributes, but: Iterable[str | None]) -> None:
        """Take note of the attributes of one thing."""
        for name, value in attributes.items():
            if name not in but and value is not None and value not in ("", []):
                self._given.setdefault(name, []).append(value)

    def decide(self) -> list[Column]:
        """Return what becomes of each attribute that was gathered."""
        spelt = {fold(name): name for name in self.known if name not in self.taken}
        names = set(self.known) | set(bound_names(self.known))
        for attribute, values in self._given.items():
            same = spelt.pop(fold(attribute), None)
            fits = same is not None and all_fit(self.known[same], values)
            if same is not None and fits:
                self._columns[attribute] = Column(attribute, self.known[same], is_new=False, values=len(values))
                continue
            kind, many = kind_of(values, written_as_text=self.written_as_text, may_be_date=attribute in _DATES)
            name = _fit_name(attribute, names, kind)
            names |= {name, *bound_names({name: PropertyType(name, kind)})}
            self._columns[attribute] = Column(
                attribute, PropertyType(name, kind, many), is_new=True, values=len(values)
            )
        self._given.clear()
        return list(self._columns.values())

    def values(self, attributes: Mapping[str, Any]) -> dict[str, object]:
        """Return the properties of one thing, as what was decided makes them of its attributes."""
        found: dict[str, object] = {}
        for name, value in attributes.items():
            column = self._columns.get(name)
            if column is None or value is None or value in ("", []):
                continue
            fitted = fitting(value, column.property, self.changed)
            if fitted is not None:
                found[column.property.name] = fitted
        return found


def describe_new(columns: Iterable[Column]) -> str:
    """Return the properties that are new, with what they hold and of how many."""
    return ", ".join(
        f"{each.property.name} ({'lists of ' if each.property.many else ''}{_KINDS[each.property.type]}, "
        f"{counted(each.values, 'value')}{_called(each)})"
        for each in columns
    )


def _called(column: Column) -> str:
    return f", called {column.attribute!r}" if column.attribute != column.property.name else ""


def all_fit(known: PropertyType, values: Iterable[Any]) -> bool:
    """Tell whether a property can hold every value."""
    held = (fitting(value, known) for value in values)  # None: a number that is not finite, which nothing can hold
    return not any(has_error(known.check(each)[1]) for each in _distinct(held) if each is not None)


def fitting(value: Any, known: PropertyType, changed: Counter[str] | None = None) -> Any:
    """Return a value in the form in which a property takes it; None where it is no number that can be held."""
    if known.many:
        parts = value if isinstance(value, list) else split(str(value)) if isinstance(value, str) else [value]
        one = PropertyType(known.name, known.type, one_line=True)
        return [each for each in (fitting(part, one, changed) for part in parts) if each is not None]
    if isinstance(value, float) and not math.isfinite(value):
        return _count(changed, "number left out, not being finite", None)
    if known.type in ("integer", "number", "boolean"):
        return value
    text = value if isinstance(value, str) else _as_json(value)
    if UNFIT.search(text):
        text = _count(changed, "text with control characters, in whose place stands \ufffd", UNFIT.sub("\ufffd", text))
    if len(text) > LONGEST_TEXT:
        text = _count(changed, f"text cut to {LONGEST_TEXT:,} characters", text[:LONGEST_TEXT])
    return " ".join(text.split()) if known.one_line else text


def _count(changed: Counter[str] | None, what: str, value: Any) -> Any:
    if changed is not None:
        changed[what] += 1
    return value


def _as_json(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return (
        str(value) if isinstance(value, int) and not isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
    )


def kind_of(values: list[Any], *, written_as_text: bool, may_be_date: bool) -> tuple[str, bool]:
    """Return which type of property holds values that no type of ours has, and whether it holds lists of them."""
    if all(isinstance(each, list) for each in values):
        parts = [part for each in values for part in each]
        plain = all(isinstance(part, str | int | float) for part in parts)
        return (
            (kind_of(parts, written_as_text=False, may_be_date=False)[0], True) if plain and parts else ("text", False)
        )
    if all(isinstance(each, bool) for each in values):
        return "boolean", False
    if all(isinstance(each, int) and not isinstance(each, bool) and abs(each) < 10**18 for each in values):
        return "integer", False
    if all(isinstance(each, int | float) and not isinstance(each, bool) for each in values):
        return "number", False
    texts = list(_distinct(values))
    if may_be_date and all(isinstance(each, str) and _is_date(each) for each in texts):
        return "date", False
    if written_as_text and all(isinstance(each, str) for each in texts):
        if all(_WHOLE.fullmatch(each) for each in texts):
            return "integer", False
        if all(_NUMBER.fullmatch(each) for each in texts):
            return "number", False
    return "text", False


def _is_date(text: str) -> bool:
    try:
        return text == OPEN or parse_date(text) is not None
    except ValueError:
        return False


def _distinct(values: Iterable[Any]) -> Iterable[Any]:
    seen: set[Any] = set()
    for value in values:
        key = json.dumps(value, default=str) if isinstance(value, list | dict) else (type(value), value)
        if key not in seen:
            seen.add(key)
            yield value


def _fit_name(attribute: str, taken: set[str], kind: str) -> str:
    """Return a name of a property for an attribute, that no other has."""
    plain = "_".join(folded_words(attribute).split()) if not attribute.isidentifier() else attribute
    plain = re.sub(r"\W+", "_", plain).strip("_")
    if not plain or not plain.isidentifier():
        plain = f"attribute_{plain}" if plain else "attribute"
    if plain in RESERVED or plain in ("dataset", "statement"):
        plain = f"property_{plain}"
    folded = {fold(name) for name in taken}
    if fold(plain) in folded:
        plain = f"{plain}_{kind}"
    name, number = plain, 2
    while fold(name) in folded:
        name, number = f"{plain}_{number}", number + 1
    return name
