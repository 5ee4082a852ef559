"""`interurban new`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.output import plain_errors


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@plain_errors
def command(folder: Path) -> None:
    """Write an empty data set: a table per type with its header row, and a short guide."""
    from loaders.dataset.starter import GUIDE, write_starter

    write_starter(folder)
    click.echo(f"{folder} is ready; {folder / GUIDE} says how to fill it in. Then: interurban check {folder}")
