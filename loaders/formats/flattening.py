"""Nodes and relationships as cells, for files that are tables of attributes: text, numbers, booleans and lists of text.

Beside each date stand its earliest and latest day (`since`, `since_earliest`, `since_latest`); a relationship also
bears the days between which it began and ended, as in a store (`begins_earliest` ... `dates_certain`). What is not
given has no cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from graph_model.date_bounds import bounds_of
from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from graph_model.stores.records import as_of_bounds
from graph_model.values import PropertyType
from loaders.formats.annotations import Annotations

# What is the same in every file of attributes, for the documents.
DETAILS = """\
- Every node has its `type`, `name` and, where there are any, `aliases`, `sources` and `statements` (of sources that
  say otherwise, as JSON); every relationship its type and its `statement`, by which parallel ones differ.
- A date stays as it is written. Beside `since` stand `since_earliest` and `since_latest`, and every relationship
  bears `begins_earliest`, `begins_latest`, `ends_earliest`, `ends_latest` and `dates_certain`, as in a store: see
  [cypher.md](cypher.md).
- With `--at` each relationship says `held`: `definitely` or `possibly`. With `--with` nodes have `rank`, `degree`
  and the like, and `cluster`; an actor that is in no cluster has none. The file says what was computed.
- A property named like a word that readers take for something else (`label`, `weight`, `size`, `start` ...) is
  written as `property_label`; one that is a number of one type and a text of another as `height_integer` and
  `height_text`. The command says so, with counts.
- A character that XML cannot hold (U+FFFE, half a surrogate pair) is written as � and counted; in an id it is
  refused. Gephi takes the text `null` for no value; that is said, too.
- If all relationships read the same from both ends, the graph is undirected; among others they have a direction.
"""

Role = Literal["frame", "property", "date", "result"]
Kind = Literal["text", "integer", "number", "boolean", "list"]

_KINDS: dict[str, Kind] = {"integer": "integer", "number": "number", "boolean": "boolean"}


class Column(NamedTuple):
    """What a cell holds: what every element has (`frame`), a property, the bound of a date, or a result; of a kind."""

    role: Role
    name: str
    kind: Kind


Cell = tuple[Column, Any]

TYPE = Column("frame", "type", "text")
NAME = Column("frame", "name", "text")
LABEL = Column("frame", "label", "text")
ALIASES = Column("frame", "aliases", "list")
SOURCES = Column("frame", "sources", "list")
STATEMENTS = Column("frame", "statements", "text")
STATEMENT = Column("frame", "statement", "text")  # NetworkX takes no attribute `key`
HELD = Column("frame", "held", "text")


def node_cells(view: GraphView, node: Node, annotations: Annotations) -> Iterator[Cell]:
    """Yield the cells of a node: its type and names, its properties, and what was found of it."""
    yield TYPE, node.type
    yield NAME, node.name
    if node.attributes["aliases"]:
        yield ALIASES, node.attributes["aliases"]
    yield from _property_cells(node.properties, view.vocabulary.nodes[node.type].properties)
    if node.attributes["sources"]:
        yield SOURCES, node.attributes["sources"]
    if node.statements:
        yield STATEMENTS, json.dumps(node.attributes["statements"], ensure_ascii=False)
    for result in annotations.results:
        if node.id in result.values:
            yield Column("result", result.name, result.kind), result.values[node.id]


def relationship_cells(view: GraphView, relationship: Relationship, annotations: Annotations) -> Iterator[Cell]:
    """Yield the cells of a relationship: its type and what it states as a whole, its properties, and when it held."""
    yield TYPE, relationship.type
    yield STATEMENT, relationship.key
    yield from _property_cells(relationship.properties, view.vocabulary.relationships[relationship.type].properties)
    for name, value in as_of_bounds(view, relationship).items():
        yield Column("frame", name, "boolean" if isinstance(value, bool) else "text"), value
    if annotations.at is not None:
        yield HELD, view.timing.holds(relationship, annotations.at).value
    if relationship.attributes["sources"]:
        yield SOURCES, relationship.attributes["sources"]


def _property_cells(properties: Mapping[str, Any], known: Mapping[str, PropertyType]) -> Iterator[Cell]:
    for name, value in properties.items():
        kind: Kind = "list" if isinstance(value, list) else _KINDS.get(known[name].type, "text")
        yield Column("property", name, kind), float(value) if kind == "number" else value
    for name, day in bounds_of(properties, known).items():
        yield Column("date", name, "text"), day.isoformat()
