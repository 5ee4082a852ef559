"""Cytoscape JSON, for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from graph_model.graph_view import GraphView
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.cytoscape_reading import is_cytoscape, read_cytoscape
from loaders.formats.flattening import Cell, Column, node_cells, relationship_cells
from loaders.formats.format import Format
from loaders.formats.graph_reading import GraphFile
from loaders.formats.json_writing import encoded, write_list
from loaders.formats.own_description import INSTRUCTION, describe_own, describe_titles
from loaders.formats.survey import Survey


def write_cytoscape(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write elements with their data, a node or relationship a line; return what a reader has to know."""
    survey = Survey(view, annotations)
    titles, edge_titles = survey.nodes.titles(), survey.relationships.titles()
    head = {
        "format_version": "1.0",
        "generated_by": "interurban",
        "target_cytoscapejs_version": "~2.1",
        "data": {
            "name": str(view.about.get("title") or view.about.get("name") or ""),
            "about": list(annotations.about),
        },
        INSTRUCTION: {**describe_own(view), **describe_titles(titles, edge_titles)},
    }
    stream.write(encoded(json.dumps(head, ensure_ascii=False)[:-1]) + b',\n"elements": {')
    nodes = (_element({"id": each.id}, titles, node_cells(view, each, annotations)) for each in view.nodes())
    write_list(stream, "nodes", nodes)
    stream.write(b",")
    write_list(stream, "edges", _edges(view, annotations, edge_titles))
    stream.write(b"}\n}\n")
    return list(survey.notes())


def _edges(view: GraphView, annotations: Annotations, titles: Mapping[Column, str]) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(view.relationships()):
        ends = {"id": f"e{number}", "source": each.start, "target": each.end}
        yield _element(ends, titles, relationship_cells(view, each, annotations))


def _element(head: dict[str, Any], titles: Mapping[Column, str], cells: Iterable[Cell]) -> dict[str, Any]:
    return {"data": {**head, **{titles[column]: value for column, value in cells}}}


CYTOSCAPE = Format(
    "cytoscape",
    "Cytoscape JSON, for Cytoscape and Cytoscape.js",
    (".cyjs",),
    details="""\
- Nodes and relationships have the attributes that they have in GraphML, and lists are lists.
- Read back, it is the data set that was written. Of others, `elements` are read in either form; whatever has a
  source and a target is an edge; places become `viz_x` and `viz_y`.
""",
    write_file=write_cytoscape,
    read=GraphFile(read_cytoscape),
    recognised_by=by_beginning(is_cytoscape),
)
