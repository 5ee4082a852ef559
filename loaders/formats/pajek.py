"""Pajek networks: names, relations, weights and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from graph_model.elements import Relationship
from graph_model.graph_view import GraphView
from graph_model.wording import counted
from loaders.formats.annotations import NONE, Annotations
from loaders.formats.beginnings import by_beginning
from loaders.formats.format import Format
from loaders.formats.graph_reading import GraphFile
from loaders.formats.labels import unlike_labels
from loaders.formats.pajek_reading import is_pajek, read_pajek
from loaders.formats.replacing import Replaced
from loaders.formats.spells import relationship_spell
from loaders.formats.xml_writing import NOT_IN_XML

_WEIGHT = "weight"
_MOST_NAMED = 6


def write_pajek(view: GraphView, stream: BinaryIO, annotations: Annotations = NONE) -> list[str]:
    """Write a network: vertices with their names, and lines with their types for labels, weights and years.

    Returns:
        What is left out, with counts, which is most of a data set.
    """
    replaced = Replaced("Pajek")
    labels = unlike_labels(view)
    quotes = 0
    numbers: dict[str, int] = {}
    stream.write(f"*Vertices {len(view)}\r\n".encode())
    for number, node in enumerate(view.nodes(), start=1):
        numbers[node.id] = number
        label = " ".join(replaced.clean(labels.get(node.id, node.name), NOT_IN_XML, "name").split())
        quotes += '"' in label
        stream.write(f'{number} "{label.replace(chr(34), chr(39))}"\r\n'.encode())
    known = view.vocabulary.relationships
    said: Counter[tuple[str, str]] = Counter()
    for lines, symmetric in (("Arcs", False), ("Edges", True)):
        stream.write(f"*{lines}\r\n".encode())
        for each in view.relationships():
            if known[each.type].symmetric == symmetric:
                label = replaced.clean(each.type, NOT_IN_XML, "type")
                ends = f"{numbers[each.start]} {numbers[each.end]}"
                stated = f'{_weight(each):g} l "{label}"{_years(view, each)}'
                said[ends, stated] += 1
                stream.write(f"{ends} {stated}\r\n".encode())
    named = [f"{counted(len(labels), 'label')} with the id behind a name that several nodes bear"] if labels else []
    quoted = [f"{counted(quotes, 'name')} with double quotes written with single ones"] if quotes else []
    alike = said.total() - len(said)
    same = (
        [f"{counted(alike, 'relationship')} written like another, in all that pajek has a place for"] if alike else []
    )
    return [*_left_out(view), *same, *named, *quoted, *replaced.notes(), *annotations.left_out(view, "pajek")]


def _weight(each: Relationship) -> float:
    weight = each.properties.get(_WEIGHT)
    return float(weight) if isinstance(weight, int | float) else 1.0


def _years(view: GraphView, each: Relationship) -> str:
    """Return the years in which a relationship can have held, as Pajek writes times; 1 is an open beginning."""
    spell = relationship_spell(view, each)
    if not spell.is_bounded:
        return ""
    return f" [{spell.first.year if spell.first > date.min else 1}-{spell.last.year if spell.last < date.max else '*'}]"


def _left_out(view: GraphView) -> Iterator[str]:
    of_nodes: Counter[str] = Counter()
    for node in view.nodes():
        of_nodes.update(["type", *node.properties])
        of_nodes.update({name: len(node.attributes[name]) for name in ("aliases", "sources")})
        of_nodes["statements"] += len(node.statements)
    of_ties: Counter[str] = Counter()
    for each in view.relationships():
        dates = view.vocabulary.relationships[each.type].dates.properties()
        of_ties.update(name for name in each.properties if name != _WEIGHT and name not in dates)
        of_ties["sources"] += len(each.attributes["sources"])
        of_ties["days of dates"] += any(name in each.properties for name in dates)
    for what, counts in (("nodes", of_nodes), ("relationships", of_ties)):
        left = [f"{name} ({count:,})" for name, count in counts.most_common() if count]
        if left:
            more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
            yield f"pajek has no place for values of {what}: {', '.join(left[:_MOST_NAMED])}{more}"


PAJEK = Format(
    "pajek",
    "Pajek networks (and projects, which are read)",
    (".net", ".paj"),
    "types of nodes, ids, properties but weights, sources; of dates the years are kept",
    details="""\
- Written are the vertices with their names, with our id behind a name that several bear, and lines with their
  type for a label, weights and the years in which each can have held (`[1990-1995]`; 1 is an open beginning, `*`
  an open end). Numbered relations are not written, since NetworkX, igraph and Gephi misread them; igraph reads no
  times either.
- Read are networks of one mode and of two (each vertex is of the kind of its mode), arcs, edges, lists of
  neighbours and matrices, named relations, times (years become `since` and `until`), partitions and vectors.
  Further networks of the same vertices in a project come in as relations. A vertex has its number for an id. A
  file that is not UTF-8 is read as Western European letters of Windows, which is said.
""",
    write_file=write_pajek,
    read=GraphFile(read_pajek),
    recognised_by=by_beginning(is_pajek),
)
