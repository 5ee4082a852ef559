"""One table of one file, opened: its columns, what was chosen to read it, and its rows as a stream."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from graph_model.faults import Fault
from graph_model.wording import counted, first_of
from loaders.tabular.origins import Origin

Cells = list[str]
NumberedRow = tuple[int, Cells]
Note = Callable[[Fault], None]
RowReader = Callable[[Note], Iterator[NumberedRow]]  # reads all rows of the file anew, noting faults with their rows


class TooLarge(Exception):
    """More came out of a packed file than may."""


BROKEN_OFF = (OSError, EOFError, ValueError, csv.Error, zlib.error, zipfile.BadZipFile, TooLarge)


@dataclass(slots=True)
class TabularSource:
    """One table of one file.

    `file` is its name as faults tell it: of a member of a zip `towns.zip/2016.csv`, of a sheet `members.xlsx[Towns]`.
    `columns` are its names, each once and none empty; none, if the file cannot be read, and then `faults` says why.
    `chosen` are sentences that say how it is read ("UTF-8, parted by commas"). `faults` are those of form; more come as
    rows are read, and whoever reads may take them out meanwhile. `origin` is what its file is called, part by part.
    `of_cells` says that its rows are made of cells, as those of a sheet, and are not text that was parted.
    """

    file: str
    columns: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    read: RowReader = field(default=lambda _: iter(()), repr=False)
    first_row: int = 1
    origin: Origin = field(default_factory=Origin)
    of_cells: bool = False

    def rows(self) -> Iterator[NumberedRow]:
        """Yield each row that is sound: its number as a spreadsheet shows it, and its cells as text, stripped.

        There are as many cells as columns; rows without any text are left out. A row that is not well-formed is a fault
        instead, and so is one of parted text that has more cells than there are columns. In a sheet these cells stand
        where they do, beyond the columns that have a name: they are left out, and a warning says so at the end. Each
        call reads the file anew.
        """
        width, number = len(self.columns), 0
        beyond: list[NumberedRow] = []
        try:
            for number, cells in self.read(self._note):
                if number < self.first_row:
                    continue
                stripped = [cell.strip() for cell in cells]
                if len(stripped) > width:
                    if self.of_cells:
                        beyond += [(number, stripped[width:])] if any(stripped[width:]) else []
                    elif any(stripped[width:]):
                        self._note(_too_long(stripped, width).at("", number))
                        continue
                    del stripped[width:]
                if any(stripped):
                    stripped += [""] * (width - len(stripped))
                    yield number, stripped
        except BROKEN_OFF as error:
            self._note(broken_off(error).at("", number + 1))
        if beyond:
            self._note(_beyond(beyond, width))

    def _note(self, fault: Fault) -> None:
        self.faults.append(replace(fault, file=self.file))


def unreadable(file: str, message: str, remedy: str, value: str = "") -> TabularSource:
    """Return a source of which nothing can be read, and why."""
    return TabularSource(file, faults=[Fault(message, remedy, value=value, file=file)])


def broken_off(error: Exception) -> Fault:
    """Return the fault that reading came to an end here."""
    if isinstance(error, TooLarge):
        return Fault(f"{error}; reading stopped here", "unpack it yourself, and split it if it is a table indeed")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Fault(f"cannot be read further: {reason}", "check the file: it may be cut short or damaged")


def _too_long(cells: Cells, width: int) -> Fault:
    while not cells[-1]:
        cells.pop()
    message = f"has {len(cells)} cells where there are {width} columns"
    return Fault(message, "put cells that hold the delimiter between double quotes", value=cells[width])


def _beyond(rows: list[NumberedRow], width: int) -> Fault:
    """Return the warning that cells of a sheet stand where no column has a name."""
    places = sorted({width + place for _, cells in rows for place, cell in enumerate(cells) if cell})
    letters = first_of([_letter(place) for place in places], 5)
    message = f"{counted(len(rows), 'row')} with cells beyond the columns that have a name, in {letters}: left out"
    first, cells = rows[0]
    remedy = "give them a name in the row of column names, if they are wanted"
    return Fault(message, remedy, value=next(filter(None, cells)), severity="warning", row=first)


def _letter(place: int) -> str:
    """Return what a spreadsheet calls a column; the first is 0.

    >>> [_letter(place) for place in (0, 25, 26, 702)]
    ['A', 'Z', 'AA', 'AAA']
    """
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
