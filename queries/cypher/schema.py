"""What can be asked: labels, relationship types and properties, with counts and example values."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph_model import GraphView, Relationship
from graph_model.stores.records import AS_OF_DAYS, DATES_CERTAIN, NAMED_IN, node_record, relationship_record
from queries.answers import Answer, Row

_EVERYWHERE = frozenset({"dataset", "alias_languages", NAMED_IN, *AS_OF_DAYS, DATES_CERTAIN})


def schema(view: GraphView) -> Answer:
    """Return every label and relationship type that the data has, with its properties as Cypher sees them.

    `count` is how many nodes or relationships have the property, and `example` a value that is frequent.
    """
    rows: list[Row] = []
    for label in view.vocabulary.nodes:
        nodes = list(view.nodes(label))
        rows += _describe(f"(:{label})", "", len(nodes), [node_record(view, node) for node in nodes])
    for relationship_type in view.vocabulary.relationships:
        ties = list(view.relationships(relationship_type))
        rows += _describe(
            f"[:{relationship_type}]", _ends(view, ties), len(ties), [relationship_record(view, r) for r in ties]
        )
    return Answer(
        "What can be asked",
        ["pattern", "property", "type", "count", "example"],
        rows,
        group="pattern",
        notes=[
            "beside each date stand its bounds, as in since_earliest and since_latest",
            f"a relationship also has {', '.join(AS_OF_DAYS)} (days, as text) and {DATES_CERTAIN}",
        ],
    )


def _describe(pattern: str, ends: str, count: int, records: list[dict[str, Any]]) -> list[Row]:
    if not count:
        return []
    title = f"{pattern} ({count:,})"
    rows: list[Row] = []
    if ends:
        rows.append({"pattern": title, "property": "", "type": "joins", "count": count, "example": ends})
    for name in sorted({name for record in records for name in record} - _EVERYWHERE, key=_place):
        values = [record[name] for record in records if record.get(name) not in (None, [])]
        if values:
            examples = Counter(str(value[0] if isinstance(value, list) else value) for value in values)
            example = min(examples, key=lambda text: (-examples[text], text))
            rows.append(
                {
                    "pattern": title,
                    "property": name,
                    "type": _type(values[0]),
                    "count": len(values),
                    "example": example if len(example) <= 60 else f"{example[:59]}…",
                }
            )
    return rows


def _place(name: str) -> tuple[int, str]:
    """Return where a property stands: what every node has first, the rest by name."""
    first = ("id", "name", "aliases")
    return (first.index(name) if name in first else len(first), name)


def _ends(view: GraphView, ties: list[Relationship]) -> str:
    pairs = Counter((view.node(tie.start).type, view.node(tie.end).type) for tie in ties)
    return ", ".join(f"{start} → {end}" for start, end in sorted(pairs))


def _type(value: Any) -> str:
    if isinstance(value, list):
        return "list of text"
    names = {bool: "boolean", int: "integer", float: "number", str: "text"}
    return names.get(type(value), "date")
