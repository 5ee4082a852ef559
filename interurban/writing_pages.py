"""Commands that write a page: what a method of the facade returns for a path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.output import plain_errors, write_asking
from interurban.parameter_types import PathToWrite
from interurban.progress import working
from interurban.questions import command_of


def page_command(name: str, usual: str, doing: str) -> click.Command:
    """Return the command that writes what a method writes, by default to `usual`; `doing` is shown meanwhile."""

    @click.option(
        "--output",
        "-o",
        default=usual,
        show_default=True,
        type=PathToWrite(dir_okay=False, path_type=Path),
        help="The file to write.",
    )
    @click.pass_obj
    @plain_errors
    def write_page(data: Data, /, output: Path, **options: Any) -> None:
        data.connect()
        replace = options.pop("replace")

        def write(over: bool) -> None:  # noqa: FBT001 - whether it may replace
            with working(doing):
                getattr(OpenedGraph(data), name)(output, **options, replace=over)

        write_asking(write, replace=replace)
        click.echo(f"wrote {output}", err=True)

    return command_of(name, write_page, given=["path"])
