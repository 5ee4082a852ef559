"""`interurban schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("schema")
@click.pass_obj
@answers
def command(data: Data) -> Answer:
    """Show labels, relationship types and properties, with types, counts and example values."""
    from queries.cypher.schema import schema

    return schema(data.graph)
