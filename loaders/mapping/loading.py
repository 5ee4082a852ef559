"""The rows of all tables of a mapping, read into the staging file, with every fault and a summary that balances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from graph_model.errors import NoData
from graph_model.faults import Fault, InvalidData, Report, has_error
from graph_model.wording import counted, first_of
from loaders.mapping.cells import Cells
from loaders.mapping.columns import Places, absent_fault, find_columns, named_columns
from loaders.mapping.deriving import Deriver
from loaders.mapping.entries import MOST_REMEMBERED, FoundNodes, FoundTie, NodeReader, TieReader, wanted
from loaders.mapping.fault_log import FaultLog
from loaders.mapping.keeping import DROP, keeps_at, kept_columns, widened
from loaders.mapping.model import Mapping, NodeEntry, SourceEntry, TableEntry
from loaders.mapping.reading import NEVER
from loaders.mapping.staging import ROWS_A_FILE, StagedNode, Staging
from loaders.mapping.summary import FileCount, Summary
from loaders.mapping.unfolding import Unfolded
from loaders.tabular.opening import open_sources
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import TabularSource

Progress = Callable[[int], None]
PROGRESS_ROWS = 10_000

ERROR = "has an error"
NOT_WANTED = "left out by where or except"
NOTHING = "names nothing"


def no_progress(_rows: int) -> None:
    """Show nothing."""


@dataclass(slots=True)
class Load:
    """A mapping on its way into the staging file.

    `without` are the places of rows to be left out, for what was found wrong with them (`late`) when all had been read.
    """

    mapping: Mapping
    staging: Staging
    without: frozenset[int] = frozenset()
    late: FaultLog = field(default_factory=FaultLog)
    progress: Progress = no_progress
    summary: Summary = field(default_factory=Summary)
    faults: FaultLog = field(default_factory=FaultLog)
    files: dict[int, str] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)  # the properties that are filled, by type
    counts: dict[int, FileCount] = field(default_factory=dict)
    last_rows: dict[int, int] = field(default_factory=dict)  # of each file the number of its last row

    def read(self) -> None:
        """Read all rows of all tables.

        Raises:
            InvalidData: a table names columns that no file has; its report lists all.
            NoData: a table has no file.
        """
        opened = [(table, self._open(table)) for table in self.mapping.tables]
        faults = [fault for table, sources in opened for fault in self._absent(table, sources)]
        if faults:
            raise InvalidData(Report([each.at(self.mapping.file, each.row) for each in faults]))
        headers = [(table, _header(table, each.columns)) for table, sources in opened for each in sources]
        self.mapping = widened(self.mapping, headers)
        for table, sources in opened:
            for source in sources:
                self._read_source(table, source)
        self.staging.flush()

    def listed_faults(self) -> Iterator[Fault]:
        """Yield the faults for a report, each with file and row."""
        yield from self.faults.listed(self.files)
        yield from self.late.listed(self.files)

    def _open(self, table: TableEntry) -> list[TabularSource]:
        sheet: str | int | None = int(table.sheet) if table.sheet and table.sheet.isdecimal() else table.sheet
        settings = TableSettings(table.encoding, table.delimiter, sheet, table.header, table.records)
        try:
            return [each for file in table.files for each in open_sources(self.mapping.folder, file, settings)]
        except NoData as error:
            fault = Fault("names no file to read", str(error), f"{table.place.key}.file", ", ".join(table.files))
            raise InvalidData(Report([fault.at(self.mapping.file, table.place.line or None)])) from None

    def _absent(self, table: TableEntry, sources: list[TabularSource]) -> Iterator[Fault]:
        """Yield a fault of each column that no file of the table has; what only some lack is a note."""
        headers = {each.file: each.columns for each in sources if each.columns}
        if not headers:
            return
        missing: dict[str, list[str]] = {}
        named = named_columns(table)
        where = dict(named)
        for source in sources:
            for column, _ in find_columns(table, _header(table, source.columns), named).absent:
                missing.setdefault(column, []).append(source.file)
        for column, files in missing.items():
            if len(files) >= len(headers):
                yield absent_fault(column, where[column], table, headers)
            else:
                self.summary.note(f"has no column {column}: it is read as empty in {first_of(files, 3)}")

    def _read_source(self, table: TableEntry, source: TabularSource) -> None:
        file = len(self.files) + 1
        self.files[file] = source.file
        count = self.counts[file] = FileCount(source.file)
        self.summary.files.append(count)
        for sentence in source.chosen:
            self.summary.note(f"read: {sentence}", source.file)
        _SourceLoad(self, table, source, file, count).read()
        for fault in source.faults:
            is_row = fault.row is not None and fault.row != (table.header or 1)
            if is_row and fault.severity == "error":
                count.read += 1
                count.skipped[ERROR] += 1
            self.faults.add(replace(fault, file="", row=None), file * ROWS_A_FILE + (fault.row or 0))


def _header(table: TableEntry, columns: list[str]) -> list[str]:
    return unfolded.header if (unfolded := _unfolded(table, columns)) else columns


def _unfolded(table: TableEntry, columns: list[str]) -> Unfolded | None:
    """Return the matrix of a table; what the table names of its columns stands beside the matrix."""
    if table.unfold is None:
        return None
    new = (table.unfold.name, table.unfold.value)
    named = [(column, place) for column, place in named_columns(table) if column not in new]
    return Unfolded(table.unfold, columns, find_columns(table, columns, named).found.values())


_SaidTie = tuple[int, FoundNodes, FoundNodes, FoundTie]  # which relationship, between which nodes, and how


class _SourceLoad:
    """One file of a table on its way into the staging file."""

    def __init__(self, load: Load, table: TableEntry, source: TabularSource, file: int, count: FileCount) -> None:
        self.load, self.table, self.source, self.count = load, table, source, count
        self.base = file * ROWS_A_FILE
        vocabulary, missing = load.mapping.vocabulary, table.missing
        self.unfolded = _unfolded(table, source.columns)
        header = self.unfolded.header if self.unfolded else source.columns
        self.places = find_columns(table, header, named_columns(table))
        found = self.places.found
        self.derive = Deriver(table.derived, found, len(header), missing) if table.derived else None
        kept = kept_columns(table, header)
        found = found | {column: header.index(column) for column in kept.values()}
        self._note_what_is_dropped()
        self.labels = list(table.nodes)
        self.nodes = [
            NodeReader(entry, vocabulary, found, missing, kept if label == keeps_at(table) else None)
            for label, entry in table.nodes.items()
        ]
        self.ties: list[tuple[TieReader, int, int, int]] = []
        kinds = list(vocabulary.relationships)
        for entry in table.relationships:
            known_on = _known_on(entry.known_on, load.mapping.known_on, vocabulary.relationships[entry.type].dated_by)
            reader = TieReader(entry, vocabulary.relationships[entry.type], found, missing, known_on)
            ends = self.labels.index(entry.start), self.labels.index(entry.end)
            self.ties.append((reader, *ends, kinds.index(entry.type)))
        self.wanted = wanted(table.where, table.excepted, found)
        self.source_reader = _source_reader(table.source, load.mapping, self.places, missing)
        self.ends_missing = [0] * len(self.ties)
        self.seen: list[set[tuple[object, ...]] | None] = [set() for _ in self.ties]  # what was stated already
        self._citations: dict[tuple[int, str], int] = {}

    def _note_what_is_dropped(self) -> None:
        unmapped = self.places.unmapped
        if unmapped and self.table.unmapped == DROP:
            names = first_of(unmapped, 5)
            text = f"{counted(len(unmapped), 'column')} not mapped, left out: {names}"
            self.load.summary.note(text, self.source.file)

    def read(self) -> None:
        """Read all rows."""
        read, number, base, without = 0, 0, self.base, self.load.without
        symmetric = [each.symmetric for each in self.load.mapping.vocabulary.relationships.values()]
        for number, cells in self.source.rows():
            read += 1
            if not read % PROGRESS_ROWS:
                self.load.progress(PROGRESS_ROWS)
            place = base + number
            if self.wanted is not None and self.unfolded is None and not self.wanted(cells):
                self.count.skipped[NOT_WANTED] += 1
            elif place in without:
                self.count.skipped[ERROR] += 1
            else:
                self._row(place, cells, symmetric)
        self.load.progress(read % PROGRESS_ROWS)
        self.count.read += read
        self.load.last_rows[base // ROWS_A_FILE] = number
        self._note_what_was_used()

    def _row(self, place: int, cells: Cells, symmetric: list[bool]) -> None:
        """Stage what a row says, all of it or, where one thing is wrong, nothing."""
        said: list[tuple[tuple[FoundNodes, ...], list[_SaidTie], Cells]] = []
        is_wrong = names_something = False
        for each in self._unfold(cells):
            if self.derive is not None:
                each, faults = self.derive(each)  # noqa: PLW2901 - the same row, with more cells
                if faults:
                    self.load.faults.extend(faults, place)
                    is_wrong = is_wrong or has_error(faults)
            found = tuple([reader(each) for reader in self.nodes])
            for nodes in found:
                if nodes.faults:
                    self.load.faults.extend(nodes.faults, place)
                    is_wrong = is_wrong or nodes.is_wrong
                names_something = names_something or bool(nodes.nodes)
            ties, are_wrong = self._ties_of(found, each, place)
            is_wrong = is_wrong or are_wrong
            said.append((found, ties, each))
        if is_wrong:
            self.count.skipped[ERROR] += 1
        elif not names_something:
            self.count.skipped[NOTHING] += 1
        else:
            for found, ties, each in said:
                self._stage(place, found, ties, each, symmetric)

    def _ties_of(self, found: tuple[FoundNodes, ...], cells: Cells, place: int) -> tuple[list[_SaidTie], bool]:
        """Return the relationships that a row states, and whether one of them is wrong."""
        ties: list[_SaidTie] = []
        is_wrong = False
        for index, (reader, start, stop, _) in enumerate(self.ties):
            starts, stops = found[start], found[stop]
            if reader.wanted is not None and not reader.wanted(cells):
                continue
            if not starts.nodes or not stops.nodes:
                self.ends_missing[index] += 1
                continue
            tie = reader(cells)
            if tie.faults:
                self.load.faults.extend(tie.faults, place)
                is_wrong = is_wrong or tie.is_wrong
            if starts is not stops and (itself := _itself(starts, stops)):
                self.load.faults.add(_related_to_itself(self.nodes[start], self.nodes[stop], itself), place)
                is_wrong = True
            ties.append((index, starts, stops, tie))
        return ties, is_wrong

    def _unfold(self, cells: Cells) -> Iterable[Cells]:
        if self.unfolded is None:
            return (cells,)
        rows = self.unfolded.rows(cells)
        return rows if self.wanted is None else filter(self.wanted, rows)

    def _stage(
        self,
        place: int,
        found: tuple[FoundNodes, ...],
        ties: list[_SaidTie],
        cells: Cells,
        symmetric: list[bool],
    ) -> None:
        citation = self._citation(cells, place) if self.source_reader else 0
        staging = self.load.staging
        for nodes in found:
            if not nodes.numbers and nodes.nodes:
                nodes.numbers = tuple(staging.add_node(each, citation, place) for each in nodes.nodes)
                nodes.cited.add(citation)
                self._used(nodes.nodes)
            elif citation not in nodes.cited:
                for number in nodes.numbers:
                    staging.cite(number, citation)
                nodes.cited.add(citation)
        for index, starts, stops, tie in ties:
            kind = self.ties[index][3]
            within = starts is stops  # of a list on both sides every two
            pairs = combinations(starts.numbers, 2) if within else product(starts.numbers, stops.numbers)
            seen = self.seen[index]
            for start, stop in pairs:
                ends = (stop, start) if symmetric[kind] and stop < start else (start, stop)
                if seen is not None:
                    said = (ends, tie.cells, citation, tie.year)
                    if said in seen:
                        continue
                    seen.add(said)
                    if len(seen) >= MOST_REMEMBERED:
                        self.seen[index] = seen = None  # hardly anything repeats; the rest is sorted out later
                staging.add_tie(place, kind, *ends, tie.cells, citation, tie.year)

    def _used(self, nodes: Iterable[StagedNode]) -> None:
        for node in nodes:
            for kind in node.type.rstrip("?").split("|"):
                self.load.used.setdefault(kind, set()).update(name for name, _ in node.cells)

    def _citation(self, cells: Cells, place: int) -> int:
        reader, at = self.source_reader or (None, "")
        if reader is None:
            return 0
        found = reader(cells)
        if not found.nodes:
            return 0
        if not found.numbers:
            found.numbers = (self.load.staging.add_node(found.nodes[0], 0, 0),)
            self._used(found.nodes)
        where = at.replace("{row}", str(place % ROWS_A_FILE)).replace("{file}", self.source.file) if at else ""
        key = (found.numbers[0], where)
        known = self._citations.get(key)
        if known is None:
            if "{row}" in at:
                self._citations.clear()
            known = self._citations[key] = self.load.staging.citation(*key)
        return known

    def _note_what_was_used(self) -> None:
        for index, missing in enumerate(self.ends_missing):
            reader = self.ties[index][0]
            self.load.used.setdefault(reader.kind.name, set()).update(reader.used)
            if missing:
                entry = reader.entry
                text = (
                    f"no {entry.type} from {entry.start} to {entry.end} in {counted(missing, 'row')}: an end is empty"
                )
                self.load.summary.note(text, self.source.file)


def _known_on(own: str | None, general: str | None, dated_by: str | None) -> str | None:
    """Return until when a relationship is known to hold: what its entry says, or the mapping, if no end dates it."""
    if own == NEVER:
        return None
    return own or (None if dated_by else general)


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


def _source_reader(
    source: SourceEntry | None, mapping: Mapping, places: Places, missing: frozenset[str]
) -> tuple[NodeReader, str] | None:
    if source is None:
        return None
    entry: NodeEntry = source.entry
    return NodeReader(entry, mapping.vocabulary, places.found, missing), source.at
