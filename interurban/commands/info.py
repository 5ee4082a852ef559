"""`interurban info`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("info")
@click.pass_obj
@answers
def command(data: Data) -> Answer:
    """Tell what the data holds: counts by type, the period covered, sources, faults."""
    from queries.lookups.summary import info

    return info(*data.examined)
