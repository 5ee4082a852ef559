"""What a graph keeps that was read whole: columns, of which nodes and relationships are made when they are asked for.

Whoever changes more than the attributes of a node gets all of it as `KeptObjects`, and pays for it once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat

from graph_model.columns import NodeColumns, RelationshipColumns
from graph_model.elements import Node, Relationship
from graph_model.kept_objects import InMemory, KeptObjects
from graph_model.names import Alias, NameIndex
from graph_model.neighbours import Neighbours
from graph_model.stored_names import StoredEntries, StoredNames


class KeptColumns(InMemory):
    """Nodes and relationships as columns; a node's row is counted over all types, and so is a relationship's."""

    def __init__(
        self,
        nodes: Sequence[NodeColumns],
        relationships: Sequence[RelationshipColumns] = (),
        changed: Mapping[int, Node] | None = None,
        names: StoredNames | None = None,
    ) -> None:
        self.node_columns = list(nodes)
        self.relationship_columns: list[RelationshipColumns] = []
        self.changed: dict[int, Node] = dict(changed or {})  # what was put in the place of a row since
        self._stored_names = names  # as long as nothing has changed
        self._first_node = _first_rows(nodes)
        self._first_relationship = [0]
        for each in relationships:
            self.add_relationships(each)

    def add_relationships(self, columns: RelationshipColumns) -> None:
        """Add the relationships of another type, before any is asked for."""
        self.relationship_columns.append(columns)
        self._first_relationship.append(self._first_relationship[-1] + len(columns))

    # -- rows -----------------------------------------------------------------------------------------------------

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all nodes, in order."""
        return [node_id for each in self.node_columns for node_id in each.ids]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each node, by its id."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def types(self) -> Sequence[str]:
        """The type of each node, as it was read."""
        return list(chain.from_iterable(repeat(each.type, len(each)) for each in self.node_columns))

    @cached_property
    def outgoing(self) -> Neighbours:
        """The relationships that start at each node."""
        return Neighbours.of((each.starts for each in self.relationship_columns), len(self))

    @cached_property
    def incoming(self) -> Neighbours:
        """The relationships that end at each node."""
        return Neighbours.of((each.ends for each in self.relationship_columns), len(self))

    @property
    def all_columns(self) -> list[NodeColumns | RelationshipColumns]:
        """The columns of all nodes, and then of all relationships."""
        return [*self.node_columns, *self.relationship_columns]

    def places(self) -> Iterator[tuple[NodeColumns | RelationshipColumns, int]]:
        """Yield the columns and the row there of each node, and then of each relationship, in order."""
        for nodes in self.node_columns:
            yield from zip(repeat(nodes), range(len(nodes)), strict=False)
        for row in self.outgoing.order:
            place = bisect_right(self._first_relationship, row) - 1
            yield self.relationship_columns[place], row - self._first_relationship[place]

    def _type_of(self, row: int) -> str:
        return self.node_columns[bisect_right(self._first_node, row) - 1].type

    def _node(self, row: int) -> Node:
        if row in self.changed:
            return self.changed[row]
        place = bisect_right(self._first_node, row) - 1
        return self.node_columns[place].node(row - self._first_node[place])

    def _relationships(self, rows: Iterable[int], types: Sequence[str]) -> Iterator[Relationship]:
        first, columns, ids = self._first_relationship, self.relationship_columns, self.ids
        wanted = [not types or each.type in types for each in columns]
        for row in rows if any(wanted) else ():
            place = bisect_right(first, row) - 1
            if wanted[place]:
                yield columns[place].relationship(row - first[place], ids)

    # -- what a graph keeps ----------------------------------------------------------------------------------------

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return self._first_relationship[-1]

    def __len__(self) -> int:
        return self._first_node[-1]

    def __contains__(self, node_id: object) -> bool:
        return node_id in self.rows

    def node(self, node_id: str) -> Node:
        """Return a node; KeyError if there is none."""
        return self._node(self.rows[node_id])

    def type_of(self, node_id: str) -> str:
        """Return the type of a node; KeyError if there is none."""
        row = self.rows[node_id]
        return self.changed[row].type if row in self.changed else self._type_of(row)

    def types_of(self, types: Sequence[str] = ()) -> dict[str, str]:
        """Return the type of each node, by its id."""
        known = dict(zip(self.ids, self.types, strict=True))
        known.update({node.id: node.type for node in self.changed.values()})
        return known if not types else {node_id: each for node_id, each in known.items() if each in types}

    def nodes(self, types: Sequence[str] = ()) -> Iterator[Node]:
        """Yield nodes, in the order in which they came."""
        for first, columns in zip(self._first_node, self.node_columns, strict=False):
            if not types or columns.type in types or self.changed:
                for row in range(first, first + len(columns)):
                    if row in self.changed:
                        if not types or self.changed[row].type in types:
                            yield self.changed[row]
                    elif not types or columns.type in types:
                        yield columns.node(row - first)

    def name_index(self) -> NameIndex:
        """Return an index of every name of every node."""
        if self._stored_names is not None:
            return NameIndex(StoredEntries(self._stored_names, self.ids))
        index = NameIndex()
        for first, columns in zip(self._first_node, self.node_columns, strict=False):
            others = [[Alias.parse(alias).text for alias in aliases] for aliases in columns.aliases.values]
            named = zip(columns.ids, columns.names, columns.aliases.numbers, strict=True)
            for row, (node_id, name, number) in enumerate(named, start=first):
                index.add(node_id, self.changed[row].names if row in self.changed else [name, *others[number]])
        return index

    def relationships(self, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield relationships, those that start at one node together."""
        return self._relationships(self.outgoing.order, types)

    def relationships_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node."""
        row = self.rows.get(node_id)
        if row is None:
            return iter(())
        return self._relationships((*self.outgoing[row], *self.incoming[row]), types)

    def neighbours_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[str]:
        """Yield for each relationship that starts or ends at a node the id of the node at its other end."""
        row = self.rows.get(node_id)
        if row is None:
            return
        first, columns, ids = self._first_relationship, self.relationship_columns, self.ids
        wanted = [not types or each.type in types for each in columns]
        for outgoing, rows in ((True, self.outgoing[row]), (False, self.incoming[row])):
            for each in rows:
                place = bisect_right(first, each) - 1
                if wanted[place]:
                    others = columns[place].ends if outgoing else columns[place].starts
                    yield ids[others[each - first[place]]]

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""
        return map(self._node, sorted(self.rows[node_id] for node_id in set(node_ids) & self.rows.keys()))

    def tie_counts(self, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many relationships start or end at each of these nodes."""
        rows = {node_id: self.rows.get(node_id) for node_id in node_ids}
        both = (self.outgoing, self.incoming)
        return {each: 0 if row is None else sum(at.count(row) for at in both) for each, row in rows.items()}

    def relationship(self, start: str, end: str, key: str) -> Relationship | None:
        """Return the relationship with these ends and this key, if there is one."""
        return next((each for each in self.relationships_of(start) if (each.end, each.key) == (end, key)), None)

    # -- changes ---------------------------------------------------------------------------------------------------

    def keep_node(self, node: Node) -> KeptColumns | KeptObjects:
        """Keep a node in the place of the one that has its id, if any; return what keeps all from then on."""
        row = self.rows.get(node.id)
        if row is None:
            return self.as_objects().keep_node(node)
        self.changed[row] = node
        self._stored_names = None
        return self

    def keep_relationship(self, relationship: Relationship) -> KeptObjects:
        """Keep a relationship, as `keep_node` does a node."""
        return self.as_objects().keep_relationship(relationship)

    def as_objects(self) -> KeptObjects:
        """Return the same as nodes and relationships that are all made."""
        objects = KeptObjects()
        for node in self.nodes():
            objects.keep_node(node)
        for each in self._relationships(range(self.relationship_count), ()):
            objects.keep_relationship(each)
        return objects


def _first_rows(nodes: Sequence[NodeColumns]) -> list[int]:
    first = [0]
    for each in nodes:
        first.append(first[-1] + len(each))
    return first
