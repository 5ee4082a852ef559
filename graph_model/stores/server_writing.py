"""Writing a graph to a Neo4j server: constraints, batches by label and type, and removing what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from graph_model.elements import Relationship
from graph_model.graph import Graph
from graph_model.stores.records import (
    DATASET_LABEL,
    dataset_name,
    dataset_record,
    date_bounds,
    node_record,
    relationship_record,
)
from graph_model.stores.server_connection import Connection
from graph_model.values import PropertyType

BATCH = 5_000

Progress = Callable[[int, int], None]


def any_of(names: Iterable[str]) -> str:
    """Return a label or type expression that any of these names fits."""
    return "|".join(f"`{name}`" for name in names)


class Writing:
    """One graph on its way to one server.

    What belongs to the data set bears its name and an id, under a label or a type of the vocabulary. Nothing else is
    ever matched by a statement that changes or removes.
    """

    def __init__(self, connection: Connection, graph: Graph, progress: Progress) -> None:
        self.connection = connection
        self.graph = graph
        self.own = {"dataset": dataset_name(graph)}
        self._progress = progress

    def write(self, *, replace: bool) -> None:
        """Write everything; with `replace`, remove what is no longer there."""
        self._write_schema()
        self._relabel()
        self._write_nodes()
        self._write_relationships()
        if replace:
            self._remove_relationships()
            self._remove_nodes()

    def _write_schema(self) -> None:
        for label in (DATASET_LABEL, *self.graph.vocabulary.nodes):
            self.connection.write(
                f"CREATE CONSTRAINT interurban_{label} IF NOT EXISTS "
                f"FOR (n:`{label}`) REQUIRE (n.dataset, n.id) IS UNIQUE"
            )
        with self.connection.session("WRITE") as session:
            session.run("CALL db.awaitIndexes(300)").consume()

    def _relabel(self) -> None:
        """Give a node that has changed its type the new label, so that its id stays one node."""
        moved: dict[tuple[str, str], list[str]] = {}
        for row in self._there():
            old, new = row["label"], self.graph.nx.nodes.get(row["id"], {}).get("type")
            if new not in (None, old):
                moved.setdefault((old, new), []).append(row["place"])
        for (old, new), places in moved.items():
            text = f"UNWIND $rows AS place MATCH (n:`{old}`) WHERE elementId(n) = place REMOVE n:`{old}` SET n:`{new}`"
            self._in_batches(text, places)

    def _write_nodes(self) -> None:
        text = "UNWIND $rows AS row MERGE (n:`{}` {{dataset: row.dataset, id: row.id}}) SET n += row"
        self._in_batches(text.format(DATASET_LABEL), [dataset_record(self.graph)])
        done = 0
        for kind in self.graph.vocabulary.nodes.values():
            empty = _empty(kind.properties) | {"statements": None}
            rows = (empty | node_record(self.graph, node) for node in self.graph.nodes(kind.name))
            done = self._in_batches(text.format(kind.name), rows, done=done, of=len(self.graph))

    def _write_relationships(self) -> None:
        done, everything = 0, self.graph.nx.number_of_edges()
        for (start, kind, end), found in self._by_pattern().items():
            text = (
                "UNWIND $rows AS row "
                f"MATCH (a:`{start}` {{dataset: $dataset, id: row.start}}) "
                f"MATCH (b:`{end}` {{dataset: $dataset, id: row.end}}) "
                f"MERGE (a)-[r:`{kind}` {{dataset: $dataset, id: row.record.id}}]->(b) "
                "SET r += $empty SET r += row.record"
            )
            empty = _empty(self.graph.vocabulary.relationships[kind].properties)
            rows = ({"start": r.start, "end": r.end, "record": relationship_record(self.graph, r)} for r in found)
            done = self._in_batches(text, rows, done=done, of=everything, empty=empty)

    def _by_pattern(self) -> dict[tuple[str, str, str], list[Relationship]]:
        types = self.graph.nx.nodes(data="type")
        grouped: dict[tuple[str, str, str], list[Relationship]] = {}
        for each in self.graph.relationships():
            grouped.setdefault((types[each.start], each.type, types[each.end]), []).append(each)
        return grouped

    def _remove_relationships(self) -> None:
        kept = {each.id for each in self.graph.relationships()}
        ours = f"()-[r:{any_of(self.graph.vocabulary.relationships)}]->() WHERE r.dataset = $dataset"
        there = self.connection.read(
            f"MATCH {ours} AND r.id IS NOT NULL RETURN r.id AS id, elementId(r) AS place", self.own
        )
        gone = [row["place"] for row in there if row["id"] not in kept]
        self._in_batches(f"UNWIND $rows AS place MATCH {ours} AND elementId(r) = place DELETE r", gone)

    def _remove_nodes(self) -> None:
        gone = [row["place"] for row in self._there() if row["id"] not in self.graph]
        self._in_batches(
            "UNWIND $rows AS place MATCH (n) WHERE elementId(n) = place AND n.dataset = $dataset AND NOT (n)--() "
            "DELETE n",
            gone,
        )

    def _there(self) -> list[dict[str, Any]]:
        """Return the label, id and place of every node that the database holds of this data set."""
        known = self.graph.vocabulary.nodes
        return self.connection.read(
            f"MATCH (n:{any_of(known)}) WHERE n.dataset = $dataset AND n.id IS NOT NULL "
            "RETURN [label IN labels(n) WHERE label IN $known][0] AS label, n.id AS id, elementId(n) AS place",
            {**self.own, "known": list(known)},
        )

    def _in_batches(self, text: str, rows: Iterable[Any], *, done: int = 0, of: int = 0, **given: Any) -> int:
        """Write rows in transactions of BATCH rows each; return how many are done, those before included."""
        left = iter(rows)
        while batch := list(islice(left, BATCH)):
            self.connection.write(text, {**self.own, **given, "rows": batch})
            done += len(batch)
            if of:
                self._progress(done, of)
        return done


def _empty(known: Mapping[str, PropertyType]) -> dict[str, None]:
    """Return every property as missing, so that one that is gone from the graph goes from the database too."""
    return dict.fromkeys((*known, *date_bounds(known)))
