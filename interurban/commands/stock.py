"""`interurban stock`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import query_options, stock_folder_option
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


HOW_TO = "interurban stock NAME --param name=value runs one; --show prints its text"


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

    A parameter that is not given has its default; one in words, as in <most members>, is found in the data, and the
    answer says what it is. On a server that holds several data sets, `interurban --dataset NAME` says which is asked.
    """
    from queries.cypher.catalogue import describe_catalogue, read_catalogue, stock_query
    from queries.cypher.running import parse_parameters

    queries = read_catalogue(stock_folder)
    if name is None:
        return replace(describe_catalogue(queries), notes=[HOW_TO])
    query = stock_query(queries, name)
    if show:
        return query.text
    given = parse_parameters(param)
    store = data.store
    with working("asking"):
        return query.run(store, given, limit=limit, timeout=timeout)
