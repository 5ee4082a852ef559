"""What became of the rows of mapped tables: a summary that balances."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph_model.faults import Report
from graph_model.wording import counted

AS_READ = "read: "  # begins what is said of how a file was read


@dataclass(slots=True)
class FileCount:
    """The rows of one file: read = loaded + merged + skipped; `table` is what the mapping calls the files of one."""

    file: str
    read: int = 0
    loaded: int = 0
    merged: int = 0
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    table: str = ""

    @property
    def balances(self) -> bool:
        """Whether each row is accounted for."""
        return self.read == self.loaded + self.merged + self.skipped.total()


@dataclass(slots=True)
class MappedReport(Report):
    """The report of mapped tables; `rows` is the summary of what became of their rows."""

    rows: Summary | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Summary:
    """What a load read, made and left out, and what it found out or took for granted on the way."""

    files: list[FileCount] = field(default_factory=list)
    nodes: dict[str, int] = field(default_factory=dict)
    relationships: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)  # of a file, or of all: what was chosen or guessed
    report: MappedReport = field(default_factory=MappedReport)

    def __post_init__(self) -> None:
        self.report.rows = self

    @property
    def read(self) -> int:
        """How many rows were read."""
        return sum(each.read for each in self.files)

    @property
    def loaded(self) -> int:
        """How many rows brought something new."""
        return sum(each.loaded for each in self.files)

    @property
    def merged(self) -> int:
        """How many rows said what other rows had said."""
        return sum(each.merged for each in self.files)

    @property
    def skipped(self) -> int:
        """How many rows were left out."""
        return sum(each.skipped.total() for each in self.files)

    def note(self, text: str, file: str = "") -> None:
        """Say what was chosen, guessed or left out."""
        if (file, text) not in self.notes:
            self.notes.append((file, text))

    def in_words(self) -> str:
        """Return the balance as one line."""
        parts = f"{self.loaded:,} loaded + {self.merged:,} merged + {self.skipped:,} skipped"
        return f"{counted(self.read, 'row')} read = {parts}"

    def rows(self) -> list[dict[str, str | int]]:
        """Return the whole summary as flat rows: files, what was made, what was chosen."""
        rows: list[dict[str, str | int]] = []
        for each in self.files:
            rows += [
                _row("rows", each.file, "read", each.read),
                _row("rows", each.file, "loaded", each.loaded),
                _row("rows", each.file, "merged: say what other rows say", each.merged),
                *(_row("rows", each.file, f"skipped: {reason}", n) for reason, n in sorted(each.skipped.items())),
            ]
        rows += [_row("nodes", "", name, count) for name, count in self.nodes.items()]
        rows += [_row("relationships", "", name, count) for name, count in self.relationships.items()]
        return [*rows, *(_row("chosen", file, text, "") for file, text in self.notes)]


def _row(section: str, file: str, what: str, count: int | str) -> dict[str, str | int]:
    return {"section": section, "file": file, "what": what, "count": count}
