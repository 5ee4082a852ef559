"""Many rows of a file at once, column by column: those of which each node is known and nothing is wrong.

Most rows of a large table only say in a new order what others said: a city that was there, a network, a tier, a day.
What the cells of a column say is looked up for all rows at once, and their relationships are staged together. The
rows that bring a new node, name several in a cell or are at fault are set aside, to be read one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import eq
from typing import cast

from loaders.mapping.batches import Batch, all_but
from loaders.mapping.cells import Cells
from loaders.mapping.file_readers import FileReaders, TieEntry
from loaders.mapping.remembering import MOST_REMEMBERED
from loaders.mapping.staging import Staging

MANY_ROWS = 2_000

_Citations = dict[tuple[int, str], int]
_Numbers = Sequence[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """Rows of which nothing is new but what they state: their nodes by entry, and what they cite."""

    batch: Batch
    nodes: Sequence[_Numbers]  # the number of a node of each entry for each row; 0 where it names none
    citations: _Numbers

    def without(self, aside: Collection[int]) -> _Known:
        """Return the rows but those that are set aside."""
        return self.only(all_but(aside, len(self.batch))) if aside else self

    def only(self, stay: Sequence[bool]) -> _Known:
        """Return the rows that stay."""
        if all(stay):
            return self
        nodes = [list(compress(each, stay)) for each in self.nodes]
        return _Known(self.batch.only(stay), nodes, list(compress(self.citations, stay)))


@dataclass(frozen=True, slots=True)
class _Stated:
    """The rows that state a relationship, and what they state: its cells as one text, and its year."""

    known: _Known
    texts: Sequence[str]
    years: Sequence[int | None]
    ends_missing: int


class ColumnLoader:
    """Stages many rows at once."""

    def __init__(self, staging: Staging, readers: FileReaders, citations: _Citations, file: str) -> None:
        self._staging, self._readers, self._citations = staging, readers, citations
        self._where = readers.at.replace("{file}", file)
        source = readers.source
        self._cites_one = source is None or not source.reads_columns
        self._cited: set[tuple[int, int]] = set()

    @property
    def fits(self) -> bool:
        """Whether rows can be read so: not those of a matrix, and not where each is a place of its own in a source."""
        return self._readers.unfolded is None and "{row}" not in self._readers.at

    def stage(self, places: list[int], cells: list[Cells]) -> list[tuple[int, Cells]]:
        """Stage rows; return those that are to be read one by one, with their places."""
        known, aside = self._known(places, cells)
        while True:
            wrong: set[int] = set()
            stated = [self._stated(each, known, wrong) for each in self._readers.ties]
            if not wrong:
                break
            aside |= {known.batch.places[row] for row in wrong}
            known = known.without(wrong)
        self._cite(known)
        for entry, each in zip(self._readers.ties, stated, strict=True):
            self._put(entry, each)
        return [row for row in zip(places, cells, strict=True) if row[0] in aside] if aside else []

    def _known(self, places: list[int], cells: list[Cells]) -> tuple[_Known, set[int]]:
        """Return the rows of which each node is known, and the places of those of which one is not."""
        readers, derive = self._readers, self._readers.derive
        aside: set[int] = set()
        if derive is not None:
            derived = [derive(each) for each in cells]
            aside.update(row for row, (_, faults) in enumerate(derived) if faults)
            cells = [each for each, _ in derived]
        batch = Batch.of(places, cells)
        nodes = [reader.numbers(batch) for reader in readers.nodes]
        citations = self._citations_of(batch)
        for numbers in (*nodes, citations):
            if None in numbers:
                aside.update(row for row, number in enumerate(numbers) if number is None)
        if all(0 in each for each in nodes):
            aside.update(row for row, named in enumerate(zip(*nodes, strict=True)) if not any(named))
        known = _Known(batch, cast(list[_Numbers], nodes), cast(_Numbers, citations)).without(aside)
        return known, {places[row] for row in aside}

    def _citations_of(self, batch: Batch) -> list[int | None]:
        reader = self._readers.source
        if reader is None:
            return [0] * len(batch)
        sources = reader.numbers(batch)
        cites = {number: self._citations.get((number, self._where)) if number else number for number in set(sources)}
        return [cites[number] for number in sources]

    def _stated(self, entry: TieEntry, known: _Known, wrong: set[int]) -> _Stated:
        """Return what rows state of a relationship; those at fault are put among `wrong`."""
        starts, stops, wanted = known.nodes[entry.start], known.nodes[entry.stop], entry.reader.wanted
        if entry.start != entry.stop and any(map(eq, starts, stops)):
            wrong.update(row for row, (start, stop) in enumerate(zip(starts, stops, strict=True)) if start == stop != 0)
        stating, ends_missing = known, 0
        rows: Sequence[int] = range(len(starts))
        if wanted is not None or 0 in starts or 0 in stops:
            asked = [wanted is None or wanted(cells) for cells in known.batch.rows]
            stay = [bool(each and start and stop) for each, start, stop in zip(asked, starts, stops, strict=True)]
            ends_missing = sum(asked) - sum(stay)
            rows = list(compress(rows, stay))
            stating = known.only(stay)
        faulty: set[int] = set()
        texts, years = entry.reader.stated(stating.batch, faulty)
        wrong.update(rows[place] for place in faulty)
        return _Stated(stating, texts, years, ends_missing)

    def _cite(self, known: _Known) -> None:
        """Let nodes cite the sources of the rows that name them; where all cite one, they did when they were staged."""
        if self._cites_one:
            return
        for numbers in known.nodes:
            new = set(zip(numbers, known.citations, strict=True)) - self._cited
            for number, citation in sorted(new):
                if number:
                    self._staging.cite(number, citation)
            if len(self._cited) >= MOST_REMEMBERED:
                self._cited.clear()
            self._cited |= new

    def _put(self, entry: TieEntry, stated: _Stated) -> None:
        """Stage the relationships of an entry."""
        entry.ends_missing += stated.ends_missing
        if entry.start == entry.stop:
            return  # of one name in a cell there are no two
        known = stated.known
        starts, stops = known.nodes[entry.start], known.nodes[entry.stop]
        if entry.is_symmetric:
            starts, stops = list(map(min, starts, stops)), list(map(max, starts, stops))
        said = zip(starts, stops, stated.texts, known.citations, stated.years, strict=True)
        self._staging.add_ties(entry.kind, entry.new_of(known.batch.places, said))
