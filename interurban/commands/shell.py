"""`interurban shell`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.data import Data
from interurban.options import stock_folder_option, timeout_option
from interurban.output import plain_errors


@click.command("shell")
@timeout_option
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="How many rows at most.")
@stock_folder_option
@click.pass_obj
@plain_errors
def command(data: Data, timeout: float, limit: int, stock_folder: tuple[Path, ...]) -> None:
    """Ask Cypher at a prompt, with history and completion.

    A query ends with a semicolon or an empty line. :help lists the commands of the prompt.
    """
    from interurban.shell import Shell

    Shell(data, timeout, limit, stock_folder).run()
