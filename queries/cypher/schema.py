"""What can be asked: labels, relationship types and properties, with counts and example values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_model import GraphView, Relationship
from graph_model.stores.records import AS_OF_DAYS, DATES_CERTAIN, NAMED_IN, node_record, relationship_record
from queries.answers import Answer, Row

NOT_SHOWN = frozenset({"dataset", "alias_languages", NAMED_IN, *AS_OF_DAYS, DATES_CERTAIN})


@dataclass(frozen=True, slots=True)
class Use:
    """How a property is used: the name of its type, how many nodes or relationships have it, and a frequent value."""

    type: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A label or a relationship type as a pattern, how many there are, what it joins, and its properties."""

    pattern: str
    count: int
    joins: Iterable[tuple[str, str]]
    properties: dict[str, Use]


def schema(view: GraphView) -> Answer:
    """Return every label and relationship type that the data has, with its properties as Cypher sees them.

    `count` is how many nodes or relationships have the property, and `example` a value that is frequent.
    """
    return describe_schema(_kinds(view))


def describe_schema(kinds: Iterable[Kind]) -> Answer:
    """Return what is known of labels and relationship types, those that are used, as an answer."""
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


def _kinds(view: GraphView) -> Iterator[Kind]:
    for label in view.vocabulary.nodes:
        nodes = list(view.nodes(label))
        yield Kind(f"(:{label})", len(nodes), (), _uses([node_record(view, node) for node in nodes]))
    for name in view.vocabulary.relationships:
        ties = list(view.relationships(name))
        uses = _uses([relationship_record(view, tie) for tie in ties])
        yield Kind(f"[:{name}]", len(ties), _ends(view, ties), uses)


def _uses(records: list[dict[str, Any]]) -> dict[str, Use]:
    found: dict[str, Use] = {}
    for name in {name for record in records for name in record} - NOT_SHOWN:
        values = [record[name] for record in records if record.get(name) not in (None, [])]
        if values:
            examples = Counter(str(value[0] if isinstance(value, list) else value) for value in values)
            example = min(examples, key=lambda text: (-examples[text], text))
            found[name] = Use(type_of(values[0]), len(values), example)
    return found


def _describe(kind: Kind) -> Iterator[Row]:
    title = f"{kind.pattern} ({kind.count:,})"
    if joins := ", ".join(f"{start} → {end}" for start, end in sorted(kind.joins)):
        yield {"pattern": title, "property": "", "type": "joins", "count": kind.count, "example": joins}
    for name in sorted(kind.properties, key=_place):
        use = kind.properties[name]
        example = use.example if len(use.example) <= 60 else f"{use.example[:59]}…"
        yield {"pattern": title, "property": name, "type": use.type, "count": use.count, "example": example}


def _place(name: str) -> tuple[int, str]:
    """Return where a property stands: what every node has first, the rest by name."""
    first = ("id", "name", "aliases")
    return (first.index(name) if name in first else len(first), name)


def _ends(view: GraphView, ties: list[Relationship]) -> set[tuple[str, str]]:
    return {(view.node(tie.start).type, view.node(tie.end).type) for tie in ties}


def type_of(value: Any) -> str:
    """Return what a property is called that holds such values."""
    if isinstance(value, list):
        return "list of text"
    names = {bool: "boolean", int: "integer", float: "number", str: "text"}
    return names.get(type(value), "date")
