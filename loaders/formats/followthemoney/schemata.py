"""What the schemata of FollowTheMoney become in our vocabulary, as `schemata.yaml` has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.property_reading import RESERVED
from graph_model.yaml_reading import read_yaml

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Schema:
    """What a schema becomes: a node of a type, or, with two ends, a relationship; `kind` for want of a type."""

    name: str
    type: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    entities: frozenset[str] = frozenset()
    is_known: bool = True

    @property
    def is_relationship(self) -> bool:
        """Whether it joins two things."""
        return bool(self.start)


@dataclass(frozen=True, slots=True)
class Link:
    """What a property that names an entity says: a relationship of a type, perhaps from what it names."""

    type: str
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Schemata:
    """The tables of `schemata.yaml`."""

    by_name: Mapping[str, Schema]
    links: Mapping[str, Link]
    relationships: Mapping[str, Mapping[str, Any]]
    cities: frozenset[str]
    countries: frozenset[str]
    named_by: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    properties: Mapping[str, Mapping[str, str]]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    kinds: Mapping[str, str]
    passed_over: frozenset[str]
    written: Mapping[str, Mapping[str, Any]]

    def find(self, name: str) -> Schema:
        """Return what a schema becomes; one that the tables lack is a Node of its kind."""
        return self.by_name.get(name) or Schema(name, "Node", snake_case(name), is_known=False)

    def property_of(self, node_type: str, name: str) -> str:
        """Return the property that a property of FollowTheMoney becomes of a type: ours, or one of its own name."""
        for owner in (node_type, "all"):
            if name in self.properties.get(owner, {}):
                return self.properties[owner][name]
        return property_name(name)


@cache
def schemata() -> Schemata:
    """Return the tables, read once."""
    data, _ = read_yaml(Path(__file__).with_name("schemata.yaml").read_text("utf-8"))
    everywhere = frozenset(data["entities"])
    return Schemata(
        by_name={name: _schema(name, body, everywhere) for name, body in data["schemata"].items()},
        links={name: Link(body["type"], body.get("backwards", False)) for name, body in data["links"].items()},
        relationships=data["relationships"],
        cities=frozenset(data["cities"]),
        countries=frozenset(data["countries"]),
        named_by={name: tuple(each) for name, each in data["named_by"].items()},
        names=tuple(data["names"]),
        properties=data["properties"],
        begins=tuple(data["begins"]),
        ends=tuple(data["ends"]),
        kinds={**dict.fromkeys(data["dates"], "date"), **dict.fromkeys(data["numbers"], "number")},
        passed_over=frozenset(data["passed_over"]),
        written=data["written"],
    )


def _schema(name: str, body: Mapping[str, Any], everywhere: frozenset[str]) -> Schema:
    joins = "from" in body
    own_type = body.get("type", "TIED_TO" if joins else "Node")
    kind = body.get("kind", snake_case(name) if own_type in ("Node", "TIED_TO") else "")
    entities = everywhere | frozenset(body.get("entities", ()))
    return Schema(name, own_type, kind, body.get("from", ""), body.get("to", ""), entities)


@cache
def literals(schema: str) -> frozenset[str]:
    """Return the properties of a schema that are no entities, with those of what it extends."""
    data = _read_properties()
    found = set(data["properties"].get(schema, ()))
    for parent in data["extends"].get(schema, ()):
        found |= literals(parent)
    return frozenset(found)


@cache
def _read_properties() -> Any:
    return read_yaml(Path(__file__).with_name("properties.yaml").read_text("utf-8"))[0]


@cache
def snake_case(name: str) -> str:
    """Return a name of FollowTheMoney as the names of properties are written here.

    >>> snake_case("amountEur"), snake_case("RealEstate"), snake_case("cikCode")
    ('amount_eur', 'real_estate', 'cik_code')
    """
    return re.sub(r"\W+", "_", _HUMP.sub("_", name)).strip("_").lower()


@cache
def property_name(name: str) -> str:
    """Return the name of the property that a property of FollowTheMoney becomes, where it is none of ours.

    >>> property_name("leiCode"), property_name("type")
    ('lei_code', 'ftm_type')
    """
    plain = snake_case(name)
    if not plain.isidentifier() or plain in RESERVED or plain in ("note", "confidence") or plain.endswith(_BOUNDS):
        return f"ftm_{plain}"
    return plain


_BOUNDS = ("_earliest", "_latest")  # what stores call the bounds of a date
