"""`interurban stock`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interurban.data import Data
from interurban.options import query_options
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("stock")
@click.argument("name", required=False)
@click.option("--show", is_flag=True, help="Print the query's text and do not run it.")
@click.option(
    "--stock-folder",
    multiple=True,
    envvar="INTERURBAN_STOCK",
    show_envvar=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of .cypher files of your own. Repeatable.",
)
@query_options
@click.pass_obj
@answers
def command(
    data: Data,
    name: str | None,
    stock_folder: tuple[Path, ...],
    param: tuple[str, ...],
    limit: int,
    timeout: float,
    *,
    show: bool,
) -> Answer | str:
    """List the stock queries, or run one: questions that analysts of city networks ask.

    A parameter that is not given has its default, which serves as an example too.
    """
    from queries.catalogue import catalogue, listed, named

    queries = catalogue(stock_folder)
    if name is None:
        return listed(queries)
    query = named(queries, name)
    if show:
        return query.text
    given = _given(param)
    store = data.store
    with working("asking"):
        return query.run(store, given, limit=limit, timeout=timeout)


def _given(written: tuple[str, ...]) -> dict[str, Any]:
    from queries.cypher import parameters_of

    return parameters_of(written)
