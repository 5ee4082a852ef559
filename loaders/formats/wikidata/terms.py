"""What the properties and classes of Wikidata mean in our vocabulary, as `terms.yaml` has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph_model.yaml_reading import read_yaml


@dataclass(frozen=True, slots=True)
class Meaning:
    """What claims of a property become: a relationship, an office that is held, or a value."""

    number: str
    type: str = ""
    tie: str = ""
    backwards: bool = False
    stated: Mapping[str, str] = field(default_factory=dict)
    office: str = ""
    kind: str = ""
    subject: str = ""
    object: str = ""
    value: str = ""

    @property
    def joins(self) -> bool:
        """Whether it relates the item to another."""
        return bool(self.type or self.office)


@dataclass(frozen=True, slots=True)
class Terms:
    """The tables of `terms.yaml`."""

    meanings: Mapping[str, Meaning]
    words: Mapping[str, str]
    classes: Mapping[str, str]
    reference_urls: tuple[str, ...]
    reference_items: tuple[str, ...]

    def property_of(self, variable: str) -> str | None:
        """Return the property that a variable of a query stands for, by its number or by a usual word.

        >>> terms().property_of("memberOf"), terms().property_of("P190"), terms().property_of("start_time")
        ('P463', 'P190', 'P580')
        """
        if variable in self.meanings:
            return variable
        return self.words.get(variable.replace("_", "").casefold())


@cache
def terms() -> Terms:
    """Return the terms, read once."""
    data, _ = read_yaml(Path(__file__).with_name("terms.yaml").read_text("utf-8"))
    words: dict[str, str] = {}
    for name, body in data["properties"].items():
        for word in body["words"]:
            words.setdefault(word, name)
    return Terms(
        meanings={
            name: Meaning(
                name,
                *(body.get("type", ""), body.get("tie", ""), body.get("backwards", False), body.get("with", {})),
                *(body.get("office", ""), body.get("kind", "")),
                *(body.get("subject", ""), body.get("object", ""), body.get("value", "")),
            )
            for name, body in data["properties"].items()
        },
        words=words,
        classes={each: name for name, classes in reversed(data["classes"].items()) for each in classes},
        reference_urls=tuple(data["references"]["url"]),
        reference_items=tuple(data["references"]["item"]),
    )
