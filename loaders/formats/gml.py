"""GML, for igraph, NetworkX, Gephi or Cytoscape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from graph_model.graph_view import GraphView
from graph_model.values import join
from graph_model.wording import counted
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.character_references import write_references
from loaders.formats.flattening import Cell, Column, node_cells, relationship_cells
from loaders.formats.format import Format
from loaders.formats.gml_reading import IDENTIFIER, is_gml, read_gml
from loaders.formats.graph_reading import GraphFile
from loaders.formats.labels import unlike_labels
from loaders.formats.own_description import INSTRUCTION, as_instruction, describe_own, describe_titles
from loaders.formats.replacing import Replaced
from loaders.formats.survey import Survey
from loaders.formats.xml_writing import NOT_IN_XML

_LARGEST = 2**31  # a whole number that is larger stands there as a text, as NetworkX writes it


def write_gml(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write GML, node by node and relationship by relationship; return what a reader has to know.

    A node has a number for an id, its name as its `label` and our id as its `identifier`. Letters that are not ASCII
    are written as `&#233;`, which igraph leaves so where they are not of Latin 1.
    """
    survey = Survey(view, annotations)
    replaced = Replaced("GML")
    keys, edge_keys = _keys(survey.nodes.titles()), _keys(survey.relationships.titles())
    described = {**describe_own(view), **describe_titles(keys, edge_keys)}
    described["nodes"] |= {"label": ["frame", "label"]}
    described["edges"] |= {"label": ["frame", "label"]}
    stream.write(f'Creator "interurban"\n{INSTRUCTION} "{write_references(as_instruction(described))}"\n'.encode())
    stream.write(f"graph [\n  directed {0 if survey.undirected else 1}\n  multigraph 1\n".encode())
    labels = unlike_labels(view)
    numbers: dict[str, int] = {}
    for number, node in enumerate(view.nodes(), start=1):
        numbers[node.id] = number
        head = {"id": number, "label": labels.get(node.id, node.name), IDENTIFIER: node.id}
        _write(stream, "node", head, keys, node_cells(view, node, annotations), replaced)
    for each in view.relationships():
        head = {"source": numbers[each.start], "target": numbers[each.end], "label": each.type}
        _write(stream, "edge", head, edge_keys, relationship_cells(view, each, annotations), replaced)
    stream.write(b"]\n")
    return [*_notes(survey, labels, (*keys.items(), *edge_keys.items())), *replaced.notes()]


def _keys(titles: Mapping[Column, str]) -> dict[Column, str]:
    """Return the titles as keys of GML, which are of ASCII letters, digits and underscores."""
    keys: dict[Column, str] = {}
    taken = {"id", "label", "source", "target", "graphics", "name", IDENTIFIER}
    for column, title in titles.items():
        plain = re.sub(r"\W+", "_", title, flags=re.ASCII).strip("_")
        key = plain = plain if plain[:1].isalpha() else f"attribute_{plain}".rstrip("_")
        number = 2
        while key.casefold() in taken and not (column.role == "frame" and key == "name"):
            key, number = f"{plain}_{number}", number + 1
        taken.add(key.casefold())
        keys[column] = key
    return keys


def _write(
    stream: BinaryIO,
    what: str,
    head: Mapping[str, Any],
    keys: Mapping[Column, str],
    cells: Iterable[Cell],
    replaced: Replaced,
) -> None:
    lines = [f"    {key} {_value(value, key, replaced)}\n" for key, value in head.items()]
    lines += [f"    {keys[column]} {_value(value, keys[column], replaced)}\n" for column, value in cells]
    stream.write(f"  {what} [\n{''.join(lines)}  ]\n".encode())


def _value(value: Any, key: str, replaced: Replaced) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    if isinstance(value, float):
        mantissa, mark, exponent = repr(value).partition("e")
        return f"{mantissa}{'' if '.' in mantissa else '.0'}{mark}{exponent}"
    text = join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{write_references(replaced.clean(text, NOT_IN_XML, key))}"'


def _notes(survey: Survey, labels: Mapping[str, str], keys: Iterable[tuple[Column, str]]) -> Iterable[str]:
    yield from survey.notes()
    if labels:
        yield f"{counted(len(labels), 'label')} with the id behind a name that several nodes bear"
    renamed = Counter(column.name for column, key in keys if column.role == "property" and not column.name.isascii())
    if renamed:
        yield f"{counted(len(renamed), 'name')} of properties written in ASCII"
    lists = survey.nodes.values("list") + survey.relationships.values("list")
    if lists:
        yield f"{counted(lists, 'list')} joined by bars"


GML = Format(
    "gml",
    "GML, for igraph, NetworkX, Gephi or Cytoscape",
    (".gml",),
    "lists and booleans, which other programs find as texts",
    details="""\
- Nodes and relationships have the attributes that they have in GraphML. A node has a number for its id, its name
  as its `label`, with our id behind it where several bear it, and our id as `identifier`. The file is in ASCII:
  other letters are written as `&#233;`.
- Read back, it is the data set that was written. In files of others, a key that stands several times in a node or
  an edge is a list; of a drawing the place and the colour are kept (`viz_x`, `viz_colour`). A file that is not
  UTF-8 is read as Western European letters of Windows, which is said.
""",
    write_file=write_gml,
    read=GraphFile(read_gml),
    recognised_by=by_beginning(is_gml),
)
