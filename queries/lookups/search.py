"""Searching over all names."""

from __future__ import annotations

from graph_model import Graph, NothingFound
from queries.answers import Answer

MOST_NAMES = 20


def find(graph: Graph, text: str, *, limit: int | None = MOST_NAMES) -> Answer:
    """Return the nodes with a name that contains the text, or, if there is none, those with the nearest names.

    Raises:
        NothingFound: no name comes near.
    """
    found = graph.names.containing(text)
    exact = bool(found)
    if not found:
        for name in graph.names.nearest(text, limit or MOST_NAMES):
            for node_id in graph.names.exact(name):
                found.setdefault(node_id, name)
    nodes = [graph.node(node_id) for node_id in found]
    rows = [
        {
            "name": node.name,
            "type": node.type,
            "matched": found[node.id] if found[node.id] != node.name else "",
            "relationships": sum(1 for _ in graph.relationships_of(node.id)),
            "id": node.id,
        }
        for node in nodes
    ]
    if not rows:
        raise NothingFound(f"no name contains {text!r} or comes near it")
    notes = [] if exact else [f"no name contains {text!r}; these come nearest"]
    columns = ["name", "type", "matched", "relationships", "id"]
    return Answer(f"Names like {text!r}", columns, rows, {"text": text, "limit": limit}, notes=notes).limited(limit)
