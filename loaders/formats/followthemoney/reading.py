"""Reading FollowTheMoney JSON lines: things as nodes, what joins two of them as relationships, with all they state.

A file is gone through twice, so that no more than the graph is in memory: once for the properties that it needs, once
for the things; a relationship waits only where an end of it stands further down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.vocabulary_reading import bundled_vocabulary, extend_with
from loaders.formats.followthemoney.schemata import Link, Schema, property_name, schemata, snake_case
from loaders.formats.followthemoney.survey import Survey, node_type_of
from loaders.formats.intake import Intake, one_line
from loaders.formats.json_files import read_json_lines

_GROUP = "entity"
_READ = frozenset({"id", "schema", "properties", "caption", "datasets"})

Values = Mapping[str, list[str]]


def read_followthemoney(path: Path) -> tuple[Graph, Report]:
    """Return the graph of a file of FollowTheMoney entities, and what of it could not be carried, with counts."""
    survey, report = Survey(), Report()
    for _, entity in read_json_lines(path, report.faults):
        survey.count(entity)
    vocabulary = bundled_vocabulary()
    wider = survey.extension(vocabulary)
    intake = Intake(path.name, extend_with(vocabulary, wider) if wider else vocabulary)
    intake.report.extend(report)
    _Reader(intake, survey).read(path)
    return intake.finish()


class _Reader:
    """Puts the entities of a file into a graph."""

    def __init__(self, intake: Intake, survey: Survey) -> None:
        self.intake = intake
        self._survey = survey
        self._tables = schemata()
        self._parts: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, int] = {}
        self._waiting: list[tuple[str, str, str, dict[str, object], list[str], int]] = []

    def read(self, path: Path) -> None:
        for row, entity in read_json_lines(path, []):
            given = entity.get("id")
            if not isinstance(given, str) or not given or not isinstance(entity.get("properties"), dict):
                self.intake.say("lines without an id or properties, left out", f"line {row}")
            elif given in self._survey.repeated:
                self._join(given, entity, row)
            else:
                self._entity(entity, row)
        if self._parts:
            joined = len(self._parts)
            self.intake.say(
                "entities that stand on several lines, which are joined", next(iter(self._parts)), number=joined
            )
        for given, entity in self._parts.items():
            self._entity(entity, self._rows[given])
        for start, tie, end, properties, sources, row in self._waiting:
            self._put(start, tie, end, properties, sources, row)

    def _join(self, given: str, entity: Mapping[str, Any], row: int) -> None:
        """Join an entity with what earlier lines say of it: all values, and the more special schema."""
        there = self._parts.setdefault(given, {**entity, "properties": {}})
        self._rows.setdefault(given, row)
        for name, values in entity["properties"].items():
            known = there["properties"].setdefault(name, [])
            known += [each for each in _texts(values) if each not in known]
        if there["schema"] in ("LegalEntity", "Organization", "Thing", "Asset"):
            there["schema"] = entity["schema"]

    def _entity(self, entity: Mapping[str, Any], row: int) -> None:
        schema = self._tables.find(str(entity.get("schema")))
        values = {str(name): _texts(each) for name, each in entity["properties"].items()}
        if not schema.is_known:
            self.intake.say("things of a schema that is not known, read as nodes of its kind", schema.name)
        for name in entity.keys() - _READ:
            self.intake.say("fields of entities that have no place, left out", name)
        if schema.is_relationship:
            self._relationship(schema, values, self._sources(entity, values), row)
        else:
            self._node(schema, entity, values, row)

    # -- things ------------------------------------------------------------------------------------------------------

    def _node(self, schema: Schema, entity: Mapping[str, Any], values: Values, row: int) -> None:
        node_type = node_type_of(schema, values)
        node_id = self.intake.id_of(_GROUP, entity["id"])
        named_by = self._tables.named_by.get(schema.name, self._tables.named_by["default"])
        used = next((each for each in named_by if values.get(each)), "")
        name = values[used][0] if used else one_line(entity.get("caption"))
        aliases = [text for each in dict.fromkeys((used, *self._tables.names)) for text in values.get(each, ())]
        told = {"classification"} if node_type in ("City", "Country") else set()  # it says the type
        stated = self._properties(node_type, schema, values, but={used, *self._tables.names, *told})
        if schema.kind and node_type == schema.type:
            stated.setdefault("kind", schema.kind)
        if schema.name == "LegalEntity":
            self.intake.say(
                "legal entities, of which the file does not say whether they are people, read as Organisation"
            )
        sources = self._sources(entity, values)
        self.intake.node(node_type, node_id, name, stated, aliases=aliases, sources=sources, row=row)
        self._links(node_id, node_type, schema, values, row)

    def _properties(
        self, owner: str, schema: Schema, values: Values, but: set[str] | frozenset[str] = frozenset()
    ) -> dict[str, object]:
        """Return the properties that a thing states, and what dates it."""
        vocabulary = self.intake.graph.vocabulary
        known = (vocabulary.nodes.get(owner) or vocabulary.relationships[owner]).properties
        dates = {*self._tables.begins, *self._tables.ends}
        found: dict[str, object] = {}
        for name, texts in values.items():
            own = self._tables.property_of(owner, name)
            if not texts or name in but or name in schema.entities or name in (schema.start, schema.end):
                continue
            if own in known and known[own].values and texts[0] not in known[own].values:
                own = property_name(name)
            if own in known:
                found[own] = texts if known[own].many else self._only(texts, name)
                if own == "iso_code":
                    found[own] = str(found[own]).upper()
            elif name not in dates and name not in self._tables.passed_over:
                self.intake.say(f"values that {owner} has no place for, left out", name, number=len(texts))
        return {**found, **self._dates(owner, values, found)}

    def _dates(self, owner: str, values: Values, stated: Mapping[str, object]) -> dict[str, object]:
        """Return what dates a thing of a type: on one day or in a period, or since and until."""
        vocabulary = self.intake.graph.vocabulary
        rule = (vocabulary.nodes.get(owner) or vocabulary.relationships[owner]).dates
        begins = next((min(values[each]) for each in self._tables.begins if values.get(each)), "")[:10]
        ends = next((max(values[each]) for each in self._tables.ends if values.get(each)), "")[:10]
        if rule.on and (begins or ends):
            return {rule.on: begins if ends in ("", begins) else f"{begins or '..'}/{ends}"}
        pairs = ((rule.since, begins), (rule.until, ends))
        return {name: text for name, text in pairs if name and text and name not in stated}

    def _only(self, texts: list[str], name: str) -> str:
        if len(texts) > 1:
            self.intake.say("values beside the first of what has only one here, left out", name, number=len(texts) - 1)
        return texts[0]

    # -- relationships -------------------------------------------------------------------------------------------------

    def _relationship(self, schema: Schema, values: Values, sources: list[str], row: int) -> None:
        starts, ends = values.get(schema.start, []), values.get(schema.end, [])
        if not starts or not ends:
            missing = schema.end if starts else schema.start
            self.intake.say("relationships that name only one end, left out", f"{schema.name} without {missing}")
            return
        tie = self._tie_type(schema, values)
        is_told = tie != schema.type  # its role is the type
        stated = self._properties(tie, schema, values, {"role"} if is_told else frozenset())
        if tie == "TIED_TO":
            stated["kind"] = schema.kind or snake_case(schema.name)
        if len(starts) * len(ends) > 1:
            message = "relationships that name several at one end, which become one for each, with all that is stated"
            self.intake.say(message, schema.name)
        for start, end in product(starts, ends):
            self._later(self._id(start), tie, self._id(end), stated, sources, row)
        for name in schema.entities & values.keys():
            self.intake.say(f"entities that a {schema.name} names beside its ends, left out", name)

    def _tie_type(self, schema: Schema, values: Values) -> str:
        """Return the type of a relationship; an UnknownLink that bears the name of one of ours is that."""
        role = values.get("role", [""])[0] if schema.name == "UnknownLink" else ""
        return role if role in self.intake.graph.vocabulary.relationships else schema.type

    def _links(self, node_id: str, node_type: str, schema: Schema, values: Values, row: int) -> None:
        """Relate a thing to the entities that its properties name."""
        for name in sorted(schema.entities & values.keys()) if schema.is_known else ():
            link = self._tables.links.get(f"{node_type}.{name}") or Link("TIED_TO")
            stated: dict[str, object] = {"kind": snake_case(name)} if link.type == "TIED_TO" else {}
            for other in map(self._id, values[name]):
                ends = (other, node_id) if link.backwards else (node_id, other)
                self._later(ends[0], link.type, ends[1], stated, [], row)

    def _later(self, start: str, tie: str, end: str, stated: dict[str, object], sources: list[str], row: int) -> None:
        """Put a relationship into the graph, once both of its ends are there."""
        if start in self.intake.graph and end in self.intake.graph:
            self._put(start, tie, end, stated, sources, row)
        else:
            self._waiting.append((start, tie, end, stated, sources, row))

    def _put(self, start: str, tie: str, end: str, stated: dict[str, object], sources: list[str], row: int) -> None:
        graph = self.intake.graph
        if start in graph and end in graph:
            types = graph.node(start).type, graph.node(end).type
            if not graph.vocabulary.relationships[tie].joins(*types):
                self.intake.say(
                    f"relationships that are TIED_TO, since {tie} does not join such things", " → ".join(types)
                )
                known = graph.vocabulary.relationships["TIED_TO"].properties
                stated = {"kind": tie.lower(), **{name: each for name, each in stated.items() if name in known}}
                tie = "TIED_TO"
        self.intake.relationship(start, tie, end, stated, sources=sources, row=row)

    def _id(self, given: str) -> str:
        return self.intake.known_id(_GROUP, given) or given

    def _sources(self, entity: Mapping[str, Any], values: Values) -> list[str]:
        """Return the ids of the sources of an entity: the pages that it names, and the data sets that it is from."""
        named = [*values.get("sourceUrl", ()), *_texts(entity.get("datasets"))]
        return [self.intake.source(each) for each in dict.fromkeys(named)]


def _texts(values: Any) -> list[str]:
    """Return the values of a property as texts."""
    return list(_each(values if isinstance(values, list) else [values]))


def _each(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            if text := value.strip():
                yield text
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)
        elif isinstance(value, dict) and isinstance(value.get("id"), str):  # an entity that is embedded
            yield value["id"]
