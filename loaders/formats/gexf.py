"""GEXF 1.3, for Gephi: with the times at which relationships held, and colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, NamedTuple

from graph_model.elements import Relationship
from graph_model.graph_view import GraphView
from graph_model.values import join
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.columns import Columns
from loaders.formats.flattening import Cell, Column, node_cells, relationship_cells
from loaders.formats.format import Format
from loaders.formats.gexf_reading import is_gexf, read_gexf
from loaders.formats.graph_reading import GraphFile
from loaders.formats.own_description import INSTRUCTION, as_instruction, describe_own, describe_titles
from loaders.formats.spells import Spell, node_spells, relationship_spell, stretches
from loaders.formats.survey import Survey
from loaders.formats.xml_writing import XmlStream, writable_id

_NAMESPACE = "http://gexf.net/1.3"
_TYPES = {"text": "string", "integer": "long", "number": "double", "boolean": "boolean", "list": "liststring"}
_TITLES = {"type": "relationship"}  # Gephi has a column "Type" of its own
_HOLDS = "holds"
_CERTAINTY = Column("date", _HOLDS, "text")  # follows from the dates, and is not read back


def write_gexf(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write dynamic GEXF, node by node and relationship by relationship; return what a reader has to know.

    Cells are those of `loaders.formats.flattening`; a list is a JSON array, which Gephi reads as a list. Each
    relationship is of the kind of its type. Its spell goes from the earliest day on which it can have begun to the
    latest on which it can have ended; the dynamic attribute `holds` says on which of these days it held definitely and
    on which only possibly.

    Raises:
        InterurbanError: an id holds a character that XML cannot hold.
    """
    survey = Survey(view, annotations, _TITLES)
    xml = XmlStream(stream)
    xml.start("gexf", {"xmlns": _NAMESPACE, "xmlns:viz": f"{_NAMESPACE}/viz", "version": "1.3"})
    edge_titles = {**survey.relationships.titles(), _CERTAINTY: _HOLDS}
    described = {**describe_own(view), **describe_titles(survey.nodes.titles(), edge_titles)}
    xml.instruction(INSTRUCTION, as_instruction(described))
    _write_description(xml, view, annotations)
    direction = "undirected" if survey.undirected else "directed"
    xml.start("graph", {"mode": "dynamic", "defaultedgetype": direction, "timeformat": "date", "idtype": "string"})
    node_ids = _write_attributes(xml, "node", survey.nodes)
    edge_ids = _write_attributes(xml, "edge", survey.relationships)
    xml.start("attributes", {"class": "edge", "mode": "dynamic"})
    xml.element("attribute", {"id": _HOLDS, "title": _HOLDS, "type": "string"})
    xml.end()
    _write_nodes(xml, view, annotations, node_ids)
    _write_edges(xml, view, annotations, edge_ids)
    xml.end()
    xml.end()
    with_null = [*survey.nodes.with_null, *survey.relationships.with_null]
    joined = [f"{each.name}: lists joined by bars, as one holds `null`, which Gephi would drop" for each in with_null]
    return [*survey.notes(), *xml.notes(), *joined]


def _write_description(xml: XmlStream, view: GraphView, annotations: Annotations) -> None:
    text = annotations.description(view)
    xml.start("meta")
    xml.element("creator", None, "interurban")
    if text:
        xml.element("description", None, xml.clean(text, "description"))
    xml.end()


class _Attribute(NamedTuple):
    """How a column is declared."""

    id: str
    title: str
    type: str


def _write_attributes(xml: XmlStream, element: str, columns: Columns) -> dict[Column, _Attribute]:
    """Declare the columns of nodes or edges."""
    xml.start("attributes", {"class": element, "mode": "static"})
    declared: dict[Column, _Attribute] = {}
    for number, (column, title) in enumerate(columns.titles().items()):
        type_ = "string" if column in columns.with_null else _TYPES[column.kind]
        declared[column] = _Attribute(f"{element[0]}{number}", title, type_)
        xml.element("attribute", declared[column]._asdict())
    xml.end()
    return declared


