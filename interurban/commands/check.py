"""`interurban check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("check")
@click.argument("folder", required=False)
@click.pass_context
@answers
def command(ctx: click.Context, folder: str | None) -> Answer:
    """Report every fault of a data set, with file, row, column, value and remedy.

    FOLDER is by default what --data names. The exit code is 1 if there are errors; warnings pass.
    """
    from queries.answers import Answer

    data = Data(folder) if folder else ctx.ensure_object(Data)
    graph, report = data.examined
    held = f"{len(graph):,} nodes and {graph.relationship_count:,} relationships"
    columns = ["severity", "file", "row", "column", "value", "fault", "remedy"]
    if report is None:
        return Answer(f"{data.where}: {held}; no error; warnings are looked for in tables only", columns, [])
    if report.errors:
        ctx.call_on_close(lambda: ctx.exit(1))
    rows = [fault.as_dict() for fault in report.in_order()]
    return Answer(f"{data.where}: {held}; {report.summary()}", columns, rows)
