"""Node-link JSON, which `networkx.node_link_graph(data, edges="edges")` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.flattening import HELD
from loaders.formats.format import Format
from loaders.formats.graph_reading import GraphFile
from loaders.formats.json_writing import encoded, write_list
from loaders.formats.node_link_reading import is_node_link, read_node_link
from loaders.formats.own_description import INSTRUCTION, describe_own


def write_node_link(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write node-link JSON, a node or relationship a line: NetworkX reads the very graph that `Graph.nx` is.

    Results are among the attributes of nodes; where a node has a property of the name of a result, the result is named
    `result_degree`, or the like.
    """
    titles = _result_titles(view, annotations)
    about = {"about": list(annotations.about)} if annotations.about else {}
    held = _held_title(view)
    marks = {held: ["frame", HELD.name]} if annotations.at is not None else {}
    results = {title: ["result", name] for name, title in titles.items()}
    own = {INSTRUCTION: {**describe_own(view), "nodes": results, "edges": marks}}
    head = {"directed": True, "multigraph": True, "graph": about, **own}
    stream.write(encoded(json.dumps(head, ensure_ascii=False)[:-1]))
    stream.write(b",")
    write_list(stream, "nodes", (_node(node, annotations, titles) for node in view.nodes()))
    stream.write(b",")
    write_list(stream, "edges", (_edge(view, each, annotations, held) for each in view.relationships()))
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


def _held_title(view: GraphView) -> str:
    """Return the name of the mark that says whether a relationship held: one that no property bears."""
    taken = any(HELD.name in definition.properties for definition in view.vocabulary.relationships.values())
    return f"result_{HELD.name}" if taken else HELD.name


def _edge(view: GraphView, each: Relationship, annotations: Annotations, held_title: str) -> dict[str, Any]:
    at = annotations.at
    held = {} if at is None else {held_title: view.timing.holds(each, at).value}
    return {**held, **each.attributes, "source": each.start, "target": each.end, "key": each.key}


NODE_LINK = Format(
    "json",
    "node-link JSON, for NetworkX and D3",
    (".json",),
    details="""\
- Every attribute is as `g.nx` has it, lists among them. With `--at` each edge says `held`: `definitely` or
  `possibly`; with `--with` nodes have `rank`, `degree` and the like, and `cluster`.
- The graph's attribute `about` says what was taken and computed.
- Read back, it is the data set that was written: `interurban`, beside the nodes, holds what describes it and its
  vocabulary. The forms of NetworkX (`links`, as it was, too), D3, vis.js and graphology are read.
""",
    write_file=write_node_link,
    read=GraphFile(read_node_link),
    recognised_by=by_beginning(is_node_link),
)
