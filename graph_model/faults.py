"""Faults in data, each with its place and its remedy, gathered into one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from graph_model.errors import InterurbanError
from graph_model.wording import counted, first_of

Severity = Literal["error", "warning"]

LONGEST_SHOWN_VALUE = 60
MOST_CAUSES = 3  # that the message of an error lists
MOST_PLACES = 3  # that are named of one cause


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one value, and what to do about it.

    `row` is the line number a spreadsheet shows (the header is row 1); None where a whole file is meant. `detail` ends
    the message, and tells of this row what is otherwise in each row that has the fault. `further` are the numbers of
    more rows of the file that have the same fault, where there are too many for a fault each.
    """

    message: str
    remedy: str = ""
    column: str = ""
    value: str = ""
    severity: Severity = "error"
    file: str = ""
    row: int | None = None
    detail: str = ""
    further: Sequence[int] = field(default=(), compare=False, repr=False)

    @property
    def times(self) -> int:
        """In how many places it is."""
        return 1 + len(self.further)

    @property
    def told(self) -> str:
        """The message with its detail."""
        return f"{self.message} {self.detail}".rstrip()

    def at(self, file: str, row: int | None = None) -> Fault:
        """Return the same fault with its place filled in."""
        return replace(self, file=file, row=row)

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fault as a flat row for a table or JSON."""
        return {
            "severity": self.severity,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": shorten(self.value),
            "fault": self.told,
            "remedy": self.remedy,
        }

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.row or ""), self.column) if part)
        value = f"{shorten(self.value)!r} " if self.value else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}: {value}{self.told}{remedy}" if place else f"{value}{self.told}{remedy}"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong in one file, in however many rows: the first fault, and the rows of all."""

    fault: Fault
    rows: tuple[int | None, ...]

    def rows_in_words(self) -> str:
        """Return the rows as `2, 3, 4 and 18,649 more`; how often, where nothing has a row."""
        numbered = [row for row in self.rows if row]
        return first_of(numbered, MOST_PLACES) if numbered or len(self.rows) == 1 else f"{len(self.rows):,} times"

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the cause as a flat row for a table."""
        first = self.fault.as_dict()
        return {"severity": first["severity"], "file": first["file"], "rows": self.rows_in_words(), **first}

    def __str__(self) -> str:
        if len(self.rows) == 1:
            return str(self.fault)
        return f"{self.fault} ({'rows ' if any(self.rows) else ''}{self.rows_in_words()})"


@dataclass(slots=True)
class Report:
    """Every fault found in one go, errors and warnings apart."""

    faults: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Add one fault."""
        self.faults.append(fault)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Add several faults."""
        self.faults.extend(faults)

    @property
    def errors(self) -> list[Fault]:
        """The faults that keep the data from being used."""
        return [fault for fault in self.faults if fault.severity == "error"]

    @property
    def warnings(self) -> list[Fault]:
        """The faults that are worth a look."""
        return [fault for fault in self.faults if fault.severity == "warning"]

    def in_order(self) -> list[Fault]:
        """Return errors before warnings, each by file and row."""
        return sorted(self.faults, key=lambda fault: (fault.severity, fault.file, fault.row or 0))

    def in_each_row(self) -> Iterator[Fault]:
        """Yield errors before warnings, each by file and row, and one for each row."""
        for fault in self.in_order():
            alone = replace(fault, further=()) if fault.further else fault
            yield alone
            for row in fault.further:
                yield replace(alone, row=row)

    def times(self, severity: Severity) -> int:
        """Return how many errors or warnings there are, those of further rows among them."""
        return sum(fault.times for fault in self.faults if fault.severity == severity)

    def causes(self) -> list[Cause]:
        """Return the faults, those together that differ in nothing but row and detail, each where its first stands."""
        rows: dict[Fault, list[int | None]] = {}
        first: dict[Fault, Fault] = {}
        for fault in self.in_order():
            alike = replace(fault, row=None, detail="", further=())
            first.setdefault(alike, fault)
            rows.setdefault(alike, []).extend((fault.row, *fault.further))
        return [
            Cause(first[alike] if len(found) == 1 else replace(alike, row=first[alike].row), tuple(found))
            for alike, found in rows.items()
        ]

    def raise_errors(self, place: str = "") -> None:
        """Raise InvalidData if there is an error; warnings pass. `place` is what the user calls the data."""
        if self.errors:
            raise InvalidData(self, place)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.faults)

    def __len__(self) -> int:
        return len(self.faults)

    def __str__(self) -> str:
        lines = [f"{cause.fault.severity}: {cause}" for cause in self.causes()]
        return "\n".join([*lines, self.summary()])

    def summary(self) -> str:
        """Return the count of errors and warnings, as one line."""
        return f"{counted(self.times('error'), 'error')}, {counted(self.times('warning'), 'warning')}"


def has_error(faults: Iterable[Fault]) -> bool:
    """Tell whether one of the faults is an error, and not only a warning."""
    return any(fault.severity == "error" for fault in faults)


class InvalidData(InterurbanError):
    """Data with faults; `report` holds all of them, the message the first, and `place` is what the user calls it."""

    def __init__(self, report: Report, place: str = "") -> None:
        causes = [cause for cause in report.causes() if cause.fault.severity == "error"]
        more = len(causes) - MOST_CAUSES
        lines = [*map(str, causes[:MOST_CAUSES]), *([f"and {counted(more, 'more cause')}"] if more > 0 else [])]
        super().__init__("\n".join([f"{place or 'the data'} has {report.summary()}:", *lines]))
        self.report = report
        self.place = place


def shorten(text: str, width: int = LONGEST_SHOWN_VALUE) -> str:
    """Return text short enough for one line, without control characters."""
    clean = "".join(character if character.isprintable() else "�" for character in text[: width + 1])
    return clean if len(text) <= width else clean[: width - 1] + "…"
