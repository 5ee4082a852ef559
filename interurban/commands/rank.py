"""`interurban rank`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import scope_options
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("rank")
@scope_options
@click.option(
    "--measure",
    "-m",
    default="degree",
    show_default=True,
    type=click.Choice(["degree", "betweenness", "pagerank"]),
    help="The measure to sort by.",
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many at the most.")
@click.pass_obj
@answers
def command(data: Data, measure: str, limit: int, **scope: tuple[str, ...] | str | None) -> Answer:
    """Rank actors by what they share: degree, betweenness, PageRank.

    By default cities, tied through the organisations, forums, agreements and initiatives they share. The answer says
    what was computed.
    """
    from queries.analysis.ranking import rank
    from queries.analysis.scope import Scope

    graph = data.graph
    with working("ranking"):
        return rank(graph, Scope.named(graph, **scope), measure, limit=limit)  # type: ignore[arg-type]
