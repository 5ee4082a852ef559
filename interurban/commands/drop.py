"""`interurban drop`."""

from __future__ import annotations

import sys

import click

from interurban.data import Data
from interurban.options import server_of, shared_server_argument
from interurban.output import plain_errors
from interurban.progress import counting


@click.command("drop")
@click.argument("name")
@shared_server_argument
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option(
    "--keep-tied", is_flag=True, help="Leave the nodes to which others have tied something, and drop the rest."
)
@click.pass_context
@plain_errors
def command(ctx: click.Context, name: str, uri: str | None, *, yes: bool, keep_tied: bool) -> None:
    """Remove a data set from a Neo4j server: what was pushed of it, and nothing else.

    URI is by default the server of --data, or else NEO4J_URI. It asks first. Where others have tied something to nodes
    of the data set, it says what, and drops nothing.
    """
    data = Data(server_of(ctx, uri))
    ctx.call_on_close(data.close)
    found = data.server.dropping(name)
    found.refuse_what_hangs(keep_tied=keep_tied)
    if not yes:
        _ask(f"{found} of {name!r} at {data.shown}")
    with counting("dropping") as progress:
        notes = found.drop(keep_tied=keep_tied, progress=progress)
    for note in notes:
        click.echo(note, err=True)


def _ask(what: str) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError(f"this would drop {what}; --yes does so without asking")
    click.confirm(f"Drop {what}?", abort=True, err=True)
