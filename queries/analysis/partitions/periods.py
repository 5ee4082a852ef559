"""When the ties of each cluster were: the first and the last year that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph_model import GraphView, Relationship
from queries.analysis.dated_ties import DatedTies, NodePlaces
from queries.analysis.gathering import Gathered
from queries.analysis.scope import Scope
from queries.analysis.stated_ties import StatedTie, composite_ties, stated_ties, types_of_scope

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

_YEAR = re.compile(r"-?\d{4}")
_NEVER = (10_000, -10_000)  # the first and the last year of what states none


def cluster_periods(gathered: Gathered, labels: IntArray, clusters: int) -> list[str]:
    """Return the first and the last year that the ties of each cluster's members state; "" where they state none.

    `labels` has the cluster of each actor, -1 where it is in none.
    """
    import numpy as np

    nodes = NodePlaces.of(gathered.view)
    cluster = np.full(len(nodes), -1, dtype=np.int64)
    cluster[[nodes.place[actor] for actor in gathered.data.actors]] = labels
    first, last = (np.full(clusters, year, dtype=np.int64) for year in _NEVER)
    for ends, earliest, latest in _years(gathered.view, gathered.scope, nodes):
        numbers = cluster[ends]
        inside = (numbers >= 0) & (earliest <= latest)
        np.minimum.at(first, numbers[inside], earliest[inside])
        np.maximum.at(last, numbers[inside], latest[inside])
    return [_in_words(*each) for each in zip(first.tolist(), last.tolist(), strict=True)]


def _years(view: GraphView, scope: Scope, nodes: NodePlaces) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """Yield places of nodes with the first and the last year that a tie of each states."""
    types = types_of_scope(view, scope)
    if view.kept_columns is None:
        yield from _of_stated(view, stated_ties(view, scope, types), nodes)
        return
    yield from _of_columns(view, scope, nodes)
    yield from _of_stated(view, composite_ties(view, scope, types), nodes)


def _of_columns(view: GraphView, scope: Scope, nodes: NodePlaces) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """Yield what `_years` does of relationships in columns; what is the same in many of them is read once."""
    import numpy as np

    ties = DatedTies.of(view, nodes, scope.relationship_types(view.vocabulary))
    if not len(ties):
        return
    asked = [view.timing.holds(each, scope.at, throughout=scope.throughout) for each in ties.spans.things]
    stated = [_stated(view, [each]) if held else _NEVER for each, held in zip(ties.spans.things, asked, strict=True)]
    earliest, latest = np.array(stated, dtype=np.int64).T
    two_mode = scope.is_two_mode(view.vocabulary)
    others = scope.through if two_mode else scope.of
    counts = nodes.are(ties.starts, scope.of) & nodes.are(ties.ends, others)
    if two_mode:
        counts |= nodes.are(ties.ends, scope.of) & nodes.are(ties.starts, others)
    spans = ties.span[counts]
    for ends in (ties.starts[counts], ties.ends[counts]):
        yield ends, earliest[spans], latest[spans]


def _of_stated(
    view: GraphView, ties: Iterator[StatedTie], nodes: NodePlaces
) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    import numpy as np

    found = [(nodes.place[end], *_stated(view, tie.relationships)) for tie in ties for end in (tie.actor, tie.thing)]
    if found:
        ends, earliest, latest = np.array(found, dtype=np.int64).T
        yield ends, earliest, latest


def _stated(view: GraphView, relationships: Sequence[Relationship]) -> tuple[int, int]:
    """Return the first and the last year that dates these relationships."""
    dates: Iterator[Mapping[str, str]] = (view.timing.dates(each) for each in relationships)
    years = [int(year[0]) for each in dates for text in each.values() if (year := _YEAR.match(text))]
    return (min(years), max(years)) if years else _NEVER


def _in_words(first: int, last: int) -> str:
    if first > last:
        return ""
    return str(first) if first == last else f"{first}–{last}"
