"""Many rows of a file at once, column by column: those of which each node is known and nothing is wrong.

Most rows of a large table only say in a new order what others said: a city that was there, a network, a tier, a day.
What the cells of a column say is looked up for all rows at once, and their relationships are staged together. The
rows that bring a new node, name several in a cell or are at fault are set aside, to be read one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from loaders.mapping.cells import Cells
from loaders.mapping.file_readers import FileReaders, TieEntry
from loaders.mapping.remembering import MOST_REMEMBERED
from loaders.mapping.staging import Staging

MANY_ROWS = 2_000

_Citations = dict[tuple[int, str], int]


@dataclass(slots=True)
class _Rows:
    """Rows of which nothing is new but what they state: their places, cells, nodes by entry, and citations."""

    places: list[int]
    cells: list[Cells]
    nodes: list[list[int]]  # the number of a node of each entry for each row; 0 where it names none
    citations: list[int]

    def without(self, aside: set[int]) -> _Rows:
        """Return the rows but those that are set aside."""
        if not aside:
            return self
        stay = [row not in aside for row in range(len(self.places))]
        return _Rows(
            list(compress(self.places, stay)),
            list(compress(self.cells, stay)),
            [list(compress(each, stay)) for each in self.nodes],
            list(compress(self.citations, stay)),
        )


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
            ties = self._readers.ties
            wrong: set[int] = set()
            stated = [self._stated(each, known, wrong) for each in ties]
            if not wrong:
                break
            aside += [(known.places[row], known.cells[row]) for row in wrong]
            known = known.without(wrong)
        if known.places:
            self._cite(known)
            for entry, each in zip(ties, stated, strict=True):
                self._put(entry, known, *each)
        return sorted(aside)

    def _known(self, places: list[int], cells: list[Cells]) -> tuple[_Rows, list[tuple[int, Cells]]]:
        """Return the rows of which each node is known, and those of which one is not."""
        readers, derive = self._readers, self._readers.derive
        aside: set[int] = set()
        whole = cells
        if derive is not None:
            derived = [derive(each) for each in cells]
            aside.update(row for row, (_, faults) in enumerate(derived) if faults)
            cells = [each for each, _ in derived]
        nodes = [reader.numbers(cells) for reader in readers.nodes]
        citations = self._citations_of(cells)
        for numbers in (*nodes, citations):
            if None in numbers:
                aside.update(row for row, number in enumerate(numbers) if number is None)
        if all(0 in each for each in nodes):
            aside.update(row for row, named in enumerate(zip(*nodes, strict=True)) if not any(named))
        rows = _Rows(places, cells, nodes, citations).without(aside)  # type: ignore[arg-type]
        return rows, [(places[row], whole[row]) for row in aside]

    def _citations_of(self, cells: Sequence[Cells]) -> list[int | None]:
        reader = self._readers.source
        if reader is None:
            return [0] * len(cells)
        sources = reader.numbers(cells)
        cites = {number: self._citations.get((number, self._where)) if number else number for number in set(sources)}
        return [cites[number] for number in sources]

    def _stated(
        self, entry: TieEntry, known: _Rows, wrong: set[int]
    ) -> tuple[Sequence[int], list[str], Sequence[int | None]]:
        """Return which rows state a relationship, and what they state: its cells as one text, and its year."""
        starts, stops, wanted = known.nodes[entry.start], known.nodes[entry.stop], entry.reader.wanted
        rows: Sequence[int] = range(len(starts))
        cells = known.cells
        if entry.start != entry.stop:
            wrong.update(row for row, (start, stop) in enumerate(zip(starts, stops, strict=True)) if start == stop != 0)
        if wanted is not None or 0 in starts or 0 in stops:
            rows = [row for row in rows if starts[row] and stops[row] and (wanted is None or wanted(known.cells[row]))]
            cells = [cells[row] for row in rows]
        faulty: set[int] = set()
        texts, years = entry.reader.stated(cells, faulty)
        wrong.update(rows[place] for place in faulty)
        return rows, texts, years

    def _cite(self, known: _Rows) -> None:
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

    def _put(
        self, entry: TieEntry, known: _Rows, rows: Sequence[int], texts: list[str], years: Sequence[int | None]
    ) -> None:
        """Stage the relationships of an entry."""
        starts, stops = known.nodes[entry.start], known.nodes[entry.stop]
        places, citations = known.places, known.citations
        if len(rows) < len(places):
            wanted = entry.reader.wanted
            entry.ends_missing += sum(
                1
                for row, cells in enumerate(known.cells)
                if not (starts[row] and stops[row]) and (wanted is None or wanted(cells))
            )
            starts, stops = [starts[row] for row in rows], [stops[row] for row in rows]
            places, citations = [places[row] for row in rows], [citations[row] for row in rows]
        if entry.start == entry.stop:
            return  # of one name in a cell there are no two
        if entry.is_symmetric:
            pairs = [(min(ends), max(ends)) for ends in zip(starts, stops, strict=True)]
            starts, stops = [start for start, _ in pairs], [stop for _, stop in pairs]
        kinds = [entry.kind] * len(places)
        if entry.seen is None:
            self._staging.add_ties(zip(places, kinds, starts, stops, texts, citations, years, strict=True))
            return
        said = zip(starts, stops, texts, citations, years, strict=True)
        self._staging.add_ties(_new(entry, places, said))


def _new(
    entry: TieEntry, places: Iterable[int], said: Iterable[tuple[int, int, str, int, int | None]]
) -> list[tuple[int, int, int, int, str, int, int | None]]:
    """Return the relationships that were not stated before."""
    return [(place, entry.kind, *each) for place, each in zip(places, said, strict=True) if entry.is_new(each, place)]
