"""`interurban query`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import query_options
from interurban.output import answers
from interurban.progress import working

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("query")
@click.argument("text", required=False)
@click.option("--file", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of Cypher.")
@query_options
@click.pass_obj
@answers
def command(
    data: Data, text: str | None, path: Path | None, param: tuple[str, ...], limit: int, timeout: float
) -> Answer:
    """Run a read-only Cypher query.

    TEXT is the query, or - to read it from standard input. Without a server it runs embedded; with
    --data neo4j://... on the server, with the same rows. Nothing is written, no file or address is read, and no
    procedure is called, whatever the text says.
    """
    from queries.cypher.running import cypher, parse_parameters, read_query

    if (text is None) == (path is None):
        raise click.UsageError("Give a query, - or --file.")
    wanted = read_query(path) if path else sys.stdin.read() if text == "-" else str(text)
    store, parameters = data.store, parse_parameters(param)
    with working("asking"):
        return cypher(store, wanted, parameters, limit=limit, timeout=timeout)
