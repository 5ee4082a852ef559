"""Reading a value from the cells of a row: where it stands, and what is done to it, made ready once per file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from graph_model.dates import OPEN
from graph_model.faults import Fault
from graph_model.folding import caseless
from graph_model.suggestions import nearest_words
from graph_model.values import BadValue
from loaders.mapping.model import Value
from loaders.values.coordinates import Axis, Order, read_coordinate, read_point
from loaders.values.dates import read_span
from loaders.values.expressions import compile_expression
from loaders.values.lists import split_list
from loaders.values.numbers import read_number, written

Cells = list[str]
Step = Callable[[str], str]
ReadText = Callable[[Cells], str]
ReadParts = Callable[[Cells], tuple[str, ...]]

DECIMALS = {"point": ".", "comma": ","}
PERIOD_FORMS = ("years_label", "years")

_ONE_DATE = (
    "leave it so, if it ended then; if it began then, take an end only where there is one, as by until: "
    "{column: ..., match: '[-–/] *(.+)', date: edtf}"
)

_BRACES = re.compile(r"\{([^{}]+)\}")


class Refused(BadValue):
    """A value cannot be read: what is wrong, the remedy, and the value, which may be a part of a cell."""

    def __init__(self, message: str, remedy: str, value: str) -> None:
        super().__init__(message, remedy)
        self.value = value


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads a value: `parts` gives all its texts, none where nothing is; `columns` are the user's names for faults."""

    columns: str
    parts: ReadParts
    remarks: list[Fault] = field(default_factory=list)  # warnings of what was read last; whoever reads takes them out
    drops: bool = False  # whether a value that is wrong is left out and the row stays

    def one(self, cells: Cells) -> str:
        """Return the text; of several those joined by a blank, and empty where nothing is."""
        return " ".join(self.parts(cells))

    def fault(self, refused: Refused) -> Fault:
        """Return the fault of a value that cannot be read."""
        return self.told(Fault(str(refused), refused.remedy, self.columns, refused.value))

    def told(self, fault: Fault) -> Fault:
        """Return a fault of what was read, with the columns of the user; a warning where only the value is left out."""
        severity = fault.severity
        message = fault.message
        if self.drops and severity == "error":
            severity, message = "warning", f"{message}, and left out"
        return Fault(message, fault.remedy, self.columns or fault.column, fault.value, severity)


def reader_of(value: Value, places: Mapping[str, int | None], missing: frozenset[str]) -> CellReader:
    """Return what reads a value from rows in which columns have these places; a column that is not there is empty."""
    where = _where(value, places, missing if value.missing is None else value.missing)
    columns, drops = ", ".join(value.columns), value.if_wrong == "drop"
    remarks: list[Fault] = []
    whole = _whole(value)
    each = _each(value, columns, remarks)
    if whole is None and not value.split and each is None:
        return CellReader(columns, partial(_plain, where), drops=drops)
    return CellReader(columns, partial(_worked, where, whole, _splitter(value), each), remarks, drops)


def _plain(where: ReadText, cells: Cells) -> tuple[str, ...]:
    text = where(cells)
    return (text,) if text else ()


def _worked(
    where: ReadText,
    whole: Step | None,
    split: Callable[[str], list[str]] | None,
    each: Step | None,
    cells: Cells,
) -> tuple[str, ...]:
    text = where(cells)
    if not text:
        return ()
    read = text
    try:
        if whole is not None:
            text = read = whole(text)
        if not text:
            return ()
        parts = [text] if split is None else split(text)
        found: dict[str, None] = {}
        for read in parts:
            if part := read if each is None else each(read):
                found[part] = None
    except BadValue as bad:
        raise Refused(str(bad), bad.remedy, read) from None
    return tuple(found)


def _where(value: Value, places: Mapping[str, int | None], missing: frozenset[str]) -> ReadText:
    """Return what finds the text of a value in a row: of what is missing, an empty one."""
    if value.constant is not None:
        constant = value.constant
        return lambda _: constant
    found = [places.get(column) for column in value.columns]
    here = [place for place in found if place is not None]
    if value.text:
        template = _BRACES.sub("{}", value.text.replace("{}", ""))
        return partial(_filled, template, found, missing)
    if value.joined_by is not None:
        return partial(_joined, value.joined_by, here, missing)
    if len(here) == 1:
        return partial(_cell, here[0], missing)
    return partial(_first, here, missing)


