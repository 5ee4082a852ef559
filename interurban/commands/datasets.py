"""`interurban datasets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.options import server_of, shared_server_argument
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("datasets")
@shared_server_argument
@click.pass_context
@answers
def command(ctx: click.Context, uri: str | None) -> Answer:
    """Tell which data sets a Neo4j server holds: whole or cut off, how much, when and by which version pushed.

    URI is by default the server of --data, or else NEO4J_URI. What others keep there is not counted.
    """
    data = Data(server_of(ctx, uri))
    ctx.call_on_close(data.close)
    data.connect()
    with working("counting"):
        return OpenedGraph(data).datasets()
