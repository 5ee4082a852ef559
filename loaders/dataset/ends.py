"""What the ends of relationships name: nodes by id or by name, among the types that an end may have."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_model.faults import Fault, shorten
from graph_model.folding import fold
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.periods import describe_period
from graph_model.vocabulary import RelationshipType
from graph_model.wording import counted, first_of
from loaders.files.tables import Table
from loaders.files.text_columns import TextColumn

Place = tuple[str, int]  # a file and a row
Pair = tuple[str, str]  # the ids of both ends

ENDS = ("from", "to")
NO_NODE = -1
MOST_NAMED = 3  # values that a warning names
MOST_MEANT = 2  # names that are suggested in the place of an unknown one


@dataclass(frozen=True, slots=True)
class Pairs:
    """The nodes at both ends of each row of a table, as rows of nodes, or NO_NODE twice where they are not clear."""

    starts: array[int]
    ends: array[int]

    def undecided(self) -> list[int]:
        """Return the rows of which an end is not clear."""
        if NO_NODE not in self.starts and NO_NODE not in self.ends:
            return []
        return [place for place, pair in enumerate(zip(self.starts, self.ends, strict=True)) if NO_NODE in pair]


class EndResolver:
    """Finds the nodes that cells name.

    `stand_for` says which ids stand for one that several tables give; `left_out` where a node stands that a fault
    leaves out, by its folded names. What else is left out because of it is counted in `follows`.
    """

    def __init__(
        self, graph: Graph, nodes: KeptColumns, stand_for: Mapping[str, list[str]], left_out: Mapping[str, Place]
    ) -> None:
        self.graph, self.nodes = graph, nodes
        self.follows: Counter[Place] = Counter()
        self._stand_for, self._left_out = stand_for, left_out

    def one(self, table: Table, place: int, column: str, types: frozenset[str]) -> str | None:
        """Return the id of the one node of these types that a cell names; None with a fault otherwise."""
        found = self._sought(table.column(column)[place], types)
        if len(found) == 1:
            return found[0]
        self._refuse(table, place, column, found, types)
        return None

    def pairs(self, kind: RelationshipType, table: Table) -> Pairs:
        """Return the ids of the ends of each row, with a fault where they are not clear.

        Where several nodes bear a name, that is meant whose type the relationship may have at this end. If several may,
        that is meant whose type all other rows have in the column, and a warning says so; if that does not tell either,
        an id must be given.
        """
        types = [frozenset(each for pair in kind.ends for each in pair[end]) for end in (0, 1)]
        columns = [table.column(name) for name in ENDS]
        rows, several = zip(*map(self._sought_all, columns, types), strict=True)
        ends = (array("q", map(each.__getitem__, column.numbers)) for column, each in zip(columns, rows, strict=True))
        pairs = Pairs(*ends)
        unclear: dict[int, list[Pair]] = {}
        for place in pairs.undecided():
            starts, stops = (
                each[number] if (number := column.numbers[place]) in each else [self.nodes.ids[one[number]]]
                for column, one, each in zip(columns, rows, several, strict=True)
            )
            options = [(a, b) for a in starts for b in stops if kind.joins(self._type(a), self._type(b))]
            self._settle(pairs, place, self._only(options))
            if pairs.starts[place] == NO_NODE and options:
                unclear[place] = options
            elif not options:
                for column, there, allowed in zip(ENDS, (starts, stops), types, strict=True):
                    if len(there) != 1:
                        self._refuse(table, place, column, there, allowed)
        if unclear:
            self._decide(table, pairs, unclear)
        return pairs

    def _settle(self, pairs: Pairs, place: int, decided: Pair | None) -> None:
        start, end = (NO_NODE, NO_NODE) if decided is None else map(self.nodes.rows.__getitem__, decided)
        pairs.starts[place], pairs.ends[place] = start, end

    def _decide(self, table: Table, pairs: Pairs, unclear: Mapping[int, list[Pair]]) -> None:
        """Decide unclear ends by the types that the other rows have in the same column, or refuse them."""
        sure = [
            {self._type(self.nodes.ids[row]) for row in set(rows) if row != NO_NODE}
            for rows in (pairs.starts, pairs.ends)
        ]
        read_as: dict[tuple[str, str], list[str]] = defaultdict(list)
        for place, options in unclear.items():
            left = [pair for pair in options if all(self._type(pair[end]) in sure[end] for end in (0, 1))]
            decided = self._only(left)
            self._settle(pairs, place, decided)
            for end, column in enumerate(ENDS):
                named = list(dict.fromkeys(pair[end] for pair in options))
                if len(named) > 1 and decided is None:
                    self._refuse(table, place, column, named, frozenset())
                elif len(named) > 1 and decided is not None:
                    read_as[column, self._type(decided[end])].append(table.column(column)[place])
        for (column, type_name), texts in read_as.items():
            _warn_of_reading(table, column, type_name, texts)

    def _sought_all(self, column: TextColumn, types: frozenset[str]) -> tuple[list[int], dict[int, list[str]]]:
        """Return the row of the node that each text names; and, by number, the ids where one names none or several."""
        known, types_of = {} if self._stand_for else self.nodes.rows, self.nodes.types
        found = [known.get(text, NO_NODE) for text in column.texts]
        rows = [row if row == NO_NODE or types_of[row] in types else NO_NODE for row in found]
        several: dict[int, list[str]] = {}
        if NO_NODE in rows:
            for number in set(column.numbers) & {number for number, row in enumerate(rows) if row == NO_NODE}:
                ids = self._sought(column.texts[number], types)
                if len(ids) == 1:
                    rows[number] = self.nodes.rows[ids[0]]
                else:
                    several[number] = ids
        return rows, several

    def _sought(self, text: str, types: frozenset[str]) -> list[str]:
        """Return the ids of the nodes that a text names: of these types, if any is; by the nearest way of naming."""
        if not self._stand_for and text in self.graph and self._type(text) in types:
            return [text]
        others: list[str] = []
        for found in self._levels(text):
            if allowed := [each for each in found if self._type(each) in types]:
                return allowed
            others = others or found
        return [] if self._is_left_out(text) else others

    def _levels(self, text: str) -> Iterator[list[str]]:
        """Yield the ids that a text may mean: by id, by the name to the letter, but for its case, and when folded."""
        if not text:
            return
        yield self._by_id(text)
        yield from self.graph.names.levels(text)
        if text.endswith(".0"):
            yield self._by_id(text.removesuffix(".0"))  # an id that pandas took for a number

    def _by_id(self, text: str) -> list[str]:
        given = [each for each in self._stand_for.get(text, ()) if each in self.graph]  # others a fault leaves out
        return [text, *given] if text in self.graph else given

    def _refuse(self, table: Table, place: int, column: str, found: Collection[str], types: frozenset[str]) -> None:
        """Note why a cell names no node, or not one; what may be meant is of these types."""
        text = table.column(column)[place]
        if not text:
            fault = Fault("is empty", "give an id or a name", column)
        elif found:
            fault = Fault("names several nodes", f"use an id: {self._told_apart(found)}", column, text)
        elif self._is_left_out(text):
            self.follows[self._left_out[fold(text)]] += 1
            return
        else:
            near = self._nearest(text, types)
            missing = "add the node to its table, or this name to its aliases"
            remedy = f"did you mean {' or '.join(near)}?" if near else missing
            fault = Fault("is no node", remedy, column, text)
        table.fault(fault, table.numbers[place])

    def _nearest(self, text: str, types: frozenset[str]) -> list[str]:
        """Return names of nodes of these types that a text may mean."""
        names = self.graph.names
        near = names.nearest(text, 10 * MOST_MEANT, cutoff=75)
        return [each for each in near if any(self._type(one) in types for one in self._named(each))][:MOST_MEANT]

    def _named(self, name: str) -> Iterator[str]:
        for level in self.graph.names.levels(name):
            yield from level

    def _told_apart(self, ids: Iterable[str]) -> str:
        return "; ".join(f"{node_id} ({self._telling(node_id)})" for node_id in ids)

    def _telling(self, node_id: str) -> str:
        node = self.graph.node(node_id)
        dates = self.graph.vocabulary.nodes[node.type].dates.properties()
        when = [describe_period(on=str(node.properties[each])) for each in dates if each in node.properties]
        return ", ".join(filter(None, [node.type, node.name, str(node.properties.get("iso_code", "")), *when]))

    def _is_left_out(self, text: str) -> bool:
        return bool(self._left_out) and fold(text) in self._left_out

    def _only(self, pairs: Sequence[Pair]) -> Pair | None:
        """Return the one pair that can be meant; that nothing is related to itself tells no two of a type apart."""
        for end in (0, 1):
            ids = {pair[end] for pair in pairs}
            if len({self._type(each) for each in ids}) < len(ids):
                return None
        others = [pair for pair in pairs if pair[0] != pair[1]] or pairs
        return others[0] if len(others) == 1 else None

    def _type(self, node_id: str) -> str:
        return self.graph.type_of(node_id)


def _warn_of_reading(table: Table, column: str, type_name: str, texts: list[str]) -> None:
    """Say, once for a column, how names and ids were read that nodes of several types bear."""
    named = first_of(list(dict.fromkeys(map(shorten, texts))), MOST_NAMED)
    cells = counted(len(texts), "cell")
    message = f"has {cells} that nodes of several types answer to, read as {type_name} as in other rows: {named}"
    remedy = f"leave it so, or give the id where no {type_name} is meant"
    table.fault(Fault(message, remedy, column, severity="warning"))