def _write_nodes(
    xml: XmlStream, view: GraphView, annotations: Annotations, declared: Mapping[Column, _Attribute]
) -> None:
    spells = node_spells(view)
    xml.start("nodes")
    for node in view.nodes():
        xml.start("node", {"id": writable_id(node.id), "label": xml.clean(node.name, "name")})
        _write_values(xml, declared, node_cells(view, node, annotations))
        if node.id in spells:
            _write_spell(xml, spells[node.id])
        if annotations.colour is not None:
            xml.element("viz:color", _rgb(annotations.colour(node)))
        xml.end()
    xml.end()


def _write_edges(
    xml: XmlStream, view: GraphView, annotations: Annotations, declared: Mapping[Column, _Attribute]
) -> None:
    xml.start("edges")
    for number, each in enumerate(view.relationships()):
        kind = xml.clean(each.type, "type")
        xml.start("edge", {"id": f"e{number}", "source": each.start, "target": each.end, "kind": kind, "label": kind})
        _write_values(xml, declared, relationship_cells(view, each, annotations), _certainty(view, each))
        spell = relationship_spell(view, each)
        if spell.is_bounded:
            _write_spell(xml, spell)
        xml.end()
    xml.end()


def _certainty(view: GraphView, relationship: Relationship) -> Iterable[dict[str, str]]:
    """Yield the values of the dynamic attribute that says when a relationship held definitely and when possibly."""
    for covers, spell in stretches(view, relationship):
        yield {"for": _HOLDS, "value": covers.value, **spell.as_attributes()}


def _write_values(
    xml: XmlStream,
    declared: Mapping[Column, _Attribute],
    cells: Iterable[Cell],
    dynamic: Iterable[Mapping[str, str]] = (),
) -> None:
    xml.start("attvalues")
    for column, value in cells:
        attribute = declared[column]
        text = join(value) if isinstance(value, list) and attribute.type == "string" else _text(value)
        xml.element("attvalue", {"for": attribute.id, "value": xml.clean(text, attribute.title)})
    for attributes in dynamic:
        xml.element("attvalue", attributes)
    xml.end()


def _write_spell(xml: XmlStream, spell: Spell) -> None:
    xml.start("spells")
    xml.element("spell", spell.as_attributes())
    xml.end()


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, list) else str(value)


def _quoted(value: Any) -> str:
    r"""Return an element of a list as Gephi and JSON read it: only quotes and backslashes are escaped."""
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rgb(colour: str) -> dict[str, str]:
    return {part: str(int(colour[place : place + 2], 16)) for part, place in (("r", 1), ("g", 3), ("b", 5))}


GEXF = Format(
    "gexf",
    "GEXF 1.3, for Gephi: relationships with their times, and colours",
    (".gexf",),
    details="""\
- Nodes and relationships have the attributes that they have in GraphML; the type of a relationship is called
  `relationship`.
- The graph is dynamic, in days. The spell of a relationship goes from the earliest day on which it can have begun
  to the latest on which it can have ended; `holds` says on which of these days it held `definitely` and on which
  only `possibly`. The spell of a node goes as far as those of its relationships, so that it hides none.
- The `kind` of a relationship is its type. Gephi asks what to do with several of one kind between two nodes (spells
  of a membership, say): "Don't merge" keeps each, the others make one of them with all their times.
- A list is a list, written as a JSON array. Nodes have the colours of their types, as on a page.
- Read back, it is the data set that was written. Of other programs' files (GEXF 1.1 to 1.3), a spell of an edge is a
  tie of its own, with `since` and `until`; a node has the first and the last day of its spells. Years that are
  written as numbers are dates; other numbers stay `start` and `end`. Colours, places, sizes and shapes become
  `viz_colour`, `viz_x` and the like; a value that changes with time becomes a list; a node within another is TIED_TO
  it, `within`.
""",
    write_file=write_gexf,
    read=GraphFile(read_gexf),
    recognised_by=by_beginning(is_gexf),
)
