"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from interurban.parameter_types import TypeName
from interurban.spellings import WHOLE

Command = TypeVar("Command", bound=Callable[..., Any])


def _named_by_position(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Let a folder that stands behind the command be the data that is asked."""
    del param
    from interurban.data import Data
    from interurban.everywhere import is_named

    data = ctx.find_object(Data)
    if value is None or data is None:
        return
    if is_named(ctx) and data.named != value:
        raise click.UsageError(f"Name one data set: {value}, or {data.named} by --data.", ctx)
    data.named = value


folder_argument = click.argument("folder", required=False, expose_value=False, callback=_named_by_position)

of_option = click.option(
    "--of", multiple=True, type=TypeName(), metavar="TYPE", help="Only nodes of this type. Repeatable."
)

least_option = click.option(
    "--least",
    default=0.7,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="The score below which a pair is not shown.",
)

decisions_option = click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The table of decisions; by default decisions.csv in the folder.",
)

stock_folder_option = click.option(
    "--stock-folder",
    multiple=True,
    envvar="INTERURBAN_STOCK",
    show_envvar=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of .cypher files of your own. Repeatable.",
)


def _server_named(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del param
    if value is None and not ctx.resilient_parsing:
        raise click.UsageError("name the server: neo4j://HOST, or set NEO4J_URI", ctx)
    return value


shared_server_argument = click.argument("uri", required=False, metavar="[URI]")


def server_of(ctx: click.Context, uri: str | None) -> str:
    """Return the server that is named as an argument, by --data, or by the environment.

    Raises:
        click.UsageError: none is.
    """
    from interurban.data import Data

    data = ctx.find_object(Data)
    if uri is None and data is not None and data.named is not None and data.on_server:
        uri = data.where
    named = uri or os.environ.get("NEO4J_URI")
    if not named:
        raise click.UsageError("name the server: neo4j://HOST, or set NEO4J_URI", ctx)
    return named


server_argument = click.argument("uri", envvar="NEO4J_URI", required=False, metavar="[URI]", callback=_server_named)


timeout_option = click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    help="Seconds after which a query is stopped.",
)


def query_options(function: Command) -> Command:
    """Give a command the options of a Cypher query."""
    options = (
        click.option(
            "--param", "-p", multiple=True, metavar="NAME=VALUE", help="A parameter; JSON, or text. Repeatable."
        ),
        click.option(
            "--limit",
            default=100,
            show_default=True,
            type=click.IntRange(1),
            help=f"How many rows at the most. {WHOLE}",
        ),
        timeout_option,
    )
    for option in reversed(options):
        function = option(function)
    return function
