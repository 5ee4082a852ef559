"""Who, through what, when: whose ties an analysis counts, and as one-mode or two-mode data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, product
from typing import TYPE_CHECKING, Any

from graph_model import GraphView, InterurbanError, NoTies, Relationship, Vocabulary

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

ACTORS = ("City",)
AFFILIATIONS = ("Organisation", "Forum", "MOU", "Initiative")


@dataclass(frozen=True, slots=True)
class Scope:
    """Who (`of`), tied through what (`through`, by which relationships), when (`at`).

    `through` holds either node types, the things that actors share (two-mode data: cities and organisations), or
    relationship types that join the actors themselves (one-mode data: TWINNED_WITH). `by` narrows two-mode data to some
    relationship types; empty means all that join the two sides. `at` is an EDTF date: what held then, or possibly held.
    `chosen` says why it is not the scope that is asked of data with cities, where nobody named one.
    """

    of: tuple[str, ...] = ACTORS
    through: tuple[str, ...] = AFFILIATIONS
    by: tuple[str, ...] = ()
    at: str | None = None
    chosen: str = field(default="", compare=False)

    @classmethod
    def resolve(
        cls,
        vocabulary: Vocabulary,
        *,
        of: str | Sequence[str] = ACTORS,
        through: str | Sequence[str] = AFFILIATIONS,
        by: str | Sequence[str] = (),
        at: str | None = None,
    ) -> Scope:
        """Return the scope of types given by name, whatever its case.

        Raises:
            UnknownType: a name is no type that can stand there.
            InterurbanError: `through` mixes node types and relationship types, or `by` comes with the latter, or a part
                that is needed names no type.
        """
        shared = tuple(dict.fromkeys(vocabulary.find(name).name for name in _several(through)))
        if len({name in vocabulary.nodes for name in shared}) > 1:
            raise InterurbanError("through: give node types (what is shared) or relationship types (direct), not both")
        if not shared or not _several(of):
            raise InterurbanError("of and through: give a type at least")
        if _several(by) and shared[0] in vocabulary.relationships:
            raise InterurbanError("by: narrows what is shared; where through names relationship types, leave it out")
        actors = dict.fromkeys(vocabulary.find_node_type(name).name for name in _several(of))
        types = dict.fromkeys(vocabulary.find_relationship_type(name).name for name in _several(by))
        return cls(tuple(actors), shared, tuple(types), at)

    def is_two_mode(self, vocabulary: Vocabulary) -> bool:
        """Tell whether actors are tied through things they share, and not directly."""
        return all(name in vocabulary.nodes for name in self.through)

    def relationship_types(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the relationship types that can tie the actors, so that no others need be read."""
        if not self.is_two_mode(vocabulary):
            return self.through
        known = vocabulary.relationships
        pairs = [*product(self.of, self.through), *product(self.through, self.of)]
        return tuple(name for name in self.by or known if any(known[name].joins(*pair) for pair in pairs))

    def computed(self) -> dict[str, Any]:
        """Return the scope as plain data, for `Answer.computed`."""
        by = list(self.by) or "all that join them"
        chosen = {"chosen": self.chosen} if self.chosen else {}
        return {"of": list(self.of), "through": list(self.through), "by": by, "at": self.at, **chosen}

    def in_words(self) -> str:
        """Return the scope as a title says it."""
        through = f"{_join_names(self.of)} tied through {_join_names(self.through)}"
        by = f" by {_join_names(self.by)}" if self.by else ""
        return through + by + (f", at {self.at} (what possibly held counts)" if self.at else "")


