"""Writing a data set to a Neo4j server: constraints, batches by label and type, and removing what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.elements import Node
from graph_model.errors import UnknownTypesKept
from graph_model.graph_view import GraphView
from graph_model.stores.neo4j.batches import MOST_ROWS, Batches, Progress
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.constraints import keep_ids_unique, make_indexes
from graph_model.stores.neo4j.earlier import Earlier
from graph_model.stores.neo4j.foreign_constraints import refuse_collisions
from graph_model.stores.neo4j.held import CONTENT, signing
from graph_model.stores.neo4j.points import has_points, setting_point
from graph_model.stores.neo4j.remembered import NothingRemembered, Pushed, Remembered
from graph_model.stores.neo4j.there import There, content_of
from graph_model.stores.records import (
    DATASET_LABEL,
    MOST_SEARCHED,
    NAMED_IN,
    Record,
    dataset_record,
    node_record,
    relationship_record,
)
from graph_model.values import PropertyType
from graph_model.wording import counted, first_of

Pattern = tuple[str, str, str]  # the label of the start, the type, the label of the end


class Writing:
    """One data set on its way to one server.

    What belongs to the data set bears its name, and a name and an id such as ours are, under a label or a type of its
    vocabulary, as it is or as it was when it was pushed before. Nothing else is matched by a statement that changes or
    removes.
    """

    def __init__(
        self, connection: Connection, view: GraphView, progress: Progress, remembered: Remembered | None = None
    ) -> None:
        self.connection = connection
        self.view = view
        self.notes: list[str] = []  # what a reader must know of what was done
        self._remembered = remembered or NothingRemembered()
        self._content = content_of(view)
        self._types = {node.id: node.type for node in view.nodes()}
        self._earlier = Earlier(connection, view, self._types)
        self.own = self._earlier.own
        self.record = self._earlier.joined_record()
        self._batches = Batches(connection, progress, len(self._types) + view.relationship_count)
        self._there = There()
        self._is_marked = False  # as incomplete
        self._removed = 0
        self._cut: list[str] = []  # nodes of which not all names are searched

    def write(self, *, replace: bool) -> None:
        """Write what is not there as it should be; with `replace`, remove what is no longer part of it.

        Raises:
            UnknownTypesKept: something would stay whose type the vocabulary has no longer.
            InterurbanError: a constraint of others does not allow it.
        """
        if self._is_as_it_was(replaced=replace):
            return
        if not replace and (unknown := self._earlier.unknown(self.record["labels"], self.record["types"])):
            raise UnknownTypesKept(unknown)
        refuse_collisions(self.connection, self.view)
        self._write_schema()
        if self._earlier.record:
            self._relabel()
            self._there.read(self.connection, self._earlier.held(), self._earlier.ids)
        else:
            self._mark()
        self._write_nodes()
        self._write_relationships()
        if replace:
            self._remove_relationships()
            self._remove_nodes()
            self.record = dataset_record(self.view)
        self._complete()
        self._note_what_was_sent()
        if self._cut:
            many = counted(len(self._cut), "node")
            self.notes.append(
                f"on the server {many} will be found by the first {MOST_SEARCHED:,} letters of its names only: "
                f"{first_of(self._cut, 3)}"
            )
        stays = self._earlier.stays(self.record["labels"], self.record["types"], replaced=replace)
        self._note_name(stays)
        self._remembered.keep_pushed(self.own["dataset"], Pushed(self._content, self.connection.stamp(), stays))

    def _is_as_it_was(self, *, replaced: bool) -> bool:
        """Tell whether this very content was pushed from here, and nothing in the database has changed since."""
        known = self._remembered.pushed(self.own["dataset"])
        content = self._earlier.record.get(CONTENT)
        if known is None or self._earlier.record.get("incomplete") or not known.content == content == self._content:
            return False
        if (replaced and known.stays) or known.stamp != self.connection.stamp():
            return False
        self.notes.append("nothing to send: it was pushed as it is, and nothing in the database has changed since")
        self._note_name(known.stays)
        return True

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
        for (old, new), places in self._earlier.moved(self.record["labels"]).items():
            text = f"UNWIND $rows AS place MATCH (n:`{old}`) WHERE elementId(n) = place REMOVE n:`{old}` SET n:`{new}`"
            self._in_batches(text, places)

    def _mark(self) -> None:
        """Write the record of the data set as incomplete, before anything else of it is written or removed."""
        if not self._is_marked:
            self._is_marked = True
            self._describe({"incomplete": True, CONTENT: None})

    def _complete(self) -> None:
        """Write the record of the data set as that of a whole one, unless all of it was there."""
        record = {**self.record, CONTENT: self._content}
        if (
            self._is_marked
            or self._earlier.record.get("incomplete")
            or any(self._earlier.record.get(name) != value for name, value in record.items())
        ):
            self._describe({"incomplete": None, CONTENT: self._content}, f", {signing('d')}")

    def _describe(self, state: Record, signed: str = "") -> None:
        text = f"MERGE (d:{DATASET_LABEL} {{dataset: $dataset, id: $record.id}}) SET d += $record{signed}"
        self.connection.write(text, {**self.own, "record": {**self.record, **state}})

    def _write_nodes(self) -> None:
        for definition in self.view.vocabulary.nodes.values():
            merged = f"(n:`{definition.name}` {{dataset: $dataset, id: row.id}})"
            point = f" SET {setting_point('n', 'row')}" if has_points(definition) else ""
            text = f"UNWIND $rows AS row MERGE {merged} {_set('n', 'row')}{point}"
            records = (self._node_record(node) for node in self.view.nodes(definition.name))
            rows = (each for each in records if not self._there.holds(each, definition.name))
            self._in_batches(text, rows, told=True, empty=_empty(definition.properties) | {"statements": None})

    def _node_record(self, node: Node) -> Record:
        """Return the record of a node; where its names are cut, that is to be noted."""
        record = node_record(self.view, node)
        if len(record[NAMED_IN]) == MOST_SEARCHED:
            self._cut.append(node.id)
        return record

    def _write_relationships(self) -> None:
        """Write the relationships as they come, those of one pattern (labels and type) together."""
        waiting: dict[Pattern, list[Record]] = {}
        for each in self.view.relationships():
            pattern = self._types[each.start], each.type, self._types[each.end]
            rows = waiting.setdefault(pattern, [])
            record = relationship_record(self.view, each)
            if self._there.holds(record, each.type):
                continue
            rows.append({"start": each.start, "end": each.end, "record": record})
            if len(rows) == MOST_ROWS:
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
        gone = self._earlier.gone_relationships(self.record["types"])
        self._removed += len(gone)
        ours = self._earlier.relationships(self.record["types"])
        self._in_batches(f"UNWIND $rows AS place MATCH {ours} AND elementId(r) = place DELETE r", gone)

    def _remove_nodes(self) -> None:
        """Remove the nodes that are gone, and to which nothing is tied."""
        gone = self._earlier.gone_nodes(self.record["labels"])
        self._in_batches(
            "UNWIND $rows AS place MATCH (n) WHERE elementId(n) = place AND n.dataset = $dataset AND NOT (n)--() "
            "DELETE n",
            gone,
        )
        self._removed += len(gone) - len(self._earlier.gone_nodes(self.record["labels"]) if gone else ())

    def _note_what_was_sent(self) -> None:
        """Note how much of it was not there as it should be, where some of it was there before."""
        if not self._earlier.record:
            return
        there, of = self._there, f"of {self._batches.of:,} nodes and relationships"
        removed = f"; removed {self._removed:,}" if self._removed else ""
        sent = f"sent {there.new + there.changed:,} {of}: {there.new:,} new, {there.changed:,} changed{removed}"
        self.notes.append(sent if there.new or there.changed else f"nothing to send {of}{removed}")

    def _note_name(self, stays: str) -> None:
        """Note under which name it is there, and what of earlier pushes stays."""
        before = "which was there before" if self._earlier.record else "which is new there"
        self.notes.insert(0, f"as the data set {self.own['dataset']!r}, {before}")
        if stays:
            self.notes.append(stays)

    def _in_batches(self, text: str, rows: Iterable[Any], *, told: bool = False, **given: Any) -> None:
        """Write rows, if there are any, of a data set that is marked as incomplete meanwhile."""
        left = iter(rows)
        for first in left:
            self._mark()
            self._batches.write(text, chain([first], left), told=told, **self.own, **given)


def _set(name: str, record: str) -> str:
    """Return the clauses that give what was merged the properties of its record, and take those that are gone."""
    return f"ON CREATE SET {name} = {record} ON MATCH SET {name} += $empty, {name} += {record}"


def _empty(known: Mapping[str, PropertyType]) -> dict[str, None]:
    """Return every property as missing, so that one that is gone from the graph goes from the database too."""
    return dict.fromkeys((*known, *bound_names(known)))
