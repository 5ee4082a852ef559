"""The ties of a scope for what does not take arrays yet: lists of memberships, or a graph of actors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph_model import GraphView
from queries.analysis import two_mode
from queries.analysis.gathering import gather
from queries.analysis.scope import Scope

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array


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
        return csr_array((np.ones(len(columns)), columns, starts), shape=(len(self.actors), len(self.things)))

    def bipartite(self) -> nx.Graph[tuple[str, str]]:
        """Return the two-mode graph of ("actor", id) and ("thing", id): a node may stand on both sides."""
        import networkx as nx

        graph: nx.Graph[tuple[str, str]] = nx.Graph()
        graph.add_nodes_from(("actor", actor) for actor in self.actors)
        graph.add_nodes_from(("thing", thing) for thing in self.things)
        for actor, row in zip(self.actors, self.memberships, strict=True):
            graph.add_edges_from((("actor", actor), ("thing", self.things[thing])) for thing in row)
        return graph

    def pairs(self) -> int:
        """Return how many pairs a projection would look at: the sum over things of the pairs that share them."""
        sizes = Counter(thing for row in self.memberships for thing in row)
        return sum(size * (size - 1) // 2 for size in sizes.values())


def ties_of(view: GraphView, scope: Scope) -> TwoMode | nx.Graph[str]:
    """Return the ties of a scope: two-mode data, or the simple graph of actors that are tied directly.

    Raises:
        NoTies: the scope holds no tie; the error says what this data has.
    """
    gathered = gather(view, scope).data
    if not isinstance(gathered, two_mode.TwoMode):
        return gathered.nx
    starts, indices = gathered.incidence.indptr, gathered.incidence.indices
    rows = [indices[starts[row] : starts[row + 1]].tolist() for row in range(len(gathered.actors))]
    return TwoMode(list(gathered.actors), list(gathered.things), rows)


def counts_of(ties: TwoMode | nx.Graph[str]) -> dict[str, int]:
    """Return how many actors there are, things that they share, where they share some, and ties."""
    if isinstance(ties, TwoMode):
        return {"actors": len(ties.actors), "things": len(ties.things), "ties": sum(map(len, ties.memberships))}
    return {"actors": len(ties), "ties": ties.number_of_edges()}
