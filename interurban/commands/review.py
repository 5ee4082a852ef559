"""`interurban review`."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from interurban.data import Data
from interurban.options import decisions_option, folder_argument, least_option, of_option
from interurban.output import plain_errors


@click.command("review")
@folder_argument
@of_option
@least_option
@decisions_option
@click.option("--unsure", is_flag=True, help="Ask again of what was left unsure.")
@click.option(
    "--accept",
    type=click.FloatRange(0.5, 1),
    metavar="SCORE",
    help="Take pairs of this score or more as the same without asking (0.97, say); the table says that nobody looked.",
)
@click.option("--by", metavar="NAME", help="Who decides, for the table; by default who is logged in.")
@click.pass_obj
@plain_errors
def command(
    data: Data,
    of: tuple[str, ...],
    least: float,
    decisions: Path | None,
    accept: float | None,
    by: str | None,
    *,
    unsure: bool,
) -> None:
    """Decide pair by pair which nodes are one.

    Each pair that `duplicates` proposes is shown side by side, and a key decides: s (the same; the left id stays), r
    (the same; the right id stays), d (different), u (unsure), b (back to the one before), q (quit). Each answer is kept
    at once in the table of decisions; the next call goes on where this one ended. `merge` applies what was decided.
    """
    from interurban.review import Review, accept_from

    review = Review.of(data, of, least, decisions, by or getpass.getuser(), unsure=unsure)
    if accept is not None:
        click.echo(accept_from(review, accept), err=True)
    review.run()
