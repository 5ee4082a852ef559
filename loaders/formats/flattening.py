"""A graph for formats that know neither lists nor partial dates: every attribute is text, a number or a boolean.

Lists are joined by bars, and beside each date stand its earliest and latest day (`since`, `since_earliest`,
`since_latest`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph_model.date_bounds import bounds_of
from graph_model.graph_view import GraphView
from graph_model.values import PropertyType, join

if TYPE_CHECKING:
    import networkx as nx

LOST = "lists, which are joined by bars, and partial dates, beside which stand their earliest and latest day"


def flatten(view: GraphView) -> nx.MultiDiGraph[str]:
    """Return a NetworkX graph of its own whose attributes are all text, numbers or booleans."""
    import networkx as nx

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in view.nodes():
        flat.add_node(node.id, **_flatten(node.attributes, view.vocabulary.nodes[node.type].properties))
    for edge in view.relationships():
        known = view.vocabulary.relationships[edge.type].properties
        flat.add_edge(edge.start, edge.end, edge.key, **_flatten(edge.attributes, known))
    return flat


def _flatten(attributes: Mapping[str, Any], known: Mapping[str, PropertyType]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in attributes.items():
        property_type = known.get(name)
        if name == "statements":
            flat[name] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            flat[name] = join(value)
        elif property_type is not None and property_type.type == "number":
            flat[name] = float(value)
        else:
            flat[name] = value
    return flat | {bound: day.isoformat() for bound, day in bounds_of(attributes, known).items()}
