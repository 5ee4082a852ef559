"""GraphML, for yEd, Gephi, igraph or R."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from graph_model.graph_view import GraphView
from graph_model.values import join
from graph_model.wording import counted
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.flattening import DETAILS, LABEL, Cell, Column, node_cells, relationship_cells
from loaders.formats.format import Format
from loaders.formats.graph_reading import GraphFile
from loaders.formats.graphml_reading import is_graphml, read_graphml
from loaders.formats.own_description import INSTRUCTION, as_instruction, describe_own, describe_titles
from loaders.formats.survey import Survey
from loaders.formats.xml_writing import XmlStream, writable_id

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"text": "string", "integer": "long", "number": "double", "boolean": "boolean", "list": "string"}


def write_graphml(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write GraphML, node by node and relationship by relationship; return what a reader has to know.

    Cells are those of `loaders.formats.flattening`. Each node has its name as its `label`, each relationship its type;
    each relationship has an id that no other has in the file.

    Raises:
        InterurbanError: an id holds a character that XML cannot hold.
    """
    survey = Survey(view, annotations)
    xml = XmlStream(stream)
    xml.start("graphml", {"xmlns": _NAMESPACE})
    titles, edge_titles = ({LABEL: "label", **each.titles()} for each in (survey.nodes, survey.relationships))
    node_keys, edge_keys = _write_keys(xml, "node", titles), _write_keys(xml, "edge", edge_titles)
    described = {**describe_own(view), **describe_titles(titles, edge_titles)}
    xml.instruction(INSTRUCTION, as_instruction(described))
    xml.start("graph", {"edgedefault": "undirected" if survey.undirected else "directed"})
    _write_description(xml, view, annotations)
    for node in view.nodes():
        xml.start("node", {"id": writable_id(node.id)})
        _write_cells(xml, node_keys, _labelled(node.name, node_cells(view, node, annotations)))
        xml.end()
    for number, each in enumerate(view.relationships()):
        # Gephi reads the kind of an edge from the attribute `label`, which others pass over.
        ends = {"id": f"e{number}", "source": each.start, "target": each.end, "label": xml.clean(each.type, "type")}
        xml.start("edge", ends)
        _write_cells(xml, edge_keys, _labelled(each.type, relationship_cells(view, each, annotations)))
        xml.end()
    xml.end()
    xml.end()
    lists = survey.nodes.values("list") + survey.relationships.values("list")
    joined = [f"{counted(lists, 'list')} joined by bars"] if lists else []
    return [*survey.notes(), *xml.notes(), *joined]


def _labelled(label: str, cells: Iterator[Cell]) -> Iterator[Cell]:
    yield LABEL, label
    yield from cells


def _write_keys(xml: XmlStream, element: str, titles: Mapping[Column, str]) -> dict[Column, tuple[str, str]]:
    """Declare the columns of nodes or edges; return the key and the title of each."""
    keys = {column: (f"{element[0]}{number}", title) for number, (column, title) in enumerate(titles.items())}
    for column, (key, title) in keys.items():
        declared = {"id": key, "for": element, "attr.name": title, "attr.type": _TYPES[column.kind]}
        xml.element("key", declared)
    return keys


def _write_description(xml: XmlStream, view: GraphView, annotations: Annotations) -> None:
    text = annotations.description(view)
    if text:
        xml.element("desc", None, xml.clean(text, "description"))


def _write_cells(xml: XmlStream, keys: Mapping[Column, tuple[str, str]], cells: Iterator[Cell]) -> None:
    for column, value in cells:
        key, title = keys[column]
        xml.element("data", {"key": key}, xml.clean(_text(value), title))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return join(value) if isinstance(value, list) else str(value)


GRAPHML = Format(
    "graphml",
    "GraphML, for yEd, Gephi, igraph or R",
    (".graphml",),
    "lists, which other programs find joined by bars",
    details=DETAILS
    + """\
- Each relationship has an id of its own in the file. Gephi shows the `label` of nodes and relationships and takes
  the type of a relationship for its kind, so that parallel ties of several types stay apart.
- Read back, it is the data set that was written: a processing instruction, which other programs pass over, holds
  what describes it, its vocabulary and what each title stands for. Of other programs' files, defaults are taken,
  and of a drawing of yEd labels, places (`viz_x`, `viz_y`) and colours; hyperedges are left out, and counted.
- igraph holds numbers as floats, and a boolean that is not given as false.
""",
    write_file=write_graphml,
    read=GraphFile(read_graphml),
    recognised_by=by_beginning(is_graphml),
)
