"""What stands in the columns of a table, found by reading it once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from graph_model.faults import shorten
from graph_model.folding import folded_words
from graph_model.wording import counted
from loaders.drafting.header_words import AXES, POINTS, type_of, words_of
from loaders.tabular.source import TabularSource
from loaders.values.coordinates import read_point

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
LARGEST = {"latitude": 90, "longitude": 180}  # degrees
LONGEST_NAME = 200  # characters on average; what is longer is prose
_TRIED = 400  # distinct values of a column that are tried as places
_TWICE = re.compile("[ÃÂ][\x80-\xbf]|â€")  # what UTF-8 becomes that is read as Windows-1252 and saved
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?", re.ASCII)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_DECIMAL = re.compile(r"[+-]?\d{1,3}[.,]\d+", re.ASCII)
_POINT = re.compile(r"POINT ?\(.*\)", re.IGNORECASE)
_MARKED = (  # groups of three are thousands; else 1.234.567,8 has its decimals behind a comma
    ("comma", re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)),
    ("point", re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)),
    ("comma", re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)", re.ASCII)),
    ("point", re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)", re.ASCII)),
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d(?:\.0)?", re.ASCII)


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
            of_numbers = bool(others.values) and others.share(_NUMBER) > 0.9
            if count and (count > 0.05 * column.filled or of_numbers or not others.values):
                found[token] += 1
    return dict(found)


def _is_of_codes(column: Column) -> bool:
    """Tell whether a column is of codes of two letters, of which one may be NA."""
    others = [value for value in column.values if value not in MISSING]
    codes = sum(1 for value in others if re.fullmatch("[A-Z]{2}", value))
    fewest = 0.0 if type_of(column.words) == "Country" else 0.9 * len(others)
    return codes >= FEWEST_CODES and codes > fewest


def is_number(column: Column) -> bool:
    """Tell whether a column is of numbers."""
    return column.share(_NUMBER) > 0.95


def is_whole(column: Column) -> bool:
    """Tell whether all numbers of a column are whole."""
    return column.share(re.compile(r"[+-]?\d+(?:\.0+)?", re.ASCII)) == 1


def is_year(column: Column) -> bool:
    """Tell whether a column is of years, as its name says, too."""
    return column.share(_YEAR) > 0.95


def is_point(column: Column) -> bool:
    """Tell whether a column is of places, two coordinates in a cell: WKT points, or what is called so."""
    if column.share(_POINT) > 0.8:
        return True
    called_so = bool(POINTS & set(column.words)) and not axis_of(column)
    texts = [text for text in islice(column.values, _TRIED) if not _NUMBER.fullmatch(text)]
    return called_so and len(texts) > 0.8 * min(len(column.values), _TRIED) and all(map(_is_place, texts[:20]))


def _is_place(text: str) -> bool:
    try:
        read_point(text)
    except ValueError:
        return False
    return True


def is_plain(column: Column) -> bool:
    """Tell whether all coordinates, or numbers, of a column are written with a point and nothing else."""
    return column.share(re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)) == 1


def decimal_mark(column: Column) -> str:
    """Return how the decimals of numbers with marks are marked: `comma`, `point`; nothing, where they have no marks.

    >>> decimal_mark(Column("n", Counter(["9.776.000,5", "752.993"]))), decimal_mark(Column("n", Counter(["1,234"])))
    ('comma', 'point')
    """
    texts = [text for text in column.values if not re.fullmatch(r"[+-]?\d+", text)]
    if not texts or column.share(_NUMBER) < 1:
        return ""
    return next((name for name, pattern in _MARKED if all(map(pattern.fullmatch, texts))), "")


def axis_of(column: Column) -> str:
    """Return whether a column is of latitudes or of longitudes."""
    axis = next((AXES[word] for word in column.words if word in AXES), "")
    if column.words in (["x"], ["y"]) and not _is_of_degrees(column, LARGEST[axis]):
        return ""
    return axis if axis and column.share(re.compile(r".*\d.*")) > 0.8 else ""


def _is_of_degrees(column: Column, largest: int) -> bool:
    """Tell whether the numbers of a column may be degrees: with decimals, most of them, and none too large."""
    texts = [text.replace(",", ".") for text in column.values if _DECIMAL.fullmatch(text)]
    return len(texts) > 0.8 * len(column.values) and all(abs(float(text)) <= largest for text in texts)


def is_a_name(column: Column) -> bool:
    """Tell whether a column may be of names: of texts, none of them long."""
    if not column.values or is_number(column) or is_point(column) or is_url(column) or axis_of(column):
        return False
    if {value.casefold() for value in column.values} <= {"yes", "no", "true", "false", "y", "n"}:
        return False
    return sum(map(len, column.values)) / len(column.values) < LONGEST_NAME


def is_url(column: Column, least: float = 0.9) -> bool:
    """Tell whether at least this share of a column are web addresses."""
    return column.share(_URL) >= least
