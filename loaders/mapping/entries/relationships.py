"""The relationships of a table of a mapping: what each row states of its nodes."""

from __future__ import annotations

from graph_model.suggestions import did_you_mean
from graph_model.values import PropertyType
from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import WIDEN_ENDS, Gathering
from loaders.mapping.entries.parts import parts_of, rules_of, text_of
from loaders.mapping.entries.properties import read_properties
from loaders.mapping.entries.values import read_value
from loaders.mapping.model import NEVER, NodeEntry, Place, RelationshipEntry, Spells, Value

DAY = PropertyType("as_known_on", "date")


def read_relationship(gathering: Gathering, given: Placed, key: str, nodes: dict[str, NodeEntry]) -> RelationshipEntry:
    """Return a relationship between nodes of its table."""
    parts, place = parts_of(given), Place(key, given.line)
    known = gathering.vocabulary.relationships
    text = text_of(parts.get("type")) or ""
    found = next((each for each in known if each.lower() == text.lower().replace(" ", "_")), None)
    if found is None:
        where = Place(f"{key}.type", parts["type"].line)
        gathering.fault(where, "is no relationship type", did_you_mean(text, known), text)
    start, end = (_end(gathering, parts, side, key, nodes) for side in ("from", "to"))
    if found and start in nodes and end in nodes:
        _check_ends(gathering, place, found, nodes[start], nodes[end])
    known_on, known_by = _known(gathering, parts, key)
    return RelationshipEntry(
        place,
        found or "",
        start,
        end,
        read_properties(gathering, parts.get("properties"), f"{key}.properties", [found] if found else [], known),
        rules_of(parts.get("where")),
        rules_of(parts.get("except")),
        _spells(gathering, parts.get("spells"), f"{key}.spells", found),
        known_on,
        known_by,
    )


def _known(gathering: Gathering, parts: dict[str, Placed], key: str) -> tuple[str | None, Value | None]:
    """Return until when an open end is known to hold: a day for all rows or `never`, or what tells it of each row."""
    given = parts.get("as_known_on")
    if given is not None and not isinstance(given.value, str):
        _check_days(gathering, parts_of(given), f"{key}.as_known_on")
        return None, read_value(gathering, parts, "as_known_on", key)
    return (NEVER if text_of(given) == NEVER else gathering.day(given, f"{key}.as_known_on")), None


def _check_days(gathering: Gathering, parts: dict[str, Placed], key: str) -> None:
    """Note which of the days that the mapping gives for the values of a column is none; else each row would."""
    if "date" in parts:
        return
    for value, day in parts_of(parts.get("values")).items():
        text = text_of(day) or ""
        for fault in DAY.check(text)[1] if text else ():
            gathering.fault(Place(f"{key}.values.{value}", day.line), fault.message, fault.remedy, text)


def _end(gathering: Gathering, parts: dict[str, Placed], side: str, key: str, nodes: dict[str, NodeEntry]) -> str:
    label = text_of(parts.get(side)) or ""
    if label not in nodes:
        remedy = did_you_mean(label, nodes) if nodes else "name it under nodes:"
        gathering.fault(Place(f"{key}.{side}", parts[side].line), "is no node of this table", remedy, label)
    return label


def _check_ends(gathering: Gathering, place: Place, name: str, start: NodeEntry, end: NodeEntry) -> None:
    kind = gathering.vocabulary.relationships[name]
    for one in start.types:
        for other in end.types:
            if not kind.joins(one, other):
                message = f"{name} cannot run from {one} to {other}"
                remedy = gathering.vocabulary.remedy_for_ends(name, one, other)
                gathering.fault(place, message, f"{remedy}; {WIDEN_ENDS}")


def _spells(gathering: Gathering, given: Placed | None, key: str, kind: str | None) -> Spells | None:
    if given is None:
        return None
    parts = parts_of(given)
    year = read_value(gathering, parts, "year", key)
    dates = gathering.vocabulary.relationships[kind].dates if kind else None
    if dates is not None and not (dates.since and dates.until):
        gathering.fault(Place(key, given.line), f"{kind} has no since and until", "leave spells out")
    if year is None:
        return None
    return Spells(year, int(text_of(parts.get("gap")) or 1), text_of(parts.get("ends")) == "open")
