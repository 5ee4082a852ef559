"""What the graph is asked before it is written for other programs: a part, a date, results; and what was written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph_model.errors import InterurbanError
from graph_model.wording import counted

if TYPE_CHECKING:
    from graph_model import Graph
    from loaders.formats.format import Format
    from queries.analysis.scope import Scope
    from queries.answers import Answer


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
    from interurban.results import answers_of, results_of
    from loaders.formats.annotations import Annotations
    from visualizations.encoding import type_look

    chosen = _choose(format_name, to)
    shown = _whole(graph, scope) if whole else _part(graph, scope, with_sources=chosen.is_folder)
    given = [results] if isinstance(results, str) else list(results)
    names = _several(each for each in given if isinstance(each, str))
    answers = [*answers_of(graph, scope, names), *(each for each in given if not isinstance(each, str))]
    found = tuple(each for answer in answers for each in results_of(answer))
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
