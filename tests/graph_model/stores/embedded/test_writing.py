"""What a database of the embedded engine holds of a graph, however the graph keeps it."""

from __future__ import annotations

from pathlib import Path

from graph_model.columns import Column, RelationshipColumns
from graph_model.columns_of_graphs import as_columns
from graph_model.graph import Graph
from graph_model.stores.embedded.store import EmbeddedStore
from tests.graph_model.stores.samples import everything

TYPES = "MATCH ()-[r]->() RETURN DISTINCT type(r) AS type"
LISTED = "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type"


def types_in(store: EmbeddedStore, query: str) -> list[str]:
    rows = store.query(query, {}, limit=None, timeout=60).rows
    return sorted(str(row["type"]) for row in rows)


def test_the_types_that_are_listed_are_those_in_use(tmp_path: Path) -> None:
    columns = as_columns(everything())
    unused = next(name for name in everything().vocabulary.relationships if name not in used(everything()))
    columns.add_relationships(RelationshipColumns(unused, [], [], Column([], []), {}))
    graph = Graph(everything().vocabulary)
    graph.keep_all(columns)
    for number, written in enumerate((everything(), graph)):
        store = EmbeddedStore(tmp_path / str(number))
        store.put(written)
        assert types_in(store, LISTED) == types_in(store, TYPES) == sorted(used(everything()))
        store.close()


def used(graph: Graph) -> set[str]:
    return {each.type for each in graph.relationships()}
