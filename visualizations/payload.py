"""What the page knows: nodes, relationships and sources as plain data, ready to be shown as text."""

from __future__ import annotations

from typing import Any

from graph_model import Citation, Covers, Graph, Node, Relationship, timing
from graph_model.names import folded

_HIDDEN = frozenset({"note", "confidence"})


def node_details(graph: Graph, node: Node) -> dict[str, Any]:
    """Return a node's names, facts, statements of other sources, and citations."""
    return {
        "name": node.name,
        "type": node.type,
        "aliases": [[alias.text, alias.language or ""] for alias in node.aliases],
        "search": sorted({folded(name) for name in graph.names_of(node)}),
        "when": timing.when(graph, node),
        "facts": [
            [name.replace("_", " "), _text(value)] for name, value in node.properties.items() if name not in _HIDDEN
        ],
        "statements": [
            [
                each.property.replace("_", " "),
                _text(each.value),
                each.note,
                [_cited(Citation.parse(s)) for s in each.sources],
            ]
            for each in node.statements
        ],
        "note": node.properties.get("note", ""),
        "confidence": node.properties.get("confidence", ""),
        "sources": [_cited(citation) for citation in node.sources],
    }


def relationship_details(graph: Graph, relationship: Relationship, at: str | None) -> dict[str, Any]:
    """Return how a relationship reads from either end, when it held, and who says so."""
    kind = graph.vocabulary.relationships[relationship.type]
    shown = [*_HIDDEN, *kind.when.names()]
    more = [f"{name} {_text(value)}" for name, value in relationship.properties.items() if name not in shown]
    return {
        "type": relationship.type,
        "forward": kind.forward,
        "backward": kind.backward,
        "when": timing.when(graph, relationship),
        "possibly": at is not None and graph.holds(relationship, at) is Covers.POSSIBLY,
        "details": ", ".join(more),
        "note": relationship.properties.get("note", ""),
        "confidence": relationship.properties.get("confidence", ""),
        "sources": [_cited(citation) for citation in relationship.sources],
    }


def source_details(graph: Graph) -> dict[str, dict[str, str]]:
    """Return each source as a reader finds it; its address only where it begins with http:// or https://."""
    return {
        node.id: {
            "title": node.name,
            "by": ", ".join([*node.properties.get("author", []), *_some(node, "publisher")]),
            "when": str(node.properties.get("published", "")),
            "url": url
            if (url := str(node.properties.get("url", ""))).lower().startswith(("https://", "http://"))
            else "",
        }
        for node in graph.nodes("Source")
    }


def _cited(citation: Citation) -> list[str]:
    return [citation.source, citation.place]


def _some(node: Node, name: str) -> list[str]:
    return [str(node.properties[name])] if name in node.properties else []


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
