"""`interurban diff`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.output import answers
from interurban.questions import describe

if TYPE_CHECKING:
    from queries.answers import Answer


class _Compared(click.Command):
    """A command that ends as `diff` does: 0 without a difference, 1 with some, 2 where something is in the way."""

    def invoke(self, ctx: click.Context) -> object:
        """Run; what is in the way is no difference."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            error.show()
            ctx.exit(2)


@click.command("diff", cls=_Compared, help=describe(OpenedGraph.diff).text)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--limit", type=click.IntRange(1), help="How many rows at the most.")
@click.pass_context
@answers
def command(ctx: click.Context, first: str, second: str, limit: int | None) -> Answer:
    """Compare two data sets."""
    answer = OpenedGraph(Data(first)).diff(OpenedGraph(Data(second)), limit=limit)
    if answer.rows:
        ctx.call_on_close(lambda: ctx.exit(1))
    return replace(answer, title=f"From {first} to {second}: {answer.title}")
