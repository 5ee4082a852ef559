"""`interurban duplicates`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.options import decisions_option, folder_argument, least_option, of_option
from interurban.output import answers
from interurban.progress import working
from interurban.questions import describe

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("duplicates", help=describe(OpenedGraph.duplicates).text)
@folder_argument
@of_option
@least_option
@decisions_option
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many rows at the most.")
@click.pass_obj
@answers
def command(data: Data, of: tuple[str, ...], least: float, decisions: Path | None, limit: int) -> Answer:
    """Propose pairs."""
    data.connect()
    _ = data.graph
    with working("comparing names"):
        return OpenedGraph(data).duplicates(of=of, least=least, decisions=decisions, limit=limit)
