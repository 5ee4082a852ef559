"""`interurban ties`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import NodeName, at_option
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("ties")
@click.argument("first", type=NodeName())
@click.argument("second", type=NodeName())
@at_option
@click.pass_obj
@answers
def command(data: Data, first: str, second: str, at: str | None) -> Answer:
    """Show all that joins two actors.

    Direct relationships, offices one holds in the other, and the organisations, agreements and forums they share.
    """
    from queries.lookups.ties import ties

    return ties(data.graph, first, second, at)
