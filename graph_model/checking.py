"""Whether one node or relationship fits the vocabulary: its values in their own types, and its faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.dates import OPEN
from graph_model.dates import REMEDY as DATE_REMEDY
from graph_model.faults import Fault
from graph_model.periods import Period
from graph_model.suggestions import did_you_mean
from graph_model.values import BadValue, PropertyType, clean_text
from graph_model.vocabulary import DateRule, NodeType, RelationshipType, Vocabulary


def check_node(
    vocabulary: Vocabulary,
    node_type: str,
    node_id: str,
    name: str,
    properties: Mapping[str, object],
    aliases: Iterable[str] = (),
) -> tuple[dict[str, Any], list[Fault]]:
    """Return a node's properties in their own types and in the vocabulary's order, and every fault."""
    definition = vocabulary.nodes.get(node_type)
    if definition is None:
        return {}, [unknown("node type", node_type, vocabulary.nodes)]
    clean, more = _check_properties(definition.properties, properties, node_type)
    return clean, [*check_frame(node_id, name, aliases), *more, *check_order(definition.dates, clean)]


def check_frame(node_id: str, name: str, aliases: Iterable[str]) -> list[Fault]:
    """Return the faults of what every node has, whatever its type."""
    faults = [*_check_text("id", node_id), *_check_text("name", name)]
    faults += [fault for alias in aliases for fault in _check_text("aliases", alias)]
    if any(character in node_id for character in " |#"):
        faults.append(Fault("has a blank, a bar or #", "write ids as in seoul or un-habitat", "id", node_id))
    return faults


def check_relationship(
    vocabulary: Vocabulary, relationship_type: str, start_type: str, end_type: str, properties: Mapping[str, object]
) -> tuple[dict[str, Any], list[Fault]]:
    """Return a relationship's properties in their own types and in the vocabulary's order, and every fault."""
    definition = vocabulary.relationships.get(relationship_type)
    if definition is None:
        return {}, [unknown("relationship type", relationship_type, vocabulary.relationships)]
    faults = []
    if not definition.joins(start_type, end_type):
        message = f"{relationship_type} cannot run from {start_type} to {end_type}"
        faults.append(Fault(message, vocabulary.remedy_for_ends(relationship_type, start_type, end_type)))
    clean, more = _check_properties(definition.properties, properties, relationship_type)
    return clean, [*faults, *more, *check_order(definition.dates, clean)]


def check_values(definition: NodeType | RelationshipType, properties: Mapping[str, object]) -> list[Fault]:
    """Return the faults of values that are there already, such as those in a database that others may change."""
    clean, faults = _check_properties(definition.properties, properties, definition.name)
    return [*faults, *check_order(definition.dates, clean)]


def check_statement(vocabulary: Vocabulary, node_type: str, name: str, value: object) -> tuple[Any | None, list[Fault]]:
    """Return what a source says of a node's property, in its own type; None with a fault if it does not fit."""
    properties = {**vocabulary.nodes[node_type].properties, "name": PropertyType("name", one_line=True)}
    properties["aliases"] = PropertyType("aliases", many=True)
    if name not in properties:
        return None, [unknown(f"property of {node_type}", name, properties)]
    return properties[name].check(value)


def unknown(what: str, name: str, known: Iterable[str]) -> Fault:
    """Return the fault of a name that the vocabulary does not have, with the nearest that it has."""
    return Fault(f"is no {what} of the vocabulary", did_you_mean(name, known), "", name)


def _check_text(column: str, text: str) -> list[Fault]:
    try:
        return [] if clean_text(text) else [Fault(f"{column} is missing", f"give the {column}", column)]
    except BadValue as bad:
        return [Fault(str(bad), bad.remedy, column, text)]


def _check_properties(
    known: Mapping[str, PropertyType], given: Mapping[str, object], owner: str
) -> tuple[dict[str, Any], list[Fault]]:
    if not given:
        return {}, []
    clean: dict[str, Any] = {}
    faults = [unknown(f"property of {owner}", name, known) for name in given if name not in known]
    for name in known:
        value = given.get(name)
        if value is None or value in ("", []):
            continue
        checked, more = known[name].check(value)
        faults += more
        if checked is not None and checked != []:
            clean[name] = checked
    return clean, faults


def check_order(rule: DateRule, clean: Mapping[str, Any]) -> list[Fault]:
    """Return the faults of dates that are fine one by one and not together."""
    if rule.on and clean.get(rule.on) == OPEN:
        return [Fault("dates an event that has a beginning and an end", DATE_REMEDY, rule.on, OPEN)]
    since, until = clean.get(rule.since or ""), clean.get(rule.until or "")
    if since is None or until is None:
        return []
    try:
        Period.of(since=since, until=until)
    except ValueError as error:
        remedy = f"check {rule.since} ({since}) and {rule.until} ({until})"
        return [Fault(str(error), remedy, rule.until or "", until)]
    return []
