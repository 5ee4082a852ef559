"""Who, through what, when: whose ties an analysis counts, and as one-mode or two-mode data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph_model import Graph, InterurbanError, NothingFound, Relationship
from graph_model.checking import unknown

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ACTORS = ("City",)
AFFILIATIONS = ("Organisation", "Forum", "MOU", "Initiative")


@dataclass(frozen=True, slots=True)
class Scope:
    """Who (`of`), tied through what (`through`, by which relationships), when (`at`).

    `through` holds either node types, the things that actors share (two-mode data: cities and organisations), or
    relationship types that join the actors themselves (one-mode data: TWINNED_WITH). `by` narrows two-mode data to some
    relationship types; empty means all that join the two sides. `at` is an EDTF date: what held then, or possibly held.
    """

    of: tuple[str, ...] = ACTORS
    through: tuple[str, ...] = AFFILIATIONS
    by: tuple[str, ...] = ()
    at: str | None = None

    @classmethod
    def named(
        cls,
        graph: Graph,
        *,
        of: str | Sequence[str] = ACTORS,
        through: str | Sequence[str] = AFFILIATIONS,
        by: str | Sequence[str] = (),
        at: str | None = None,
    ) -> Scope:
        """Return the scope of types given by name, whatever its case.

        Raises:
            InterurbanError: a name is no type, or `through` mixes node types and relationship types.
        """
        nodes, relationships = graph.vocabulary.nodes, graph.vocabulary.relationships
        shared = _known(through, (*nodes, *relationships))
        if any(name in nodes for name in shared) and any(name in relationships for name in shared):
            raise InterurbanError("through: give node types (what is shared) or relationship types (direct), not both")
        return cls(_known(of, nodes), shared, _known(by, relationships), at)

    def is_two_mode(self, graph: Graph) -> bool:
        """Tell whether actors are tied through things they share, and not directly."""
        return all(name in graph.vocabulary.nodes for name in self.through)

    def computed(self) -> dict[str, Any]:
        """Return the scope as plain data, for `Answer.computed`."""
        by = list(self.by) or "all that join them"
        return {"of": list(self.of), "through": list(self.through), "by": by, "at": self.at}

    def in_words(self) -> str:
        """Return the scope as a title says it."""
        through = f"{_listed(self.of)} tied through {_listed(self.through)}"
        by = f" by {_listed(self.by)}" if self.by else ""
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
        two_mode: nx.Graph[tuple[str, str]] = nx.Graph()
        two_mode.add_nodes_from(("actor", actor) for actor in self.actors)
        two_mode.add_nodes_from(("thing", thing) for thing in self.things)
        for actor, row in zip(self.actors, self.memberships, strict=True):
            two_mode.add_edges_from((("actor", actor), ("thing", self.things[thing])) for thing in row)
        return two_mode

    def pairs(self) -> int:
        """Return how many pairs a projection would look at: the sum over things of the pairs that share them."""
        sizes = [0] * len(self.things)
        for row in self.memberships:
            for thing in row:
                sizes[thing] += 1
        return sum(size * (size - 1) // 2 for size in sizes)


def two_mode(graph: Graph, scope: Scope) -> TwoMode:
    """Return who shares in what, within the scope; actors without any affiliation are left out.

    A relationship counts once, however many sources or periods state it. Where a type stands on both sides
    (organisations through organisations), the start of a relationship is the actor and its end the thing shared.

    Raises:
        NothingFound: no actor shares in anything; the message says what would work on this data.
    """
    shared: dict[str, set[str]] = {}
    for actor, thing in _affiliations(graph, scope):
        shared.setdefault(actor, set()).add(thing)
    if not shared:
        raise NothingFound(_nothing(graph, scope))
    actors = sorted(shared)
    things = sorted(set().union(*shared.values()))
    place = {thing: index for index, thing in enumerate(things)}
    return TwoMode(actors, things, [sorted(place[thing] for thing in shared[actor]) for actor in actors])


def one_mode(graph: Graph, scope: Scope) -> nx.Graph[str]:
    """Return the undirected graph of actors that are tied directly, within the scope.

    Raises:
        NothingFound: no two actors are tied.
    """
    ties: nx.Graph[str] = nx.Graph()
    for relationship in sorted(_held(graph, scope), key=lambda each: each.id):
        if _type(graph, relationship.start) in scope.of and _type(graph, relationship.end) in scope.of:
            ties.add_edge(relationship.start, relationship.end)
    if not ties:
        raise NothingFound(_nothing(graph, scope))
    return ties


def _affiliations(graph: Graph, scope: Scope) -> Iterator[tuple[str, str]]:
    for relationship in _held(graph, scope):
        start, end = _type(graph, relationship.start), _type(graph, relationship.end)
        if start in scope.of and end in scope.through:
            yield relationship.start, relationship.end
        elif end in scope.of and start in scope.through:
            yield relationship.end, relationship.start


def _held(graph: Graph, scope: Scope) -> Iterator[Relationship]:
    types = scope.by if scope.is_two_mode(graph) else scope.through
    return (each for each in graph.relationships(*types) if graph.holds(each, scope.at))


def _type(graph: Graph, node_id: str) -> str:
    return str(graph.nx.nodes[node_id]["type"])


def _nothing(graph: Graph, scope: Scope) -> str:
    """Say that nothing ties the actors, and what does in this data."""
    direct = sorted(
        {r.type for r in graph.relationships() if _type(graph, r.start) in scope.of and _type(graph, r.end) in scope.of}
    )
    shared = sorted(
        {_type(graph, r.end) for r in graph.relationships() if _type(graph, r.start) in scope.of} - set(scope.of)
    )
    hints = [f"this data joins them directly by {_listed(direct)}: --through {direct[0]}"] if direct else []
    hints += [f"they share {_listed(shared)}"] if shared and not direct else []
    return f"no {scope.in_words()}" + (f"; {'; '.join(hints)}" if hints else "")


def _known(names: str | Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    by_lower = {name.lower(): name for name in known}
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name.lower() not in by_lower:
            raise InterurbanError(f"{name!r} is no such type; {unknown('type', name, by_lower.values()).remedy}")
    return tuple(dict.fromkeys(by_lower[name.lower()] for name in wanted))


def _listed(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
