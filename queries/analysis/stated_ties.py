"""The ties of a scope as they are stated: each relationship, or chain of them, that ties an actor to a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph_model import Covers, GraphView, Relationship
from graph_model.timing import Dates
from queries.analysis.scope import Scope
from queries.composite_ties import Chain, all_chains


@dataclass(frozen=True, slots=True)
class StatedTie:
    """An actor and a thing, or two actors that are tied directly; what states it, and whether it held when asked."""

    actor: str
    thing: str
    type: str
    relationships: tuple[Relationship, ...]
    covers: Covers

    def value(self, name: str) -> object:
        """Return a property: that of the first of its relationships that has it; None if none has."""
        found = (each.attributes.get(name) for each in self.relationships)
        return next((value for value in found if value is not None), None)

    def spell(self, view: GraphView) -> tuple[object, ...]:
        """Return what is the same for statements of one spell: the type and the dates of all relationships."""
        dates: list[Dates] = [view.timing.dates(each) for each in self.relationships]
        through = [(each.start, each.end) for each in self.relationships[1:]]
        return self.type, *through, *(tuple(sorted(each.items())) for each in dates)


def stated_ties(view: GraphView, scope: Scope, types: Mapping[str, str]) -> Iterator[StatedTie]:
    """Yield every tie of a scope that held when it asks, definitely or possibly; nothing else of the scope counts yet.

    `types` are those of the nodes of the scope (`types_of_scope`), and only relationships of its types are read. Where
    a type stands on both sides (organisations through organisations), the start of a relationship is the actor and its
    end the thing shared; what is symmetric (cities through cities, their twins) ties either to the other.
    """
    two_mode, known = scope.is_two_mode(view.vocabulary), view.vocabulary.relationships
    relationship_types = scope.relationship_types(view.vocabulary)
    needed = [scope.weight, *(name for each in relationship_types for name in _dates(view, each))]
    for each in view.relationships_with(needed, *relationship_types) if relationship_types else ():
        pairs = _pairs(scope, each, types, two_mode=two_mode, symmetric=known[each.type].symmetric)
        if pairs and (covers := view.timing.holds(each, scope.at, throughout=scope.throughout)):
            for pair in pairs:
                yield StatedTie(*pair, each.type, (each,), covers)
    yield from composite_ties(view, scope, types)


def composite_ties(view: GraphView, scope: Scope, types: Mapping[str, str]) -> Iterator[StatedTie]:
    """Yield the composite ties of a scope; `types` are those of the nodes of its types."""
    ends = scope.through if scope.is_two_mode(view.vocabulary) else scope.of
    starts = [node_id for node_id, node_type in types.items() if node_type in scope.of]
    for name in scope.affiliation_types(view.vocabulary) if starts else ():
        for chain in all_chains(view, view.vocabulary.affiliations[name], starts):
            if types.get(chain.end) in ends and (covers := _covers(view, scope, chain)):
                yield StatedTie(chain.start, chain.end, name, chain.relationships, covers)


def types_of_scope(view: GraphView, scope: Scope) -> Mapping[str, str]:
    """Return the type of each node of the types of a scope, by its id."""
    return view.types_of(*scope.of, *(scope.through if scope.is_two_mode(view.vocabulary) else ()))


def joins_actors(view: GraphView, scope: Scope) -> bool:
    """Tell whether any two actors of a scope are tied, directly or by one thing that both share, at whatever time."""
    whenever = replace(scope, at=None, throughout=False)
    ties = stated_ties(view, whenever, types_of_scope(view, scope))
    if not scope.is_two_mode(view.vocabulary):
        return any(tie.actor != tie.thing for tie in ties)
    first: dict[str, str] = {}
    return any(first.setdefault(tie.thing, tie.actor) != tie.actor for tie in ties)


def _dates(view: GraphView, relationship_type: str) -> list[str]:
    return view.vocabulary.relationships[relationship_type].dates.properties()


def _covers(view: GraphView, scope: Scope, chain: Chain) -> Covers:
    return chain.holds(view, scope.at, throughout=scope.throughout)


def _pairs(
    scope: Scope, stated: Relationship, types: Mapping[str, str], *, two_mode: bool, symmetric: bool
) -> list[tuple[str, str]]:
    """Return the actor and the thing, or the two actors, of a relationship; none if it is not of the scope.

    Where both sides are of one type, what is symmetric gives either as the actor.
    """
    start, end = stated.start, stated.end
    one, other = types.get(start), types.get(end)
    if not two_mode:
        return [(start, end)] if one in scope.of and other in scope.of else []
    found = [(start, end)] if one in scope.of and other in scope.through else []
    if other in scope.of and one in scope.through and (symmetric or not found):
        found.append((end, start))
    return found
