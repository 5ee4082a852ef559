"""`interurban check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interurban.data import Data
from interurban.everywhere import is_named
from interurban.output import answers, held_by

FEWEST, MOST = 10, 0.8  # relationships that may end, and the share of them without an end, before a hint is given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_model import Graph, Node
    from queries.answers import Answer


@click.command("check")
@click.argument("folder", required=False)
@click.option(
    "--all",
    "--each",
    "each",
    is_flag=True,
    help="A line for each row at fault, as in CSV and JSON, and not for each cause.",
)
@click.pass_context
@answers
def command(ctx: click.Context, folder: str | None, *, each: bool) -> Answer:
    """Report every fault of a data set, with file, row, column, value and remedy.

    What is wrong in the same way in several rows is one line with their count. FOLDER is by default what --data names.
    The exit code is 1 if there are errors; warnings pass.
    """
    from loaders.mapping.summary import MappedReport
    from queries.answers import Answer

    data: Data = ctx.obj
    if folder:
        if is_named(ctx) and data.named != folder:
            raise click.UsageError(f"Name one data set: {folder}, or {data.named} by --data.")
        data.named = folder
    graph, report = data.examined
    held = held_by(graph)
    columns = ["severity", "file", "row" if each else "rows", "column", "value", "fault", "remedy"]
    if report is None:
        return Answer(f"{held}; no error; warnings are looked for in tables only", columns, [])
    if report.errors:
        ctx.call_on_close(lambda: ctx.exit(1))
    notes = [*_open_ends(graph), *([] if isinstance(report, MappedReport) else _alike(graph))]
    rows = [found.as_dict() for found in (report.in_each_row() if each else report.causes())]
    return Answer(f"{held}; {report.summary()}", columns, rows, group="file", notes=notes)


def _open_ends(graph: Graph) -> list[str]:
    """Return a hint where most of what may have an end states none, so that questions of a time are left open."""
    kinds = graph.vocabulary.relationships
    ending = {name: each.dates.until for name, each in kinds.items() if each.dates.until and not each.dated_by}
    ends = [ending[each.type] in each.attributes for each in graph.relationships() if each.type in ending]
    without = ends.count(False)
    if len(ends) < FEWEST or without <= len(ends) * MOST:
        return []
    hint = (
        f"{without:,} of {len(ends):,} memberships and the like state no end, so that --at can only say 'possibly'; if "
        "the list was true on a day, say so: as_known_on: 2024-02 in a mapping, or until: 2024-02/.. in the table"
    )
    return [hint]


def _alike(graph: Graph) -> list[str]:
    """Return a hint for each type that has names which are nearly the same; of what a mapping loads, the load warns."""
    from graph_model.alike_names import alike_names, alike_names_in_words

    hints = []
    for node_type in sorted({node.type for node in graph.nodes()}):
        nodes = list(graph.nodes(node_type))

        def countries(places: Sequence[int], nodes: Sequence[Node] = nodes) -> dict[int, str]:
            return _countries_of(graph, {nodes[place].id: place for place in places})

        if groups := alike_names([node.name for node in nodes], countries):
            said = alike_names_in_words(node_type, groups)
            hints.append(f"{said}; `interurban duplicates` proposes which are one")
    return hints


def _countries_of(graph: Graph, places: Mapping[str, int]) -> dict[int, str]:
    """Return the country in which nodes lie, by the number that each id has."""
    if "IN_COUNTRY" not in graph.vocabulary.relationships:
        return {}
    ties = graph.relationships("IN_COUNTRY")
    return {places[each.start]: graph.node(each.end).name for each in ties if each.start in places}
