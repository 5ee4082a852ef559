"""Searching over all names."""

from __future__ import annotations

from typing import Any

from graph_model import Graph, Node, NothingFound
from graph_model.names import Match
from queries.answers import Answer
from queries.lookups.defaults import MOST_NAMES


def find(graph: Graph, text: str, *, limit: int | None = MOST_NAMES) -> Answer:
    """Return the nodes with a name that has all words of the text, or, if there is none, those with the nearest names.

    Equal names come first, then those in which the words begin words, then the others; of each, the nodes with most
    relationships first.

    Raises:
        NothingFound: no name comes near.
    """
    matches = graph.names.matches(text)
    exact = bool(matches)
    if not matches:
        for rank, name in enumerate(graph.names.nearest(text, limit or MOST_NAMES)):
            for node_id in graph.names.exact(name):
                matches.setdefault(node_id, Match(rank, name))
    ties = graph.tie_counts(matches)
    found = [(match, _row(graph.node(node_id), match, ties[node_id])) for node_id, match in matches.items()]
    found.sort(key=lambda each: (each[0].fit, -each[1]["relationships"], each[1]["name"], each[1]["id"]))
    rows = [row for _, row in found]
    if not rows:
        raise NothingFound(f"no name contains {text!r} or comes near it")
    notes = [] if exact else [f"no name contains {text!r}; these come nearest"]
    columns = ["name", "type", "matched", "relationships", "id"]
    return Answer(f"Names like {text!r}", columns, rows, {"text": text, "limit": limit}, notes=notes).limited(limit)


def _row(node: Node, match: Match, ties: int) -> dict[str, Any]:
    return {
        "name": node.name,
        "type": node.type,
        "matched": match.name if match.name != node.name else "",
        "relationships": ties,
        "id": node.id,
    }
