"""`interurban view`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.output import plain_errors
from interurban.progress import working
from interurban.questions import command_of


@click.option(
    "--output",
    "-o",
    default="interurban.html",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.pass_obj
@plain_errors
def _view(data: Data, /, output: Path, **options: Any) -> None:
    data.connect()
    with working("drawing"):
        OpenedGraph(data).view(output, **options)
    click.echo(f"wrote {output}", err=True)


command = command_of("view", _view, given=["path"])
