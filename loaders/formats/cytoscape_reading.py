"""Reading Cytoscape JSON: ours, that of Cytoscape (.cyjs) and what Cytoscape.js takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.formats.beginnings import Beginning
from loaders.formats.json_reading import read_json
from loaders.formats.node_link_reading import id_text
from loaders.formats.own_description import INSTRUCTION, parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

# What Cytoscape adds to each element for itself.
_ITS_OWN = frozenset({"SUID", "selected", "shared_name", "shared_interaction", "id_original"})
_EDGE_ENDS = ("source", "target")


def is_cytoscape(beginning: Beginning) -> bool:
    """Tell whether a file is a JSON object with elements, or a list of elements with data."""
    if "elements" in beginning.json_names:
        return True
    start = beginning.text[:400].replace(" ", "").replace("\n", "").replace("\r", "")
    return start.startswith(('[{"data":{', '[{"group":"nodes"', '[{"group":"edges"'))


def read_cytoscape(path: Path) -> PlainGraph:
    """Read nodes and edges with their data and places; whatever has a source and a target is an edge.

    Raises:
        Unreadable: it is no JSON, or has no elements.
    """
    data = read_json(path)
    plain = PlainGraph(path.name)
    whole = data if isinstance(data, dict) else {}
    own = whole.get(INSTRUCTION)
    plain.described = parse_own(own) if isinstance(own, dict) else None
    about = whole.get("data")
    if isinstance(about, dict) and isinstance(about.get("name"), str):
        plain.about = {"title": about["name"]}
    for number, element in enumerate(_elements(data)):
        _put(plain, element, number)
    return plain


def _elements(data: Any) -> list[Mapping[str, Any]]:
    found = data.get("elements") if isinstance(data, dict) else data
    if isinstance(found, dict):
        parts = [found.get("nodes") or [], found.get("edges") or []]
        found = [each for part in parts for each in part] if all(isinstance(part, list) for part in parts) else None
    fits = isinstance(found, list) and all(
        isinstance(each, dict) and isinstance(each.get("data"), dict) for each in found
    )
    if not fits or not isinstance(found, list):
        raise Unreadable("its elements are no objects with data", 'write {"elements": {"nodes": [{"data": {...}}]}}')
    return found


def _put(plain: PlainGraph, element: Mapping[str, Any], number: int) -> None:
    data: Attributes = element["data"]
    if all(end in data for end in _EDGE_ENDS):
        attributes = {name: value for name, value in data.items() if name not in (*_EDGE_ENDS, "id", *_ITS_OWN)}
        if isinstance(attributes.get("key"), int):  # NetworkX counts parallel edges by it
            del attributes["key"]
        plain.edges.append(Edge(id_text(data["source"]), id_text(data["target"]), attributes))
        return
    node_id = id_text(data["id"]) if "id" in data else str(number)
    attributes = {name: value for name, value in data.items() if name not in ("id", *_ITS_OWN)}
    for again in ("value", "name"):  # NetworkX writes the id once more
        if (
            again in attributes
            and id_text(attributes[again]) == node_id
            and (again == "value" or "label" in attributes)
        ):
            del attributes[again]
    position = element.get("position")
    if isinstance(position, dict) and not plain.described:
        attributes |= {f"viz_{axis}": position[axis] for axis in "xy" if isinstance(position.get(axis), int | float)}
    plain.add_node(node_id, attributes)
