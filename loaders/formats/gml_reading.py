"""Reading GML: ours, and that of NetworkX, igraph, Gephi, yEd, Cytoscape and of M. E. J. Newman's collection.

NetworkX's reader takes ASCII only, and refuses parallel edges that the file does not announce, as many do; in tests it
is the judge of what is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph_model.wording import counted
from loaders.formats.beginnings import Beginning
from loaders.formats.character_references import read_references
from loaders.formats.encodings import read_old_text
from loaders.formats.own_description import INSTRUCTION, parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

Record = dict[str, Any]

_TOKEN = re.compile(
    r'\s+|#[^\n]*|(?P<bracket>[\[\]])|"(?P<text>[^"]*)"|(?P<key>[A-Za-z_][\w.-]*)'
    r"|(?P<real>[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?)|(?P<whole>[+-]?\d+)",
    re.ASCII,
)
_BEGINS = re.compile(
    r"(?:\s+|#[^\n]*\n|(?:Creator|Version|comment|label|directed|interurban)\s+(?:\"[^\"]*\"|\S+))*graph\s*\[",
    re.IGNORECASE,
)
_NOT_FINITE = {"nan": "nan", "inf": "inf", "+inf": "inf", "-inf": "-inf", "infinity": "inf"}
_DRAWN = {"x": "viz_x", "y": "viz_y", "z": "viz_z", "fill": "viz_colour"}
_DEEPEST = 100
IDENTIFIER = "identifier"  # what a node of ours is called, whose id there is a number


def is_gml(beginning: Beginning) -> bool:
    """Tell whether a file is GML: what stands before its graph are texts and numbers."""
    return _BEGINS.match(beginning.text) is not None


def read_gml(path: Path) -> PlainGraph:
    """Read nodes and edges; a key that stands several times is a list, and of drawings place and colour are kept.

    Raises:
        Unreadable: it is not well-formed GML.
    """
    plain = PlainGraph(path.name)
    top = _parse(read_old_text(path, plain))
    graph = top.get("graph")
    graphs = graph if isinstance(graph, list) else [graph]
    if not isinstance(graphs[0], dict):
        raise Unreadable("holds no graph", "write graph [ node [ id 1 ] ]")
    if len(graphs) > 1:
        plain.warn(
            f"{counted(len(graphs) - 1, 'graph')} more in the file, not read", "write each into a file of its own"
        )
    own = top.get(INSTRUCTION)
    plain.described = parse_own(own) if isinstance(own, str) else None
    _fill(plain, graphs[0])
    return _with_own_ids(plain) if plain.described else plain


def _with_own_ids(plain: PlainGraph) -> PlainGraph:
    """Return a graph that we wrote with our ids in the place of numbers."""
    ids = {number: str(attributes.pop(IDENTIFIER, number)) for number, attributes in plain.nodes.items()}
    plain.nodes = {ids[number]: attributes for number, attributes in plain.nodes.items()}
    plain.edges = [
        each._replace(start=ids.get(each.start, each.start), end=ids.get(each.end, each.end)) for each in plain.edges
    ]
    return plain


def _fill(plain: PlainGraph, graph: Record) -> None:
    directed = graph.get("directed") in (1, "1", "true")
    drawings = 0
    for number, node in enumerate(_records(graph, "node")):
        attributes, drawn = _attributes(node, ("id",))
        drawings += drawn
        plain.add_node(_id(node, "id", f"node {number + 1}"), attributes)
    for number, edge in enumerate(_records(graph, "edge")):
        attributes, drawn = _attributes(edge, ("source", "target", "id", "key"))
        drawings += drawn
        ends = [_id(edge, end, f"edge {number + 1}") for end in ("source", "target")]
        plain.edges.append(Edge(ends[0], ends[1], attributes, directed))
    if drawings:
        plain.warn(f"{counted(drawings, 'drawing')} left out, but for places and colours")


def _records(graph: Record, name: str) -> Iterator[Record]:
    found = graph.get(name, [])
    for each in found if isinstance(found, list) else [found]:
        if not isinstance(each, dict):
            raise Unreadable(f"a {name} is no list of keys and values", f"write {name} [ ... ]")
        yield each


def _id(record: Record, name: str, what: str) -> str:
    value = record.get(name)
    if not isinstance(value, str | int | float):
        raise Unreadable(f"{what} has no {name}", f"give it a line {name}")
    return str(value)


def _attributes(record: Record, but: tuple[str, ...]) -> tuple[Attributes, bool]:
    """Return the attributes of a node or an edge, and whether it was drawn."""
    attributes: Attributes = {}
    drawn = False
    for name, value in record.items():
        if name in but:
            continue
        if name.lower() in ("graphics", "labelgraphics") and isinstance(value, dict):
            drawn = True
            attributes |= {
                title: value[part] for part, title in _DRAWN.items() if isinstance(value.get(part), str | int | float)
            }
        elif isinstance(value, dict):
            attributes[name] = json.dumps(value, ensure_ascii=False)
        else:
            attributes[name] = value
    return attributes, drawn


def _parse(text: str) -> Record:
    """Return the records of a GML text, one within the other."""
    stack: list[Record] = [{}]
    names: list[str] = []
    key: str | None = None
    at = 0
    length = len(text)
    match_at = _TOKEN.match
    while at < length:
        found = match_at(text, at)
        if found is None:
            raise _broken(text, at, f"{text[at : at + 10].splitlines()[0]!r} is neither a key nor a value")
        group = found.lastgroup
        at = found.end()
        if group is None:
            continue
        token = found[group]
        if key is None and group == "key":
            key = token
        elif key is None and found[0] == "]" and names:
            record = stack.pop()
            _put(stack[-1], names.pop(), record)
        elif key is not None and found[0] == "[":
            if len(stack) > _DEEPEST:
                raise _broken(text, at, "is nested too deeply to be read")
            names.append(key)
            stack.append({})
            key = None
        elif key is not None and group != "bracket":
            _put(stack[-1], key, _value(group, token))
            key = None
        else:
            raise _broken(text, at, f"{token[:20]!r} stands where a {'value' if key else 'key'} should")
    if names or key:
        raise _broken(text, at, "ends within a record")
    return stack[0]


def _value(group: str, token: str) -> str | int | float:
    if group == "text":
        return read_references(token)
    if group == "key":  # a text without quotes, as some programs write it, or what is no number
        return float(_NOT_FINITE[token.lower()]) if token.lower() in _NOT_FINITE else token
    if group == "whole":
        return int(token) if len(token) < 4_000 else token
    return float(token)


def _put(record: Record, key: str, value: Any) -> None:
    if key not in record:
        record[key] = value
    elif isinstance(record[key], list):
        record[key].append(value)
    else:
        record[key] = [record[key], value]


def _broken(text: str, at: int, why: str) -> Unreadable:
    line = text.count("\n", 0, at) + 1
    return Unreadable(f"is not well-formed GML ({why})", "write it anew with the program that made it", line)
