"""Writing a data set to a Neo4j server: constraints, batches by label and type, and removing what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.errors import UnknownTypesKept
from graph_model.graph_view import GraphView
from graph_model.stores.cypher_view import any_of
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.constraints import keep_ids_unique, make_indexes
from graph_model.stores.neo4j.foreign_constraints import refuse_collisions
from graph_model.stores.records import (
    DATASET_LABEL,
    Record,
    bears_id_and_name,
    dataset_name,
    dataset_record,
    node_record,
    relationship_record,
)
from graph_model.values import PropertyType
from graph_model.wording import counted

BATCH = 5_000

Progress = Callable[[int, int], None]
Pattern = tuple[str, str, str]  # the label of the start, the type, the label of the end


class Writing:
    """One data set on its way to one server.

    What belongs to the data set bears its name, and a name and an id such as ours are, under a label or a type of its
    vocabulary, as it is or as it was when it was pushed before. Nothing else is matched by a statement that changes or
    removes.
    """

    def __init__(self, connection: Connection, view: GraphView, progress: Progress) -> None:
        self.connection = connection
        self.view = view
        self.own = {"dataset": dataset_name(view)}
        self.notes: list[str] = []  # what a reader must know of what was done
        self._was_there = False
        self.record = self._record()
        self._progress = progress
        self._types = {node.id: node.type for node in view.nodes()}
        self._done = 0
        self._of = len(self._types) + view.relationship_count

    def write(self, *, replace: bool) -> None:
        """Write everything; with `replace`, remove what is no longer there.

        Raises:
            UnknownTypesKept: something would stay whose type the vocabulary has no longer.
            InterurbanError: a constraint of others does not allow it.
        """
        if not replace and (unknown := self._unknown()):
            raise UnknownTypesKept(unknown)
        refuse_collisions(self.connection, self.view)
        self._write_schema()
        self._describe(incomplete=True)
        self._relabel()
        self._write_nodes()
        self._write_relationships()
        if replace:
            self._remove_relationships()
            self._remove_nodes()
            self.record = dataset_record(self.view)
        self._describe(incomplete=None)
        self._note_what_stays(replaced=replace)

    def _record(self) -> Record:
        """Return the record of the data set, with the labels and types of earlier pushes that it has no longer."""
        record = dataset_record(self.view)
        text = f"MATCH (d:{DATASET_LABEL} {{dataset: $dataset, id: $id}}) RETURN d.labels AS labels, d.types AS types"
        for earlier in self.connection.read(text, {**self.own, "id": record["id"]}):
            self._was_there = True
            for name, words in earlier.items():
                known = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
                record[name] = list(dict.fromkeys((*record[name], *known)))
        return record

    def _unknown(self) -> set[str]:
        """Return the types that are in use, in what would stay as it is, and that the vocabulary has no longer."""
        labels = [name for name in self.record["labels"] if name not in self.view.vocabulary.nodes]
        types = [name for name in self.record["types"] if name not in self.view.vocabulary.relationships]
        nodes = self._there(labels) if labels else []
        in_use = f"MATCH ()-[r:{any_of(types)}]->() WHERE r.dataset = $dataset RETURN DISTINCT type(r) AS type"
        ties = self.connection.read(in_use, self.own) if types else []
        return {row["label"] for row in nodes if row["id"] not in self._types} | {row["type"] for row in ties}

    def _write_schema(self) -> None:
        free = keep_ids_unique(self.connection, (DATASET_LABEL, *self.view.vocabulary.nodes))
        make_indexes(self.connection, self.view.vocabulary.nodes)
        if free:
            self.notes.append(
                f"what others keep under {', '.join(free)} (several nodes of one dataset and id, or an index) does not "
                "let the database itself keep ids unique there: do not push twice at the same time"
            )

    def _relabel(self) -> None:
        """Give a node that has changed its type the new label, so that its id stays one node."""
        moved: dict[tuple[str, str], list[str]] = {}
        there = self._there(self.record["labels"])
        known = {(row["label"], row["id"]) for row in there}
        for row in there:
            old, new = row["label"], self._types.get(row["id"])
            # Where that node is there already, others gave its id to one of their own.
            if new is not None and new != old and (new, row["id"]) not in known:
                moved.setdefault((old, new), []).append(row["place"])
        for (old, new), places in moved.items():
            text = f"UNWIND $rows AS place MATCH (n:`{old}`) WHERE elementId(n) = place REMOVE n:`{old}` SET n:`{new}`"
            self._in_batches(text, places)

    def _describe(self, *, incomplete: bool | None) -> None:
        """Write the record of the data set; `incomplete` marks it while the rest is on its way."""
        text = f"MERGE (d:{DATASET_LABEL} {{dataset: $dataset, id: $record.id}}) SET d += $record"
        self.connection.write(text, {**self.own, "record": {**self.record, "incomplete": incomplete}})

    def _write_nodes(self) -> None:
        for definition in self.view.vocabulary.nodes.values():
            merged = f"(n:`{definition.name}` {{dataset: $dataset, id: row.id}})"
            text = f"UNWIND $rows AS row MERGE {merged} {_set('n', 'row')}"
            rows = (node_record(self.view, node) for node in self.view.nodes(definition.name))
            self._in_batches(text, rows, told=True, empty=_empty(definition.properties) | {"statements": None})

    def _write_relationships(self) -> None:
        """Write the relationships as they come, those of one pattern (labels and type) together."""
        waiting: dict[Pattern, list[Record]] = {}
        for each in self.view.relationships():
            pattern = self._types[each.start], each.type, self._types[each.end]
            rows = waiting.setdefault(pattern, [])
            rows.append({"start": each.start, "end": each.end, "record": relationship_record(self.view, each)})
            if len(rows) == BATCH:
                self._write_pattern(pattern, waiting.pop(pattern))
        for pattern, rows in waiting.items():
            self._write_pattern(pattern, rows)

    def _write_pattern(self, pattern: Pattern, rows: list[Record]) -> None:
        start, tie, end = pattern
        text = (
            "UNWIND $rows AS row "
            f"MATCH (a:`{start}` {{dataset: $dataset, id: row.start}}) "
            f"MATCH (b:`{end}` {{dataset: $dataset, id: row.end}}) "
            f"MERGE (a)-[r:`{tie}` {{dataset: $dataset, id: row.record.id}}]->(b) {_set('r', 'row.record')}"
        )
        empty = _empty(self.view.vocabulary.relationships[tie].properties)
        self._in_batches(text, rows, told=True, empty=empty)

    def _remove_relationships(self) -> None:
        kept = {each.id for each in self.view.relationships()}
        ours = self._ties_there()
        there = self.connection.read(f"MATCH {ours} RETURN r.id AS id, elementId(r) AS place", self.own)
        gone = [row["place"] for row in there if row["id"] not in kept]
        self._in_batches(f"UNWIND $rows AS place MATCH {ours} AND elementId(r) = place DELETE r", gone)

    def _remove_nodes(self) -> None:
        gone = [row["place"] for row in self._there(self.record["labels"]) if row["id"] not in self._types]
        self._in_batches(
            "UNWIND $rows AS place MATCH (n) WHERE elementId(n) = place AND n.dataset = $dataset AND NOT (n)--() "
            "DELETE n",
            gone,
        )

    def _note_what_stays(self, *, replaced: bool) -> None:
        """Note under which name it is there, and how much of earlier pushes is no part of it and stays."""
        before = "which was there before" if self._was_there else "which is new there"
        self.notes.insert(0, f"as the data set {self.own['dataset']!r}, {before}")
        if not self._was_there:
            return
        ties = f"MATCH {self._ties_there()} RETURN count(r) AS n"
        left = {
            "node": sum(row["id"] not in self._types for row in self._there(self.record["labels"])),
            "relationship": self.connection.read(ties, self.own)[0]["n"] - self.view.relationship_count,
        }
        said = " and ".join(counted(count, what) for what, count in left.items() if count > 0)
        if said:
            why = "others have tied something to them" if replaced else "replace the data set to remove them"
            self.notes.append(f"still there from earlier pushes, and no longer part of it: {said}; {why}")

    def _ties_there(self) -> str:
        """Return the pattern of every relationship `r` of this data set, with its condition."""
        ours = f"(a {{dataset: $dataset}})-[r:{any_of(self.record['types'])}]->(b {{dataset: $dataset}})"
        ends = " AND ".join(map(bears_id_and_name, "ab"))
        return f"{ours} WHERE r.dataset = $dataset AND r.id STARTS WITH '' AND {ends}"

    def _there(self, labels: list[str]) -> list[dict[str, Any]]:
        """Return the label, id and place of every node of this data set that bears one of these labels."""
        return self.connection.read(
            f"MATCH (n:{any_of(labels)}) WHERE n.dataset = $dataset AND {bears_id_and_name('n')} "
            "RETURN [label IN labels(n) WHERE label IN $labels][0] AS label, n.id AS id, elementId(n) AS place",
            {**self.own, "labels": labels},
        )

    def _in_batches(self, text: str, rows: Iterable[Any], *, told: bool = False, **given: Any) -> None:
        """Write rows in transactions of BATCH rows each; rows that are `told` are progress."""
        left = iter(rows)
        while batch := list(islice(left, BATCH)):
            self.connection.write(text, {**self.own, **given, "rows": batch})
            if told:
                self._done += len(batch)
                self._progress(self._done, self._of)


def _set(name: str, record: str) -> str:
    """Return the clauses that give what was merged the properties of its record, and take those that are gone."""
    return f"ON CREATE SET {name} = {record} ON MATCH SET {name} += $empty, {name} += {record}"


def _empty(known: Mapping[str, PropertyType]) -> dict[str, None]:
    """Return every property as missing, so that one that is gone from the graph goes from the database too."""
    return dict.fromkeys((*known, *bound_names(known)))
