"""What YAML data may be: shapes, from which both the check of a file and the published JSON Schema are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_model.faults import Fault
from graph_model.suggestions import did_you_mean
from graph_model.yaml_reading import Placed


@dataclass(frozen=True, slots=True)
class Text:
    """A word or a text, one of `choices` where there are any."""

    about: str = ""
    choices: tuple[str, ...] = ()
    kind = "a text"


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    about: str = ""
    kind = "true or false"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number that is not below `minimum`."""

    about: str = ""
    minimum: int = 0
    kind = "a whole number"


@dataclass(frozen=True, slots=True)
class Anything:
    """What is checked elsewhere."""

    about: str = ""
    kind = "anything"


@dataclass(frozen=True, slots=True)
class Several:
    """A list of things of one shape."""

    each: Shape
    about: str = ""
    kind = "a list, as in [a, b]"


@dataclass(frozen=True, slots=True)
class Named:
    """Things of one shape under names that the file chooses."""

    each: Shape
    about: str = ""
    kind = "names and values, as in {a: b}"


@dataclass(frozen=True, slots=True)
class Record:
    """Things under fixed names."""

    fields: Mapping[str, Shape]
    about: str = ""
    required: tuple[str, ...] = ()
    kind = "names and values, as in {a: b}"


@dataclass(frozen=True, slots=True)
class Either:
    """One of several shapes, told apart by whether a text, a list or names and values stand there."""

    shapes: tuple[Shape, ...]
    about: str = ""

    @property
    def kind(self) -> str:
        """What may stand there, in words."""
        return " or ".join(dict.fromkeys(each.kind for each in self.shapes))


Shape = Text | Flag | Whole | Anything | Several | Named | Record | Either


def check_shape(shape: Shape, given: Placed, key: str = "") -> Iterator[Fault]:
    """Yield what is wrong with a value, as faults with the key (`tables.1.file`) as column and the line as row."""
    if isinstance(shape, Anything):
        return
    if isinstance(shape, Either):
        fitting = [each for each in shape.shapes if _fits(each, given)]
        if fitting:
            yield from check_shape(fitting[0], given, key)
            return
    elif _fits(shape, given):
        yield from _check_within(shape, given, key)
        return
    shown = "" if given.value is None else "it is a list" if isinstance(given.value, list) else ""
    value = given.value if isinstance(given.value, str) else ""
    what = "is empty" if given.value is None else f"should be {shape.kind}"
    yield Fault(what, f"give {shape.kind}" if given.value is None else shown, key, value, row=given.line or None)


def _fits(shape: Shape, given: Placed) -> bool:
    value = given.value
    if isinstance(shape, Anything):
        return True
    if isinstance(shape, Several):
        return isinstance(value, list)
    if isinstance(shape, Named | Record):
        return isinstance(value, dict)
    if isinstance(shape, Flag):
        return isinstance(value, str) and value.lower() in ("true", "false")
    if isinstance(shape, Whole):
        return isinstance(value, str) and value.isdecimal() and int(value) >= shape.minimum
    if isinstance(shape, Either):
        return any(_fits(each, given) for each in shape.shapes)
    return isinstance(value, str)


def _check_within(shape: Shape, given: Placed, key: str) -> Iterator[Fault]:
    value = given.value
    if isinstance(shape, Text) and shape.choices and value not in shape.choices:
        remedy = did_you_mean(str(value), shape.choices)
        yield Fault("is not known here", remedy, key, str(value), row=given.line or None)
    elif isinstance(shape, Several) and isinstance(value, list):
        for place, each in enumerate(value, start=1):
            yield from check_shape(shape.each, each, _below(key, str(place)))
    elif isinstance(shape, Named) and isinstance(value, dict):
        for name, each in value.items():
            yield from check_shape(shape.each, each, _below(key, name))
    elif isinstance(shape, Record) and isinstance(value, dict):
        yield from _check_record(shape, value, given.line, key)


def _check_record(shape: Record, value: Mapping[str, Placed], line: int, key: str) -> Iterator[Fault]:
    for name, each in value.items():
        if name in shape.fields:
            yield from check_shape(shape.fields[name], each, _below(key, name))
        else:
            remedy = did_you_mean(name, shape.fields)
            if "properties" in shape.fields and not remedy.startswith("did"):
                remedy = f"if it is a property, write it below properties: {{{name}: ...}}; or {remedy}"
            yield Fault("is no key that is known here", remedy, _below(key, name), row=each.line or None)
    for name in shape.required:
        if name not in value:
            yield Fault(f"{name} is missing", f"add {name}: {_about(shape.fields[name])}", key, row=line or None)


def _below(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _about(shape: Shape) -> str:
    return shape.about or shape.kind


def json_schema(shape: Shape, *, title: str, address: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a shape, with which editors complete and check such a file."""
    definitions = _Definitions()
    body = definitions.schema(shape, whole=True)
    named = {name: definitions.bodies[name] for name in sorted(definitions.bodies)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": title,
        **body,
        "$defs": named,
    }


@dataclass(slots=True)
class _Definitions:
    """The shapes that stand in several places: each is written once, and referred to."""

    names: dict[int, str] = field(default_factory=dict)
    bodies: dict[str, dict[str, Any]] = field(default_factory=dict)
    kept: list[Shape] = field(default_factory=list)

    def schema(self, shape: Shape, *, whole: bool = False) -> dict[str, Any]:
        body = self._body(shape)
        if not isinstance(shape, Record | Either) or whole:
            return body
        name = self.names.get(id(shape))
        if name is None:
            name = self.names[id(shape)] = f"shape{len(self.names) + 1}"
            self.kept.append(shape)
            self.bodies[name] = body
        return {"$ref": f"#/$defs/{name}"}

    def _body(self, shape: Shape) -> dict[str, Any]:
        about = {"description": shape.about} if shape.about else {}
        if isinstance(shape, Text):
            return {**about, **({"enum": list(shape.choices)} if shape.choices else {"type": _SCALAR})}
        if isinstance(shape, Flag):
            return {**about, "type": "boolean"}
        if isinstance(shape, Whole):
            return {**about, "type": "integer", "minimum": shape.minimum}
        if isinstance(shape, Several):
            return {**about, "type": "array", "items": self.schema(shape.each)}
        if isinstance(shape, Named):
            return {**about, "type": "object", "additionalProperties": self.schema(shape.each)}
        if isinstance(shape, Record):
            fields = {name: self.schema(each) for name, each in shape.fields.items()}
            required = {"required": list(shape.required)} if shape.required else {}
            return {**about, "type": "object", "properties": fields, "additionalProperties": False, **required}
        if isinstance(shape, Either):
            return {**about, "anyOf": [self.schema(each) for each in shape.shapes]}
        return about


_SCALAR = ["string", "number", "boolean"]
