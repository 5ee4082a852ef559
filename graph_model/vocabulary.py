"""The vocabulary: which nodes and relationships there may be, read from YAML and checked as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from graph_model.errors import VocabularyError
from graph_model.values import PARSERS, PropertyType
from graph_model.yaml_reading import read_yaml

End = Literal["from", "to"]

BUNDLED = Path(__file__).with_name("vocabulary.yaml")
RESERVED = frozenset(
    {"id", "name", "aliases", "sources", "type", "key", "from", "to", "statements", "source", "target"}
)


@dataclass(frozen=True, slots=True)
class When:
    """The properties that date a thing: `on` for an event, `since` and `until` for a state."""

    on: str | None = None
    since: str | None = None
    until: str | None = None

    def names(self) -> list[str]:
        """Return the property names that are set."""
        return [name for name in (self.on, self.since, self.until) if name]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of node. `context` marks a type that groups, such as a country, and tells little as a step in a path."""

    name: str
    about: str = ""
    properties: Mapping[str, PropertyType] = field(default_factory=dict)
    when: When = When()
    context: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A kind of relationship: which types it joins, how it reads in either direction, what dates it.

    `dated_by` names the end whose own dates count where the relationship has none.
    """

    name: str
    about: str = ""
    properties: Mapping[str, PropertyType] = field(default_factory=dict)
    when: When = When()
    ends: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    forward: str = ""
    backward: str = ""
    dated_by: End | None = None
    symmetric: bool = False

    def joins(self, start: str, end: str) -> bool:
        """Tell whether it may run from one node type to another."""
        return any(start in starts and end in stops for starts, stops in self.ends)

    def ends_in_words(self) -> str:
        """Return the allowed ends, for a message."""
        return "; ".join(f"{' or '.join(sorted(a))} → {' or '.join(sorted(b))}" for a, b in self.ends)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Node types and relationship types by name; `texts` are the YAML texts of the user's own extensions."""

    nodes: Mapping[str, NodeType]
    relationships: Mapping[str, RelationshipType]
    texts: tuple[str, ...] = ()

    @classmethod
    def bundled(cls) -> Vocabulary:
        """Return the vocabulary that comes with interurban."""
        return _bundled()

    def extended(self, path: Path) -> Vocabulary:
        """Return this vocabulary with the types and properties of a user's YAML file added.

        Raises:
            VocabularyError: the file contradicts itself or this vocabulary; every culprit is named.
        """
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{path}: cannot be read as UTF-8 text: {error}") from None
        if text in self.texts:
            return self
        return replace(_read(text, path.name, self), texts=(*self.texts, text))


@cache
def _bundled() -> Vocabulary:
    return _read(BUNDLED.read_text("utf-8"), BUNDLED.name, Vocabulary({}, {}))


def _read(text: str, file: str, base: Vocabulary) -> Vocabulary:
    data, faults = read_yaml(text)
    reader = _Reader(file, base, faults)
    vocabulary = reader.read(data)
    if reader.faults:
        raise VocabularyError("\n".join(f"{file}: {fault}" for fault in reader.faults))
    return vocabulary


