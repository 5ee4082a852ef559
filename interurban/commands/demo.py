"""`interurban demo`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from interurban.options import PathToWrite
from interurban.output import plain_errors

TOUR = (
    ("Who is this?", ["lookup", "Seoul"]),
    ("How are these two connected?", ["path", "Seoul", "Microsoft"]),
    ("Who is central?", ["rank", "--limit", "10"]),
    ("Who works together?", ["clusters"]),
)


@click.command("demo")
@click.option(
    "--output",
    "-o",
    default="citynet.html",
    show_default=True,
    type=PathToWrite(dir_okay=False, path_type=Path),
    help="The page to write.",
)
@click.pass_context
@plain_errors
def command(ctx: click.Context, output: Path) -> None:
    """Show a tour on the bundled data: a profile, a path, rankings, clusters, and a page to open in a browser."""
    root = ctx.find_root()
    for question, arguments in (*TOUR, ("A page to explore and to mail", ["view", "-o", str(output)])):
        click.secho(f"\n{question}", bold=True)
        click.secho(f"$ interurban {shlex.join(arguments)}\n", dim=True)
        name, command, rest = root.command.resolve_command(root, list(arguments))  # type: ignore[attr-defined]
        with command.make_context(name, rest, parent=root) as step:
            command.invoke(step)
    click.echo(f"\nOpen {output.resolve()} in a browser. `interurban --help` lists the questions to ask.")
