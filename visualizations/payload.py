"""What the page knows of relationships and sources: plain data, ready to be shown as text.

What is empty is left out, or a page of many thousand relationships would be mostly empty lists.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

from graph_model import Citation, GraphView, Node, Relationship
from graph_model.periods import describe_period
from graph_model.relationship_wording import details_in_words
from graph_model.values import PropertyType
from graph_model.wording import in_words


def relationship_details(graph: GraphView, relationship: Relationship) -> dict[str, Any]:
    """Return what is known of a relationship besides its two ends: when it held, how, and who says so."""
    _, when, confidence = graph.timing.told(relationship)
    return without_empty(
        {
            "type": relationship.type,
            "when": when,
            "details": details_in_words(graph.vocabulary, relationship),
            "note": relationship.attributes.get("note", ""),
            "weight": _weight(relationship),
            "confidence": confidence,
            "sources": citation_pairs(relationship.sources),
        }
    )


def _weight(relationship: Relationship) -> float | str:
    """Return how strong a tie is stated to be; empty where that is no number."""
    weight = relationship.attributes.get("weight")
    if isinstance(weight, int | float) and not isinstance(weight, bool) and math.isfinite(weight):
        return weight
    return ""


def source_details(sources: Iterable[Node]) -> dict[str, dict[str, str]]:
    """Return each source as a reader finds it; its address only where it is one of the web."""
    return {
        node.id: without_empty(
            {
                "title": node.name,
                "by": ", ".join([*_texts(node, "author"), *_texts(node, "publisher")]),
                "when": describe_period(on=str(node.properties.get("published", ""))),
                "url": web_address(node.properties.get("url", "")),
                "language": " ".join(_texts(node, "language")[:2]),
            }
        )
        for node in sources
    }


def years(graph: GraphView, things: Iterable[Node | Relationship]) -> list[int]:
    """Return the first and the last year that dates of these things name, or the one; empty when none is dated."""
    found = set()
    periods = {id(period): period for period in map(graph.timing.period, things)}  # of many things few differ in theirs
    for period in periods.values():
        days = (period.start.earliest, period.start.latest, period.end.earliest, period.end.latest)
        found |= {day.year for day in days if day not in (date.min, date.max)}
    return sorted({min(found), max(found)}) if found else []


def web_address(value: object) -> str:
    """Return an address only if a browser fetches it from the web: `javascript:` and its like never become links."""
    text = str(value)
    return text if text.lower().startswith(("https://", "http://")) else ""


def format_value(known: PropertyType | None, value: Any) -> list[str]:
    """Return a value as text, and the address it links to if it is one."""
    if isinstance(value, list):
        return [", ".join(format_value(known, each)[0] for each in value)]
    value_type = known.type if known else "text"
    if value_type == "url" and web_address(value):
        return [str(value), web_address(value)]
    if value_type == "date":
        return [describe_period(on=str(value))]
    if isinstance(value, int) and not isinstance(value, bool):
        return [f"{value:,}"]
    of_vocabulary = known is not None and value in known.values
    return [in_words(value) if of_vocabulary and isinstance(value, str) else str(value)]


def citation_pairs(citations: Iterable[Citation]) -> list[list[str]]:
    """Return each citation as the id of its source and, where one is given, the place in it."""
    return [[citation.source, citation.place] if citation.place else [citation.source] for citation in citations]


def _texts(node: Node, name: str) -> list[str]:
    value = node.properties.get(name, [])
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def without_empty(details: dict[str, Any]) -> dict[str, Any]:
    """Return details without those that are empty or false."""
    return {name: value for name, value in details.items() if value or value not in ("", [], False)}
