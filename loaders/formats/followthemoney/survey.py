"""One look through a FollowTheMoney file before it is read: which types and properties it needs, what is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.vocabulary import Vocabulary
from loaders.formats.followthemoney.schemata import Schema, Schemata, property_name, schemata

Entity = Mapping[str, Any]


class Survey:
    """What the entities of a file have: the properties of each type, and the ids that several lines have."""

    def __init__(self) -> None:
        self.repeated: set[str] = set()
        self.schemata: Counter[str] = Counter()
        self._tables: Schemata = schemata()
        self._met: set[str] = set()
        self._properties: dict[str, dict[str, bool]] = {}  # by type: whether any thing has several values

    def count(self, entity: Entity) -> None:
        """Take note of one entity."""
        given, properties = entity.get("id"), entity.get("properties")
        if not isinstance(given, str) or not isinstance(properties, dict):
            return
        (self.repeated if given in self._met else self._met).add(given)
        name = str(entity.get("schema"))
        self.schemata[name] += 1
        schema = self._tables.find(name)
        for owner in types_of(schema, properties):
            found = self._properties.setdefault(owner, {})
            for each, values in properties.items():
                if each not in schema.entities and values:
                    found[each] = found.get(each, False) or (isinstance(values, list) and len(values) > 1)

    def extension(self, vocabulary: Vocabulary) -> dict[str, Any]:
        """Return the types and properties that the file needs and a vocabulary lacks, in the form of its YAML file."""
        nodes: dict[str, Any] = {}
        relationships: dict[str, Any] = {}
        for owner, found in self._properties.items():
            if owner in vocabulary.nodes:
                if new := self._new(owner, found, vocabulary.nodes[owner].properties):
                    nodes[owner] = {"properties": new}
            elif owner in vocabulary.relationships:
                if new := self._new(owner, found, vocabulary.relationships[owner].properties):
                    relationships[owner] = {"properties": new}
            else:
                relationships[owner] = self._relationship(owner, found, vocabulary)
        parts = {"nodes": nodes, "relationships": relationships}
        return {name: part for name, part in parts.items() if part}

    def _relationship(self, owner: str, found: Mapping[str, bool], vocabulary: Vocabulary) -> dict[str, Any]:
        body = dict(self._tables.relationships[owner])
        dates = {"on": "date"} if "when" in body else {"since": "date", "until": "date"}
        body.setdefault("when", {"since": "since", "until": "until"})
        anything = sorted(vocabulary.nodes)
        new = self._new(owner, found, {})
        return {**body, "ends": [{"from": anything, "to": [*anything]}], "properties": {**dates, **new}}

    def _new(self, owner: str, found: Mapping[str, bool], there: Mapping[str, Any]) -> dict[str, Any]:
        """Return the properties of a type that are none of those that are there."""
        tables, new = self._tables, {}
        read = {*tables.names, *tables.begins, *tables.ends, *tables.passed_over}
        for name, is_list in sorted(found.items()):
            own = tables.property_of(owner, name)
            if own in there and there[own].values:
                own = property_name(name)  # for what is none of the usual values of ours
            if not own or own in there or name in read:
                continue
            kind = {"type": tables.kinds.get(name, "url" if own == "url" else "text")}
            new[own] = {**kind, "list": True} if is_list and name not in tables.properties["all"] else kind
        return new


def types_of(schema: Schema, properties: Mapping[str, Any]) -> Iterable[str]:
    """Return the types that a thing of a schema may become; a relationship that fits no ends is a TIED_TO."""
    if schema.is_relationship:
        return dict.fromkeys((schema.type, "TIED_TO"))
    return (node_type_of(schema, properties),)


def node_type_of(schema: Schema, properties: Mapping[str, Any]) -> str:
    """Return the type of node that a thing becomes: a public body may be a city or a country, as it is classified."""
    if schema.name != "PublicBody":
        return schema.type
    classified = {str(each).casefold() for each in properties.get("classification") or ()}
    if classified & schemata().cities:
        return "City"
    return "Country" if classified & schemata().countries else schema.type
