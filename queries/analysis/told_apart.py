"""Names for a list that people read: of two nodes with one name, each with what tells it apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph_model import GraphView


def tell_apart(view: GraphView, ids: Sequence[str]) -> list[str]:
    """Return the names of nodes; where several of them have one name, each with where it lies, or else with its id.

    London and London are London (Canada) and London (England).
    """
    found = [view.node(node_id).name for node_id in ids]
    for take in (_where, _id):
        times = Counter(found)
        plain = [view.node(node_id).name for node_id in ids]
        found = [
            take(view, node_id, name) if times[told] > 1 else told
            for node_id, name, told in zip(ids, plain, found, strict=True)
        ]
    return found


def _where(view: GraphView, node_id: str, name: str) -> str:
    """Return a name with the first by name of what a node lies in, such as a country; bare where it lies in nothing."""
    known = view.vocabulary.nodes
    others = [view.node(each.end) for each in view.relationships_of(node_id) if each.start == node_id]
    within = sorted(node.name for node in others if known[node.type].context and node.type not in ("Source", "Topic"))
    return f"{name} ({within[0]})" if within else name


def _id(view: GraphView, node_id: str, name: str) -> str:
    del view
    return f"{name} ({node_id})"
