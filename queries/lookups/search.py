"""Searching over all names."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model import Graph, Node, NothingFound
from graph_model.names import Match
from queries.answers import Answer, Row
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
    if not matches:
        raise NothingFound(f"no name contains {text!r} or comes near it")
    rows = _first_rows(graph, matches, limit)
    notes = [] if exact else [f"no name contains {text!r}; these come nearest"]
    columns = ["name", "type", "matched", "relationships", "id"]
    answer = Answer(f"Names like {text!r}", columns, rows, {"text": text, "limit": limit}, notes=notes)
    return answer.first_of(len(matches), limit)


def _first_rows(graph: Graph, matches: Mapping[str, Match], limit: int | None) -> list[Row]:
    """Return the rows that come first; the nodes of others are not asked for."""
    ties, names = graph.tie_counts(matches), graph.node_names(matches)
    places = sorted((match.fit, -ties[node_id], names[node_id], node_id) for node_id, match in matches.items())
    first = [node_id for *_, node_id in places[:limit]]
    nodes = {node.id: node for node in graph.nodes_among(first)}
    return [_row(nodes[node_id], matches[node_id], ties[node_id]) for node_id in first]


def _row(node: Node, match: Match, ties: int) -> Row:
    return {
        "name": node.name,
        "type": node.type,
        "matched": match.name if match.name != node.name else "",
        "relationships": ties,
        "id": node.id,
    }
