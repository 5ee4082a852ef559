"""The values of a mapping: where each stands in a row, and what is done to it."""

from __future__ import annotations

import re
from typing import Any

from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import Gathering
from loaders.mapping.entries.parts import parts_of, text_of, texts_of
from loaders.mapping.grammar import STEPS
from loaders.mapping.model import Place, Value
from loaders.values.dates import require_forms
from loaders.values.expressions import BadExpression, compile_expression

WAYS = ("column", "first", "text", "join", "constant", "file")

_BRACES = re.compile(r"\{([^{}]+)\}")


def read_value(
    gathering: Gathering, parts: dict[str, Placed], name: str, key: str, joined_by: str = " "
) -> Value | None:
    """Return the value of a name; None where the name is not there. Several columns are joined by `joined_by`."""
    given = parts.get(name)
    if given is None:
        return None
    place = Place(f"{key}.{name}", given.line)
    if isinstance(given.value, list):
        return Value(place, texts_of(given), joined_by=joined_by)
    if isinstance(given.value, str):
        return _plain_value(place, given.value)
    return value_of(gathering, place, parts_of(given))


def _plain_value(place: Place, text: str) -> Value:
    """Return the value of a text: a column, or with braces a text in which columns are filled."""
    columns = tuple(_BRACES.findall(text))
    return Value(place, columns, text=text) if columns else Value(place, (text,))


def value_of(gathering: Gathering, place: Place, parts: dict[str, Placed]) -> Value:
    """Return the value that names and values say."""
    ways = [each for each in WAYS if each in parts]
    if len(ways) != 1:
        what = "says nowhere where it stands" if not ways else f"stands in several ways: {', '.join(ways)}"
        gathering.fault(place, what, f"give one of {', '.join(WAYS)}")
    text = text_of(parts.get("text")) or ""
    columns = {
        "column": texts_of(parts.get("column")),
        "first": texts_of(parts.get("first")),
        "text": tuple(_BRACES.findall(text)),
        "join": texts_of(parts.get("join")),
    }.get(ways[0] if ways else "", ())
    return Value(
        place,
        columns,
        constant=text_of(parts.get("constant")),
        file=text_of(parts.get("file")) or "",
        text=text,
        joined_by=(text_of(parts.get("with")) or " ") if "join" in parts else None,
        missing=frozenset(texts_of(parts["missing"])) if "missing" in parts else None,
        steps=_steps(gathering, parts, place),
        split=texts_of(parts.get("split")),
        whole=texts_of(parts.get("whole")),
        values={old: text_of(new) or "" for old, new in parts_of(parts["values"]).items()}
        if "values" in parts
        else None,
        otherwise=text_of(parts.get("otherwise")) or "fault",
        date=_forms(gathering, parts.get("date"), place),
        period=text_of(parts.get("period")) or "",
        number=text_of(parts.get("number")) or "",
        point=text_of(parts.get("point")) or "",
        order=text_of(parts.get("order")) or "",
        coordinate=text_of(parts.get("coordinate")) or "",
        if_wrong=text_of(parts.get("if_wrong")) or "fault",
    )


def _steps(gathering: Gathering, parts: dict[str, Placed], place: Place) -> tuple[tuple[str, Any], ...]:
    steps = {name: each.plain for name, each in parts.items() if name in STEPS}
    for name, body in steps.items():
        try:
            compile_expression({"column": "cell", name: body})
        except BadExpression as bad:
            message, _, remedy = str(bad).partition("; ")
            gathering.fault(Place(f"{place.key}.{name}", parts[name].line), message, remedy)
    return tuple(steps.items())


def _forms(gathering: Gathering, given: Placed | None, place: Place) -> tuple[str, ...]:
    forms = texts_of(given)
    try:
        require_forms(forms)
    except ValueError as error:
        message, _, remedy = str(error).partition("; ")
        gathering.fault(Place(f"{place.key}.date", given.line if given else 0), message, remedy)
    return forms
