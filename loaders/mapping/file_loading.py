"""One file of a table on its way into the staging file: its rows, and what is to be said of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from graph_model.faults import Fault
from graph_model.wording import counted, first_of
from loaders.mapping.column_loading import MANY_ROWS, ColumnLoader
from loaders.mapping.file_readers import FileReaders
from loaders.mapping.keeping import DROP
from loaders.mapping.loading import ERROR, NOT_WANTED, Load
from loaders.mapping.model import TableEntry
from loaders.mapping.row_loading import RowLoader
from loaders.mapping.staging import ROWS_A_FILE
from loaders.tabular.source import NumberedRow, TabularSource

_WITHOUT_ROWS = Fault("has column names and no row", "is it the right file, and the right sheet?", severity="warning")


class FileLoad:
    """One file of a table on its way into the staging file."""

    def __init__(self, load: Load, table: TableEntry, source: TabularSource, file: int) -> None:
        self.load, self.source, self.file = load, source, file
        self.count = load.counts[file]
        self.readers = FileReaders(load.mapping, table, source.columns)
        self.rows = RowLoader(load, self.readers, self.count)
        self.columns = ColumnLoader(load.staging, self.readers, self.rows.citations, source.file)
        self._note_what_is_dropped(table)
        if load.without:  # then each row that says what has an error must be found, not only the first
            for each in self.readers.ties:
                each.seen = None

    def read(self) -> None:
        """Read all rows."""
        number, rows = 0, self.source.rows()
        while batch := list(islice(rows, MANY_ROWS)):
            number = batch[-1][0]
            self.count.read += len(batch)
            self._stage(batch)
            self.load.progress(len(batch))
        self.load.last_rows[self.file] = number
        if not number and self.source.columns:
            self.load.faults.add(_WITHOUT_ROWS, self.file * ROWS_A_FILE)
        self._note_what_was_used()

    def _stage(self, batch: list[NumberedRow]) -> None:
        """Stage rows: first those that go column by column, then the rest, one by one."""
        rows = [(self.file * ROWS_A_FILE + number, cells) for number, cells in self._wanted(batch)]
        if without := self.load.without:
            stay = [each for each in rows if each[0] not in without]
            self.count.skipped[ERROR] += len(rows) - len(stay)
            rows = stay
        if self.columns.fits and rows:
            rows = self.columns.stage([place for place, _ in rows], [cells for _, cells in rows])
        for place, cells in rows:
            self.rows.stage(place, cells)

    def _wanted(self, batch: list[NumberedRow]) -> Iterator[NumberedRow]:
        """Yield the rows that a table wants; those of a matrix are chosen when they are unfolded."""
        wanted = self.readers.wanted
        if wanted is None or self.readers.unfolded is not None:
            yield from batch
            return
        for each in batch:
            if wanted(each[1]):
                yield each
            else:
                self.count.skipped[NOT_WANTED] += 1

    def _note_what_is_dropped(self, table: TableEntry) -> None:
        unmapped = self.readers.unmapped
        if unmapped and table.unmapped == DROP:
            text = f"{counted(len(unmapped), 'column')} not mapped, left out: {first_of(unmapped, 5)}"
            self.load.summary.note(text, self.source.file)

    def _note_what_was_used(self) -> None:
        for each in self.readers.ties:
            kind, entry = each.reader.kind, each.reader.entry
            self.load.used.setdefault(kind.name, set()).update(each.reader.used)
            if each.ends_missing:
                rows = counted(each.ends_missing, "row")
                text = f"no {entry.type} from {entry.start} to {entry.end} in {rows}: an end is empty"
                self.load.summary.note(text, self.source.file)
