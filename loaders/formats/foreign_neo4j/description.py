"""The YAML file that says how a foreign database is read: which label, type and property is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.faults import Fault
from graph_model.suggestions import did_you_mean
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, extend_with
from graph_model.yaml_reading import read_yaml

LARGEST_FILE = 1_000_000
_PARTS = {"neo4j", "database", "name", "title", "vocabulary", "nodes", "relationships", "others"}
_NODE_PARTS = {"type", "id", "name", "aliases", "point", "properties"}
_TIE_PARTS = {"type", "backwards", "properties", "kind"}
OTHERS = ("keep", "leave out")


@dataclass(frozen=True, slots=True)
class NodeRule:
    """How nodes of a label are read: their type, the property that is their id, names, point; those that are ours."""

    type: str
    id: str = ""
    name: str = "name"
    aliases: str = ""
    point: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TieRule:
    """How relationships of a type are read: our type, which way round, and their properties that are ours."""

    type: str
    backwards: bool = False
    kind: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Description:
    """Which database it is, and the rules for its labels and its types of relationships; what of the others."""

    uri: str
    vocabulary: Vocabulary
    nodes: Mapping[str, NodeRule]
    relationships: Mapping[str, TieRule]
    database: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    keeps_others: bool = True


def describes_database(text: str) -> bool:
    """Tell whether a text is such a file, by the key `neo4j` at the beginning of a line."""
    return any(line.startswith(("neo4j:", "neo4j :")) for line in text.splitlines())


def read_description(path: Path) -> tuple[Description | None, list[Fault]]:
    """Return what a file says, or every fault of it, each with the key that it is at."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, [Fault("is larger than 1 MB", "name a YAML file", file=path.name)]
        data, faults = read_yaml(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        return None, [Fault(f"cannot be read: {error}", "save it as UTF-8 text", file=path.name)]
    reader = _Reader([Fault(each, "mend the YAML", file=path.name) for each in faults], path.name)
    description = reader.read(data) if not faults else None
    return (None if reader.faults else description), reader.faults


class _Reader:
    """Turns the data of a file into a description, gathering every fault on the way."""

    def __init__(self, faults: list[Fault], file: str) -> None:
        self.faults = faults
        self._file = file

    def read(self, data: Any) -> Description:
        parts = self._mapping(data, "", _PARTS)
        vocabulary = self._vocabulary(parts.get("vocabulary"))
        others = parts.get("others", OTHERS[0])
        if others not in OTHERS:
            self._fault("others", str(others), f"write one of: {', '.join(OTHERS)}")
        nodes, ties = (self._mapping(parts.get(name), name) for name in ("nodes", "relationships"))
        return Description(
            str(parts.get("neo4j") or "neo4j"),
            vocabulary,
            {str(label): self._node(f"nodes.{label}", body, vocabulary) for label, body in nodes.items()},
            {str(name): self._tie(f"relationships.{name}", body, vocabulary) for name, body in ties.items()},
            str(parts["database"]) if parts.get("database") else None,
            {name: str(parts[name]) for name in ("name", "title") if parts.get(name)},
            others == OTHERS[0],
        )

    def _node(self, place: str, body: Any, vocabulary: Vocabulary) -> NodeRule:
        parts = self._mapping({"type": body} if isinstance(body, str) else body, place, _NODE_PARTS)
        definition = self._type(place, parts.get("type"), vocabulary.nodes)
        own = self._properties(place, parts.get("properties"), definition)
        texts = {name: str(parts[name]) for name in ("id", "name", "aliases", "point") if parts.get(name)}
        return NodeRule(definition.name if definition else "Node", properties=own, **texts)

    def _tie(self, place: str, body: Any, vocabulary: Vocabulary) -> TieRule:
        parts = self._mapping({"type": body} if isinstance(body, str) else body, place, _TIE_PARTS)
        definition = self._type(place, parts.get("type"), vocabulary.relationships)
        own = self._properties(place, parts.get("properties"), definition)
        named = definition.name if definition else "TIED_TO"
        return TieRule(named, bool(parts.get("backwards", False)), str(parts.get("kind") or ""), own)

    def _type(self, place: str, name: Any, known: Mapping[str, Any]) -> Any:
        if name not in known:
            self._fault(f"{place}.type", str(name or ""), did_you_mean(str(name), known))
        return known.get(name)

    def _properties(self, place: str, body: Any, definition: NodeType | RelationshipType | None) -> dict[str, str]:
        """Return which property of the database is which of ours, turned so that ours is looked up by theirs."""
        given = self._mapping(body, f"{place}.properties")
        for ours in given if definition else ():
            if definition and ours not in definition.properties:
                remedy = f"{did_you_mean(str(ours), definition.properties)}; or add it under vocabulary"
                self._fault(f"{place}.properties", str(ours), remedy)
        return {str(theirs): str(ours) for ours, theirs in given.items()}

    def _vocabulary(self, data: Any) -> Vocabulary:
        bundled = bundled_vocabulary()
        if not data:
            return bundled
        try:
            return extend_with(bundled, self._mapping(data, "vocabulary"), f"{self._file}, vocabulary")
        except InterurbanError as error:
            self.faults.append(Fault(str(error), "mend it there", "vocabulary", file=self._file))
            return bundled

    def _mapping(self, data: Any, place: str, allowed: set[str] | None = None) -> dict[Any, Any]:
        if data is None:
            return {}
        if not isinstance(data, dict):
            self._fault(place, str(data), "write names and values, as in Person: {type: Person, name: fullName}")
            return {}
        for key in data if allowed else ():
            if key not in (allowed or ()):
                self._fault(place, str(key), did_you_mean(str(key), sorted(allowed or ())))
        return data

    def _fault(self, place: str, value: str, remedy: str) -> None:
        self.faults.append(Fault("is not known here", remedy, place, value, file=self._file))
