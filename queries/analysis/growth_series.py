"""What growth counts: the members of each thing of a scope, or the ties or nodes of each type, with their dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from graph_model import GraphView, InterurbanError
from queries.analysis.dated_affiliations import affiliations
from queries.analysis.dated_ties import DatedTies, NodePlaces, Spans
from queries.analysis.scope import Scope

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

Per = Literal["thing", "relationship", "node"]
PER: tuple[Per, ...] = get_args(Per)


@dataclass(frozen=True, eq=False)
class Series:
    """What is counted: rows with their dates, the tie (or node) that each tells of, and the series of each tie."""

    names: Sequence[str]
    ids: Sequence[str]
    types: Sequence[str]
    spans: Spans
    span: IntArray
    group: IntArray
    of_group: IntArray
    what: str  # a tie, as a note calls it
    about: str  # as a title says what is counted of what

    def count(self, groups: NDArray[np.bool_]) -> IntArray:
        """Return how many of some ties each series has."""
        import numpy as np

        return np.bincount(self.of_group[groups], minlength=len(self.names)).astype(np.int64)


def series_of(view: GraphView, scope: Scope, per: Per, name: str | None = None) -> Series:
    """Return a series for each thing of a scope or each type; with `name`, the id of a node, that of it alone.

    Raises:
        InterurbanError: the node has no tie of the scope.
    """
    return _of_named(view, scope, name) if name is not None else _SERIES[per](view, scope)


def _of_things(view: GraphView, scope: Scope, only: str | None = None) -> Series:
    """Return the members of each thing of a scope; with `only`, those of one thing, or the ties of one actor."""
    import numpy as np

    if not scope.is_two_mode(view.vocabulary):
        return _of_relationships(view, scope, scope.through, only)
    found = affiliations(view, scope)
    actors, things, span, nodes = found.actors, found.things, found.span, found.nodes
    if only is not None:
        place = nodes.place[only]
        if not (things == place).any():
            actors, things = things, actors
        kept = things == place
        actors, things, span = actors[kept], things[kept], span[kept]
    shown, numbers = np.unique(things, return_inverse=True)
    pairs, group = np.unique(numbers.astype(np.int64) * len(nodes) + actors, return_inverse=True)
    ids = [nodes.ids[place] for place in shown]
    names, types = [view.node(node_id).name for node_id in ids], [nodes.type_names[nodes.types[each]] for each in shown]
    about = scope.in_words() if only is None else f"{names[0] if names else only}, {scope.in_words()}"
    return Series(names, ids, types, found.spans, span, group.astype(np.int64), pairs // len(nodes), "tie", about)


def _of_relationships(view: GraphView, scope: Scope, types: Sequence[str] = (), only: str | None = None) -> Series:
    """Return the ties of each relationship type: all that have dates, or those that are named."""
    import numpy as np

    known = view.vocabulary.relationships
    named = types or scope.by or tuple(name for name, each in known.items() if each.dates.properties() or each.dated_by)
    nodes = NodePlaces.of(view)
    ties = DatedTies.of(view, nodes, named)
    kept = np.ones(len(ties), dtype=bool)
    if only is not None:
        kept = (ties.starts == nodes.place[only]) | (ties.ends == nodes.place[only])
    codes = (ties.types * len(nodes) + ties.starts) * len(nodes) + ties.ends
    pairs, group = np.unique(codes[kept], return_inverse=True)
    there, of_group = np.unique(pairs // len(nodes) ** 2, return_inverse=True)
    names = [named[number] for number in there]
    about = f"{view.node(only).name}, by " if only is not None else ""
    return Series(
        names, [""] * len(names), ["relationship"] * len(names), ties.spans, ties.span[kept], group.astype(np.int64),
        of_group.astype(np.int64), "tie", f"{about}type of relationship",
    )  # fmt: skip


def _of_nodes(view: GraphView, scope: Scope) -> Series:
    """Return the nodes of each type that has dates: when they existed or took place."""
    import numpy as np

    del scope
    known = view.vocabulary.nodes
    named = [name for name, each in known.items() if each.dates.properties()]
    found = [node for node in view.nodes(*named) if named]
    names = [name for name in named if any(node.type == name for node in found)]
    places = np.arange(len(found), dtype=np.int64)
    of_group = np.array([names.index(node.type) for node in found], dtype=np.int64)
    return Series(
        names, [""] * len(names), ["node"] * len(names), Spans.of(view, found), places, places, of_group, "node",
        "type of node",
    )  # fmt: skip


_SERIES: dict[Per, Callable[[GraphView, Scope], Series]] = {
    "thing": _of_things,
    "relationship": _of_relationships,
    "node": _of_nodes,
}


def _of_named(view: GraphView, scope: Scope, name: str) -> Series:
    node = view.node(name)
    series = _of_things(view, scope, node.id)
    if not len(series.span):
        raise InterurbanError(
            f"{node.name} ({node.type}) has no such ties: {scope.in_words()}; name other types by of and through"
        )
    return series
