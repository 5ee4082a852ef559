"""The nodes of a table of a mapping: what each row names."""

from __future__ import annotations

from dataclasses import replace

from graph_model.suggestions import did_you_mean
from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import Gathering
from loaders.mapping.entries.parts import is_true, parts_of, rules_of, text_of, texts_of
from loaders.mapping.entries.properties import read_properties
from loaders.mapping.entries.values import read_value
from loaders.mapping.grammar import LARGEST
from loaders.mapping.model import NodeEntry, Place


def read_nodes(gathering: Gathering, given: Placed | None, key: str) -> dict[str, NodeEntry]:
    """Return the nodes of a table by the names that the mapping gives them."""
    parts = parts_of(given)
    nodes = {label: _node(gathering, label, each, f"{key}.{label}") for label, each in parts.items()}
    return {label: _in_country(gathering, node, parts[label], nodes) for label, node in nodes.items()}


def _node(gathering: Gathering, label: str, given: Placed, key: str) -> NodeEntry:
    parts, place = parts_of(given), Place(key, given.line)
    types = _types(gathering, parts, key)
    properties = read_properties(
        gathering, parts.get("properties"), f"{key}.properties", types, gathering.vocabulary.nodes
    )
    name, node_id = read_value(gathering, parts, "name", key), read_value(gathering, parts, "id", key, joined_by="-")
    if name is None and node_id is None:
        gathering.fault(place, "has neither a name nor an id", "say where its name stands: name: COLUMN")
    if name is not None and name.split and node_id is not None:
        gathering.fault(
            node_id.place, "is the id of several nodes", "leave it out, for the names are several, or split neither"
        )
    by_population = text_of(parts.get("gazetteer")) == LARGEST
    return NodeEntry(
        label,
        place,
        tuple(types),
        name,
        node_id,
        read_value(gathering, parts, "apart_by", key),
        read_value(gathering, parts, "aliases", key),
        properties,
        known=is_true(parts.get("known")),
        gazetteer=is_true(parts.get("gazetteer")) or by_population,
        by_population=by_population,
        country=read_value(gathering, parts, "country", key),
        where=rules_of(parts.get("where")),
        excepted=rules_of(parts.get("except")),
    )


def _types(gathering: Gathering, parts: dict[str, Placed], key: str) -> list[str]:
    known, types = gathering.vocabulary.nodes, []
    for text in texts_of(parts.get("type")):
        found = next((each for each in known if each.lower() == text.lower()), None)
        if found is None:
            where = Place(f"{key}.type", parts["type"].line)
            gathering.fault(where, "is no node type", did_you_mean(text, known), text)
        else:
            types.append(found)
    return types


def _in_country(gathering: Gathering, node: NodeEntry, given: Placed, nodes: dict[str, NodeEntry]) -> NodeEntry:
    """Return a node with the value of the Country node that its `country` names; check what the gazetteer needs."""
    written, country = parts_of(given).get("country"), node.country
    if not node.gazetteer:
        if country is not None:
            gathering.fault(country.place, "is for the gazetteer only", "add gazetteer: true, or leave it out")
        return node
    if not {"City", "Country"}.intersection(node.types) and node.types:
        place = Place(f"{node.place.key}.gazetteer", parts_of(given)["gazetteer"].line)
        gathering.fault(place, f"GeoNames has no {node.types[0]}", "it is for nodes of type City or Country")
    elif "City" in node.types and country is None:
        remedy = "name the Country node or the column: country: COLUMN, or country: {constant: France}"
        gathering.fault(node.place, "does not say in which country the gazetteer is to look", remedy)
    named = nodes.get(text_of(written) or "")
    if country is None or named is None or "Country" not in named.types:
        return node
    value = named.name or named.id
    return replace(node, country=replace(value, place=country.place) if value else None)
