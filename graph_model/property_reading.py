"""Reading properties of a vocabulary from YAML: what is new, and what is added to one that exists."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.values import PARSERS, PropertyType
from graph_model.vocabulary import NodeType, RelationshipType

RESERVED = frozenset(
    {"id", "name", "aliases", "sources", "type", "key", "from", "to", "statements", "source", "target"}
    | {"begins_earliest", "begins_latest", "ends_earliest", "ends_latest", "dates_certain", "dataset"}
    | {"alias_languages"}
)

_PROPERTY_PARTS = {"type", "list", "values", "closed", "minimum", "maximum", "about"}


class Parts:
    """What YAML data should be; where it is something else, that is a fault."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults

    def mapping(self, data: Any, place: str, allowed: set[str] | None = None) -> dict[Any, Any]:
        """Return what should be a mapping, with these keys if they are given; an empty one of anything else."""
        if data is None:
            return {}
        if not isinstance(data, dict):
            self.faults.append(f"{place}: should be a mapping of names to values, not {reprlib.repr(data)}")
            return {}
        for key in data if allowed else ():
            if key not in (allowed or ()):
                self.faults.append(f"{place}: {key!r} is not known here; use {', '.join(sorted(allowed or ()))}")
        return data

    def sequence(self, data: Any, place: str) -> list[Any]:
        """Return what should be a list; an empty one of anything else."""
        if data is None:
            return []
        if not isinstance(data, list):
            self.faults.append(f"{place}: should be a list, as in [a, b], not {reprlib.repr(data)}")
            return []
        return data


class PropertyReader:
    """Turns the properties that a file states into property types; `shared` are those that everything has."""

    def __init__(self, shared: Mapping[str, PropertyType], faults: list[str]) -> None:
        self.shared = dict(shared)
        self.faults = faults
        self._parts = Parts(faults)

    def read_shared(self, data: Any) -> None:
        """Add what a file gives to everything."""
        self.shared |= self._read(data, "everything", self.shared)

    def with_shared(self, old: NodeType | RelationshipType) -> dict[str, PropertyType]:
        """Return a type's own properties, and then those that everything has, as the last columns of a table."""
        return {**{name: each for name, each in old.properties.items() if name not in self.shared}, **self.shared}

    def of_type(self, name: str, old: NodeType | RelationshipType, parts: dict[str, Any]) -> dict[str, PropertyType]:
        """Return the properties of a type: those that it had, those that a file adds, and what everything has."""
        known = self.with_shared(old)
        own = self._read(parts.get("properties"), name, known)
        for each in own.keys() & self.shared.keys():
            if own[each] != self.shared[each]:
                self.faults.append(f"{name}.{each}: belongs to everything; change it there, or choose another name")
        properties = {**old.properties, **own}
        for taken in sorted(properties.keys() & set(bound_names(properties))):
            self.faults.append(f"{name}.{taken}: is what a store calls the bound of a date; choose another name")
        return self.with_shared(replace(old, properties=properties))

    def _extended(self, old: PropertyType, new: PropertyType, place: str) -> PropertyType:
        """Return a property that exists with the usual values that are added; nothing else of it may change."""
        more = [value for value in new.values if value not in old.values]
        if replace(new, values=old.values) != old:
            self.faults.append(
                f"{place}: is defined already, and otherwise; give values alone to add some, or choose another name"
            )
        elif more and old.closed:
            self.faults.append(f"{place}: takes no other values than {', '.join(old.values)}")
            return old
        return replace(old, values=(*old.values, *more))

    def _read(self, data: Any, owner: str, known: Mapping[str, PropertyType]) -> dict[str, PropertyType]:
        """Return the properties that a file states, one that is known already with the usual values that are added."""
        given = self._parts.mapping(data, owner)
        own = {str(name): self._property(name, _whole(body, known.get(name)), owner) for name, body in given.items()}
        for name in own.keys() & known.keys():
            own[name] = self._extended(known[name], own[name], f"{owner}.{name}")
        return own

    def _property(self, name: Any, body: Any, owner: str) -> PropertyType:
        place = f"{owner}.{name}"
        if not isinstance(name, str) or not name.isidentifier() or name in RESERVED or name.startswith("_"):
            self.faults.append(f"{place}: {name!r} cannot name a property; choose another name")
        parts = {"type": body} if isinstance(body, str) else body
        parts = self._parts.mapping(parts, place, _PROPERTY_PARTS)
        property_type = str(parts.get("type", "text"))
        if property_type not in PARSERS:
            self.faults.append(f"{place}: {property_type!r} is no property type; use one of: {', '.join(PARSERS)}")
        for limit in ("minimum", "maximum"):
            if not isinstance(parts.get(limit, 0), int | float):
                self.faults.append(f"{place}.{limit}: {parts[limit]!r} is not a number")
        return PropertyType(
            name,
            property_type,
            bool(parts.get("list", False)),
            tuple(map(str, self._parts.sequence(parts.get("values"), f"{place}.values"))),
            bool(parts.get("closed", False)),
            parts.get("minimum"),
            parts.get("maximum"),
            str(parts.get("about", "")),
        )


def _whole(body: Any, old: PropertyType | None) -> Any:
    """Return the body of a property; where it only adds values to one that exists, the rest is as it was."""
    if old is None or not isinstance(body, dict) or "values" not in body:
        return body
    return {
        "type": old.type,
        "list": old.many,
        "closed": old.closed,
        "about": old.about,
        **{limit: each for limit in ("minimum", "maximum") if (each := getattr(old, limit)) is not None},
        **body,
    }
