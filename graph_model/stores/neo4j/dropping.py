"""Removing a data set from a database: what was written of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph_model.errors import DatasetChanged, TiedByOthers
from graph_model.stores.cypher_view import any_of
from graph_model.stores.neo4j.batches import Batches, Progress
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.written import Written
from graph_model.stores.records import DATASET_LABEL, Record
from graph_model.wording import counted, listed

_LOOKED_AT = 10_000  # nodes of which the relationships are looked at together


@dataclass(frozen=True, slots=True)
class Hanging:
    """So many relationships of a type that others have made between nodes of ours and nodes that bear `labels`."""

    type: str
    labels: tuple[str, ...]
    count: int
    example: str

    def __str__(self) -> str:
        other = ":".join(self.labels) or "a node without a label"
        return f"{self.count:,} {self.type} ({other}, as at {self.example})"


class Dropping:
    """A data set that may be dropped: how much it is, and what others have tied to it.

    Raises:
        DatasetChanged: two nodes bear one id, of which neither can be told from what was written.
    """

    def __init__(self, connection: Connection, record: Record) -> None:
        self._connection = connection
        self._written = Written(record)
        self.name = record["dataset"]
        self._nodes = self._find_nodes()
        text = f"MATCH {self._written.relationships} RETURN elementId(r) AS place"
        self._relationships = [row["place"] for row in connection.read(text, self._written.own)]
        self.hanging = self._find_hanging()

    def __str__(self) -> str:
        return f"{counted(len(self._nodes), 'node')} and {counted(len(self._relationships), 'relationship')}"

    def refuse_what_hangs(self, *, keep_tied: bool = False) -> None:
        """Look whether it may be dropped.

        Raises:
            TiedByOthers: others have tied something to it, and its nodes are not kept for that.
        """
        if self.hanging and not keep_tied:
            raise TiedByOthers(self._connection.address.shown, self.name, self.hanging)

    def drop(self, *, keep_tied: bool = False, progress: Progress | None = None) -> list[str]:
        """Remove all that was written; with `keep_tied` a node to which others have tied something stays.

        The record of the data set goes last, and is marked first, so that what is cut off is seen and dropped again.

        Returns:
            What a reader must know: how much was removed, and how much is left.

        Raises:
            TiedByOthers: others have tied something to it; nothing was removed.
        """
        self.refuse_what_hangs(keep_tied=keep_tied)
        told = progress or (lambda _done, _all: None)
        with self._connection.plain_errors():
            self._describe("SET d.incomplete = true")
            batches = Batches(self._connection, told, len(self._relationships) + len(self._nodes))
            tie = "MATCH ()-[r]->() WHERE elementId(r) = place AND r.dataset = $dataset DELETE r"
            node = "MATCH (n) WHERE elementId(n) = place AND n.dataset = $dataset AND NOT (n)--() DELETE n"
            batches.write(f"UNWIND $rows AS place {tie}", self._relationships, told=True, dataset=self.name)
            batches.write(f"UNWIND $rows AS place {node}", self._nodes, told=True, dataset=self.name)
            left = self._count(f"MATCH {self._written.nodes} RETURN count(n) AS n")
            self._describe("WHERE NOT (d)--() DELETE d")
            self._describe("REMOVE d.about")  # where others have tied something to the record itself
            self._connection.remember()
            return list(self._account(left))

    def _account(self, left: int) -> Iterable[str]:
        gone = f"{counted(len(self._nodes) - left, 'node')} and {counted(len(self._relationships), 'relationship')}"
        yield f"dropped {self.name!r}: {gone}"
        if left:
            yield f"left {counted(left, 'node')} to which others have tied something: {listed(self.hanging)}"
        bear = "MATCH (n) WHERE n.dataset = $dataset RETURN count(n) AS n"
        if foreign := self._count(bear) - left:
            yield f"left {counted(foreign, 'node')} that bear its name and are not of its making"
        yield "constraints and indexes stay, for whatever else is there"

    def _count(self, text: str) -> int:
        return int(self._connection.read(text, self._written.own)[0]["n"])

    def _describe(self, change: str) -> None:
        text = f"MATCH (d:{DATASET_LABEL} {{dataset: $dataset, id: $id}}) {change}"
        self._connection.write(text, {"dataset": self.name, "id": f"dataset-{self.name}"})

    def _find_nodes(self) -> list[str]:
        text = f"MATCH {self._written.nodes} RETURN n.id AS id, elementId(n) AS place"
        rows = self._connection.read(text, self._written.own)
        seen: set[str] = set()
        for row in rows:
            if row["id"] in seen:
                raise DatasetChanged(self._connection.address.shown, f"{row['id']}: 2 nodes bear this id")
            seen.add(row["id"])
        return [row["place"] for row in rows]

    def _find_hanging(self) -> list[Hanging]:
        """Return what others have tied to our nodes, by type and by what is at its other end."""
        text = (
            "UNWIND $rows AS place MATCH (n) WHERE elementId(n) = place MATCH (n)-[r]-(o) "
            "WHERE NOT coalesce(r.dataset = $dataset AND type(r) IN $types, false) "
            "RETURN type(r) AS type, labels(o) AS labels, collect(elementId(r)) AS places, min(n.id) AS example"
        )
        of_record = (
            f"MATCH (d:{DATASET_LABEL} {{dataset: $dataset, id: $id}})-[r]-(o) "
            "RETURN type(r) AS type, labels(o) AS labels, collect(elementId(r)) AS places, d.id AS example"
        )
        found: dict[tuple[str, tuple[str, ...]], tuple[int, str]] = {}
        seen: set[str] = set()
        rows = self._connection.read(of_record, {"dataset": self.name, "id": f"dataset-{self.name}"})
        for at in range(0, len(self._nodes), _LOOKED_AT):
            given: dict[str, Any] = {**self._written.own, "rows": self._nodes[at : at + _LOOKED_AT]}
            rows += self._connection.read(text, given)
        for row in [*rows, *self._bearing_the_name()]:
            key = row["type"], tuple(sorted(row["labels"]))
            count, example = found.get(key, (0, row["example"]))
            places = set(row["places"]) - seen  # between two of ours, once
            seen |= places
            if places:
                found[key] = count + len(places), min(example, row["example"])
        return [Hanging(*key, *what) for key, what in sorted(found.items())]

    def _bearing_the_name(self) -> list[Record]:
        """Return the relationships at our nodes that bear the name of the data set and were not written by a push."""
        named = f"MATCH (a)-[r:{any_of(self._written.types)}]->(b) WHERE r.dataset = $dataset RETURN"
        if self._count(f"{named} count(r) AS n") == len(self._relationships):
            return []
        written, nodes = set(self._relationships), set(self._nodes)
        text = (
            f"{named} elementId(r) AS place, type(r) AS type, elementId(a) AS a, elementId(b) AS b, a.id AS start, "
            "b.id AS end, labels(a) AS labels_a, labels(b) AS labels_b"
        )
        found = []
        for row in self._connection.read(text, self._written.own):
            if row["place"] not in written and not nodes.isdisjoint((row["a"], row["b"])):
                labels, example = (
                    (row["labels_b"], row["start"]) if row["a"] in nodes else (row["labels_a"], row["end"])
                )
                found.append({"type": row["type"], "labels": labels, "places": [row["place"]], "example": example})
        return found
