"""Node-link JSON, which `networkx.node_link_graph(data, edges="edges")` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.flattening import HELD
from loaders.formats.format import Format


def write_node_link(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write node-link JSON, a node or relationship a line: NetworkX reads the very graph that `Graph.nx` is.

    Results are among the attributes of nodes; where a node has a property of the name of a result, the result is named
    `result_degree`, or the like.
    """
    titles = _result_titles(view, annotations)
    about = {"about": list(annotations.about)} if annotations.about else {}
    head = {"directed": True, "multigraph": True, "graph": about}
    stream.write(_encoded(json.dumps(head, ensure_ascii=False)[:-1]))
    _write_list(stream, "nodes", (_node(node, annotations, titles) for node in view.nodes()))
    _write_list(stream, "edges", (_edge(view, each, annotations) for each in view.relationships()))
    stream.write(b"\n}\n")
    renamed = {name: title for name, title in titles.items() if name != title}
    return [f"{name} is written as {title}: a property bears that name" for name, title in renamed.items()]


def _result_titles(view: GraphView, annotations: Annotations) -> dict[str, str]:
    taken = {name for definition in view.vocabulary.nodes.values() for name in definition.properties}
    titles: dict[str, str] = {}
    for result in annotations.results:
        title = result.name
        while title in taken:
            title = f"result_{title}"
        titles[result.name] = title
    return titles


def _node(node: Node, annotations: Annotations, titles: Mapping[str, str]) -> dict[str, Any]:
    found = {titles[each.name]: each.values[node.id] for each in annotations.results if node.id in each.values}
    return {**node.attributes, **found, "id": node.id}


def _edge(view: GraphView, each: Relationship, annotations: Annotations) -> dict[str, Any]:
    at = annotations.at
    held = {} if at is None else {HELD.name: view.timing.holds(each, at).value}
    return {**held, **each.attributes, "source": each.start, "target": each.end, "key": each.key}


def _write_list(stream: BinaryIO, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    stream.write(f',\n"{name}": ['.encode())
    lines = _separated(json.dumps(row, ensure_ascii=False) for row in rows)
    stream.writelines(map(_encoded, lines))
    stream.write(b"\n]")


def _separated(lines: Iterable[str]) -> Iterator[str]:
    before = "\n"
    for line in lines:
        yield before + line
        before = ",\n"


def _encoded(text: str) -> bytes:
    r"""Return JSON as UTF-8; half a surrogate pair, which UTF-8 cannot hold, as the escape `\ud800` that JSON has."""
    return text.encode("utf-8", "backslashreplace")


NODE_LINK = Format(
    "json",
    "node-link JSON, for NetworkX and D3",
    (".json",),
    "what describes the data set, and its vocabulary",
    details="""\
- Every attribute is as `g.nx` has it, lists among them. With `--at` each edge says `held`: `definitely` or
  `possibly`; with `--with` nodes have `rank`, `degree` and the like, and `cluster`.
- The graph's attribute `about` says what was taken and computed.
""",
    write_file=write_node_link,
)