def _cell(place: int, missing: frozenset[str], cells: Cells) -> str:
    text = cells[place]
    return "" if text in missing else text


def _first(places: list[int], missing: frozenset[str], cells: Cells) -> str:
    return next((cells[place] for place in places if cells[place] and cells[place] not in missing), "")


def _joined(joined_by: str, places: list[int], missing: frozenset[str], cells: Cells) -> str:
    return joined_by.join(cells[place] for place in places if cells[place] and cells[place] not in missing)


def _filled(template: str, places: list[int | None], missing: frozenset[str], cells: Cells) -> str:
    texts = ["" if place is None or cells[place] in missing else cells[place] for place in places]
    return template.format(*texts) if all(texts) else ""


def _whole(value: Value) -> Step | None:
    """Return what is done to the whole text: the steps of an expression, in the order written."""
    if not value.steps:
        return None
    expression = compile_expression({"column": "cell", **dict(value.steps)})
    return lambda text: expression({"cell": text})


def _splitter(value: Value) -> Callable[[str], list[str]] | None:
    if not value.split:
        return None
    return partial(split_list, separator=value.split, keep=value.whole)


def _each(value: Value, columns: str, remarks: list[Fault]) -> Step | None:
    """Return what is done to each part: values, then dates, numbers and places."""
    steps: list[Step] = []
    if value.values is not None:
        steps.append(_Translated(value, columns, remarks))
    if value.date or value.period:
        steps.append(partial(_dated, value.date or PERIOD_FORMS, value.period, columns, remarks))
    if value.number:
        steps.append(lambda text: written(read_number(text, DECIMALS[value.number])))
    if value.point:
        steps.append(partial(_placed, value.point, "lon lat" if value.order == "longitude first" else "lat lon"))
    if value.coordinate:
        axis: Axis = "lat" if value.coordinate == "latitude" else "lon"
        steps.append(lambda text: written(read_coordinate(text, axis)))
    if not steps:
        return None
    return steps[0] if len(steps) == 1 else partial(_in_turn, steps)


def _dated(forms: tuple[str, ...], part: str, columns: str, remarks: list[Fault], text: str) -> str:
    span = read_span(text, forms)
    if span.left_out:
        message = f"is read as {span.as_date}"
        remarks.append(Fault(message, f"leave it so; left out is {span.left_out}", columns, text, "warning"))
    if part == "until" and span.since == span.until and span.since not in ("", OPEN):
        message = f"is one date, and read as the end: until {span.until}"
        remarks.append(Fault(message, _ONE_DATE, columns, text, "warning"))
    if part:
        return {"since": span.since, "until": span.until, "label": span.label}[part]
    return span.as_date


def _placed(axis: str, order: Order, text: str) -> str:
    latitude, longitude = read_point(text, order)
    return written(latitude if axis == "latitude" else longitude)


def _in_turn(steps: list[Step], text: str) -> str:
    for step in steps:
        text = step(text) if text else text
    return text


class _Translated:
    """What becomes of values of a controlled set, whatever their case."""

    def __init__(self, value: Value, columns: str, remarks: list[Fault]) -> None:
        self._columns, self._remarks = columns, remarks
        self._values = dict(value.values or {})
        self._folded = {caseless(old).strip(): new for old, new in self._values.items()}
        self._otherwise = value.otherwise

    def __call__(self, text: str) -> str:
        found = self._values.get(text)
        if found is None:
            found = self._folded.get(caseless(text))
        if found is not None:
            return found
        if self._otherwise == "fault":
            near = nearest_words(text, self._values)
            remedy = f"did you mean {near[0]}? " if near else ""
            raise Refused(
                "is not among the values of the mapping",
                f"{remedy}Add it to values, or say otherwise: keep or drop".strip(),
                text,
            )
        if self._otherwise == "keep":
            return text
        remedy = "leave it so, if it is not wanted; or add it to values"
        self._remarks.append(Fault("is none of the values, and left out", remedy, self._columns, text, "warning"))
        return ""
