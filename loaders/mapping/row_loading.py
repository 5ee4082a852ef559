"""Rows of a file read one by one: each is staged as a whole or, where one thing is wrong, not at all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from graph_model.faults import Fault, has_error
from loaders.mapping.cells import Cells
from loaders.mapping.file_readers import FileReaders, TieEntry
from loaders.mapping.loading import ERROR, NO_ID, NOTHING, Load
from loaders.mapping.node_entries import FoundNodes, NodeReader
from loaders.mapping.staging import ROWS_A_FILE, StagedNode
from loaders.mapping.summary import FileCount
from loaders.mapping.tie_entries import FoundTie

_SaidTie = tuple[TieEntry, FoundNodes, FoundNodes, FoundTie]  # which relationship, between which nodes, and how


class RowLoader:
    """Stages rows one by one, and gathers their faults."""

    def __init__(self, load: Load, readers: FileReaders, count: FileCount) -> None:
        self.load, self.readers, self.count = load, readers, count
        self.citations: dict[tuple[int, str], int] = {}  # by source and place in it

    def stage(self, place: int, cells: Cells) -> None:
        """Stage what a row says, all of it or, where one thing is wrong, nothing."""
        said: list[tuple[tuple[FoundNodes, ...], list[_SaidTie], Cells]] = []
        is_wrong = names_something = lacks_id = False
        for each in self._unfold(cells):
            if self.readers.derive is not None:
                each, faults = self.readers.derive(each)  # noqa: PLW2901 - the same row, with more cells
                if faults:
                    self.load.faults.extend(faults, place)
                    is_wrong = is_wrong or has_error(faults)
            found = tuple([reader(each) for reader in self.readers.nodes])
            for nodes in found:
                if nodes.faults:
                    self.load.faults.extend(nodes.faults, place)
                    is_wrong = is_wrong or nodes.is_wrong
                names_something = names_something or bool(nodes.nodes)
                lacks_id = lacks_id or nodes.lacks_id
            ties, are_wrong = self._ties_of(found, each, place)
            is_wrong = is_wrong or are_wrong
            said.append((found, ties, each))
        if is_wrong:
            self.count.skipped[ERROR] += 1
        elif not names_something:
            self.count.skipped[NO_ID if lacks_id else NOTHING] += 1
        else:
            if lacks_id:
                self.load.lacking.append(place)
            for found, ties, each in said:
                self._stage(place, found, ties, each)

    def _ties_of(self, found: tuple[FoundNodes, ...], cells: Cells, place: int) -> tuple[list[_SaidTie], bool]:
        """Return the relationships that a row states, and whether one of them is wrong."""
        ties: list[_SaidTie] = []
        is_wrong = False
        for entry in self.readers.ties:
            starts, stops, reader = found[entry.start], found[entry.stop], entry.reader
            if reader.wanted is not None and not reader.wanted(cells):
                continue
            if not starts.nodes or not stops.nodes:
                entry.ends_missing += 1
                continue
            tie = reader(cells)
            if tie.faults:
                self.load.faults.extend(tie.faults, place)
                is_wrong = is_wrong or tie.is_wrong
            if starts is not stops and (itself := _itself(starts, stops)):
                nodes = self.readers.nodes
                self.load.faults.add(_related_to_itself(nodes[entry.start], nodes[entry.stop], itself), place)
                is_wrong = True
            ties.append((entry, starts, stops, tie))
        return ties, is_wrong

    def _unfold(self, cells: Cells) -> Iterable[Cells]:
        readers = self.readers
        if readers.unfolded is None:
            return (cells,)
        rows = readers.unfolded.rows(cells)
        return rows if readers.wanted is None else filter(readers.wanted, rows)

    def _stage(self, place: int, found: tuple[FoundNodes, ...], ties: list[_SaidTie], cells: Cells) -> None:
        citation = self._citation(cells, place)
        staging = self.load.staging
        for nodes in found:
            if not nodes.numbers and nodes.nodes:
                nodes.is_staged(tuple(staging.add_node(each, citation, place) for each in nodes.nodes))
                nodes.cited.add(citation)
                self._used(nodes.nodes)
            elif citation not in nodes.cited:
                for number in nodes.numbers:
                    staging.cite(number, citation)
                nodes.cited.add(citation)
        for entry, starts, stops, tie in ties:
            within = starts is stops  # of a list on both sides every two
            pairs = combinations(starts.numbers, 2) if within else product(starts.numbers, stops.numbers)
            for start, stop in pairs:
                ends = (stop, start) if entry.is_symmetric and stop < start else (start, stop)
                said = (*ends, tie.cells, citation, tie.year)
                if entry.is_new(said, place):
                    staging.add_tie((place, entry.kind, *said))

    def _used(self, nodes: Iterable[StagedNode]) -> None:
        for node in nodes:
            for kind in node.type.rstrip("?").split("|"):
                self.load.used.setdefault(kind, set()).update(name for name, _ in node.cells)

    def _citation(self, cells: Cells, place: int) -> int:
        reader, at = self.readers.source, self.readers.at
        found = reader(cells) if reader is not None else None
        if found is None or not found.nodes:
            return 0
        if not found.numbers:
            found.is_staged((self.load.staging.add_node(found.nodes[0], 0, 0),))
            self._used(found.nodes)
        file = self.load.files[place // ROWS_A_FILE]
        where = at.replace("{row}", str(place % ROWS_A_FILE)).replace("{file}", file) if at else ""
        key = (found.numbers[0], where)
        known = self.citations.get(key)
        if known is None:
            if "{row}" in at:
                self.citations.clear()
            known = self.citations[key] = self.load.staging.citation(*key)
        return known


def _itself(starts: FoundNodes, stops: FoundNodes) -> str:
    """Return the name of a node that stands on both sides; empty where none does."""
    for one in starts.nodes:
        for other in stops.nodes:
            if one.key == other.key and one.type == other.type:
                return one.name
    return ""


def _related_to_itself(start: NodeReader, stop: NodeReader, name: str) -> Fault:
    columns = ", ".join(filter(None, (_column(start), _column(stop))))
    return Fault("is related to itself", "check the two columns, or leave the row out", columns, name)


def _column(reader: NodeReader) -> str:
    name = reader.entry.name or reader.entry.id
    return ", ".join(name.columns) if name else ""
