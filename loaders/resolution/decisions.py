"""Which nodes people have found to be one or to be two: a table that is read, shared, merged and applied again.

`decisions.csv` stands in the folder of a data set, and is no table of it. A row says of two nodes, by their ids and
names, that they are the `same`, `different`, or that it is `unsure`; of the same, `id` is the one that stays and
`other_id` the one that goes on as another name of it. A node that has another id in next year's data is found by its
name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, get_args

from graph_model.faults import Fault, Report
from graph_model.suggestions import did_you_mean
from loaders.dataset.layout import DECISIONS
from loaders.files.atomic_file import write_file
from loaders.files.csv_text import format_csv
from loaders.files.tables import Row, Table, read_table

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of two nodes, by whom, and on which day (ISO 8601)."""

    decision: Verdict
    type: str
    id: str
    name: str
    other_id: str
    other_name: str
    country: str = ""
    score: str = ""
    reasons: str = ""
    decided_by: str = ""
    decided_on: str = ""
    note: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """The two ids."""
        return frozenset((self.id, self.other_id))


COLUMNS = [each.name for each in fields(Decision)]
_NEEDED = ["decision", "id", "other_id"]


@dataclass(slots=True)
class Decisions:
    """Decisions by pair; of two about one pair the later one holds."""

    by_pair: dict[frozenset[str], Decision] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)  # in words, as they were met

    def decide(self, decision: Decision) -> None:
        """Take in a decision, in the place of an earlier one about the same pair."""
        self.by_pair[decision.pair] = decision

    def forget(self, pair: frozenset[str]) -> None:
        """Take back what was decided of a pair."""
        self.by_pair.pop(pair, None)

    def take_in(self, others: Iterable[Decision]) -> None:
        """Take in decisions of others; of two that contradict each other the later holds, and of one day neither."""
        for other in others:
            mine = self.by_pair.get(other.pair)
            if mine is None or mine.decision == "unsure":
                self.decide(other)
            elif mine.decision != other.decision != "unsure":
                self.contradictions.append(_contradiction(mine, other))
                if mine.decided_on == other.decided_on:
                    self.decide(replace(mine, decision="unsure", note=self.contradictions[-1]))
                elif other.decided_on > mine.decided_on:
                    self.decide(other)

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.by_pair.values())

    def __len__(self) -> int:
        return len(self.by_pair)


def decisions_file(folder: Path) -> Path:
    """Return where the decisions about a data set stand."""
    return folder / DECISIONS


def read_decisions(path: Path) -> Decisions:
    """Return the decisions in a table; none, if there is no such file.

    Raises:
        InvalidData: rows say something else; its report has each with row, column and remedy.
    """
    decisions = Decisions()
    if not path.exists():
        return decisions
    table = read_table(path)
    for column in _NEEDED:
        if table.header and column not in table.header:
            table.fault(Fault("the column is missing", f"add the column {column}", column), 1)
    read = [_read(table, row) for row in (() if table.faults else table.rows)]
    Report(table.faults).raise_errors()
    decisions.take_in(decision for decision in read if decision)
    return decisions


def _contradiction(mine: Decision, other: Decision) -> str:
    says = " and ".join(
        f"{each.decision} ({each.decided_by or 'unsigned'} {each.decided_on})" for each in (mine, other)
    )
    return f"{mine.id} and {mine.other_id} are {says}"


def _read(table: Table, row: Row) -> Decision | None:
    verdict = row.cells.get("decision", "").casefold()
    if verdict not in VERDICTS:
        remedy = did_you_mean(verdict, VERDICTS)
        table.fault(Fault("is no decision", remedy, "decision", row.cells.get("decision", "")), row.number)
        return None
    missing = [name for name in _NEEDED if not row.cells.get(name)]
    for name in missing:
        table.fault(Fault("is empty", "give the ids of both nodes", name), row.number)
    if missing:
        return None
    if row.cells["id"] == row.cells["other_id"]:
        table.fault(Fault("is decided of itself", "give the ids of two nodes", "other_id", row.cells["id"]), row.number)
        return None
    cells = {name: row.cells.get(name, "") for name in COLUMNS}
    return Decision(**{**cells, "decision": verdict})  # type: ignore[arg-type]


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write the table, whole or not at all; what is there was read before, and is in `decisions`.

    Raises:
        InterurbanError: it cannot be written.
    """
    write_file(path, written_decisions(decisions), replace=True)


def written_decisions(decisions: Decisions) -> bytes:
    """Return the table as it is written.

    Rows are in the order of types and names, so that two tables differ in what was decided and in nothing else.
    """
    ordered = sorted(decisions, key=lambda each: (each.type, each.name.casefold(), each.id, each.other_id))
    rows = [[str(getattr(each, name)) for name in COLUMNS] for each in ordered]
    return format_csv([COLUMNS, *rows]).encode()
