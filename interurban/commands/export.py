"""`interurban export`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.data import Data
from interurban.output import plain_errors

GRAPH_FORMATS = ("graphml", "gexf", "json")
DATASET = "dataset"
NEO4J_ADMIN = "neo4j-admin"


@click.command("export")
@click.option(
    "--format",
    "-f",
    "style",
    type=click.Choice([*GRAPH_FORMATS, DATASET, NEO4J_ADMIN]),
    help="graphml, gexf, json (node-link), dataset (tables) or neo4j-admin (import files); else told by the name.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file, or the folder of a data set.")
@click.pass_obj
@plain_errors
def command(data: Data, style: str | None, output: Path | None) -> None:
    """Write the graph for other programs.

    Node-link JSON keeps everything; networkx.node_link_graph reads it back. GraphML and GEXF know neither lists nor
    partial dates: lists are joined by bars, and beside each date stand its earliest and latest day.

    neo4j-admin writes the files that `neo4j-admin database import full` takes, for large graphs and empty databases,
    and after-import.cypher, which adds what an import cannot: constraints, and lists that are empty.
    """
    style = style or _by_name(output)
    if style in (DATASET, NEO4J_ADMIN):
        if output is None:
            raise click.UsageError(f"{style} writes a folder; name it with --output.")
        _write_folder(data, style, output)
    else:
        from loaders.formats.graph_files import FORMATS

        written = FORMATS[style](data.graph)
        if output is None:
            click.echo(written, nl=False)
            return
        from loaders.files.atomic_file import write_file

        write_file(output, written)
    click.echo(f"wrote {output}", err=True)


def _write_folder(data: Data, style: str, output: Path) -> None:
    if style == DATASET:
        from loaders.dataset.writing import write_dataset

        write_dataset(data.graph, output)
    else:
        from loaders.formats.neo4j_admin import AFTERWARDS, ARGUMENTS, write_import_files

        write_import_files(data.graph, output)
        click.echo(f"on a stopped server, in {output}: neo4j-admin database import full neo4j @{ARGUMENTS}", err=True)
        click.echo(f"then, on the running one: cypher-shell -f {AFTERWARDS}", err=True)


def _by_name(output: Path | None) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    if suffix in GRAPH_FORMATS:
        return suffix
    if output is not None and not suffix:
        return DATASET
    raise click.UsageError("Say which --format: " + ", ".join((*GRAPH_FORMATS, DATASET)) + ".")
