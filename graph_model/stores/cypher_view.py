"""A data set in a database, read by Cypher: only what is asked for, one row after another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph_model.checking import check_values
from graph_model.elements import Node, Relationship
from graph_model.errors import DatasetChanged, UnknownName
from graph_model.faults import has_error
from graph_model.stores.records import (
    SEARCHABLE,
    Record,
    about_of,
    bears_id_and_name,
    is_statement,
    node_of,
    relationship_of,
    vocabulary_of,
)
from graph_model.timing import Timing
from graph_model.vocabulary import NodeType, RelationshipType
from graph_model.wording import counted

Read = Callable[[str, Mapping[str, Any]], Iterator[Record]]  # a query and its parameters to a stream of rows

_MOST_SINGLY = 25  # nodes that are looked up by themselves, before all of their types are read
_WHOLE = "properties(r)"  # all that is kept of a relationship
_TEXTS = ("aliases", "alias_languages", "sources", "statements")  # what is a list of texts, where it is there


@dataclass(slots=True)
class LeftOut:
    """What bears the name of a data set and was not read as part of it: places of nodes and of relationships."""

    nodes: set[str] = field(default_factory=set)
    relationships: set[str] = field(default_factory=set)

    def in_words(self) -> str:
        """Return how many there are, for a reader; empty if there are none."""
        counts = {"node": len(self.nodes), "relationship": len(self.relationships)}
        said = [counted(count, what) for what, count in counts.items() if count]
        bear, are = ("bears", "is") if sum(counts.values()) == 1 else ("bear", "are")
        why = (
            f"{bear} the name of the data set and {are} not of its making: no id as ours are, one that another node "
            "has, no name, or no such node at an end"
        )
        return f"left out {' and '.join(said)}, which {why}" if said else ""


class CypherView:
    """What a database holds of one data set, which a record describes.

    Nodes that were met are remembered, since relationships are dated by them and answers name them.

    Part of the data set is what bears its name, a name of its own and an id such as ours are, under one of its types,
    and of relationships those between such nodes. What bears the name and is otherwise was made by others, is left out,
    and stands in `left_out`; without it, the database is known to hold nothing of others.

    Raises:
        DatasetChanged: as it is read, where others have changed a value into one that the vocabulary forbids.
    """

    def __init__(self, read: Read, record: Record, place: str, left_out: LeftOut | None = None) -> None:
        self.read = read
        self._place = place
        self.left_out = left_out or LeftOut()
        self._among_others = left_out is not None
        self.vocabulary = vocabulary_of(record)
        self.own = {"dataset": record["dataset"], "labels": list(self.vocabulary.nodes)}
        self.about = about_of(record)
        self.pushed_nodes, self.pushed = (_count_in(record, name) for name in ("nodes", "relationships"))
        self.has_search_names = bool(record.get(SEARCHABLE))
        self.timing = Timing(self.vocabulary, lambda node_id: self.node(node_id).attributes)
        self._met: dict[str, Node] = {}
        self._types: dict[str, list[str]] = {}  # the ids of the nodes of each type that was asked for
        self._read_whole: set[str] = set()  # the types of which all nodes were met
        self._asked_singly = 0

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        text = f"{self._relationship_pattern(())} AND {JOINS_OURS} RETURN count(r) AS n"
        return int(next(self.read(text, self.ours))["n"])

    @property
    def kept_columns(self) -> None:
        """None: a database keeps nodes and relationships."""
        return

    def __len__(self) -> int:
        return int(next(self.read(f"{self._node_pattern(())} AND {IS_OURS} RETURN count(n) AS n", self.ours))["n"])

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._met or bool(self._named(node_id))

    def node(self, node_id: str) -> Node:
        """Return the node with this id.

        Raises:
            UnknownName: there is none.
        """
        if node_id not in self._met and not self._named(node_id):
            raise UnknownName(node_id)
        return self._met[node_id]

    def types_of(self, *types: str) -> dict[str, str]:
        """Return the type of each node of these types, or of all, by its id; it is asked for once."""
        wanted = types or tuple(self.vocabulary.nodes)
        missing = tuple(name for name in wanted if name not in self._types)
        for name in missing:
            self._types[name] = []
        text = f"{self._node_pattern(missing)} AND {IS_OURS} RETURN n.id AS id, labels(n) AS labels"
        for row in self.read(text, self.ours) if missing else ():
            self._types[self._type_in(row["labels"])].append(row["id"])
        return {node_id: name for name in wanted for node_id in self._types.get(name, ())}

    def nodes(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types, or all, by type and id, as they stand in the tables."""
        yield from self._nodes("", types, {})

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""
        yield from self._nodes("AND n.id IN $ids", (), {"ids": list(node_ids)})

    def relationships(self, *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, or all, by type and ends."""
        yield from self._relationships("", types, {})

    def relationships_with(self, properties: Collection[str], *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, with these properties and no more, in any order."""
        self._meet_what_dates(types, properties)
        named = ", ".join(f".`{name}`" for name in sorted({"id", *properties} - {""}))
        yield from self._relationships("", types, {}, f"r {{{named}}}")

    def relationships_of(self, node_id: str, *types: str) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node, of these types, or all, by id."""
        yield from self._relationships("AND a.id = $id", types, {"id": node_id})
        yield from self._relationships("AND b.id = $id", types, {"id": node_id})

    def _meet_what_dates(self, types: tuple[str, ...], properties: Collection[str]) -> None:
        """Read the nodes that lend relationships their dates, where dates are asked for, and not one after another."""
        dating: set[str] = set()
        for each in (self.vocabulary.relationships[name] for name in types):
            if each.dated_by and set(each.dates.properties()) & set(properties):
                dating.update(*(pair[each.dated_by == "to"] for pair in each.ends))
        if missing := sorted(dating - self._read_whole):
            self._read_all(missing)

    def _read_all(self, types: Iterable[str]) -> None:
        """Meet every node of some types."""
        for _ in self._nodes("", tuple(types), {}):
            pass
        self._read_whole.update(types)

    def _named(self, node_id: object) -> list[Node]:
        """Return the node with an id, if there is one; where many are asked for, all that may be are read at once."""
        self._asked_singly += 1
        unread = sorted(self._types.keys() - self._read_whole)
        if self._asked_singly > _MOST_SINGLY and unread:
            self._read_all(unread)
            self._asked_singly = 0
        if node_id in self._met:
            return [self._met[str(node_id)]]
        return list(self._nodes("AND n.id = $id", (), {"id": node_id}))

    def _nodes(self, condition: str, types: tuple[str, ...], given: Mapping[str, Any]) -> Iterator[Node]:
        text = (
            f"{self._node_pattern(types)} {condition} RETURN labels(n) AS labels, properties(n) AS record, "
            f"CASE WHEN {IS_OURS} THEN null ELSE elementId(n) END AS foreign "
            f"ORDER BY toLower({TYPE_OF_NODE}), n.id"
        )
        for row in self.read(text, {**self.ours, **given}):
            if foreign := row.get("foreign"):
                self.left_out.nodes.add(foreign)
                continue
            node = self.node_in(self._type_in(row["labels"]), row["record"])
            self._met[node.id] = node
            yield node

    def _relationships(
        self, condition: str, types: tuple[str, ...], given: Mapping[str, Any], record: str = _WHOLE
    ) -> Iterator[Relationship]:
        text = (
            f"{self._relationship_pattern(types)} {condition} "
            f"RETURN a.id AS start, type(r) AS type, b.id AS end, {record} AS record, "
            f"CASE WHEN {JOINS_OURS} THEN null ELSE elementId(r) END AS foreign "
            f"{'ORDER BY toLower(type(r)), a.id, b.id, r.id' if record is _WHOLE else ''}"
        )
        for row in self.read(text, {**self.ours, **given}):
            if foreign := row.get("foreign"):
                self.left_out.relationships.add(foreign)
                continue
            yield self.tie_in(row["start"], row["type"], row["end"], row["record"])

    def node_in(self, node_type: str, record: Record) -> Node:
        """Return the node of a record.

        Raises:
            DatasetChanged: others have changed a value into one that the vocabulary forbids.
        """
        self._check_frame(record, ("name",), _TEXTS)
        node = node_of(self.vocabulary, node_type, record)
        self._check(node, self.vocabulary.nodes[node_type])
        return node

    def tie_in(self, start: str, relationship_type: str, end: str, record: Record) -> Relationship:
        """Return the relationship of a record; raises what `node_in` raises."""
        self._check_frame(record, (), ("sources",))
        tie = relationship_of(self.vocabulary, start, relationship_type, end, record)
        self._check(tie, self.vocabulary.relationships[tie.type])
        return tie

    def changed(self, what: str) -> DatasetChanged:
        """Return the error that others have changed what is there."""
        return DatasetChanged(self._place, what)

    @cached_property
    def ours(self) -> dict[str, Any]:
        """What tells which nodes are of this data set: `twins` are those of others that bear an id of ours."""
        return {**self.own, "twins": self._twins() if self._among_others else []}

    def _twins(self) -> list[str]:
        """Return the places of nodes to which others gave an id of ours, under another type of ours.

        What we write has more of the lists that every record of ours has.

        Raises:
            DatasetChanged: two have the same id and as many.
        """
        text = (
            f"{self._node_pattern(())} AND {bears_id_and_name('n')} WITH n.id AS id, collect(n) AS same "
            "WHERE size(same) > 1 UNWIND same AS n "
            f"WITH id, elementId(n) AS place, {lists_of('n')} AS lists "
            "ORDER BY id, lists DESC RETURN id, collect(place) AS places, collect(lists) AS lists"
        )
        twins: list[str] = []
        for row in self.read(text, self.own):
            if row["lists"][0] == row["lists"][1]:
                raise self.changed(f"{row['id']}: {len(row['places'])} nodes bear this id")
            twins += row["places"][1:]
        return twins

    def _check(self, thing: Node | Relationship, definition: NodeType | RelationshipType) -> None:
        faults = check_values(definition, thing.properties)
        if has_error(faults):
            raise self.changed(f"{thing.id}: {'; '.join(map(str, faults))}")

    def _check_frame(self, record: Record, texts: tuple[str, ...], lists: tuple[str, ...]) -> None:
        """Check what every record has beside the properties of its type."""
        faults = [f"{name} is no text" for name in texts if not isinstance(record.get(name), str)]
        faults += [f"{name} is no list of texts" for name in lists if not _are_texts(record.get(name))]
        if not faults and not all(map(is_statement, record.get("statements") or ())):
            faults.append("statements holds what is no statement")
        if faults:
            raise self.changed(f"{record['id']}: {'; '.join(faults)}")

    def _type_in(self, labels: Iterable[str]) -> str:
        return next(label for label in labels if label in self.vocabulary.nodes)

    def _node_pattern(self, types: tuple[str, ...]) -> str:
        return f"MATCH (n:{any_of(types or self.vocabulary.nodes)}) WHERE n.dataset = $dataset"

    def _relationship_pattern(self, types: tuple[str, ...]) -> str:
        return f"MATCH (a)-[r:{any_of(types or self.vocabulary.relationships)}]->(b) WHERE r.dataset = $dataset"


def _count_in(record: Record, name: str) -> int | None:
    """Return how many there were when a data set was pushed, if that is known: others may have put anything there."""
    count = record.get(name)
    return count if isinstance(count, int) else None


def lists_of(variable: str) -> str:
    """Return how many of the lists a node has that every record of ours has: of ours, all three."""
    lists = ", ".join(f"{variable}.{name}" for name in _TEXTS if name != "statements")
    return f"size([each IN [{lists}] WHERE each IS NOT NULL])"


def _is_ours(variable: str) -> str:
    return f"{bears_id_and_name(variable)} AND NOT elementId({variable}) IN $twins"


def _ends_at_ours(end: str) -> str:
    return f"{end}.dataset = $dataset AND {_is_ours(end)} AND any(label IN labels({end}) WHERE label IN $labels)"


TYPE_OF_NODE = "[label IN labels(n) WHERE label IN $labels][0]"
IS_OURS = _is_ours("n")
LEADS_TO_OURS = f"r.id STARTS WITH '' AND {_ends_at_ours('b')}"
JOINS_OURS = f"{LEADS_TO_OURS} AND {_ends_at_ours('a')}"


def _are_texts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def any_of(names: Iterable[str]) -> str:
    """Return a label or type expression that any of these names fits.

    >>> any_of(["City", "Country"])
    '`City`|`Country`'
    """
    return "|".join(f"`{name.replace('`', '``')}`" for name in names)
