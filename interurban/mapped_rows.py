"""What became of the rows that a mapping read, and what is wrong with them, as answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.answers import Answer

if TYPE_CHECKING:
    from graph_model.faults import Report
    from loaders.mapping.summary import Summary


def summary_of(summary: Summary, name: str = "") -> Answer:
    """Return the summary of a load: the balance of each file, what was made, and what was chosen or guessed."""
    title = f"{name}: {summary.in_words()}" if name else summary.in_words()
    return Answer(title, ["section", "file", "what", "count"], summary.rows(), group="section")


def causes_of(report: Report, name: str) -> Answer:
    """Return what is wrong, each cause once with the first of its rows."""
    columns = ["severity", "file", "rows", "column", "value", "fault", "remedy"]
    return Answer(f"{name}: {report.summary()}", columns, [each.as_dict() for each in report.causes()], group="file")


def faults_of(report: Report) -> Answer:
    """Return what is wrong, with a row for each row at fault."""
    columns = ["severity", "file", "row", "column", "value", "fault", "remedy"]
    return Answer("faults", columns, [each.as_dict() for each in report.in_order()])
