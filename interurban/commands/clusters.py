"""`interurban clusters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import scope_options
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("clusters")
@scope_options
@click.option(
    "--resolution",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    help="Above 1: smaller clusters; below 1: larger.",
)
@click.option("--seed", default=1, show_default=True, type=int, help="Seed of the method's random order.")
@click.pass_obj
@answers
def command(data: Data, resolution: float, seed: int, **scope: tuple[str, ...] | str | None) -> Answer:
    """Find partnership clusters and what holds each together.

    By default of cities, tied through the organisations, forums, agreements and initiatives they share. The answer
    says what was computed.
    """
    from queries.analysis.clustering import clusters
    from queries.analysis.scope import Scope

    graph = data.graph
    with working("clustering"):
        return clusters(graph, Scope.named(graph, **scope), resolution=resolution, seed=seed)  # type: ignore[arg-type]
