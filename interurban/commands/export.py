"""`interurban export`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.data import Data
from interurban.output import plain_errors

GRAPH_FORMATS = ("graphml", "gexf", "json")
DATASET = "dataset"


@click.command("export")
@click.option(
    "--format",
    "-f",
    "style",
    type=click.Choice([*GRAPH_FORMATS, DATASET]),
    help="graphml, gexf, json (node-link) or dataset (a folder of tables); by default told by the file's name.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file, or the folder of a data set.")
@click.pass_obj
@plain_errors
def command(data: Data, style: str | None, output: Path | None) -> None:
    """Write the graph for other programs.

    Node-link JSON keeps everything; networkx.node_link_graph reads it back. GraphML and GEXF know neither lists nor
    partial dates: lists are joined by bars, and beside each date stand its earliest and latest day.
    """
    style = style or _by_name(output)
    if style == DATASET:
        from loaders.dataset_writing import write_dataset

        if output is None:
            raise click.UsageError("A data set is a folder; name it with --output.")
        write_dataset(data.graph, output)
    else:
        from loaders.graph_files import FORMATS

        written = FORMATS[style](data.graph)
        if output is None:
            click.echo(written, nl=False)
            return
        from loaders.atomic_file import write_file

        write_file(output, written)
    click.echo(f"wrote {output}", err=True)


def _by_name(output: Path | None) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    if suffix in GRAPH_FORMATS:
        return suffix
    if output is not None and not suffix:
        return DATASET
    raise click.UsageError("Say which --format: " + ", ".join((*GRAPH_FORMATS, DATASET)) + ".")
