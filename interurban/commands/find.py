"""`interurban find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import NodeName
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("find")
@click.argument("text", type=NodeName())
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many at the most.")
@click.pass_obj
@answers
def command(data: Data, text: str, limit: int) -> Answer:
    """Search over all names, in any script.

    Names that contain TEXT, whatever the case, accents and spacing; if there is none, the nearest.
    """
    from queries.lookups.search import find

    return find(data.graph, text, limit=limit)
