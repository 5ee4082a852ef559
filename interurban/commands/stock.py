"""`interurban stock`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import query_options, stock_folder_option
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("stock")
@click.argument("name", required=False)
@click.option("--show", is_flag=True, help="Print the query's text and do not run it.")
@stock_folder_option
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
    from queries.cypher.catalogue import catalogue, listed, named
    from queries.cypher.running import parameters_of

    queries = catalogue(stock_folder)
    if name is None:
        return listed(queries)
    query = named(queries, name)
    if show:
        return query.text
    given = parameters_of(param)
    store = data.store
    with working("asking"):
        return query.run(store, given, limit=limit, timeout=timeout)
