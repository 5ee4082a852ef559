"""Who was tied to what in a scope, at whatever time, with the bounds of the dates of each tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import GraphView
from queries.analysis.dated_ties import DatedTies, NodePlaces, Spans
from queries.analysis.scope import Scope
from queries.analysis.stated_ties import types_of_scope
from queries.composite_ties import Chain, all_chains

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class DatedAffiliations:
    """The places of an actor and a thing among `nodes` for each statement that ties them, and those of its dates."""

    nodes: NodePlaces
    actors: IntArray
    things: IntArray
    span: IntArray
    spans: Spans


def affiliations(view: GraphView, scope: Scope) -> DatedAffiliations:
    """Return the affiliations of two-mode data, composite ties among them; the time of the scope is not asked.

    Excluded nodes are left out, and so are things of a size that the scope does not want, over all years.
    """
    import numpy as np

    nodes = NodePlaces.of(view)
    ties = DatedTies.of(view, nodes, scope.relationship_types(view.vocabulary))
    ahead = nodes.are(ties.starts, scope.of) & nodes.are(ties.ends, scope.through)
    back = nodes.are(ties.ends, scope.of) & nodes.are(ties.starts, scope.through)
    back &= ~ahead | _symmetric(view, scope, ties)
    actors = np.concatenate([ties.starts[ahead], ties.ends[back]])
    things = np.concatenate([ties.ends[ahead], ties.starts[back]])
    span, spans = np.concatenate([ties.span[ahead], ties.span[back]]), ties.spans
    if chains := [
        each for name in scope.affiliation_types(view.vocabulary) for each in chains_of_scope(view, scope, name)
    ]:
        actors = np.append(actors, [nodes.place[each.start] for each in chains])
        things = np.append(things, [nodes.place[each.end] for each in chains])
        span = np.append(span, np.arange(len(chains)) + len(spans))
        spans = spans.joined(Spans.of_chains(view, chains))
    wanted = _wanted(scope, nodes, actors, things)
    return DatedAffiliations(nodes, actors[wanted], things[wanted], span[wanted], spans)


def _symmetric(view: GraphView, scope: Scope, ties: DatedTies) -> NDArray[np.bool_]:
    """Tell of each tie whether it is of a symmetric type."""
    import numpy as np

    names = scope.relationship_types(view.vocabulary)
    known = np.array([view.vocabulary.relationships[name].symmetric for name in names], dtype=bool)
    return known[ties.types]


def chains_of_scope(view: GraphView, scope: Scope, name: str) -> list[Chain]:
    """Return the chains of one composite tie that join actors of a scope to what they share, or to one another."""
    types = types_of_scope(view, scope)
    ends = scope.through if scope.is_two_mode(view.vocabulary) else scope.of
    starts = (each for each, kind in types.items() if kind in scope.of)
    chains = all_chains(view, view.vocabulary.affiliations[name], starts)
    return [chain for chain in chains if types.get(chain.end) in ends]


def _wanted(scope: Scope, nodes: NodePlaces, actors: IntArray, things: IntArray) -> NDArray[np.bool_]:
    import numpy as np

    out = [nodes.place[each] for each in scope.exclude]
    wanted = ~(np.isin(actors, out) | np.isin(things, out))
    if scope.largest is None and scope.smallest is None:
        return wanted
    pairs = np.unique(things[wanted] * len(nodes) + actors[wanted])
    shared, sizes = np.unique(pairs // len(nodes), return_counts=True)
    of_size = (sizes <= (scope.largest or np.inf)) & (sizes >= (scope.smallest or 0))
    found: NDArray[np.bool_] = wanted & np.isin(things, shared[of_size])
    return found
