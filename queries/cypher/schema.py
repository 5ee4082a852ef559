"""What can be asked: labels, relationship types and properties, with counts and example values.

A graph (`schema_of_graph`) and a database (`schema_of_database`) count what they hold; what is said of it is here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_model.date_bounds import bound_names
from graph_model.stores.records import AS_OF_DAYS, DATES_CERTAIN
from graph_model.values import PropertyType
from graph_model.vocabulary import NodeType, RelationshipType
from queries.answers import Answer, Row

LONGEST_EXAMPLE = 60
_NO_TEXT = ("boolean", "integer", "number")
_FIRST = ("id", "name", "aliases")
_OF_NODES = {"id": "text", "name": "text", "aliases": "list of text", "sources": "list of text"}
_OF_NODES["statements"] = "list of text"
_OF_RELATIONSHIPS = {"id": "text", "sources": "list of text"}


@dataclass(frozen=True, slots=True)
class Use:
    """How many nodes or relationships have a property, and a frequent value; of a list, its first."""

    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A label or a relationship type: how many there are, the types that they join, and the uses of its properties."""

    defined: NodeType | RelationshipType
    count: int
    uses: Mapping[str, Use]
    joins: Collection[tuple[str, str]] = ()


def describe_schema(kinds: Iterable[Kind]) -> Answer:
    """Return every label and relationship type that is used, with its properties as Cypher sees them.

    `count` is how many nodes or relationships have the property, and `example` a value that is frequent.
    """
    return Answer(
        "What can be asked",
        ["pattern", "property", "type", "count", "example"],
        [row for kind in kinds if kind.count for row in _describe(kind)],
        group="pattern",
        notes=[
            "beside each date stand its bounds, as in since_earliest and since_latest",
            f"a relationship also has {', '.join(AS_OF_DAYS)} (days, as text) and {DATES_CERTAIN}",
        ],
    )


def property_types(defined: NodeType | RelationshipType) -> dict[str, str]:
    """Return what a query may ask of a label or a relationship type: each property with its type in a database."""
    frame = _OF_NODES if isinstance(defined, NodeType) else _OF_RELATIONSHIPS
    known = {name: _type_in_database(kind) for name, kind in defined.properties.items()}
    return {**known, **dict.fromkeys(bound_names(defined.properties), "date"), **frame}


def _type_in_database(kind: PropertyType) -> str:
    plain = kind.type if kind.type in _NO_TEXT else "text"  # a date, too, is kept as it is written
    if not kind.many:
        return plain
    return "list of text" if plain == "text" else f"list of {plain}s"


def _describe(kind: Kind) -> Iterator[Row]:
    name = kind.defined.name
    pattern = f"(:{name})" if isinstance(kind.defined, NodeType) else f"[:{name}]"
    title = f"{pattern} ({kind.count:,})"
    if joins := ", ".join(f"{start} → {end}" for start, end in sorted(kind.joins)):
        yield {"pattern": title, "property": "", "type": "joins", "count": kind.count, "example": joins}
    types = property_types(kind.defined)
    for name in sorted(kind.uses, key=_place):
        use = kind.uses[name]
        example = use.example if len(use.example) <= LONGEST_EXAMPLE else f"{use.example[: LONGEST_EXAMPLE - 1]}…"
        yield {"pattern": title, "property": name, "type": types[name], "count": use.count, "example": example}


def _place(name: str) -> tuple[int, str]:
    """Return where a property stands: what every node has first, the rest by name."""
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
