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

    The name of the data set there is the name in datapackage.json, whatever the folder is called, so that dated copies
    of a folder stay one data set; without it, it is that of the folder.
    """
    graph = data.graph
    with counting("pushing") as progress:
        notes = OpenedGraph(data).push(uri, replace=replace, progress=progress)
    click.echo(f"pushed {held_by(graph)} to {uri}", err=True)
    for note in notes:
        click.echo(note, err=True)
    if not data.states_its_name:
        click.echo(
            "the name is that of the folder; dated copies stay one data set by a name in datapackage.json", err=True
        )