class _Reader:
    """Turns the YAML data of one file into types, gathering every fault on the way."""

    def __init__(self, file: str, base: Vocabulary, faults: list[str]) -> None:
        self.file = file
        self.base = base
        self.faults = faults

    def read(self, data: Any) -> Vocabulary:
        parts = self._mapping(data, "the file", {"version", "everything", "nodes", "relationships"})
        shared = self._properties(parts.get("everything"), "everything")
        nodes = dict(self.base.nodes)
        for name, body in self._entries(parts, "nodes"):
            nodes[name] = self._node(name, body, shared)
        relationships = dict(self.base.relationships)
        for name, body in self._entries(parts, "relationships"):
            relationships[name] = self._relationship(name, body, shared, nodes)
        self._one_name_each(nodes, relationships)
        return Vocabulary(nodes, relationships)

    def _entries(self, parts: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
        for name, body in self._mapping(parts.get(kind), kind).items():
            if not isinstance(name, str) or not name.isidentifier():
                self.faults.append(f"{kind}: {name!r} is not a name; use letters, digits and _")
            else:
                yield name, body

    def _node(self, name: str, body: Any, shared: Mapping[str, PropertyType]) -> NodeType:
        parts = self._mapping(body, name, {"about", "context", "when", "properties"})
        old = self.base.nodes.get(name) or NodeType(name, properties=shared or _shared(self.base.nodes))
        properties = self._own_properties(name, old.properties, parts)
        return NodeType(
            name,
            str(parts.get("about", old.about)),
            properties,
            self._when(name, parts, properties, old.when),
            bool(parts.get("context", old.context)),
        )

    def _relationship(
        self, name: str, body: Any, shared: Mapping[str, PropertyType], nodes: Mapping[str, NodeType]
    ) -> RelationshipType:
        allowed = {"about", "ends", "reads", "when", "dated_by", "symmetric", "properties"}
        parts = self._mapping(body, name, allowed)
        old = self.base.relationships.get(name) or RelationshipType(
            name, properties=shared or _shared(self.base.relationships)
        )
        properties = self._own_properties(name, old.properties, parts)
        reads = self._mapping(parts.get("reads"), f"{name}.reads", {"forward", "backward"})
        words = name.lower().replace("_", " ")
        ends = (*old.ends, *self._ends(name, parts.get("ends"), nodes))
        if not ends:
            self.faults.append(f"{name}: has no ends; add ends: [{{from: [City], to: [Organisation]}}]")
        return RelationshipType(
            name,
            str(parts.get("about", old.about)),
            properties,
            self._when(name, parts, properties, old.when),
            ends,
            str(reads.get("forward", old.forward or words)),
            str(reads.get("backward", old.backward or f"{words} (from)")),
            self._dated_by(name, parts.get("dated_by", old.dated_by)),
            bool(parts.get("symmetric", old.symmetric)),
        )

    def _dated_by(self, name: str, end: Any) -> End | None:
        if end not in (None, "from", "to"):
            self.faults.append(f"{name}.dated_by: {end!r} is not an end; write from or to")
            return None
        return end  # type: ignore[no-any-return]

    def _ends(
        self, name: str, ends: Any, nodes: Mapping[str, NodeType]
    ) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        for pair in self._list(ends, f"{name}.ends"):
            parts = self._mapping(pair, f"{name}.ends", {"from", "to"})
            sides = [frozenset(map(str, self._list(parts.get(side), f"{name}.{side}"))) for side in ("from", "to")]
            for side, types in zip(("from", "to"), sides, strict=True):
                self.faults += [f"{name}.{side}: {t!r} is no node type" for t in sorted(types) if t not in nodes]
                if not types:
                    self.faults.append(f"{name}.{side}: names no node type")
            yield sides[0], sides[1]

    def _own_properties(
        self, name: str, old: Mapping[str, PropertyType], parts: dict[str, Any]
    ) -> dict[str, PropertyType]:
        own = self._properties(parts.get("properties"), name)
        for repeated in own.keys() & old.keys():
            if own[repeated] != old[repeated]:
                self.faults.append(f"{name}.{repeated}: is defined already, and otherwise; choose another name")
        # note and confidence close the list, as they do the columns of a table.
        last = {key: value for key, value in old.items() if key in ("note", "confidence")}
        return {**{k: v for k, v in old.items() if k not in last}, **own, **last}

    def _properties(self, data: Any, owner: str) -> dict[str, PropertyType]:
        return {str(name): self._property(str(name), body, owner) for name, body in self._mapping(data, owner).items()}

    def _property(self, name: str, body: Any, owner: str) -> PropertyType:
        place = f"{owner}.{name}"
        if not name.isidentifier() or name in RESERVED or name.startswith("_"):
            self.faults.append(f"{place}: {name!r} cannot name a property; choose another name")
        parts = {"type": body} if isinstance(body, str) else body
        parts = self._mapping(parts, place, {"type", "list", "values", "closed", "minimum", "maximum", "about"})
        kind = str(parts.get("type", "text"))
        if kind not in PARSERS:
            self.faults.append(f"{place}: {kind!r} is no property type; use one of: {', '.join(PARSERS)}")
        for limit in ("minimum", "maximum"):
            if not isinstance(parts.get(limit, 0), int | float):
                self.faults.append(f"{place}.{limit}: {parts[limit]!r} is not a number")
        return PropertyType(
            name,
            kind,
            bool(parts.get("list", False)),
            tuple(map(str, self._list(parts.get("values"), f"{place}.values"))),
            bool(parts.get("closed", False)),
            parts.get("minimum"),
            parts.get("maximum"),
            str(parts.get("about", "")),
        )

    def _when(self, name: str, parts: dict[str, Any], properties: Mapping[str, PropertyType], old: When) -> When:
        if "when" not in parts:
            return old
        data = self._mapping(parts["when"], f"{name}.when", {"on", "since", "until"})
        when = When(**{key: str(value) for key, value in data.items() if key in ("on", "since", "until")})
        for used in when.names():
            if used not in properties or properties[used].type != "date":
                self.faults.append(f"{name}.when: {used!r} is no date property of {name}")
        return when

    def _one_name_each(self, nodes: Iterable[str], relationships: Iterable[str]) -> None:
        seen: dict[str, str] = {}
        for name in (*nodes, *relationships):
            twin = seen.setdefault(name.lower(), name)
            if twin != name or (name in set(nodes) and name in set(relationships)):
                self.faults.append(f"{name}: the name is taken already (by {twin})")

    def _mapping(self, data: Any, place: str, allowed: set[str] | None = None) -> dict[str, Any]:
        if data is None:
            return {}
        if not isinstance(data, dict):
            self.faults.append(f"{place}: should be a mapping of names to values, not {data!r}")
            return {}
        for key in data if allowed else ():
            if key not in (allowed or ()):
                self.faults.append(f"{place}: {key!r} is not known here; use {', '.join(sorted(allowed or ()))}")
        return data

    def _list(self, data: Any, place: str) -> list[Any]:
        if data is None:
            return []
        if not isinstance(data, list):
            self.faults.append(f"{place}: should be a list, as in [a, b], not {data!r}")
            return []
        return data


def _shared(types: Mapping[str, NodeType] | Mapping[str, RelationshipType]) -> dict[str, PropertyType]:
    """Return the properties that everything has, as the bundled vocabulary defines them."""
    first = next(iter(types.values()), None)
    return {key: first.properties[key] for key in ("note", "confidence") if key in first.properties} if first else {}
