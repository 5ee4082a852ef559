"""Writing FollowTheMoney JSON lines: things as entities, relationships as the entities that join two of them.

What has no schema of its own is an UnknownLink whose role is the type of the relationship, by which it is read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha1
from typing import Any, BinaryIO

from graph_model.elements import Node, Relationship
from graph_model.folding import slug
from graph_model.graph_view import GraphView
from graph_model.names import Alias
from graph_model.values import PropertyType
from graph_model.vocabulary import NodeType, RelationshipType
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.followthemoney.schemata import Schema, literals, property_name, schemata
from loaders.formats.losses import Losses

_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]*[0-9a-zA-Z])?")  # what the model takes for the id of an entity
_UNKNOWN = "UnknownLink"
# The type that each end of a schema must have, as the model has it.
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Membership": (frozenset({"Person", "Organisation", "City", "Country"}), frozenset({"Organisation"})),
    "Occupancy": (frozenset({"Person"}), frozenset({"Role"})),
}
_BODIES = frozenset({"Organisation", "City"})

Values = dict[str, list[str]]


def write_followthemoney(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write an entity a line; return what the format cannot carry, with counts."""
    writer = _Writer(view)
    stream.writelines(
        json.dumps(entity, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        for entity in writer.entities()
    )
    return [*writer.losses.notes(), *annotations.left_out(view, "followthemoney")]


class _Writer:
    """Makes entities of the nodes and relationships of a graph."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.losses = Losses()
        self._tables = schemata()
        self._ties = {each.type: each for each in self._tables.by_name.values() if each.is_relationship}
        self._kinds = {each.kind: each for each in self._tables.by_name.values() if each.type in ("Node", "TIED_TO")}
        self._schemas = {node.id: schema for node in view.nodes() if (schema := self._schema(node))}
        self._types = {node.id: node.type for node in view.nodes()}

    def entities(self) -> Iterator[Mapping[str, Any]]:
        """Yield the entities of all nodes, and then those of all relationships."""
        for node in self.view.nodes():
            if node.id in self._schemas:
                yield self._node(node, self._schemas[node.id])
            elif node.type != "Source":
                self.losses.count("nodes of types that it does not have, left out", node.type)
            elif "url" not in node.properties:
                self.losses.count("sources without a web address, left out")
        for each in self.view.relationships():
            if each.start not in self._schemas or each.end not in self._schemas:
                self.losses.count("relationships of nodes that are left out", each.type)
            elif not self._is_property(each):
                yield self._relationship(each)
        if self.view.vocabulary.texts:
            self.losses.count("vocabularies of types and properties, left out", number=len(self.view.vocabulary.texts))

    # -- nodes -------------------------------------------------------------------------------------------------------

    def _schema(self, node: Node) -> str:
        """Return the schema of a node, by its type and its kind; empty, if there is none."""
        kind = str(node.properties.get("kind", ""))
        if node.type == "Node":
            found = self._kinds.get(kind)
            return found.name if found and found.type == "Node" and literals(found.name) else ""
        written = self._tables.written.get(node.type, {})
        return str(written.get("kinds", {}).get(kind) or written.get("schema", ""))

    def _node(self, node: Node, schema: str) -> Mapping[str, Any]:
        named_by = self._tables.named_by.get(schema, ("name",))[0]
        values: Values = {named_by: [node.name]}
        if schema == "Contract":
            values["title"] = [node.name]
        if node.aliases:
            values["alias"] = [alias.text for alias in node.aliases]
            tagged = sum(alias.language is not None for alias in node.aliases)
            if tagged:
                self.losses.count("languages of names, left out", number=tagged)
        for statement in node.statements:
            if statement.property == "aliases":
                former = [Alias.parse(str(each)).text for each in statement.value]
                values["previousName"] = [*values.get("previousName", ()), *former]
            else:
                self.losses.count("statements of other sources, left out", statement.property)
        classification = self._tables.written.get(node.type, {}).get("classification")
        if classification:
            values["classification"] = [classification]
        but = {"kind"} if self._is_told(node, schema) else set()
        self._properties(node.type, schema, node.properties, values, but)
        for each in self.view.relationships_of(node.id, "ROLE_IN", "PART_OF"):
            if each.start == node.id and self._is_property(each):
                name = "organization" if each.type == "ROLE_IN" else "parent"
                values.setdefault(name, []).append(self._id(each.end))
        return {"id": self._id(node.id), "schema": schema, "properties": {**values, **self._sources(node)}}

    def _is_told(self, node: Node, schema: str) -> bool:
        """Tell whether the schema says the kind of a node already."""
        kind = node.properties.get("kind")
        return kind is not None and self._tables.find(schema).kind == kind

    def _is_property(self, each: Relationship) -> bool:
        """Tell whether a relationship is written as a property of the node where it starts."""
        start, end = self._types[each.start], self._types[each.end]
        if each.properties or each.attributes["sources"]:
            return False
        if each.type == "ROLE_IN":
            return start == "Role" and end in _BODIES
        return each.type == "PART_OF" and start == end == "Organisation"

    # -- relationships -----------------------------------------------------------------------------------------------

    def _relationship(self, each: Relationship) -> Mapping[str, Any]:
        schema = self._tie(each)
        values: Values = {schema.start: [self._id(each.start)], schema.end: [self._id(each.end)]}
        if schema.name == _UNKNOWN:
            values["role"] = [each.type]
        is_told = each.type == "TIED_TO" and schema.name != _UNKNOWN
        self._properties(each.type, schema.name, each.properties, values, but={"kind"} if is_told else set())
        given = f"{schema.name.lower()}-{sha1(each.id.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"
        return {"id": given, "schema": schema.name, "properties": {**values, **self._sources(each)}}

    def _tie(self, each: Relationship) -> Schema:
        """Return the schema of a relationship, by its type or its kind; what has none is an UnknownLink."""
        unknown = self._tables.find(_UNKNOWN)
        if each.type == "TIED_TO":
            found = self._kinds.get(str(each.properties.get("kind", "")), unknown)
            return found if found.is_relationship and literals(found.name) else unknown
        found = self._ties.get(each.type, unknown)
        starts, ends = _ENDS.get(found.name, (frozenset(self._types.values()),) * 2)
        fits = self._types[each.start] in starts and self._types[each.end] in ends
        return found if fits else unknown

    # -- what both have ------------------------------------------------------------------------------------------------

    def _properties(
        self, owner: str, schema: str, properties: Mapping[str, Any], values: Values, but: set[str]
    ) -> None:
        """Put what a thing states among the values of its entity; count what has no place there."""
        definition = self._definition(owner)
        known, names = definition.properties, self._names(owner, schema)
        for name, value in properties.items():
            if name in but:
                continue
            if name in definition.dates.properties():
                self._dates(owner, schema, name, str(value), values)
            elif name in names:
                values.setdefault(names[name], []).extend(self._texts(value, known[name]))
            else:
                self.losses.count("values that have no place, left out", f"{owner}.{name}")

    def _definition(self, owner: str) -> NodeType | RelationshipType:
        vocabulary = self.view.vocabulary
        return vocabulary.nodes[owner] if owner in vocabulary.nodes else vocabulary.relationships[owner]

    def _texts(self, value: Any, known: PropertyType) -> Iterator[str]:
        for each in value if isinstance(value, list) else [value]:
            if text := self.losses.plain_date(each) if known.type == "date" else known.format(each):
                yield text.lower() if known.name == "iso_code" else text

    def _names(self, owner: str, schema: str) -> dict[str, str]:
        """Return which property of a schema each property of a type is written as."""
        there = literals(schema) - set(self._tables.names)
        found = {property_name(each): each for each in there}
        ours = {**self._tables.properties["all"], **self._tables.properties.get(owner, {})}
        return {**found, **{own: each for each, own in ours.items() if own and each in there}}

    def _dates(self, owner: str, schema: str, name: str, text: str, values: Values) -> None:
        """Put a date among the values of an entity: what took place in a period has a beginning and an end."""
        rule, own = self._definition(owner).dates, self._names(owner, schema).get(name)
        parts = {"endDate" if name == rule.until else "startDate": text}
        if name == rule.on and "/" in text:
            begins, _, ends = text.partition("/")
            parts = {each: part for each, part in (("startDate", begins), ("endDate", ends)) if part not in ("", "..")}
        elif own is not None:
            parts = {own: text}
        for each, part in parts.items():
            if each not in literals(schema):
                self.losses.count("values that have no place, left out", f"{owner}.{name}")
            elif plain := self.losses.plain_date(part):
                values[each] = [plain]

    def _sources(self, thing: Node | Relationship) -> Values:
        urls = [
            str(self.view.node(each.source).properties["url"])
            for each in thing.sources
            if each.source in self.view and "url" in self.view.node(each.source).properties
        ]
        if any(each.place for each in thing.sources):
            self.losses.count("places within sources, left out", number=sum(bool(each.place) for each in thing.sources))
        return {"sourceUrl": list(dict.fromkeys(urls))} if urls else {}

    def _id(self, node_id: str) -> str:
        """Return the id of an entity: that of the node, where the model takes it for one."""
        if _ID.fullmatch(node_id):
            return node_id
        plain = re.sub(r"[^0-9a-z]+", "-", slug(node_id)).strip("-")[:60]
        digest = sha1(node_id.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:12]
        return f"{plain}-{digest}" if plain else digest
