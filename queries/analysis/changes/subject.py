"""Whose changes are asked for: everybody's, those of a scope, or those of one actor or network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_model import GraphView
from queries.analysis.scope import Scope
from queries.lookups.offices import ROLE_IN


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose changes are asked for: all that the data has, the ties of a `scope`, or those of a node.

    `nodes` are the ids of the node that is named and, since its offices are of it, of the roles in it. What is of a
    node in `excluded` does not count.
    """

    scope: Scope | None = None
    nodes: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    @classmethod
    def of(cls, view: GraphView, scope: Scope | None, node_id: str | None, excluded: Iterable[str] = ()) -> Subject:
        """Return the subject of a question about a scope, a node, or neither."""
        out = frozenset(excluded)
        if node_id is None:
            return cls(scope, excluded=out)
        roles = {each.start for each in view.relationships_of(node_id, ROLE_IN) if each.end == node_id}
        return cls(scope, frozenset({node_id, *roles}), out)

    def relationship_types(self, view: GraphView) -> list[str]:
        """Return the types of relationships that may change: those that have dates of their own or of a named node.

        A party's signature without a date of its own is told with the agreement, and a participant with the forum,
        unless one party or participant is asked about.
        """
        known = view.vocabulary.relationships
        named = self.scope.relationship_types(view.vocabulary) if self.scope else tuple(known)
        states = [name for name in named if known[name].dates.since or known[name].dates.until]
        events = [name for name in named if known[name].dates.on]
        return [*states, *(events if self.nodes else ())]

    def node_types(self, view: GraphView) -> list[str]:
        """Return the types of nodes that may change; what is only said of others (a source) is not among them."""
        known = view.vocabulary.nodes
        named: Sequence[str] = tuple(known)
        if self.scope:
            named = tuple(dict.fromkeys((*self.scope.of, *self.scope.through)))
        return [name for name in named if name in known and known[name].dates.properties() and not known[name].context]

    def concerns(self, start: str, end: str) -> bool:
        """Tell whether a relationship between these is of a node that is named, or none is."""
        if start in self.excluded or end in self.excluded:
            return False
        return not self.nodes or start in self.nodes or end in self.nodes
