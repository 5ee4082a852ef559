"""Labels of nodes by which programs know them that know no ids."""

from __future__ import annotations

from collections import Counter

from graph_model.graph_view import GraphView


def unlike_labels(view: GraphView) -> dict[str, str]:
    """Return, by their ids, a label for each node whose name another bears, too: the name and the id."""
    names = Counter(node.name for node in view.nodes())
    return {node.id: f"{node.name} ({node.id})" for node in view.nodes() if names[node.name] > 1}
