"""Reading node-link JSON: ours, NetworkX's (`edges`, or `links` as it was), and what D3, vis.js and graphology take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.formats.beginnings import Beginning
from loaders.formats.json_reading import read_json
from loaders.formats.own_description import INSTRUCTION, parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

_EDGES = ("edges", "links")
_ENDS = (("source", "target"), ("from", "to"))


def is_node_link(beginning: Beginning) -> bool:
    """Tell whether a file is a JSON object with a list of nodes, or of links."""
    names = set(beginning.json_names)
    return "elements" not in names and ("nodes" in names or "links" in names or {"directed", "multigraph"} <= names)


def read_node_link(path: Path) -> PlainGraph:
    """Read nodes and edges; a node without an id has its place in the list for one, which edges name.

    Raises:
        Unreadable: it is no JSON, or has no lists of objects in these places.
    """
    data = read_json(path)
    plain = PlainGraph(path.name)
    if not isinstance(data, dict):
        raise Unreadable("is no JSON object with nodes and edges", 'write {"nodes": [...], "edges": [...]}')
    own = data.get(INSTRUCTION)
    plain.described = parse_own(own) if isinstance(own, dict) else None
    if isinstance(data.get("graph"), dict):
        plain.about = {name: data["graph"][name] for name in ("title", "description") if data["graph"].get(name)}
    ids: list[str] = []
    for number, node in enumerate(_objects(data, ("nodes",))):
        node_id, attributes = _node(node, number)
        ids.append(node_id)
        plain.add_node(node_id, attributes)
    directed = data.get("directed") is not False if "directed" in data else True
    by_place = not any("id" in node or "key" in node for node in data.get("nodes") or ())
    for number, edge in enumerate(_objects(data, _EDGES)):
        plain.edges.append(_edge(edge, number, ids if by_place else None, directed=directed))
    return plain


def _objects(data: Mapping[str, Any], names: tuple[str, ...]) -> list[dict[str, Any]]:
    name = next((each for each in names if each in data), names[0])
    found = data.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Unreadable(f"its {name} are no list of objects", f'write "{name}": [{{...}}, {{...}}]')
    return found


def _node(node: dict[str, Any], number: int) -> tuple[str, Attributes]:
    key = "id" if "id" in node else "key" if "key" in node else None
    node_id = id_text(node[key]) if key else str(number)
    inner = node.get("attributes")
    attributes = {name: value for name, value in node.items() if name != key}
    if key == "key" and isinstance(inner, dict):  # graphology's form
        attributes = {**{name: value for name, value in attributes.items() if name != "attributes"}, **inner}
    return node_id, attributes


def _edge(edge: dict[str, Any], number: int, places: list[str] | None, *, directed: bool) -> Edge:
    ends = next((each for each in _ENDS if each[0] in edge and each[1] in edge), None)
    if ends is None:
        raise Unreadable(f"edge {number + 1} has no source and target", 'write {"source": ..., "target": ...}')
    start, end = (_end(edge[each], places) for each in ends)
    attributes = {name: value for name, value in edge.items() if name not in ends}
    if not isinstance(attributes.get("key"), str):  # NetworkX counts parallel edges by it
        attributes.pop("key", None)
    inner = attributes.get("attributes")
    if isinstance(inner, dict):
        attributes = {**{name: value for name, value in attributes.items() if name != "attributes"}, **inner}
    return Edge(start, end, attributes, directed and edge.get("undirected") is not True)


def _end(value: Any, places: list[str] | None) -> str:
    """Return the id of an end; D3's older form gives its place in the list, and its newer the node itself."""
    if isinstance(value, dict):
        value = value.get("id", value.get("name"))
    if places is not None and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(places):
        return places[value]
    return id_text(value)


def id_text(value: Any) -> str:
    """Return an id as text: NetworkX's may be a number or a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
