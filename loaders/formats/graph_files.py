"""Graph files for other programs: GraphML, GEXF and node-link JSON, each written by NetworkX."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from graph_model.dates import OPEN, parse_date
from graph_model.graph import Graph
from graph_model.values import PropertyType, join


def as_node_link(graph: Graph) -> bytes:
    """Return node-link JSON with nothing lost: `networkx.node_link_graph(data, edges="edges")` is `graph.nx` again."""
    data = nx.node_link_data(graph.nx, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def as_graphml(graph: Graph) -> bytes:
    """Return GraphML, for yEd, Gephi, igraph or R.

    The format has no lists and no partial dates: lists are joined by bars, and beside each date stand its earliest
    and latest day (`since`, `since_earliest`, `since_latest`).
    """
    buffer = io.BytesIO()
    nx.write_graphml_xml(flattened(graph), buffer, named_key_ids=True)
    return buffer.getvalue()


def as_gexf(graph: Graph) -> bytes:
    """Return GEXF, for Gephi; flattened as GraphML is, with the name of each node as its label."""
    flat = flattened(graph)
    for _, attributes in flat.nodes(data=True):
        attributes["label"] = attributes["name"]
    for _, _, attributes in flat.edges(data=True):
        attributes["relationship"] = attributes["label"] = attributes.pop("type")
    buffer = io.BytesIO()
    nx.write_gexf(flat, buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[Graph], bytes]] = {"graphml": as_graphml, "gexf": as_gexf, "json": as_node_link}


def flattened(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return a copy of the NetworkX graph whose attributes are all text, numbers or booleans."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes():
        flat.add_node(node.id, **_flat(node.attributes, graph.vocabulary.nodes[node.type].properties))
    for edge in graph.relationships():
        known = graph.vocabulary.relationships[edge.type].properties
        flat.add_edge(edge.start, edge.end, edge.key, **_flat(edge.attributes, known))
    return flat


def _flat(attributes: Mapping[str, Any], known: Mapping[str, PropertyType]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in attributes.items():
        kind = known.get(name)
        if name == "statements":
            flat[name] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            flat[name] = join(value)
        elif kind is not None and kind.type == "number":
            flat[name] = float(value)
        else:
            flat[name] = value
        if kind is not None and kind.type == "date" and not kind.many and value != OPEN:
            date = parse_date(value)
            bounds = {f"{name}_earliest": date.earliest, f"{name}_latest": date.latest}
            flat |= {bound: day.isoformat() for bound, day in bounds.items() if day}
    return flat
