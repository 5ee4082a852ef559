"""The vocabulary: which nodes and relationships there may be, read from YAML and checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

from graph_model.errors import VocabularyError
from graph_model.values import PropertyType

End = Literal["from", "to"]

NEXT_DOCUMENT = "\n---\n"  # what parts several extensions in one YAML file
BUNDLED = Path(__file__).with_name("vocabulary.yaml")


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
    """Node types and relationship types by name, and the properties that everything has.

    `texts` are the YAML texts of the user's own extensions, in the order in which they were read.
    """

    nodes: Mapping[str, NodeType] = field(default_factory=dict)
    relationships: Mapping[str, RelationshipType] = field(default_factory=dict)
    shared: Mapping[str, PropertyType] = field(default_factory=dict)
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
        extended = self
        for document in text.split(NEXT_DOCUMENT):
            if document not in extended.texts:
                extended = extended.extended_by(document, path.name)
        return extended

    def extended_by(self, text: str, file: str) -> Vocabulary:
        """Return this vocabulary with the types and properties of a YAML text added; `file` is named in errors."""
        from graph_model.vocabulary_reading import read_vocabulary

        return replace(read_vocabulary(text, file, self), texts=(*self.texts, text))


@cache
def _bundled() -> Vocabulary:
    return replace(Vocabulary().extended_by(BUNDLED.read_text("utf-8"), BUNDLED.name), texts=())
