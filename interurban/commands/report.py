"""`interurban report`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.options import PathToWrite
from interurban.output import plain_errors, write_asking
from interurban.progress import working
from interurban.questions import command_of


@click.option(
    "--output",
    "-o",
    default="report.html",
    show_default=True,
    type=PathToWrite(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.pass_obj
@plain_errors
def _report(data: Data, /, output: Path, **options: Any) -> None:
    data.connect()
    replace = options.pop("replace")

    def write(over: bool) -> None:  # noqa: FBT001 - whether it may replace
        with working("computing"):
            OpenedGraph(data).report(output, **options, replace=over)

    write_asking(write, replace=replace)
    click.echo(f"wrote {output}", err=True)


command = command_of("report", _report, given=["path"])
