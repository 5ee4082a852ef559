"""`interurban lookup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.options import at_option, name_argument
from interurban.output import answers

if TYPE_CHECKING:
    from queries.answers import Answer


@click.command("lookup")
@name_argument
@at_option
@click.pass_obj
@answers
def command(data: Data, name: str, at: str | None) -> Answer:
    """Show the profile of an actor: names, memberships, offices, agreements, forums.

    NAME is an id or any name, in any script: Seoul, 서울, smg. Every line is dated and cited.
    """
    from queries.lookups.profile import lookup

    return lookup(data.graph, name, at)
