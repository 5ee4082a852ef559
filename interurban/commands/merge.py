"""`interurban merge`."""

from __future__ import annotations

from pathlib import Path

import click

from interurban.answer_formats import FORMATS
from interurban.data import Data
from interurban.facade import OpenedGraph
from interurban.output import plain_errors, replace_option, show, write_asking
from interurban.parameter_types import PathToWrite


@click.command("merge")
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@click.option(
    "--output", "-o", required=True, type=PathToWrite(path_type=Path), metavar="C", help="The folder to write."
)
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="A table of decisions beside those in the folders.",
)
@click.option(
    "--format", "-f", "style", type=click.Choice(FORMATS), default="table", help="How to print the differences."
)
@replace_option
@plain_errors
def command(first: str, second: str | None, output: Path, decisions: Path | None, style: str, *, replace: bool) -> None:
    """Make one data set of two, or of one in which nodes stand twice.

    Nodes that `review` found to be the same become one, which keeps all names, ids, sources and statements; so do nodes
    of A and B that have one id and a name in common. What A and B say otherwise stands side by side and is listed, and
    the counts of what was read and what was written balance. A and B stay as they are: a decision that is taken back is
    undone by merging again. C gets the decisions, too, so that next year's table may go by an old id.
    """
    from loaders.dataset.writing import write_dataset
    from loaders.resolution.decisions import decisions_file, written_decisions

    for name in filter(None, (first, second)):
        if Path(name).resolve() == output.resolve():
            raise click.UsageError(f"{output} is read and would be written over; name another folder.")
    merger = OpenedGraph(Data(first)).merge(OpenedGraph(Data(second)) if second else None, decisions=decisions)
    graph = merger.graph
    decided = {decisions_file(output).name: written_decisions(merger.decisions)} if len(merger.decisions) else {}
    write_asking(lambda over: write_dataset(graph, output, replace=over, beside=decided), replace=replace)
    show(merger.account, style)
    click.echo(f"wrote {output}: {len(graph):,} nodes, {graph.relationship_count:,} relationships", err=True)
