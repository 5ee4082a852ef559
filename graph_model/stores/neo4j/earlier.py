"""What earlier pushes of a data set have left on a server, and what of it is no longer part of the data set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_model.graph_view import GraphView
from graph_model.stores.cypher_view import CypherView, any_of
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.written import words_of
from graph_model.stores.records import DATASET_LABEL, Record, bears_id_and_name, dataset_name, dataset_record
from graph_model.wording import counted


class Earlier:
    """What is there of a data set; `record` is its record there, empty if there is none.

    `types` are those of the nodes that the data set has now, by their ids, and `ids` the ids of each type. What belongs
    to it bears its name, and a name and an id such as ours are, under a label or a type that is given.
    """

    def __init__(self, connection: Connection, view: GraphView, types: Mapping[str, str]) -> None:
        self._connection = connection
        self._view = view
        self._types = types
        self.ids: dict[str, list[str]] = {label: [] for label in view.vocabulary.nodes}
        for node_id, label in types.items():
            self.ids[label].append(node_id)
        self.own = {"dataset": dataset_name(view)}
        self.record = self._read_record()

    def _read_record(self) -> Record:
        text = f"MATCH (d:{DATASET_LABEL} {{dataset: $dataset, id: $id}}) RETURN properties(d) AS record"
        found = self._connection.read(text, {**self.own, "id": f"dataset-{self.own['dataset']}"})
        return found[0]["record"] if found else {}

    def joined_record(self) -> Record:
        """Return the record of the data set as it is now, with the labels and types that it had and has no longer."""
        record = dataset_record(self._view)
        for name in ("labels", "types"):
            record[name] = list(dict.fromkeys((*record[name], *words_of(self.record, name))))
        return record

    def held(self) -> CypherView:
        """Return what is there under the types that the data set has now."""
        return CypherView(self._connection.stream, dataset_record(self._view), self._connection.address.shown)

    def unknown(self, labels: Sequence[str], types: Sequence[str]) -> set[str]:
        """Return those that are in use, in what would stay as it is, and that the vocabulary has no longer."""
        old = [name for name in labels if name not in self._view.vocabulary.nodes]
        gone = [name for name in types if name not in self._view.vocabulary.relationships]
        in_use = f"MATCH ()-[r:{any_of(gone)}]->() WHERE r.dataset = $dataset RETURN DISTINCT type(r) AS type"
        ties = self._connection.read(in_use, self.own) if gone else []
        return {row["label"] for row in self._strays(old) if row["id"] not in self._types} | {
            row["type"] for row in ties
        }

    def moved(self, labels: Sequence[str]) -> dict[tuple[str, str], list[str]]:
        """Return the places of the nodes that have changed their type, by the label that they bear and the new one."""
        moved: dict[tuple[str, str], list[str]] = {}
        for row in self._strays(labels):
            old, new = row["label"], self._types.get(row["id"])
            # Where that node is there already, others gave its id to one of their own.
            if new is not None and not self._bears(new, row["id"]):
                moved.setdefault((old, new), []).append(row["place"])
        return moved

    def _bears(self, label: str, node_id: str) -> bool:
        """Tell whether a node with this label has this id."""
        found = f"MATCH (n:`{label}` {{dataset: $dataset, id: $id}}) WHERE {bears_id_and_name('n')}"
        return bool(self._connection.read(f"{found} RETURN 1 AS one LIMIT 1", {**self.own, "id": node_id}))

    def _strays(self, labels: Iterable[str]) -> list[Record]:
        """Return the label, id and place of each node with a label under which the data set has no such id now."""
        strays: list[Record] = []
        for label in labels:
            text = (
                f"MATCH (n:{any_of([label])}) WHERE n.dataset = $dataset AND NOT n.id IN $ids "
                f"AND {bears_id_and_name('n')} RETURN $label AS label, n.id AS id, elementId(n) AS place"
            )
            strays += self._connection.read(text, {**self.own, "label": label, "ids": self.ids.get(label, [])})
        return strays

    def gone_nodes(self, labels: Sequence[str]) -> list[str]:
        """Return the places of the nodes that are no longer part of the data set."""
        return list({row["place"]: None for row in self._strays(labels) if row["id"] not in self._types})

    def gone_relationships(self, types: Sequence[str]) -> list[str]:
        """Return the places of the relationships that are no longer part of it."""
        kept = {each.id for each in self._view.relationships()}
        text = f"MATCH {self.relationships(types)} RETURN r.id AS id, elementId(r) AS place"
        return [row["place"] for row in self._connection.read(text, self.own) if row["id"] not in kept]

    def stays(self, labels: Sequence[str], types: Sequence[str], *, replaced: bool) -> str:
        """Return how much is no longer part of it and stays, in words; empty if nothing does."""
        said = " and ".join(counted(count, what) for what, count in self._left(labels, types) if count > 0)
        why = "others have tied something to them" if replaced else "replace the data set to remove them"
        return f"still there from earlier pushes, and no longer part of it: {said}; {why}" if said else ""

    def _left(self, labels: Sequence[str], types: Sequence[str]) -> Iterator[tuple[str, int]]:
        if self.record:
            yield "node", len(self.gone_nodes(labels))
            (found,) = self._connection.read(f"MATCH {self.relationships(types)} RETURN count(r) AS n", self.own)
            yield "relationship", found["n"] - self._view.relationship_count

    @staticmethod
    def relationships(types: Sequence[str]) -> str:
        """Return the pattern of every relationship `r` of these types, with its condition."""
        ours = f"(a {{dataset: $dataset}})-[r:{any_of(types)}]->(b {{dataset: $dataset}})"
        ends = " AND ".join(map(bears_id_and_name, "ab"))
        return f"{ours} WHERE r.dataset = $dataset AND r.id STARTS WITH '' AND {ends}"
