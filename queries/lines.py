"""One relationship as one line of an answer: how it reads, whom it joins, when, and who says so."""

from __future__ import annotations

from typing import Any

from graph_model import Covers, Graph, Node, Relationship, timing
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
    if not stated and " or " in timing.when(graph, relationship):
        return "disputed"
    return "" if stated == "stated" else stated


def citations(graph: Graph, node: Node) -> list[str]:
    """Return each source of a node as a line: title, publisher, date, place."""
    return [source_line(graph, citation.source, citation.place) for citation in node.sources]


def source_line(graph: Graph, source: str, place: str = "") -> str:
    """Return a source as a reader finds it: title, publisher, date, place in the document."""
    if source not in graph:
        return f"{source}, {place}" if place else source
    node = graph.node(source)
    parts = [node.name, node.properties.get("publisher"), node.properties.get("published"), place]
    return ", ".join(str(part) for part in parts if part)


def text_of(value: Any) -> str:
    """Return a property value as text."""
    return f" {SEPARATOR} ".join(map(str, value)) if isinstance(value, list) else str(value)


def _in_words(name: str, value: Any) -> str:
    return f"as {value}" if name == "as" else f"by {value}" if name == "by" else f"{name} {text_of(value)}"
