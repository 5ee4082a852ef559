"""A mapping on its way into the staging file: what is to be left out, what was seen, and a summary that balances."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graph_model.faults import Fault
from loaders.mapping.fault_log import FaultLog
from loaders.mapping.model import Mapping
from loaders.mapping.staging import Staging
from loaders.mapping.summary import FileCount, Summary

Progress = Callable[[int], None]  # is told how many rows more were read; fewer, where reading begins again

ERROR = "has an error"
NOT_WANTED = "left out by where or except"
NOTHING = "names nothing"
NO_ID = "names a node without its id, and nothing else that is new"


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
    lacking: array[int] = field(default_factory=lambda: array("q"))  # the places of rows with a name that has no id
    counts: dict[int, FileCount] = field(default_factory=dict)
    last_rows: dict[int, int] = field(default_factory=dict)  # of each file the number of its last row

    def listed_faults(self) -> Iterator[Fault]:
        """Yield the faults for a report, each with file and row."""
        yield from self.faults.listed(self.files)
        yield from self.late.listed(self.files)
