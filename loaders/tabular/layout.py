"""How a table is laid out: what parts its cells, which row holds the names of its columns, and what they are."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_model.faults import Fault, shorten
from graph_model.wording import counted, first_of
from loaders.tabular.source import NumberedRow

SAMPLE_ROWS = 200
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
DELIMITER_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|"}
ONE_COLUMN = "\x1f"  # the separator that nobody types: each line is one cell

_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]|^[\u200c\u200d\u200e\u200f]+|[\u200c\u200d\u200e\u200f]+$")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, the first row of the table behind them, and what is to be said of both."""

    columns: list[str]
    first_row: int
    chosen: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def find_delimiter(lines: Sequence[str]) -> str:
    """Return what parts the cells of delimited text, from its first lines (each with its end).

    It is what parts the rows into equally many cells, the row of the column names among them.

    >>> find_delimiter(["name;lat", "Lyon;45,76", "Nice;43,70"])
    ';'
    """
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    if scores[best] > 0.5:
        return best
    first = next((line for line in lines if line.strip()), "")
    most = max(DELIMITERS, key=first.count)
    return most if first.count(most) else ONE_COLUMN


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    """Return the share of rows that are as wide as most are, less for what stands above the first of those."""
    widths = [len(row) for row in _parted(lines, delimiter) if any(cell.strip() for cell in row)]
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    usual = max(wide, key=lambda width: (wide[width], width))
    return wide[usual] / len(widths) - 0.02 * min(widths.index(usual), 10) + 0.0001 * min(usual, 100)


def _parted(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    while True:
        try:
            rows.append(next(reader))
        except StopIteration:
            return rows
        except csv.Error:
            rows.append(["?"])


def find_header(rows: Sequence[NumberedRow], told: int | None) -> Header:
    """Return the header of a table from its first rows; `told` is the row of it, 0 for none.

    Not told, it is the first row that is nearly as wide as the table and half filled: what stands above are titles.
    """
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if told == 0:
        width = max((len(trimmed(cells)) for _, cells in filled), default=0)
        return Header([str(place) for place in range(1, width + 1)], 1, ["no row of column names: they are 1, 2, 3 …"])
    if told is not None:
        return _told(filled, told)
    if not filled:
        return Header([], 1, faults=[Fault("is empty", "give it a row of column names")])
    width = _usual_width(filled)
    number, cells = next((row for row in filled if _is_header(row[1], width)), filled[0])
    return _named(number, cells, [row for row in filled if row[0] < number])


def _told(filled: Sequence[NumberedRow], told: int) -> Header:
    found = next((cells for number, cells in filled if number == told), None)
    if found is None:
        return Header([], 1, faults=[Fault(f"row {told} holds no column names", "tell another row as header")])
    return _named(told, found, [row for row in filled if row[0] < told])


def _named(number: int, cells: Sequence[str], above: Sequence[NumberedRow]) -> Header:
    columns, chosen = name_columns(trimmed(cells))
    if above:
        titles = "; ".join(shorten(" ".join(filter(None, map(str.strip, row))), _LONGEST_TITLE) for _, row in above[:3])
        left_out = f"{counted(len(above), 'row')} above {'it is' if len(above) == 1 else 'them are'} left out: {titles}"
        chosen.insert(0, f"row {number} holds the column names; {left_out}")
    elif number > 1:
        chosen.insert(0, f"row {number} holds the column names")
    return Header(columns, number + 1, chosen)


def name_columns(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the names of columns, each once and none empty, and what was changed for it.

    >>> name_columns(["year", "", "year"])[0]
    ['year', 'column 2', 'year (2)']
    """
    names: list[str] = []
    given, cleaned = [], []
    for place, cell in enumerate(cells, 1):
        plain = clean_name(cell)
        if plain != cell.strip():
            cleaned.append(plain)
        name, count = plain or f"column {place}", 1
        while name in names:
            count += 1
            name = f"{plain or f'column {place}'} ({count})"
        if name != plain:
            given.append(name)
        names.append(name)
    chosen = [f"columns without a name of their own are called {first_of(given, 5)}"] if given else []
    if cleaned:
        chosen.append(f"line breaks, double blanks and what cannot be seen were left out of {_names(cleaned)}")
    return names, chosen


def _names(columns: Sequence[str]) -> str:
    return f"the column name{'s' if len(columns) > 1 else ''} {first_of(list(map(repr, columns)), 3)}"


def clean_name(cell: str) -> str:
    r"""Return the name of a column on one line, without byte-order mark and zero-width characters.

    >>> clean_name("\ufeffLand area\n(in  square km)\u200b")
    'Land area (in square km)'
    """
    return " ".join(_INVISIBLE.sub("", cell.strip()).split())


def trimmed(cells: Sequence[str]) -> list[str]:
    """Return cells without the empty ones at their end."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return list(cells[:width])


def _usual_width(filled: Sequence[NumberedRow]) -> int:
    """Return the width that at least a quarter of the rows have: many leave their last cells empty."""
    widths = sorted((len(trimmed(cells)) for _, cells in filled), reverse=True)
    return widths[len(widths) // 4]


def _is_header(cells: Sequence[str], width: int) -> bool:
    names = trimmed(cells)
    return len(names) >= 0.8 * width and sum(1 for name in names if name.strip()) >= 0.5 * width
