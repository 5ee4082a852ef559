"""Reading a vocabulary from YAML: every contradiction is found in one go and named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.affiliation_reading import read_affiliation
from graph_model.errors import VocabularyError
from graph_model.folding import fold
from graph_model.property_reading import Parts, PropertyReader
from graph_model.values import PropertyType
from graph_model.vocabulary import DateRule, End, NodeType, RelationshipType, Vocabulary

NEXT_DOCUMENT = "\n---\n"  # what parts several extensions in one YAML file
_OURS = frozenset({"dataset", "statement"})  # what stores and folders hold beside nodes and relationships

BUNDLED = Path(__file__).with_name("vocabulary.yaml")
BUNDLED_READ = BUNDLED.with_suffix(".json")  # the same, made of it by docs/refresh.py: YAML takes long to load and read

_FILE_PARTS = {"version", "everything", "nodes", "relationships", "affiliations"}
_RELATIONSHIP_PARTS = {"about", "ends", "reads", "when", "dated_by", "symmetric", "properties"}


@cache
def bundled_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with interurban.

    >>> bundled_vocabulary().find("member of").forward
    'member of'
    """
    return _Reader(Vocabulary(), []).read(json.loads(BUNDLED_READ.read_text("utf-8")))


def extend_vocabulary(base: Vocabulary, path: Path) -> Vocabulary:
    """Return a vocabulary with the types and properties of a user's YAML file added.

    Raises:
        VocabularyError: the file contradicts itself or the base; every culprit is named.

    >>> path = Path("vocabulary.yaml")
    >>> _ = path.write_text("nodes: {Street: {about: A street.}}")
    >>> extend_vocabulary(bundled_vocabulary(), path).nodes["Street"].about
    'A street.'
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise VocabularyError(f"{path}: is a folder or a device, and no file; rename it, or put a vocabulary there")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise VocabularyError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    for document in text.split(NEXT_DOCUMENT):
        if document not in base.texts:
            base = read_vocabulary(document, path.name, base)
    return base


def read_vocabulary(text: str, file: str, base: Vocabulary | None = None) -> Vocabulary:
    """Return a vocabulary, by default the bundled one, with the types and properties of a YAML text added.

    `file` is named in errors.

    Raises:
        VocabularyError: the text contradicts itself or the base; each culprit is named.

    >>> read_vocabulary("nodes: {Street: {properties: {length: number}}}", "streets.yaml").find("street").name
    'Street'
    """
    from graph_model.yaml_reading import read_yaml

    data, faults = read_yaml(text)
    reader = _Reader(bundled_vocabulary() if base is None else base, faults)
    vocabulary = reader.read(data)
    if reader.faults:
        raise VocabularyError("\n".join(f"{file}: {fault}" for fault in reader.faults))
    return replace(vocabulary, texts=(*vocabulary.texts, text))


def extend_with(base: Vocabulary, extension: Mapping[str, Any], file: str = "vocabulary.yaml") -> Vocabulary:
    """Return a vocabulary with types and properties added that are given as data, in the form of the YAML file.

    Raises:
        VocabularyError: the data contradicts itself or the base; each culprit is named.

    >>> wider = extend_with(bundled_vocabulary(), {"nodes": {"City": {"properties": {"account": "text"}}}})
    >>> wider.nodes["City"].properties["account"].type
    'text'
    """
    import yaml

    return read_vocabulary(yaml.safe_dump(dict(extension), allow_unicode=True, sort_keys=False), file, base)


class _Reader:
    """Turns the YAML data of one file into types, gathering every fault on the way."""

    def __init__(self, base: Vocabulary, faults: list[str]) -> None:
        self.base = base
        self.faults = faults
        self._parts = Parts(faults)
        self._properties = PropertyReader(base.shared, faults)

    def read(self, data: Any) -> Vocabulary:
        parts = self._parts.mapping(
            data, "the file", {"version", "everything", "nodes", "relationships", "affiliations"}
        )
        self._properties.read_shared(parts.get("everything"))
        nodes = {
            name: replace(old, properties=self._properties.with_shared(old)) for name, old in self.base.nodes.items()
        }
        for name, body in self._entries(parts, "nodes"):
            nodes[name] = self._node(name, body, nodes.get(name, NodeType(name)))
        kept = self.base.relationships
        relationships = {name: replace(old, properties=self._properties.with_shared(old)) for name, old in kept.items()}
        for name, body in self._entries(parts, "relationships"):
            old = relationships.get(name, RelationshipType(name))
            relationships[name] = self._relationship(name, body, old, nodes)
        affiliations = dict(self.base.affiliations)
        for name, body in self._entries(parts, "affiliations"):
            affiliations[name] = read_affiliation(name, body, relationships, self._parts)
        self._one_name_each(nodes, (*relationships, *affiliations))
        return Vocabulary(nodes, relationships, self._properties.shared, self.base.texts, affiliations)

    def _entries(self, parts: dict[str, Any], part: str) -> Iterator[tuple[str, Any]]:
        for name, body in self._parts.mapping(parts.get(part), part).items():
            if not isinstance(name, str) or not name.isidentifier():
                self.faults.append(f"{part}: {name!r} is not a name; use letters, digits and _")
            elif fold(name) in _OURS:
                self.faults.append(f"{part}: {name} is a name that interurban itself uses; choose another")
            else:
                yield name, body

    def _node(self, name: str, body: Any, old: NodeType) -> NodeType:
        parts = self._parts.mapping(body, name, {"about", "context", "when", "properties"})
        properties = self._properties.of_type(name, old, parts)
        return NodeType(
            name,
            str(parts.get("about", old.about)),
            properties,
            self._date_rule(name, parts, properties, old.dates),
            bool(parts.get("context", old.context)),
        )

    def _relationship(
        self, name: str, body: Any, old: RelationshipType, nodes: Mapping[str, NodeType]
    ) -> RelationshipType:
        parts = self._parts.mapping(body, name, _RELATIONSHIP_PARTS)
        properties = self._properties.of_type(name, old, parts)
        reads = self._parts.mapping(parts.get("reads"), f"{name}.reads", {"forward", "backward"})
        words = name.lower().replace("_", " ")
        symmetric = bool(parts.get("symmetric", old.symmetric))
        ends = (*old.ends, *self._ends(name, parts.get("ends"), nodes))
        if not ends:
            self.faults.append(f"{name}: has no ends; add ends: [{{from: [City], to: [Organisation]}}]")
        return RelationshipType(
            name,
            str(parts.get("about", old.about)),
            properties,
            self._date_rule(name, parts, properties, old.dates),
            ends,
            str(reads.get("forward", old.forward or words)),
            str(reads.get("backward", old.backward or _backward(words, reads, symmetric=symmetric))),
            self._dated_by(name, parts.get("dated_by", old.dated_by)),
            symmetric,
        )

    def _dated_by(self, name: str, end: Any) -> End | None:
        if end not in (None, "from", "to"):
            self.faults.append(f"{name}.dated_by: {end!r} is not an end; write from or to")
            return None
        return end  # type: ignore[no-any-return]

    def _ends(
        self, name: str, ends: Any, nodes: Mapping[str, NodeType]
    ) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        for pair in self._parts.sequence(ends, f"{name}.ends"):
            parts = self._parts.mapping(pair, f"{name}.ends", {"from", "to"})
            sides = [
                frozenset(map(str, self._parts.sequence(parts.get(side), f"{name}.{side}"))) for side in ("from", "to")
            ]
            for side, types in zip(("from", "to"), sides, strict=True):
                self.faults += [f"{name}.{side}: {t!r} is no node type" for t in sorted(types) if t not in nodes]
                if not types:
                    self.faults.append(f"{name}.{side}: names no node type")
            yield sides[0], sides[1]

    def _date_rule(
        self, name: str, parts: dict[str, Any], properties: Mapping[str, PropertyType], old: DateRule
    ) -> DateRule:
        if "when" not in parts:
            return old
        data = self._parts.mapping(parts["when"], f"{name}.when", {"on", "since", "until"})
        rule = DateRule(**{key: str(value) for key, value in data.items() if key in ("on", "since", "until")})
        for used in rule.properties():
            if used not in properties or properties[used].type != "date":
                self.faults.append(f"{name}.when: {used!r} is no date property of {name}")
        return rule

    def _one_name_each(self, nodes: Iterable[str], relationships: Iterable[str]) -> None:
        seen: dict[str, str] = {}
        for name in (*nodes, *relationships):
            twin = seen.setdefault(fold(name), name)
            if twin != name or (name in set(nodes) and name in set(relationships)):
                self.faults.append(f"{name}: the name is taken already (by {twin})")


def _backward(words: str, reads: Mapping[str, Any], *, symmetric: bool) -> str:
    """Return how a relationship reads from its end, where the file does not say so."""
    return str(reads.get("forward", words)) if symmetric else f"{words} (from)"
