"""The spells of a pair: when one relationship held, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from graph_model.faults import Fault
from graph_model.periods import Period, describe_period
from loaders.files.tables import Table


@dataclass(frozen=True, slots=True)
class Spell:
    """When a relationship held, as a row states it."""

    row: int
    since: str
    until: str | None
    confidence: str | None

    def dates(self) -> dict[str, str]:
        """Return `since`, and `until` if it is stated."""
        return {"since": self.since} | ({"until": self.until} if self.until else {})

    def period(self) -> Period:
        """Return the days between which it began and ended."""
        return Period.of(**self.dates())


def warn_of_overlaps(table: Table, spells: Mapping[tuple[int, int], list[Spell]]) -> None:
    """Warn of spells of one pair that surely overlap: one of them is wrong, or they are two accounts of one spell."""
    for together in spells.values():
        for first, second in combinations(together, 2) if len(together) > 1 else ():
            same = (first.since, first.until) == (second.since, second.until)
            if same or "disputed" in (first.confidence, second.confidence):
                continue
            if first.period().surely_overlaps(second.period()):
                message = f"overlaps the spell of row {first.row} ({describe_period(**first.dates())})"
                remedy = "correct a date, join the two, or mark them as disputed"
                table.fault(Fault(message, remedy, severity="warning", value=second.since), second.row)
