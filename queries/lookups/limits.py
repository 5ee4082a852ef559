"""What the chains between two actors may be made of, and the ties that remain, looked up as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_model import Graph, InterurbanError, NodeType, Relationship, UnknownName, UnknownType
from queries.composite_ties import Chain, affiliations_of


@dataclass(frozen=True, slots=True)
class Limits:
    """What a chain may be made of.

    `via` names the relationship types it may use, or node types it may pass through; `avoid` names relationship
    types, node types or nodes to keep out; `at` is an EDTF date at which every step held, possibly at least.
    """

    via: Sequence[str] = ()
    avoid: Sequence[str] = ()
    at: str | None = None


class AllowedTies:
    """The ties that a chain between two nodes may use: those at a node are found when they are first asked for.

    Raises:
        UnknownType, InterurbanError: a limit names nothing known.
    """

    def __init__(self, graph: Graph, ends: tuple[str, str], limits: Limits) -> None:
        self._graph, self._ends, self._at = graph, ends, limits.at
        keep_types, self._through = _split(graph, limits.via)
        drop_types, self._not_through, self._dropped = _kept_out(graph, limits.avoid)
        known = graph.vocabulary.relationships
        types = [name for name in keep_types or known if name not in drop_types]
        self._types: Sequence[str] = types if keep_types or drop_types else ()  # () are all
        self._none = not types
        self._found: dict[str, list[str]] = {}

    def __getitem__(self, node_id: str) -> list[str]:
        """Return the ids of the nodes that are tied to a node, each once and in order."""
        if node_id not in self._found:
            self._found[node_id] = self._look_up(node_id)
        return self._found[node_id]

    def between(self, one: str, other: str) -> list[Relationship]:
        """Return the relationships that tie two nodes."""
        return [each for each in self._relationships(one) if each.other(one) == other]

    def affiliations(self, node_id: str) -> dict[str, list[Chain]]:
        """Return what a node is tied to by composite ties, of which no step and no node between is kept out."""
        found: dict[str, list[Chain]] = {}
        for end, chains in affiliations_of(self._graph, node_id, self._at).items():
            kept = [chain for chain in chains if self._may_follow(chain)]
            if kept and self._may_pass(end):
                found[end] = kept
        return found

    def _may_follow(self, chain: Chain) -> bool:
        types = {each.type for each in chain.relationships}
        allowed = not self._none and (not self._types or types <= set(self._types))
        return allowed and not {*self._dropped, *self._ends}.intersection(chain.between)

    def _look_up(self, node_id: str) -> list[str]:
        if self._none or not self._may_pass(node_id):
            return []
        if self._at is None:
            others = set(self._graph.neighbours_of(node_id, *self._types))
        else:
            others = {each.other(node_id) for each in self._relationships(node_id)}
        return sorted(filter(self._may_pass, others))

    def _relationships(self, node_id: str) -> Iterable[Relationship]:
        if self._none:
            return
        for each in self._graph.relationships_of(node_id, *self._types):
            if self._graph.timing.holds(each, self._at):
                yield each

    def _may_pass(self, node_id: str) -> bool:
        """Tell whether a chain may lead to a node."""
        if node_id in self._ends:
            return True
        if node_id in self._dropped:
            return False
        if not (self._through or self._not_through):
            return True
        node_type = self._graph.type_of(node_id)
        return node_type not in self._not_through and (not self._through or node_type in self._through)


def _split(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the relationship types and the node types that are named.

    Raises:
        UnknownType: a name is neither.
    """
    found = [graph.vocabulary.find(name) for name in names]
    nodes = {each.name for each in found if isinstance(each, NodeType)}
    return {each.name for each in found} - nodes, nodes


def _kept_out(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the relationship types, the node types and the ids of the nodes that are named."""
    types, nodes = [], set()
    for name in names:
        try:
            types.append(graph.vocabulary.find(name).name)
        except UnknownType:
            nodes.add(_resolve_avoided(graph, name))
    return *_split(graph, types), nodes


def _resolve_avoided(graph: Graph, name: str) -> str:
    try:
        return graph.resolve(name).id
    except UnknownName as error:
        raise InterurbanError(f"to avoid: {error}") from None
