"""`interurban push`."""

from __future__ import annotations

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.options import server_argument
from interurban.output import held_by, plain_errors
from interurban.progress import counting


@click.command("push")
@server_argument
@click.option("--replace", is_flag=True, help="Remove what an earlier push wrote of this data set and is gone from it.")
@click.pass_obj
@plain_errors
def command(data: Data, uri: str, *, replace: bool) -> None:
    """Write the data set to a Neo4j server (5 or later), a cluster or Aura.

    URI is neo4j://..., neo4j+s://... or bolt://..., by default NEO4J_URI. NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE say who asks, or the terminal is asked. Pushing twice changes nothing, and what others keep in the
    database stays as it is. A push that was cut off is completed by the next.
    """
    graph = data.graph
    with counting("pushing") as progress:
        OpenedGraph(data).push(uri, replace=replace, progress=progress)
    click.echo(f"pushed {held_by(graph)} to {uri}", err=True)
