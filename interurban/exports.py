"""What the graph is asked before it is written for other programs: a part, a date, results; and what was written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph_model.errors import InterurbanError
from graph_model.wording import counted

if TYPE_CHECKING:
    from graph_model import Graph
    from loaders.formats.annotations import Result
    from loaders.formats.format import Format
    from queries.analysis.scope import Scope
    from queries.answers import Answer

RANK, CLUSTERS = "rank", "clusters"


@dataclass(frozen=True, slots=True, repr=False)
class Export(os.PathLike[str]):
    """What was written, and where: how many nodes and relationships, and what a reader of it has to know.

    `path` is None where it was written into a stream. `notes` say what the format does not carry, or carries under
    another name, with counts; and what was computed. What takes a path takes what was written, too.

    >>> g.export("citynet.graphml").notes[-1]
    '902 lists joined by bars'
    """

    path: Path | None
    nodes: int
    relationships: int
    notes: tuple[str, ...] = ()

    def __fspath__(self) -> str:
        if self.path is None:
            raise TypeError("it was written into a stream, which has no path")
        return str(self.path)

    def __str__(self) -> str:
        held = f"{counted(self.nodes, 'node')}, {counted(self.relationships, 'relationship')}"
        return (
            held if self.path is None else f"{self.path}: made of {held}"
        )  # what a format has no place for is in the notes

    def __repr__(self) -> str:
        return f"<{'; '.join([str(self), *self.notes])}>"


def export(
    graph: Graph,
    to: Path | BinaryIO,
    format_name: str | None,
    scope: Scope,
    results: str | Iterable[str | Answer],
    *,
    whole: bool,
    replace: bool,
) -> Export:
    """Write a graph as of the scope's date: the whole, or what the scope counts; with the results of the scope.

    Raises:
        graph_model.InterurbanError: the format or a result is unknown, or it cannot be written.
    """
    from loaders.formats.annotations import Annotations
    from visualizations.encoding import type_look

    chosen = _choose(format_name, to)
    shown = _whole(graph, scope) if whole else _part(graph, scope, with_sources=chosen.is_folder)
    given = [results] if isinstance(results, str) else list(results)
    names = _several(each for each in given if isinstance(each, str))
    answers = [*_answers(graph, scope, names), *(each for each in given if not isinstance(each, str))]
    found = tuple(each for answer in answers for each in _results(answer))
    taken = [] if whole else [scope.in_words()]
    taken += [f"at {scope.at}: what held then, possibly at least"] if whole and scope.at else []
    computed = [line for answer in answers for line in (answer.title, *answer.notes)]
    annotations = Annotations(scope.at, found, lambda node: type_look(node.type).colour, (*taken, *computed))
    if isinstance(to, Path):
        notes = chosen.save(shown, to, annotations, replace=replace)
    else:
        notes = chosen.write(shown, to, annotations)
    told = tuple(dict.fromkeys((*notes, *([scope.chosen] if scope.chosen and not whole else []), *computed)))
    return Export(to if isinstance(to, Path) else None, len(shown), shown.relationship_count, told)


def _choose(name: str | None, to: Path | BinaryIO) -> Format:
    from loaders.formats.registry import WRITTEN, format_named_by

    if name is not None and name not in WRITTEN:
        raise InterurbanError(f"{name!r} is no format; use one of: {', '.join(WRITTEN)}")
    found = WRITTEN[name] if name else format_named_by(to) if isinstance(to, Path) else None
    if found is None:
        raise InterurbanError(f"{to}: its name does not say the format; name one of: {', '.join(WRITTEN)}")
    return found


def _whole(graph: Graph, scope: Scope) -> Graph:
    from queries.lookups.ego import as_of

    return as_of(graph, scope.at)


def _part(graph: Graph, scope: Scope, *, with_sources: bool) -> Graph:
    """Return the graph of the relationships that a scope counts, and of the nodes that they join.

    With sources, those that are cited come along: a data set wants them, in a picture they would stand alone.
    """
    from queries.analysis.gathering import counted_relationships
    from queries.lookups.ego import cited

    ties = list(counted_relationships(graph, scope))
    joined = {end for each in ties for end in (each.start, each.end)}
    if with_sources:
        joined |= cited([*map(graph.node, joined), *ties])
    return graph.part(joined, ties)


def _several(texts: Iterable[str]) -> Sequence[str]:
    """Return names that are given one by one, or several in a text with commas between."""
    return [name.strip() for text in texts for name in text.split(",") if name.strip()]


def _answers(graph: Graph, scope: Scope, wanted: Sequence[str]) -> Iterator[Answer]:
    """Yield the answers that hold the results of these names: `rank` (the usual measures), measures, `clusters`."""
    from queries.analysis.cluster_answers import clusters
    from queries.analysis.measures.registry import BY_NAME
    from queries.analysis.ranking import rank

    for name in wanted:
        if name not in (RANK, CLUSTERS, *BY_NAME):
            known = ", ".join((RANK, CLUSTERS, *BY_NAME))
            raise InterurbanError(f"{name!r} is no result of nodes; use some of: {known}")
    measures = [name for name in wanted if name in BY_NAME]
    if RANK in wanted or measures:
        yield rank(graph, scope, _with_usual(measures) if RANK in wanted else measures)
    if CLUSTERS in wanted:
        yield clusters(graph, scope)


def _with_usual(measures: Sequence[str]) -> list[str]:
    """Return the usual measures, and those first that are named: by the first of them nodes are ranked."""
    from queries.analysis.measures.registry import USUAL

    return list(dict.fromkeys((*measures, *(each.name for each in USUAL))))


def _results(answer: Answer) -> Iterator[Result]:
    """Yield what an answer says of nodes: measures by the row, or the number of the cluster that they are in."""
    from loaders.formats.annotations import Result

    if "cluster" in answer.keys():  # noqa: SIM118 -- an answer is no mapping
        yield Result("cluster", {node_id: row["cluster"] for row in answer for node_id in row["ids"]})
        return
    for name in answer.keys():  # noqa: SIM118 -- an answer is no mapping
        if name not in ("name", "type", "id"):
            yield Result(name, {row["id"]: row[name] for row in answer})
