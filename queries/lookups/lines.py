"""One relationship as one line of an answer: how it reads, whom it joins, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model import Covers, Graph, Relationship, timing
from graph_model.values import SEPARATOR

_NOT_DETAILS = frozenset({"note", "confidence"})


def line(graph: Graph, relationship: Relationship, seen_from: str, at: str | None = None) -> dict[str, Any]:
    """Return a relationship as seen from one of its ends, as plain data."""
    other = graph.node(relationship.other(seen_from))
    return {
        "reads": reads(graph, relationship, seen_from),
        "name": other.name,
        "details": details(graph, relationship),
        "when": timing.when(graph, relationship),
        **held(graph.holds(relationship, at), at),
        "confidence": confidence(graph, relationship),
        "sources": relationship.attributes["sources"],
        "note": relationship.attributes.get("note"),
        "id": other.id,
        "type": other.type,
        "relationship": relationship.type,
    }


def held(answer: Covers, at: str | None) -> dict[str, str]:
    """Return the column that tells whether something held, when a time was asked."""
    return {} if at is None else {"held": answer.value}


def reads(graph: Graph, relationship: Relationship, seen_from: str) -> str:
    """Return how a relationship reads from one end, such as `member of` or `has member`."""
    kind = graph.vocabulary.relationships[relationship.type]
    return kind.forward if relationship.start == seen_from else kind.backward


def details(graph: Graph, relationship: Relationship) -> str:
    """Return the properties that are no dates, in words."""
    kind = graph.vocabulary.relationships[relationship.type]
    skipped = {*_NOT_DETAILS, *kind.when.names()}
    values = {name: value for name, value in relationship.properties.items() if name not in skipped}
    return ", ".join(_in_words(name, value) for name, value in values.items())


def confidence(graph: Graph, relationship: Relationship) -> str:
    """Return `inferred` or `disputed` where that is so; a date that is disputed makes the line disputed."""
    stated = str(relationship.attributes.get("confidence", ""))
    if not stated and timing.is_disputed(graph, relationship):
        return "disputed"
    return "" if stated == "stated" else stated


def citations(graph: Graph, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the sources that rows cite, in the order of their ids, each as a reader finds it."""
    cited = {source.partition("#")[0] for row in rows for source in row["sources"]}
    return {source: source_line(graph, source) for source in sorted(cited)}


def source_line(graph: Graph, source: str) -> str:
    """Return a source as a reader finds it: title, publisher, date."""
    if source not in graph:
        return source
    node = graph.node(source)
    parts = [node.name, node.properties.get("publisher"), node.properties.get("published")]
    return ", ".join(str(part) for part in parts if part)


def text_of(value: Any) -> str:
    """Return a property value as text."""
    return f" {SEPARATOR} ".join(map(str, value)) if isinstance(value, list) else str(value)


def _in_words(name: str, value: Any) -> str:
    return f"as {value}" if name == "as" else f"by {value}" if name == "by" else f"{name} {text_of(value)}"
