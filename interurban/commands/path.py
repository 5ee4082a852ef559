"""`interurban path`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import NodeName, TypeName, at_option
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("path")
@click.argument("first", type=NodeName())
@click.argument("second", type=NodeName())
@click.option(
    "--via",
    multiple=True,
    type=TypeName(),
    metavar="TYPE",
    help="Use only this type of relationship, or pass only through this type of node. Repeatable.",
)
@click.option(
    "--avoid",
    multiple=True,
    type=NodeName(),
    metavar="TYPE|NAME",
    help="Keep out a type of relationship or node, or one node. Repeatable.",
)
@at_option
@click.option(
    "--max", "most", default=3, show_default=True, type=click.IntRange(1), help="How many chains of either kind."
)
@click.option(
    "--hub-share",
    default=0.2,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="A node joined to this share of all nodes is a hub.",
)
@click.pass_obj
@answers
def command(
    data: Data,
    first: str,
    second: str,
    via: tuple[str, ...],
    avoid: tuple[str, ...],
    at: str | None,
    most: int,
    hub_share: float,
) -> Answer:
    """Show the shortest chains between two actors, step by step, dated and cited.

    Chains through a hub that joins much of the graph (a country, a large network) stand apart from the telling ones.
    """
    from queries.lookups.paths import Limits, path

    return path(data.graph, first, second, Limits(via, avoid, at), most=most, hub_share=hub_share)
