"""What the page knows: nodes, relationships and sources as plain data, ready to be shown as text.

What is empty is left out, or a page of many thousand relationships would be mostly empty lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph_model import Citation, GraphView, Node, Relationship, Statement
from graph_model.elements import REMARKS
from graph_model.folding import spellings
from graph_model.periods import describe_period
from graph_model.values import PropertyType
from graph_model.wording import in_words, label


def node_details(graph: GraphView, node: Node) -> dict[str, Any]:
    """Return a node's names, facts, statements of other sources, and citations.

    `search` pairs the folded words of each name, and of its other spelling if it has one, with the name as written.
    """
    known = graph.vocabulary.nodes[node.type].properties
    facts = [
        [label(name), *_format_value(known.get(name), value)]
        for name, value in node.properties.items()
        if name not in REMARKS
    ]
    return _without_empty(
        {
            "name": node.name,
            "type": node.type,
            "aliases": [[alias.text, alias.language or ""] for alias in node.aliases],
            "search": _search_pairs(node.names),
            "facts": facts,
            "statements": [_describe_statement(node, known.get(each.property), each) for each in node.statements],
            "note": node.properties.get("note", ""),
            "confidence": node.properties.get("confidence", ""),
            "sources": _citation_pairs(node.sources),
        }
    )


def _search_pairs(names: list[str]) -> list[list[str]]:
    return list({words: [words, name] for name in reversed(names) for words in spellings(name)}.values())


def relationship_details(graph: GraphView, relationship: Relationship) -> dict[str, Any]:
    """Return what is known of a relationship besides its two ends: when it held, how, and who says so."""
    definition = graph.vocabulary.relationships[relationship.type]
    not_details = {*REMARKS, *definition.dates.properties()}
    more = [
        f"{in_words(name)} {_format_value(definition.properties.get(name), value)[0]}"
        for name, value in relationship.properties.items()
        if name not in not_details
    ]
    return _without_empty(
        {
            "type": relationship.type,
            "when": graph.timing.in_words(relationship),
            "details": ", ".join(more),
            "note": relationship.properties.get("note", ""),
            "confidence": graph.timing.confidence(relationship),
            "sources": _citation_pairs(relationship.sources),
        }
    )


def source_details(graph: GraphView) -> dict[str, dict[str, str]]:
    """Return each source as a reader finds it; its address only where it is one of the web."""
    return {
        node.id: _without_empty(
            {
                "title": node.name,
                "by": ", ".join([*_texts(node, "author"), *_texts(node, "publisher")]),
                "when": describe_period(on=str(node.properties.get("published", ""))),
                "url": web_address(node.properties.get("url", "")),
                "language": " ".join(_texts(node, "language")[:2]),
            }
        )
        for node in graph.nodes("Source")
    }


def years(graph: GraphView, relationships: Iterable[Relationship]) -> str:
    """Return the first and the last year that dates of these relationships name; empty when none is dated."""
    found = set()
    for each in relationships:
        period = graph.timing.period(each)
        days = (period.start.earliest, period.start.latest, period.end.earliest, period.end.latest)
        found |= {day.year for day in days if day not in (date.min, date.max)}
    if not found:
        return ""
    return str(min(found)) if len(found) == 1 else f"{min(found)} to {max(found)}"


def web_address(value: object) -> str:
    """Return an address only if a browser fetches it from the web: `javascript:` and its like never become links."""
    text = str(value)
    return text if text.lower().startswith(("https://", "http://")) else ""


def _format_value(known: PropertyType | None, value: Any) -> list[str]:
    """Return a value as text, and the address it links to if it is one."""
    if isinstance(value, list):
        return [", ".join(_format_value(known, each)[0] for each in value)]
    value_type = known.type if known else "text"
    if value_type == "url" and web_address(value):
        return [str(value), web_address(value)]
    if value_type == "date":
        return [describe_period(on=str(value))]
    if isinstance(value, int) and not isinstance(value, bool):
        return [f"{value:,}"]
    of_vocabulary = known is not None and value in known.values
    return [in_words(value) if of_vocabulary and isinstance(value, str) else str(value)]


def _describe_statement(node: Node, known: PropertyType | None, statement: Statement) -> dict[str, Any]:
    """Return another source's statement; it disputes only what the node itself says otherwise."""
    own = node.attributes.get(statement.property)
    return _without_empty(
        {
            "label": label(statement.property),
            "text": _format_value(known, statement.value)[0],
            "note": statement.note,
            "sources": _citation_pairs(Citation.parse(source) for source in statement.sources),
            "disputed": own is not None and not isinstance(own, list) and own != statement.value,
        }
    )


def _citation_pairs(citations: Iterable[Citation]) -> list[list[str]]:
    return [[citation.source, citation.place] if citation.place else [citation.source] for citation in citations]


def _texts(node: Node, name: str) -> list[str]:
    value = node.properties.get(name, [])
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _without_empty(details: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if value not in ("", [], False)}
