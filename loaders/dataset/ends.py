"""What the ends of relationships name: nodes by id or by name, among the types that an end may have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from graph_model.faults import Fault, shorten
from graph_model.folding import fold
from graph_model.graph import Graph
from graph_model.periods import describe_period
from graph_model.vocabulary import RelationshipType
from graph_model.wording import counted, first_of
from loaders.files.tables import Row, Table

Place = tuple[str, int]  # a file and a row
Pair = tuple[str, str]  # the ids of both ends

ENDS = ("from", "to")
MOST_NAMED = 3  # values that a warning names
MOST_MEANT = 2  # names that are suggested in the place of an unknown one


class _Sought(dict[str, list[str]]):
    """What each text names, found when it is first met."""

    def __init__(self, find: Callable[[str], list[str]]) -> None:
        self.find = find

    def __missing__(self, text: str) -> list[str]:
        found = self[text] = self.find(text)
        return found


class EndResolver:
    """Finds the nodes that cells name.

    `stand_for` says which ids stand for one that several tables give; `left_out` where a node stands that a fault
    leaves out, by its folded names. What else is left out because of it is counted in `follows`.
    """

    def __init__(self, graph: Graph, stand_for: Mapping[str, list[str]], left_out: Mapping[str, Place]) -> None:
        self.graph = graph
        self.follows: Counter[Place] = Counter()
        self._stand_for, self._left_out = stand_for, left_out

    def one(self, table: Table, row: Row, column: str, types: frozenset[str]) -> str | None:
        """Return the id of the one node of these types that a cell names; None with a fault otherwise."""
        found = self._sought(row.cells.get(column, ""), types)
        if len(found) == 1:
            return found[0]
        self._refuse(table, row, column, found, types)
        return None

    def pairs(self, kind: RelationshipType, table: Table, rows: Sequence[Row]) -> list[Pair | None]:
        """Return the ids of the ends of each row, None with a fault where they are not clear.

        Where several nodes bear a name, that is meant whose type the relationship may have at this end. If several may,
        that is meant whose type all other rows have in the column, and a warning says so; if that does not tell either,
        an id must be given.
        """
        types = [frozenset(each for pair in kind.ends for each in pair[end]) for end in (0, 1)]
        sought = [_Sought(partial(self._sought, types=each)) for each in types]
        found: list[Pair | None] = []
        unclear: dict[int, list[Pair]] = {}
        for place, row in enumerate(rows):
            starts, stops = sought[0][row.cells.get("from", "")], sought[1][row.cells.get("to", "")]
            if len(starts) == 1 and len(stops) == 1:
                found.append((starts[0], stops[0]))
                continue
            options = [(a, b) for a in starts for b in stops if kind.joins(self._type(a), self._type(b))]
            decided = self._only(options)
            found.append(decided)
            if decided is None and options:
                unclear[place] = options
            elif not options:
                for column, there, allowed in zip(ENDS, (starts, stops), types, strict=True):
                    if len(there) != 1:
                        self._refuse(table, row, column, there, allowed)
        if unclear:
            self._decide(table, rows, found, unclear)
        return found

    def _decide(
        self, table: Table, rows: Sequence[Row], found: list[Pair | None], unclear: Mapping[int, list[Pair]]
    ) -> None:
        """Decide unclear ends by the types that the other rows have in the same column, or refuse them."""
        sure = [{self._type(pair[end]) for pair in found if pair is not None} for end in (0, 1)]
        read_as: dict[tuple[str, str], list[str]] = defaultdict(list)
        for place, options in unclear.items():
            left = [pair for pair in options if all(self._type(pair[end]) in sure[end] for end in (0, 1))]
            found[place] = decided = self._only(left)
            for end, column in enumerate(ENDS):
                named = list(dict.fromkeys(pair[end] for pair in options))
                if len(named) > 1 and decided is None:
                    self._refuse(table, rows[place], column, named, frozenset())
                elif len(named) > 1 and decided is not None:
                    read_as[column, self._type(decided[end])].append(rows[place].cells[column])
        for (column, type_name), texts in read_as.items():
            _warn_of_reading(table, column, type_name, texts)

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
        given = self._stand_for.get(text, []) if self._stand_for else []
        return [text, *given] if text in self.graph else given

    def _refuse(self, table: Table, row: Row, column: str, found: Collection[str], types: frozenset[str]) -> None:
        """Note why a cell names no node, or not one; what may be meant is of these types."""
        text = row.cells.get(column, "")
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
        table.fault(fault, row.number)

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
        return self.graph.node(node_id).type


def _warn_of_reading(table: Table, column: str, type_name: str, texts: list[str]) -> None:
    """Say, once for a column, how names and ids were read that nodes of several types bear."""
    named = first_of(list(dict.fromkeys(map(shorten, texts))), MOST_NAMED)
    cells = counted(len(texts), "cell")
    message = f"has {cells} that nodes of several types answer to, read as {type_name} as in other rows: {named}"
    remedy = f"leave it so, or give the id where no {type_name} is meant"
    table.fault(Fault(message, remedy, column, severity="warning"))
