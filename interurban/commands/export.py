"""`interurban export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from interurban.data import Data
from interurban.options import PathToWrite
from interurban.output import plain_errors, replace_option, write_asking
from loaders.formats.format import Format
from loaders.formats.registry import WRITTEN, format_named_by


def _describe_formats() -> str:
    """Return the formats as `--help` lists them, with what each one cannot carry."""
    lines = (f"{each.name}  {each.about}{_without(each)}" for each in WRITTEN.values())
    return "\n\n".join(lines)


def _without(chosen: Format) -> str:
    return f" (cannot carry: {chosen.loses})" if chosen.loses else ""


@click.command(
    "export",
    help="Write the graph for other programs.\n\n"
    "The ending of the file's name says the format, or --format does; a name without an ending is a folder of "
    f"tables.\n\n{_describe_formats()}",
)
@click.option(
    "--format", "-f", "style", type=click.Choice(list(WRITTEN)), help="The format, if the name does not say it."
)
@click.option("--output", "-o", type=PathToWrite(path_type=Path), help="The file, or the folder.")
@replace_option
@click.pass_obj
@plain_errors
def command(data: Data, style: str | None, output: Path | None, *, replace: bool) -> None:
    """Write the graph in one of FORMATS."""
    chosen = _choose(style, output)
    if output is None:
        if chosen.is_folder:
            raise click.UsageError(f"{chosen.name} writes a folder; name it with --output.")
        chosen.write(data.graph, sys.stdout.buffer)
        return
    graph = data.graph
    write_asking(lambda over: chosen.save(graph, output, replace=over), replace=replace)
    for step in chosen.next_steps:
        click.echo(step, err=True)
    click.echo(f"wrote {output}", err=True)


def _choose(style: str | None, output: Path | None) -> Format:
    found = WRITTEN[style] if style else format_named_by(output) if output else None
    if found is None:
        raise click.UsageError(f"Say which --format: {', '.join(WRITTEN)}.")
    return found
