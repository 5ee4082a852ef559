"""What stands in the columns of a table, found by reading it once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from graph_model.faults import shorten
from graph_model.folding import folded_words
from graph_model.wording import counted
from loaders.drafting.header_words import type_of, words_of
from loaders.tabular.source import TabularSource

MOST_ROWS = 50_000
MISSING = (
    "NA",
    "N/A",
    "n/a",
    "#N/A",
    "NULL",
    "null",
    "None",
    "nan",
    "NaN",
    "-",
    "--",
    "?",
    "unknown",
    "Unknown",
    "tbc",
)
CODE = "XX"  # as long as the code of a country: Namibia is NA
FEWEST_CODES = 3
_TWICE = re.compile("[ÃÂ][\x80-\xbf]|â€")  # what UTF-8 becomes that is read as Windows-1252 and saved
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?", re.ASCII)


@dataclass(slots=True)
class Column:
    """A column: its name, and how often each value stands in it."""

    name: str
    values: Counter[str] = field(default_factory=Counter)
    headers: list[str] = field(default_factory=list)  # what it is called in the files, where it has several names
    files: int = 1  # in how many files of the table it stands
    lacks_nothing: bool = False  # what stands for nothing elsewhere is a code here, as NA is Namibia

    @property
    def words(self) -> list[str]:
        """The words of its name."""
        return words_of(self.name)

    @property
    def filled(self) -> int:
        """In how many rows it has a value."""
        return self.values.total()

    def share(self, test: re.Pattern[str]) -> float:
        """Return the share of the filled cells that a pattern matches in whole."""
        fits = sum(count for value, count in self.values.items() if test.fullmatch(value))
        return fits / self.filled if self.filled else 0.0

    def told(self) -> str:
        """Return what stands in it, for a comment."""
        if not self.values:
            return "empty"
        examples = "; ".join(shorten(value.replace("\n", " "), 30) for value, _ in self.values.most_common(2))
        twice = "; UNSURE: read twice in a wrong encoding?" if any(map(_TWICE.search, self.values)) else ""
        return f"{counted(len(self.values), 'value')}: {examples}{twice}"


@dataclass(frozen=True, slots=True)
class Profile:
    """The columns of one table, of one file or of many, with the tokens that stand for nothing taken out."""

    columns: list[Column]
    missing: dict[str, int]  # tokens, and in how many columns each stands for nothing
    sample: list[list[str]]  # rows of all files; a cell is empty where a file lacks its column
    cut_at: int = 0  # how many rows of each file were looked at, where one has more; 0: all were
    called: str = ""  # the file, or pattern of files, as it was asked for
    files: int = 1

    @property
    def rows(self) -> int:
        """How many rows were looked at."""
        return len(self.sample)

    @property
    def usual(self) -> list[Column]:
        """The columns that most of the files have: what few have tells of these alone."""
        return [column for column in self.columns if column.files > self.files / 2]


def profile(sources: list[TabularSource], called: str = "") -> Profile:
    """Read the first rows of the files of a table, and return what stands in its columns, whatever their case."""
    names = {folded_words(name): name for source in reversed(sources) for name in source.columns}
    order = dict.fromkeys(folded_words(name) for source in sources for name in source.columns)
    having = Counter(key for source in sources for key in {folded_words(name) for name in source.columns})
    columns = {key: Column(names[key], files=having[key]) for key in order}
    sample: list[list[str]] = []
    most, has_more = MOST_ROWS // len(sources), False
    for source in sources:
        places = [folded_words(name) for name in source.columns]
        rows = source.rows()
        for _, cells in islice(rows, most):
            found = dict(zip(places, cells, strict=True))
            sample.append([found.get(key, "") for key in columns])
            for key, cell in found.items():
                if cell:
                    columns[key].values[cell] += 1
        has_more = has_more or next(rows, None) is not None
    told = list(columns.values())
    missing = _missing(told)
    for column in told:
        column.lacks_nothing = bool(missing) and any(map(column.values.__contains__, missing)) and _is_of_codes(column)
        for token in missing:
            if not (column.lacks_nothing and len(token) == len(CODE)):
                column.values.pop(token, None)
    return Profile(told, missing, sample, most if has_more else 0, called, len(sources))


def _missing(columns: list[Column]) -> dict[str, int]:
    """Return tokens for nothing: those that fill a good part of several columns, or of one that is of numbers or dates.

    A token that stands now and then in one column of names is somebody's name, or Namibia.
    """
    found: Counter[str] = Counter()
    for column in columns:
        for token in MISSING:
            if len(token) == len(CODE) and _is_of_codes(column):
                continue
            count = column.values.get(token, 0)
            others = Column(column.name, Counter({value: n for value, n in column.values.items() if value != token}))
            of_numbers = bool(others.values) and others.share(NUMBER) > 0.9
            if count and (count > 0.05 * column.filled or of_numbers or not others.values):
                found[token] += 1
    return dict(found)


def _is_of_codes(column: Column) -> bool:
    """Tell whether a column is of codes of two letters, of which one may be NA."""
    others = [value for value in column.values if value not in MISSING]
    codes = sum(1 for value in others if re.fullmatch("[A-Z]{2}", value))
    fewest = 0.0 if type_of(column.words) == "Country" else 0.9 * len(others)
    return codes >= FEWEST_CODES and codes > fewest
