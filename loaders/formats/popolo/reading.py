"""Reading Popolo JSON: persons, organisations, posts, areas and events as nodes, memberships as what they say.

A membership is an office (HOLDS a Role that is a ROLE_IN its body) where it has a post or a title, and else MEMBER_OF;
on whose behalf somebody is there is a MEMBER_OF, too, of the same time. The government of a city is the City.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from graph_model.vocabulary_reading import bundled_vocabulary, extend_with
from loaders.formats.intake import Intake
from loaders.formats.json_files import BadJson, read_json
from loaders.formats.popolo.councils import city_names, find_councils
from loaders.formats.popolo.embedding import Thing, collections
from loaders.formats.popolo.fields import (
    aliases_of,
    dated_names_of,
    extension,
    plain,
    properties_of,
    say_what_is_left,
    sources_of,
)
from loaders.formats.popolo.memberships import Memberships
from loaders.formats.popolo.terms import terms, word


def read_popolo(path: Path) -> tuple[Graph, Report]:
    """Return the graph of a Popolo document, and what of it could not be carried, with counts."""
    try:
        document = read_json(path)
    except BadJson as bad:
        return Graph(), Report([bad.fault])
    if not isinstance(document, dict):
        remedy = "a Popolo document is an object with persons, organizations and memberships"
        return Graph(), Report([Fault("is no Popolo document", remedy, file=path.name)])
    found, odd = collections(document)
    vocabulary = bundled_vocabulary()
    wider = extension(found, vocabulary)
    intake = Intake(path.name, extend_with(vocabulary, wider) if wider else vocabulary)
    if odd:
        intake.say("entries of collections that are no objects, left out", number=odd)
    for name in ("motions", "votes", "vote_events", "speeches", "counts"):
        if isinstance(others := document.get(name), list) and others:
            intake.say("things of collections that have no place, left out", name, number=len(others))
    _Reader(intake, found).read()
    return intake.finish()


class _Reader:
    """Puts the things of a document into a graph, nodes first."""

    def __init__(self, intake: Intake, found: Mapping[str, list[Thing]]) -> None:
        self.intake = intake
        self.found = found
        self.areas = {plain(each.get("id")): each for each in found["areas"]}
        self.councils = find_councils(found)

    def read(self) -> None:
        self._cities()
        self._areas()
        self._organisations()
        for each in self.found["persons"]:
            self._node("person", "Person", each)
        self._posts()
        self._events()
        self._belonging()
        Memberships(self.intake, self.found, frozenset(self.councils)).read()
        for collection, things in self.found.items():
            say_what_is_left(things, collection.removesuffix("s"), self.intake)

    def _node(
        self,
        group: str,
        node_type: str,
        thing: Thing,
        name: str = "",
        more: Mapping[str, object] | None = None,
        aliases: tuple[str, ...] = (),
    ) -> str:
        """Put a thing into the graph as a node, with its names, properties and sources; return its id."""
        shown = name or plain(thing.get("name") or thing.get("label"))
        given = plain(thing.get("id"))
        node_id = self.intake.id_of(group, given, None if given else shown)
        known = self.intake.graph.vocabulary.nodes[node_type].properties
        properties: dict[str, object] = {**properties_of(thing, group), **(more or {})}
        stated = {each: value for each, value in properties.items() if each in known}
        for each in properties.keys() - stated.keys():
            self.intake.say(f"values that a {node_type} has no place for, left out", each)
        names = (*aliases, *aliases_of(thing))
        self.intake.node(node_type, node_id, shown, stated, aliases=names, sources=sources_of(thing, self.intake))
        for alias, when in dated_names_of(thing):
            if node_id in self.intake.graph:
                self.intake.graph.add_statement(node_id, "aliases", [alias], note=f"so called {when}")
        return node_id

    def _cities(self) -> None:
        """Put in the cities: each is one with the council that governs it and with the area that is governed."""
        names = city_names(self.councils, self.areas)
        for given, council in self.councils.items():
            own, name = plain(council.get("name")), names[given]
            area = self.areas.get(plain(council.get("area_id")))
            point = {**properties_of(area, "area"), **_point(area)} if area else {}
            node_id = self._node("organization", "City", council, name, point, (own,) if own != name else ())
            if area:
                self.intake.stand_for("area", plain(area.get("id")), node_id)
            self.intake.say("councils read as the cities that they govern", own, remedy="their names are kept")
            if own != name and not area:
                self.intake.say("of these cities, called by what is left of the council's name", f"{own} → {name}")

    def _areas(self) -> None:
        known = terms()
        for given, area in self.areas.items():
            if self.intake.known_id("area", given):
                continue
            classified = word(area.get("classification"))
            if classified in known.city_areas:
                self._node("area", "City", area, more=_point(area))
            elif classified in known.country_areas:
                self._node("area", "Country", area)
            else:
                kind = plain(area.get("classification")) or "area"
                self._node("area", "Node", area, more={"kind": kind})
                self.intake.say("areas that are neither cities nor countries, read as nodes of their kind", kind)

    def _organisations(self) -> None:
        known = terms()
        for each in self.found["organizations"]:
            if plain(each.get("id")) in self.councils:
                continue
            if word(each.get("name")) in known.unknown_organisations:
                remedy = "that somebody's party is unknown makes nobody a member of it"
                message = "organisations that stand for not knowing one, left out"
                self.intake.say(message, plain(each.get("name")), remedy=remedy)
                continue
            classified = word(each.get("classification"))
            kind = known.organisation_kinds.get(classified, classified.replace(" ", "_").replace("-", "_"))
            self._node("organization", "Organisation", each, more={"kind": kind} if kind else {})

    def _posts(self) -> None:
        known = terms()
        for post in self.found["posts"]:
            body = self._id_of("organization", post.get("organization_id"))
            role = plain(post.get("role")) or plain(post.get("label"))
            name = plain(post.get("label")) or role
            is_bare = word(name) in known.titles or name == plain(post.get("role"))  # it says nothing of the body
            if is_bare and body in self.intake.graph and self.intake.graph.node(body).name not in name:
                name = f"{name} of {self.intake.graph.node(body).name}"
            kind = known.kind_of_title(role)
            aliases = (plain(post.get("label")),) if plain(post.get("label")) != name else ()
            node_id = self._node("post", "Role", post, name, {"kind": kind} if kind else {}, aliases)
            if body:
                self.intake.relationship(node_id, "ROLE_IN", body)
            self._tie(node_id, "area", post.get("area_id"))

    def _events(self) -> None:
        for event in self.found["events"]:
            if word(event.get("classification")) in terms().periods:
                self.intake.say("periods, which are no events and date the memberships that name them")
                continue
            since, until = plain(event.get("start_date"))[:10], plain(event.get("end_date"))[:10]
            more: dict[str, object] = {"on": since if until in ("", since) else f"{since or '..'}/{until}"}
            if kind := plain(event.get("classification")):
                more["kind"] = kind
            node_id = self._node("event", "Forum", event, more=more)
            organiser = self._id_of("organization", event.get("organization_id"))
            if organiser:
                self.intake.relationship(organiser, "ORGANISED", node_id)
            attendees = event.get("attendees")
            for person in attendees if isinstance(attendees, list) else ():
                given = plain(person.get("id")) if isinstance(person, dict) else plain(person)
                self.intake.relationship(self._id_of("person", given), "PARTICIPATED_IN", node_id)

    def _belonging(self) -> None:
        """Relate organisations, areas and events to what they are part of, and organisations to their areas."""
        for each in self.found["organizations"]:
            node_id = self.intake.known_id("organization", plain(each.get("id")))
            if node_id is None:
                continue
            parent = self._id_of("organization", each.get("parent_id"))
            if parent:
                types = {self._type(node_id), self._type(parent)}
                if types == {"Organisation"}:
                    self.intake.relationship(node_id, "PART_OF", parent)
                else:
                    self.intake.relationship(node_id, "TIED_TO", parent, {"kind": "part of"})
            self._tie(node_id, "area", each.get("area_id"))
        for group, kind in (("area", "part of"), ("event", "")):
            for each in self.found[f"{group}s"]:
                node_id = self.intake.known_id(group, plain(each.get("id")))
                parent = self._id_of(group, each.get("parent_id"))
                if node_id and parent and kind:
                    self._tie(node_id, kind, each.get("parent_id"))
                elif node_id and parent:
                    self.intake.relationship(node_id, "PART_OF", parent)

    def _tie(self, node_id: str, kind: str, area: Any) -> None:
        """Relate a node to an area: IN_COUNTRY, where it may be so."""
        area_id = self._id_of("area", area)
        if not area_id or area_id == node_id:
            return
        if self._type(area_id) == "Country" and self._type(node_id) in ("City", "Organisation"):
            self.intake.relationship(node_id, "IN_COUNTRY", area_id)
        else:
            self.intake.relationship(node_id, "TIED_TO", area_id, {"kind": kind})

    def _type(self, node_id: str) -> str:
        return self.intake.graph.node(node_id).type if node_id in self.intake.graph else ""

    def _id_of(self, group: str, given: Any) -> str:
        """Return the id of what is named, or what is named itself, if the file does not hold it; empty for nothing."""
        named = plain(given)
        return (self.intake.known_id(group, named) or named) if named else ""


def _point(area: Thing) -> dict[str, object]:
    """Return the coordinates of an area whose geometry is a point."""
    geometry = area.get("geometry")
    given = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if not isinstance(given, list) or len(given) < 2:
        return {}
    return {"longitude": given[0], "latitude": given[1]}
