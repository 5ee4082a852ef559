"""Writing Popolo JSON: persons, organisations, posts, memberships, areas and events, and what it has no place for.

A city is written twice under one id, as the organisation that governs it and as its area, so that it is read back as
one city.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.losses import Losses
from loaders.formats.popolo.terms import TYPES, terms

_SO_CALLED = re.compile(r"so called (\S+)/(\S+)")
_GROUPS = {"Person": "person", "Organisation": "organization", "City": "organization", "Role": "post", "Forum": "event"}
_AREA_TIES = frozenset({"represents", "area", "part of"})
_ORGANISATIONS = frozenset({"Organisation", "City"})

_TIES_OF_AREAS = frozenset({("area", "Role"), ("part of", "Node"), ("part of", "City"), ("part of", "Country")})

Thing = dict[str, Any]


def write_popolo(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write Popolo JSON, a thing a line; return what it cannot carry, with counts."""
    writer = _Writer(view)
    stream.write(b"{")
    parts = (
        *(("persons", writer.persons()), ("organizations", writer.organisations()), ("posts", writer.posts())),
        *(("memberships", writer.memberships()), ("areas", writer.areas()), ("events", writer.events())),
    )
    for number, (name, things) in enumerate(parts):
        stream.write(f"{',' if number else ''}\n{json.dumps(name)}: [".encode())
        for place, thing in enumerate(things):
            text = json.dumps(
                {key: value for key, value in thing.items() if value not in ("", None, [])}, ensure_ascii=False
            )
            stream.write(f"{',' if place else ''}\n{text}".encode("utf-8", "backslashreplace"))
        stream.write(b"\n]")
    stream.write(b"\n}\n")
    writer.count_the_rest()
    return [*writer.losses.notes(), *annotations.left_out(view, "popolo")]