@dataclass(frozen=True)
class TwoMode:
    """Two-mode data: which actor shares in which thing. `memberships[i]` holds the things of `actors[i]`, by index."""

    actors: list[str]
    things: list[str]
    memberships: list[list[int]]

    @cached_property
    def incidence(self) -> csr_array:
        """The incidence matrix, actors by things, of zeros and ones."""
        import numpy as np
        from scipy.sparse import csr_array

        columns = np.array([thing for row in self.memberships for thing in row], dtype=np.int64)
        starts = np.cumsum([0, *(len(row) for row in self.memberships)])
        ones = np.ones(len(columns))
        return csr_array((ones, columns, starts), shape=(len(self.actors), len(self.things)))

    def bipartite(self) -> nx.Graph[tuple[str, str]]:
        """Return the two-mode graph of ("actor", id) and ("thing", id): a node may stand on both sides."""
        import networkx as nx

        two_mode: nx.Graph[tuple[str, str]] = nx.Graph()
        two_mode.add_nodes_from(("actor", actor) for actor in self.actors)
        two_mode.add_nodes_from(("thing", thing) for thing in self.things)
        for actor, row in zip(self.actors, self.memberships, strict=True):
            two_mode.add_edges_from((("actor", actor), ("thing", self.things[thing])) for thing in row)
        return two_mode

    def pairs(self) -> int:
        """Return how many pairs a projection would look at: the sum over things of the pairs that share them."""
        sizes = Counter(thing for row in self.memberships for thing in row)
        return sum(size * (size - 1) // 2 for size in sizes.values())


def ties_of(view: GraphView, scope: Scope) -> TwoMode | nx.Graph[str]:
    """Return the ties of a scope: two-mode data, or the simple graph of actors that are tied directly.

    Only the nodes and relationships of the scope's types are read.

    Raises:
        NoTies: the scope holds no tie; the error says what this data has.
    """
    return two_mode(view, scope) if scope.is_two_mode(view.vocabulary) else one_mode(view, scope)


def holds_ties(view: GraphView, scope: Scope) -> bool:
    """Tell whether anything ties the actors of a scope, at whatever time."""
    types = _types_of_nodes(view, *scope.of, *scope.through) if scope.is_two_mode(view.vocabulary) else {}
    actors = types or _types_of_nodes(view, *scope.of)
    return any(
        _affiliation(scope, each, types.get(each.start), types.get(each.end))
        or (not types and each.start in actors and each.end in actors)
        for each in _ties(view, scope)
    )


def counts_of(ties: TwoMode | nx.Graph[str]) -> dict[str, int]:
    """Return how many actors there are, things that they share, where they share some, and ties."""
    if isinstance(ties, TwoMode):
        return {"actors": len(ties.actors), "things": len(ties.things), "ties": sum(map(len, ties.memberships))}
    return {"actors": len(ties), "ties": ties.number_of_edges()}


def two_mode(view: GraphView, scope: Scope) -> TwoMode:
    """Return who shares in what, within the scope; actors without any affiliation are left out.

    A relationship counts once, however many sources or periods state it. Where a type stands on both sides
    (organisations through organisations), the start of a relationship is the actor and its end the thing shared.

    Raises:
        NoTies: no actor shares in anything.
    """
    shared: dict[str, set[str]] = {}
    for actor, thing, _ in _affiliations(view, scope):
        shared.setdefault(actor, set()).add(thing)
    if not shared:
        raise _no_ties(view, scope)
    actors = sorted(shared)
    things = sorted(set().union(*shared.values()))
    place = {thing: index for index, thing in enumerate(things)}
    return TwoMode(actors, things, [sorted(place[thing] for thing in shared[actor]) for actor in actors])


def one_mode(view: GraphView, scope: Scope) -> nx.Graph[str]:
    """Return the undirected graph of actors that are tied directly, within the scope.

    Raises:
        NoTies: no two actors are tied.
    """
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    for each in sorted(_direct_ties(view, scope), key=lambda each: each.id):
        ties.add_edge(each.start, each.end)
    if not ties:
        raise _no_ties(view, scope)
    return ties


def counted_relationships(view: GraphView, scope: Scope) -> Iterator[Relationship]:
    """Yield the relationships of which `ties_of` makes its ties: every statement and every spell.

    Raises:
        NoTies: the scope holds none.
    """
    two_mode = scope.is_two_mode(view.vocabulary)
    found = (each for *_, each in _affiliations(view, scope)) if two_mode else _direct_ties(view, scope)
    first = next(found, None)
    if first is None:
        raise _no_ties(view, scope)
    yield from chain([first], found)


def _affiliations(view: GraphView, scope: Scope) -> Iterator[tuple[str, str, Relationship]]:
    """Yield each relationship that ties an actor to a thing, with the two."""
    types = _types_of_nodes(view, *scope.of, *scope.through)
    for each in _ties(view, scope):
        pair = _affiliation(scope, each, types.get(each.start), types.get(each.end))
        if pair and view.timing.holds(each, scope.at):  # asked last, for the end that dates it may have to be looked up
            yield *pair, each


def _direct_ties(view: GraphView, scope: Scope) -> Iterator[Relationship]:
    """Yield each relationship between two actors."""
    types = _types_of_nodes(view, *scope.of)
    for each in _ties(view, scope):
        if each.start in types and each.end in types and view.timing.holds(each, scope.at):
            yield each


def _types_of_nodes(view: GraphView, *types: str) -> dict[str, str]:
    return {node.id: node.type for node in view.nodes(*types)}


def _ties(view: GraphView, scope: Scope) -> Iterator[Relationship]:
    """Yield the relationships of a scope's types, at any time; without a type that can tie the actors, none."""
    types = scope.relationship_types(view.vocabulary)
    return view.relationships(*types) if types else iter(())


def _affiliation(scope: Scope, tie: Relationship, start: str | None, end: str | None) -> tuple[str, str] | None:
    """Return the actor and the thing of a relationship between nodes of these types; None if it is not of the scope."""
    if start in scope.of and end in scope.through:
        return tie.start, tie.end
    if end in scope.of and start in scope.through:
        return tie.end, tie.start
    return None


def _no_ties(view: GraphView, scope: Scope) -> NoTies:
    """Return the error that nothing ties the actors, with what does in this data."""
    types = _types_of_nodes(view)
    joined = [each for each in view.relationships() if types[each.start] in scope.of]
    direct = {each.type for each in joined if types[each.end] in scope.of}
    shared = {types[each.end] for each in joined} - set(scope.of)
    return NoTies(scope.in_words(), sorted(direct), sorted(shared))


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _join_names(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
