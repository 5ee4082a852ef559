"""What became of the rows that a mapping read, and what is wrong with them, as answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph_model.wording import first_of
from queries.answers import Answer

if TYPE_CHECKING:
    from graph_model.faults import Cause, Report
    from interurban.files_together import Together
    from loaders.mapping.summary import Summary

MOST_ALIKE = 20  # causes that differ in their values only, as far as a terminal shows them

_NUMBER = re.compile(r"\d[\d,.]*")


def summary_of(summary: Summary, name: str = "", together: Together | None = None) -> Answer:
    """Return the summary of a load: the balance of each file, what was made, and what was chosen or guessed.

    Files that are told of `together` have one balance.
    """
    title = f"{name}: {summary.in_words()}" if name else summary.in_words()
    rows = (together.summary(summary) if together else summary).rows()
    notes = [f"{first_of(list(together.sizes), 3)}: added up; --all shows each"] if together else []
    return Answer(title, ["section", "file", "what", "count"], rows, group="section", notes=notes)


def causes_of(report: Report, name: str, *, listed_in: str = "", together: Together | None = None) -> Answer:
    """Return what is wrong, each cause once with the first of its rows; of files told of `together` once for all.

    Where a file lists all faults, of causes that differ in their values only the first are shown, and how many more.
    """
    causes, notes = report.causes(), []
    if together:
        causes = together.causes(causes)
    if listed_in:
        causes, more = _first_alike(causes)
        notes = [f"{count:,} more like “{what}”: all of them are in {listed_in}" for what, count in more.items()]
    columns = ["severity", "file", "rows", "column", "value", "fault", "remedy"]
    rows = [each.as_dict() for each in causes]
    return Answer(f"{name}: {report.summary()}", columns, rows, group="file", notes=notes)


def _first_alike(causes: Sequence[Cause]) -> tuple[list[Cause], Counter[str]]:
    """Return the first causes of each kind, and how many more there are, by what they say but for numbers."""
    shown: list[Cause] = []
    seen: Counter[tuple[str, str, str, str]] = Counter()
    more: Counter[str] = Counter()
    for each in causes:
        fault = each.fault
        said = _NUMBER.sub("…", fault.message)
        kind = (fault.severity, fault.file, fault.column, said)
        seen[kind] += 1
        if seen[kind] <= MOST_ALIKE:
            shown.append(each)
        else:
            more[said] += 1
    return shown, more


def faults_of(report: Report) -> Answer:
    """Return what is wrong, with a row for each row at fault."""
    columns = ["severity", "file", "row", "column", "value", "fault", "remedy"]
    return Answer("faults", columns, [each.as_dict() for each in report.in_each_row()])
