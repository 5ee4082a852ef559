"""`interurban info`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("info")
@click.pass_context
@answers
def command(ctx: click.Context) -> Answer:
    """Tell what the data holds: counts by type, the period covered, sources, faults.

    Of data with errors, it counts what is sound; the exit code is then 1.
    """
    from interurban.remedies import check_command
    from queries.lookups.summary import info

    data: Data = ctx.obj
    graph, report = data.examined
    answer = info(graph, report)
    if report is None or not report.errors:
        return answer
    ctx.call_on_close(lambda: ctx.exit(1))
    said = f"{report.summary()}; `{check_command()}` lists them, and what is counted here is the rest"
    rows = sorted(answer.rows, key=lambda row: row["section"] != "Faults")
    return replace(answer, title=said, rows=rows, notes=[answer.title, *answer.notes], warnings=[said])
