"""Writing a data set into a new embedded database, in bulk: many records go to Java as one text.

The engine's own bindings do so only with records without lists and dates; value by value, these take ten times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.elements import Relationship
from graph_model.graph_view import GraphView
from graph_model.stores.embedded.java import java_class
from graph_model.stores.records import DATASET_LABEL, Record, dataset_record, node_record, relationship_record
from graph_model.vocabulary import NodeType, RelationshipType

# Bounds of the memory that this takes, in which Java's garbage collector would copy what is on its way to and fro.
_AT_ONCE = 1_000  # records in one text
_WAITING = 20_000  # relationships that the engine sorts by their ends before it writes them
_EPOCH = date(1970, 1, 1).toordinal()
_START, _END = "_src", "_dst"  # the engine's names for the ends of a relationship in such a text


def write_graph(database: Any, view: GraphView) -> None:
    """Write all that a view shows into an empty database."""
    used = {*view.types_of().values(), *_relationship_types(view)}
    _write_schema(database, view, used)
    with database.graph_batch(parallel_flush=False, batch_size=_WAITING) as batch:
        _write_vertices(batch, DATASET_LABEL, [dataset_record(view)])
        vertices: dict[str, str] = {}
        for label in _in_use(view.vocabulary.nodes, used):
            vertices |= _write_vertices(batch, label, (node_record(view, node) for node in view.nodes(label)))
        for relationship_type in _in_use(view.vocabulary.relationships, used):
            ties = view.relationships(relationship_type)
            _write_edges(batch, relationship_type, (_edge_record(view, each, vertices) for each in ties))


def _write_vertices(batch: Any, label: str, records: Iterable[Record]) -> dict[str, str]:
    """Write nodes, and return where the engine keeps each, by id."""
    batcher = java_class("com.arcadedb.python.VertexBatcher")
    places: dict[str, str] = {}
    for some in _parted(records):
        joined = str(batcher.createVerticesJson(batch._java_graph_batch, label, _as_text(some)))  # noqa: SLF001
        places |= zip((record["id"] for record in some), joined.split(";"), strict=True)
    return places


def _edge_record(view: GraphView, relationship: Relationship, vertices: Mapping[str, str]) -> Record:
    """Return a relationship as a record with its ends, of which `vertices` says where the engine keeps them."""
    record = relationship_record(view, relationship)
    record[_START], record[_END] = vertices[relationship.start], vertices[relationship.end]
    return record


def _write_edges(batch: Any, relationship_type: str, records: Iterable[Record]) -> None:
    batcher = java_class("com.arcadedb.python.EdgeBatcher")
    for some in _parted(records):
        batcher.newEdgesJson(batch._java_graph_batch, relationship_type, _as_text(some))  # noqa: SLF001


def _parted(records: Iterable[Record]) -> Iterator[list[Record]]:
    records = iter(records)
    while some := list(islice(records, _AT_ONCE)):
        yield some


def _as_text(records: list[Record]) -> str:
    return json.dumps(records, default=_as_day, allow_nan=False)


def _as_day(value: object) -> int:
    """Return a date as the engine takes it soonest: a text it would try to read in four ways first."""
    if isinstance(value, date):
        return value.toordinal() - _EPOCH
    raise TypeError(f"{value!r} is no value of a record")


def _relationship_types(view: GraphView) -> set[str]:
    """Return the types of which there are relationships."""
    if view.kept_columns is not None:  # where no relationship need be made for it
        return {columns.type for columns in view.kept_columns.relationship_columns if len(columns)}
    return {each.type for each in view.relationships_with(())}


def _in_use(types: Iterable[str], used: set[str]) -> list[str]:
    """Return the types that are in use: to find nothing of another, a view passes over all that it holds."""
    return [each for each in types if each in used]


def _write_schema(database: Any, view: GraphView, used: set[str]) -> None:
    """Create the types that are in use; as on Neo4j, others are not listed.

    Through the engine's own classes: a statement of SQL for each would first have its parser loaded.
    """
    schema = database.get_java_database().getSchema()
    schema.createVertexType(DATASET_LABEL)
    for name in _in_use(view.vocabulary.nodes, used):
        created = schema.createVertexType(name)
        _declare_properties(created, view.vocabulary.nodes[name])
        created.createProperty("id", _java_type("STRING"))
        created.createTypeIndex(java_class("com.arcadedb.schema.Schema$INDEX_TYPE").LSM_TREE, True, ["id"])  # noqa: FBT003
    for name in _in_use(view.vocabulary.relationships, used):
        _declare_properties(schema.createEdgeType(name), view.vocabulary.relationships[name])


def _declare_properties(created: Any, definition: NodeType | RelationshipType) -> None:
    """Declare the properties of which a text that goes to Java does not tell the type."""
    for bound in bound_names(definition.properties):
        created.createProperty(bound, _java_type("DATE"))
    for name, each in definition.properties.items():
        if each.type == "integer" and not each.many:
            created.createProperty(name, _java_type("LONG"))


def _java_type(name: str) -> Any:
    return getattr(java_class("com.arcadedb.schema.Type"), name)