class _Writer:
    """Makes the things of a document of the nodes and relationships of a graph."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self.losses = Losses()
        self._types = {node.id: node.type for node in view.nodes()}
        self._areas = {
            end
            for each in view.relationships("TIED_TO")
            if each.properties.get("kind") in _AREA_TIES
            for end in (each.start, each.end)
            if self._types[end] == "Node"
        }

    # -- collections -----------------------------------------------------------------------------------------------

    def persons(self) -> Iterator[Thing]:
        for node in self.view.nodes("Person"):
            yield self._thing(node, "person")

    def organisations(self) -> Iterator[Thing]:
        for node in self.view.nodes("Organisation", "City"):
            thing = self._thing(node, "organization")
            thing["classification"] = node.properties.get("kind", "") if node.type == "Organisation" else "municipality"
            thing["parent_id"] = self._one(node, "PART_OF", ("Organisation",))
            thing["area_id"] = node.id if node.type == "City" else self._one(node, "IN_COUNTRY", ("Country",))
            yield thing

    def posts(self) -> Iterator[Thing]:
        for node in self.view.nodes("Role"):
            thing = self._thing(node, "post")
            thing["label"] = thing.pop("name")
            names = thing.pop("other_names")
            thing["other_label"] = [each["name"] for each in names]
            if tagged := sum("lang" in each for each in names):
                self.losses.count("languages of the names of posts, left out", number=tagged)
            thing["role"] = str(node.properties.get("kind", "")).replace("_", " ")
            thing["organization_id"] = self._one(node, "ROLE_IN", tuple(_ORGANISATIONS))
            thing["area_id"] = self._one(node, "TIED_TO", ("Node", "City", "Country"), kind="area")
            yield thing

    def areas(self) -> Iterator[Thing]:
        for node in self.view.nodes("City", "Country", "Node"):
            if node.type == "Node" and node.id not in self._areas:
                self.losses.count("nodes of types that it does not have, left out", node.type)
                continue
            thing: Thing = {"id": node.id, "name": node.name}
            if node.type != "City":
                thing = self._thing(node, "area")
            kinds = {"City": "city", "Country": "country"}
            thing["classification"] = kinds.get(node.type) or node.properties.get("kind", "area")
            parent = self._one(node, "IN_COUNTRY", ("Country",)) or self._one(
                node, "TIED_TO", ("Node", "City", "Country"), kind="part of"
            )
            thing["parent_id"] = parent
            if "latitude" in node.properties and "longitude" in node.properties:
                point = [node.properties["longitude"], node.properties["latitude"]]
                thing["geometry"] = {"type": "Point", "coordinates": point}
            yield thing

    def events(self) -> Iterator[Thing]:
        for node in self.view.nodes("Forum"):
            thing = self._thing(node, "event")
            thing["classification"] = node.properties.get("kind", "")
            begins, _, ends = str(node.properties.get("on", "")).partition("/")
            thing["start_date"] = self.losses.plain_date(begins) if begins not in ("", "..") else ""
            thing["end_date"] = self.losses.plain_date(ends) if ends not in ("", "..") else ""
            thing["parent_id"] = self._one(node, "PART_OF", ("Forum",))
            thing["organization_id"] = self._one(node, "ORGANISED", tuple(_ORGANISATIONS), backwards=True)
            took_part = (
                each
                for each in self.view.relationships_of(node.id, "PARTICIPATED_IN")
                if self._types[each.start] == "Person"
            )
            thing["attendees"] = [{"id": each} for each in dict.fromkeys(tie.start for tie in took_part)]
            yield thing

    def memberships(self) -> Iterator[Thing]:
        for each in self.view.relationships("HOLDS", "MEMBER_OF", "TIED_TO"):
            thing = self._membership(each)
            if thing is not None:
                yield {**self._member(each.start), **thing, **self._dates(each), "sources": self._sources(each)}

    def _membership(self, each: Relationship) -> Thing | None:
        """Return what a membership says of a body, a post or an area; None of a relationship that is none."""
        if self._types[each.start] not in (*_ORGANISATIONS, "Person"):
            return None
        if each.type == "HOLDS":
            body = self._one(self.view.node(each.end), "ROLE_IN", tuple(_ORGANISATIONS))
            return {"organization_id": body, "post_id": each.end}
        if each.type == "MEMBER_OF":
            return {"organization_id": each.end, "role": self._tier(each)}
        if each.properties.get("kind") == "represents" and self._types[each.start] == "Person":
            return {"area_id": each.end}
        return None

    def _tier(self, each: Relationship) -> str:
        if "tier" in each.properties:
            self.losses.count("values of relationships that have no place, left out", "tier")
        return "member"

    # -- what things have --------------------------------------------------------------------------------------------

    def _thing(self, node: Node, group: str) -> Thing:
        """Return a thing with its names, its fields, its identifiers, its links and its sources."""
        thing: Thing = {"id": node.id, "name": node.name, "other_names": list(self._other_names(node))}
        fields = {each.property: name for name, each in reversed(list(terms().fields.get(group, {}).items()))}
        schemes = {name: scheme for scheme, name in terms().identifiers.items()}
        identifiers: list[Thing] = []
        for name, value in node.properties.items():
            if name in schemes:
                identifiers.append({"scheme": schemes[name], "identifier": value})
            elif name == "identifiers":
                parts = (str(each).partition(":") for each in value)
                identifiers += [{"scheme": scheme, "identifier": number} for scheme, _, number in parts]
            elif name == "url":
                thing["links"] = [{"url": value}]
            elif name in fields:
                is_date = self.view.vocabulary.nodes[node.type].properties[name].type == "date"
                thing[fields[name]] = self.losses.plain_date(value) if is_date else value
            elif name not in ("kind", "on", "latitude", "longitude") or node.type not in (*_GROUPS, *TYPES["area"]):
                self.losses.count("values of nodes that have no place, left out", f"{node.type}.{name}")
        thing["identifiers"] = identifiers
        thing["sources"] = self._sources(node)
        return thing

    def _other_names(self, node: Node) -> Iterator[Thing]:
        for alias in node.aliases:
            yield {"name": alias.text, **({"lang": alias.language} if alias.language else {})}
        for statement in node.statements:
            match = _SO_CALLED.fullmatch(statement.note)
            if statement.property != "aliases" or match is None:
                self.losses.count("statements of other sources, left out", statement.property)
                continue
            dates = {
                name: text
                for name, text in zip(("start_date", "end_date"), match.groups(), strict=True)
                if text != ".."
            }
            for name in statement.value:
                text, _, language = str(name).partition("@")
                yield {"name": text, **({"lang": language} if language else {}), **dates}

    def _sources(self, thing: Node | Relationship) -> list[Thing]:
        found: list[Thing] = []
        for citation in thing.sources:
            if citation.source not in self.view:
                continue
            source = self.view.node(citation.source)
            if "url" in source.properties:
                found.append({"url": source.properties["url"], "note": source.name})
            else:
                self.losses.count("sources without a web address, left out")
            if citation.place:
                self.losses.count("places within sources, left out")
        return found

    def _member(self, node_id: str) -> Thing:
        if self._types[node_id] == "Person":
            return {"person_id": node_id}
        return {"member": {"@type": "Organization", "id": node_id}}

    def _dates(self, each: Relationship) -> Thing:
        names = {"since": "start_date", "until": "end_date"}
        return {names[name]: self.losses.plain_date(value) for name, value in each.properties.items() if name in names}

    def _one(
        self, node: Node, tie: str, types: tuple[str, ...], *, backwards: bool = False, kind: str | None = None
    ) -> str:
        """Return the id of the one node of these types that a node is related to; others are counted."""
        found = [
            each.start if backwards else each.end
            for each in self.view.relationships_of(node.id, tie)
            if (each.end if backwards else each.start) == node.id and kind in (None, each.properties.get("kind"))
        ]
        fitting = list(dict.fromkeys(each for each in found if self._types[each] in types))
        return fitting[0] if fitting else ""

    # -- what is left out ----------------------------------------------------------------------------------------------

    def count_the_rest(self) -> None:
        """Count what no collection has a place for."""
        for node in self.view.nodes():
            if node.type not in (*_GROUPS, "Country", "Node", "Source"):
                self.losses.count("nodes of types that it does not have, left out", node.type)
        met: set[tuple[str, str]] = set()
        for each in self.view.relationships():
            if not self._is_written(each, met):
                self.losses.count("relationships that have no place, left out", each.type)
                continue
            for name in each.properties.keys() - {"since", "until", "tier", "kind"}:
                self.losses.count("values of relationships that have no place, left out", name)
        uncited = {node.id for node in self.view.nodes("Source")} - set(self._cited())
        if uncited:
            self.losses.count("sources that nothing cites, left out", number=len(uncited))
        if self.view.vocabulary.texts:
            self.losses.count("vocabularies of types and properties, left out", number=len(self.view.vocabulary.texts))

    def _is_written(self, each: Relationship, met: set[tuple[str, str]]) -> bool:
        start, end = self._types[each.start], self._types[each.end]
        kind = each.properties.get("kind")
        if each.type in ("HOLDS", "MEMBER_OF") or (each.type == "TIED_TO" and kind == "represents"):
            return self._membership(each) is not None
        if each.type == "PARTICIPATED_IN":
            return start == "Person"
        single = {
            "ROLE_IN": start == "Role" and end in _ORGANISATIONS,
            "PART_OF": (start, end) in (("Organisation", "Organisation"), ("Forum", "Forum")),
            "IN_COUNTRY": True,
            "ORGANISED": start in _ORGANISATIONS,
            "TIED_TO": (kind == "area" and start == "Role")
            or (kind == "part of" and start in ("Node", "City", "Country")),
        }.get(each.type, False)
        key = (each.end if each.type == "ORGANISED" else each.start, f"{each.type} {kind or ''}")
        if not single or key in met:
            return False
        met.add(key)
        return True

    def _cited(self) -> Iterable[str]:
        for things in (self.view.nodes(), self.view.relationships()):
            yield from (citation.source for thing in things for citation in thing.sources)
