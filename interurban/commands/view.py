"""`interurban view`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from interurban.data import Data
from interurban.options import NodeName, scope_options
from interurban.output import plain_errors
from interurban.pages import DEFAULT_COLOUR, DEFAULT_RADIUS, DEFAULT_SIZE
from interurban.progress import working


@click.command("view")
@click.option(
    "--output",
    "-o",
    default="interurban.html",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.option(
    "--colour",
    "--color",
    default=DEFAULT_COLOUR,
    show_default=True,
    type=click.Choice(["type", "cluster"]),
    help="What colours stand for.",
)
@click.option(
    "--size",
    default=DEFAULT_SIZE,
    show_default=True,
    type=click.Choice(["degree", "betweenness", "pagerank"]),
    help="What sizes stand for.",
)
@click.option("--ego", type=NodeName(), metavar="NAME", help="Show one actor and those around it.")
@click.option(
    "--radius", default=DEFAULT_RADIUS, show_default=True, type=click.IntRange(1), help="Steps around the --ego."
)
@click.option("--title", help="The page's title.")
@scope_options
@click.pass_obj
@plain_errors
def command(data: Data, /, output: Path, **options: Any) -> None:
    """Write an interactive page: one HTML file that works offline and can be mailed.

    --of, --through and --by say how clusters are found when --colour is cluster.
    """
    from interurban.facade import UrbanGraph

    graph = UrbanGraph(data.graph)
    with working("drawing"):
        graph.view(output, **options)
    click.echo(f"wrote {output}", err=True)
