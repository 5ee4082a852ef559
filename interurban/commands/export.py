"""`interurban export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.output import plain_errors, write_asking
from interurban.parameter_types import PathToWrite
from interurban.questions import command_of
from loaders.formats.format import Format
from loaders.formats.registry import WRITTEN, format_named_by


def _describe_formats() -> str:
    """Return the formats as `--help` lists them, with what each one cannot carry."""
    return "\n\n".join(f"{each.name}  {each.about}{_without(each)}" for each in WRITTEN.values())


def _without(chosen: Format) -> str:
    return f" (cannot carry: {chosen.loses})" if chosen.loses else ""


@click.option("--output", "-o", type=PathToWrite(path_type=Path), help="The file, or the folder.")
@click.pass_obj
@plain_errors
def _export(data: Data, /, output: Path | None, **options: Any) -> None:
    chosen = _choose(options["format"], output)
    replace = options.pop("replace")
    data.connect()
    if output is None:
        if chosen.is_folder:
            raise click.UsageError(f"{chosen.name} writes a folder; name it with --output.")
        _tell(OpenedGraph(data).export(sys.stdout.buffer, **options).notes)
        return

    written = write_asking(lambda over: OpenedGraph(data).export(output, **options, replace=over), replace=replace)
    _tell(written.notes)
    _tell(chosen.next_steps)
    click.echo(f"wrote {written}", err=True)


def _tell(lines: tuple[str, ...]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _choose(name: str | None, output: Path | None) -> Format:
    found = WRITTEN[name] if name else format_named_by(output) if output else None
    if found is None:
        raise click.UsageError(f"Say which --format: {', '.join(WRITTEN)}.")
    return found


command = command_of("export", _export, given=["path"])
command.epilog = f"The formats:\n\n{_describe_formats()}"
