"""`interurban pull`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.data import Data
from interurban.options import server_argument
from interurban.output import held_by, plain_errors, replace_option, write_asking
from interurban.parameter_types import PathToWrite


@click.command("pull")
@server_argument
@click.option("--output", "-o", required=True, type=PathToWrite(path_type=Path), help="The folder to write.")
@replace_option
@click.pass_context
@plain_errors
def command(ctx: click.Context, uri: str, output: Path, *, replace: bool) -> None:
    """Read a data set back from a Neo4j server into a folder: the very tables that were pushed.

    URI is by default NEO4J_URI; NEO4J_USERNAME and NEO4J_PASSWORD say who asks, as for push. Where the server holds
    several data sets, `interurban --dataset NAME pull ...` says which.
    """
    from loaders.dataset.writing import write_dataset

    data = Data(uri, ctx.find_root().params.get("dataset"))
    ctx.call_on_close(data.close)
    graph = data.graph
    write_asking(lambda over: write_dataset(graph, output, replace=over), replace=replace)
    click.echo(f"pulled {held_by(graph)} to {output}", err=True)
