"""`interurban demo`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.data import Data
from interurban.output import plain_errors, write_asking
from interurban.parameter_types import PathToWrite

YOURS = """\
interurban load --draft members.xlsx -o members.yaml  # which column is what
interurban load members.yaml -o my-network  # each row accounted for
cd my-network                               # from here on, your data answers
interurban info"""


@click.command("demo")
@click.option(
    "--output",
    "-o",
    default="citynet.html",
    show_default=True,
    type=PathToWrite(dir_okay=False, path_type=Path),
    help="The page to write.",
)
@plain_errors
def command(output: Path) -> None:
    """Show a tour on the bundled data, whatever data is named: five questions, a page to open, and how to go on.

    Of each answer the first lines are shown; the commands show all.
    """
    from interurban.facade import OpenedGraph
    from interurban.tour import STOPS, show
    from loaders.opening import DEFAULT

    graph = OpenedGraph(Data(DEFAULT))
    for stop in STOPS:
        _head(stop.question, f"interurban {stop.command}")
        click.echo("\n".join(show(stop, graph)))
    _head("All of it, as a page to explore and to mail", f"interurban view -o {output}")
    write_asking(lambda over: graph.view(output, replace=over), replace=False)
    click.echo(f"Open this in a browser: {output.resolve()}")
    click.secho("\nGo on with a spreadsheet of your own", bold=True)
    click.echo(YOURS)


def _head(question: str, words: str) -> None:
    click.secho(f"\n{question}", bold=True)
    click.secho(f"$ {words}", dim=True)
