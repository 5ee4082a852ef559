"""`interurban shell`."""

from __future__ import annotations

import click

from interurban.data import Data
from interurban.output import plain_errors


@click.command("shell")
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    help="Seconds after which a query is stopped.",
)
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="How many rows at most.")
@click.pass_obj
@plain_errors
def command(data: Data, timeout: float, limit: int) -> None:
    """Ask Cypher at a prompt, with history and completion.

    A query ends with a semicolon or an empty line. :help lists the commands of the prompt.
    """
    from interurban.shell import Shell

    Shell(data, timeout, limit).run()
