"""The source of a mapping or of one of its tables: one for all rows, or one by column."""

from __future__ import annotations

from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import Gathering
from loaders.mapping.entries.parts import parts_of, text_of
from loaders.mapping.entries.values import read_value
from loaders.mapping.model import NodeEntry, Place, SourceEntry, Value

_PROPERTIES = ("url", "publisher", "author", "published", "accessed", "language", "kind", "licence", "note")


def read_source(gathering: Gathering, given: Placed | None, key: str) -> SourceEntry | None:
    """Return the source that is cited; None where none is."""
    if given is None:
        return None
    if isinstance(given.value, str):
        given = Placed({"column": given}, given.line)
    parts = parts_of(given)
    name = next(filter(None, (read_value(gathering, parts, each, key) for each in ("name", "column", "id"))), None)
    node_id = read_value(gathering, parts, "id", key, joined_by="-")
    values = {each: read_value(gathering, parts, each, key) for each in _PROPERTIES if each in parts}
    place = Place(key, given.line)
    if name is None:
        gathering.fault(place, "names no source", "give name:, or column: where a column names it")
    if "column" not in parts:
        name, node_id = _as_constant(name), _as_constant(node_id)
        values = {each: _as_constant(value) for each, value in values.items()}
    properties = {each: value for each, value in values.items() if value is not None}
    entry = NodeEntry("source", place, ("Source",), name, node_id, None, None, properties)
    return SourceEntry(entry, text_of(parts.get("place")) or "")


def _as_constant(value: Value | None) -> Value | None:
    """Return a value of a source that is one for all rows: what is written is what is meant, and no column."""
    if value is None or value.constant is not None or value.text or value.file:
        return value
    return Value(value.place, constant=value.columns[0])
