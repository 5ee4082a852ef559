"""What is asked of a database about some nodes at once: where they are, what they hold, and what ties them to which.

What others wrote among it is left out as `CypherView` leaves it out; here it is looked for at the nodes that are asked
for, and not in the whole database. A node that has all the lists that every record of ours has is taken for ours
wherever a relationship leads to it; of any other, its id is looked up, for others may have given it one of ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from graph_model.elements import Node, Relationship
from graph_model.stores.cypher_view import CypherView, any_of, lists_of
from graph_model.stores.records import NAMED_IN, Record, bears_id_and_name


class Place(NamedTuple):
    """Where the database has a node, and its type."""

    place: str
    type: str


class Neighbour(NamedTuple):
    """What a relationship leads to: its type, the node at its other end, and how many relationships that may have."""

    tie: str
    node_id: str
    degree: int


class Tie(NamedTuple):
    """A relationship as it is met at a node."""

    at: str
    relationship: Relationship


class Fetching:
    """One data set in a database, asked for the neighbourhoods of some nodes.

    `places` gathers where every node is that was met.

    Raises:
        DatasetChanged: by all that reads, where others have changed a value into one that the vocabulary forbids, or
            have made another node that cannot be told from one of ours.
    """

    def __init__(self, view: CypherView) -> None:
        self.view = view
        self.places: dict[str, Place] = {}
        self._seen: dict[str, Place] = {}  # by a name: it is not known yet whether another node bears the id
        self.seen_names: dict[str, str] = {}  # what each of those is called
        self._any_type = any_of(view.vocabulary.nodes)

    def find(self, node_ids: Iterable[str]) -> None:
        """Learn where the nodes with these ids are, if they are there."""
        wanted = [node_id for node_id in node_ids if node_id not in self.places]
        if not wanted:
            return
        text = (
            f"MATCH (n:{self._any_type}) WHERE n.dataset = $dataset AND n.id IN $ids "
            f"AND {bears_id_and_name('n')} "
            f"RETURN n.id AS id, elementId(n) AS place, {_type_of('n')} AS type, {lists_of('n')} AS lists "
            "ORDER BY lists DESC"
        )
        found: dict[str, Record] = {}
        for row in self._read(text, ids=wanted):
            first = found.setdefault(row["id"], row)
            if first is row:
                self.places[row["id"]] = Place(row["place"], row["type"])
            elif first["lists"] == row["lists"]:
                raise self.view.changed(f"{row['id']}: 2 nodes bear this id")
            else:
                self.view.left_out.nodes.add(row["place"])

    def nodes(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes with these ids, in any order."""
        text = f"MATCH (n) WHERE elementId(n) IN $places RETURN {_type_of('n')} AS type, properties(n) AS record"
        places = self._places_of(node_ids)
        for row in self._read(text, places=places) if places else ():
            yield self.view.node_in(row["type"], row["record"])

    def ties(self, node_ids: Collection[str], types: Collection[str]) -> Iterator[Tie]:
        """Yield the relationships of these types at these nodes, once for each end that is one of them."""
        known = {name for each in types for name in self.view.vocabulary.relationships[each].properties}
        record = ", ".join(f".`{name}`" for name in sorted({"id", "sources", *known}))
        text = (
            f"MATCH (a)-[r:{any_of(types)}]-(b) WHERE elementId(a) IN $places AND r.dataset = $dataset "
            f"RETURN a.id AS at, startNode(r) = a AS starts, type(r) AS tie, r {{{record}}} AS record, {_OTHER_END}, "
            f"CASE WHEN {_MAY_BE_OURS} THEN null ELSE elementId(r) END AS foreign"
        )
        for row in self._ours(self._at(text, node_ids)):
            ends = (row["at"], row["id"]) if row["starts"] else (row["id"], row["at"])
            yield Tie(row["at"], self.view.tie_in(ends[0], row["tie"], ends[1], row["record"]))

    def neighbours(self, node_ids: Collection[str], types: Collection[str]) -> Iterator[tuple[str, Neighbour]]:
        """Yield for each relationship of these types at these nodes the node, and what it leads to."""
        text = (
            f"MATCH (a)-[r:{any_of(types)}]-(b) WHERE elementId(a) IN $places AND r.dataset = $dataset "
            f"AND {_MAY_BE_OURS} RETURN type(r) AS tie, {_type_of('b')} AS type, {_IS_COMPLETE} AS complete, "
            "collect([a.id, b.id, elementId(b), COUNT { (b)--() }]) AS found"
        )
        for row in self._ours(list(_unfolded(self._at(text, node_ids), ("at", "id", "place", "degree")))):
            yield row["at"], Neighbour(row["tie"], row["id"], row["degree"])

    def among(self, node_ids: Collection[str], types: Collection[str]) -> Iterator[Relationship]:
        """Yield the relationships of these types between these nodes, in any order."""
        known = {name for each in types for name in self.view.vocabulary.relationships[each].properties}
        record = ", ".join(f".`{name}`" for name in sorted({"id", "sources", *known}))
        text = (
            f"MATCH (a)-[r:{any_of(types)}]->(b) WHERE elementId(a) IN $places AND elementId(b) IN $places "
            f"AND r.dataset = $dataset AND r.id STARTS WITH '' "
            f"RETURN a.id AS start, type(r) AS tie, b.id AS end, r {{{record}}} AS record"
        )
        for row in self._at(text, node_ids):
            yield self.view.tie_in(row["start"], row["tie"], row["end"], row["record"])

    def counts(self, node_ids: Collection[str], *, apart: bool = False) -> dict[str, int]:
        """Return how many relationships each of these nodes has; with `apart`, how many nodes it is tied to."""
        what = "count(DISTINCT b.id)" if apart else "count(r)"
        text = (
            f"MATCH (a)-[r:{any_of(self.view.vocabulary.relationships)}]-(b) "
            f"WHERE elementId(a) IN $places AND r.dataset = $dataset AND {_MAY_BE_OURS} "
            f"WITH a.id AS at, CASE WHEN {_IS_COMPLETE} THEN null ELSE b END AS doubted, {what} AS n "
            f"RETURN elementId(doubted) AS place, doubted.id AS id, {_type_of('doubted')} AS type, "
            "doubted IS NULL AS complete, collect([at, n]) AS found"
        )
        found = Counter(dict.fromkeys(node_ids, 0))
        if unseen := [node_id for node_id in node_ids if node_id not in self._seen]:
            self.find(unseen)
        places = [(self.places.get(each) or self._seen.get(each)) for each in node_ids]
        rows = list(self._read(text, places=[each.place for each in places if each])) if any(places) else []
        for row in self._ours(rows):
            found.update(dict(row["found"]))
        return dict(found)

    def named(self, parts: Collection[str]) -> Iterator[Record]:
        """Yield the id and the names of each node of which the names have all these parts.

        Its names are looked through for the others where they have the part that fewest have.
        """
        first, *others = self._rarest_first(parts)
        given = {f"p{place}": part for place, part in enumerate((first, *others))}
        too = "".join(f" AND n.{NAMED_IN} CONTAINS $p{place}" for place in range(1, len(given)))
        return self._named(f"n.{NAMED_IN} CONTAINS $p0 WITH n WHERE n.dataset = $dataset{too}", given)

    def _rarest_first(self, parts: Collection[str]) -> list[str]:
        """Return the parts of a name, those first that fewest names have, of which no more than a thousand count."""
        if len(parts) == 1:
            return list(parts)
        each = f"MATCH (n:{self._any_type}) WHERE n.{NAMED_IN} CONTAINS $p%d WITH n LIMIT 1000 RETURN count(*) AS n"
        text = " UNION ALL ".join(each % place for place in range(len(parts)))
        counts = self._read(text, **{f"p{place}": part for place, part in enumerate(parts)})
        return [part for _, part in sorted(zip((row["n"] for row in counts), parts, strict=True), key=_count)]

    def all_names(self) -> Iterator[Record]:
        """Yield the id and the names of each node."""
        return self._named("n.dataset = $dataset", {})

    def _named(self, condition: str, given: dict[str, str]) -> Iterator[Record]:
        text = (
            f"MATCH (n:{self._any_type}) WHERE {condition} AND {bears_id_and_name('n')} "
            f"RETURN {_type_of('n')} AS type, {lists_of('n')} = {_LISTS} AS complete, "
            "collect([n.id, n.name, n.aliases, n.statements, elementId(n)]) AS found"
        )
        rows = list(_unfolded(self._read(text, **given), ("id", "name", "aliases", "statements", "place")))
        self.find(row["id"] for row in rows if not row["complete"])
        for row in sorted(rows, key=as_they_stand):
            if row["complete"] or self.places[row["id"]].place == row["place"]:
                self._seen[row["id"]] = Place(row["place"], row["type"])
                self.seen_names[row["id"]] = row["name"]
                yield row

    def _at(self, text: str, node_ids: Collection[str]) -> list[Record]:
        places = self._places_of(node_ids)
        return list(self._read(text, places=places)) if places else []

    def _places_of(self, node_ids: Collection[str]) -> list[str]:
        self.find(node_ids)
        return [self.places[node_id].place for node_id in node_ids if node_id in self.places]

    def _ours(self, rows: list[Record]) -> Iterator[Record]:
        """Yield the rows that lead to a node of ours, and learn where it is; count the others."""
        self.find({row["id"] for row in rows if not (row["complete"] or row.get("foreign"))})
        for row in rows:
            if row.get("foreign"):
                self.view.left_out.relationships.add(row["foreign"])
                continue
            if row["id"] is not None:
                known = self.places.setdefault(row["id"], Place(row["place"], row["type"]))
                if not row["complete"] and known.place != row["place"]:
                    continue
            yield row

    def _read(self, text: str, **given: Any) -> Iterator[Record]:
        return self.view.read(text, {**self.view.own, **given})


def _unfolded(rows: Iterable[Record], names: Sequence[str]) -> Iterator[Record]:
    """Yield, by their names, the values that came `found` many in a row: faster for the driver than a row for each."""
    for row in rows:
        found = row.pop("found")
        for values in found:
            yield {**row, **dict(zip(names, values, strict=True))}


def as_they_stand(row: Record) -> tuple[str, str]:
    """Return a key that puts nodes into the order in which they stand in the tables."""
    return row["type"].lower(), row["id"]


def _count(counted: tuple[int, str]) -> int:
    return counted[0]


_LISTS = 3


def _type_of(variable: str) -> str:
    return f"[label IN labels({variable}) WHERE label IN $labels][0]"


_IS_COMPLETE = f"{lists_of('b')} = {_LISTS}"
_OTHER_END = f"b.id AS id, elementId(b) AS place, {_type_of('b')} AS type, {_IS_COMPLETE} AS complete"
_MAY_BE_OURS = (
    f"r.id STARTS WITH '' AND b.dataset = $dataset AND {bears_id_and_name('b')} "
    "AND any(label IN labels(b) WHERE label IN $labels)"
)
