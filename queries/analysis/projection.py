"""The projection of two-mode data: actors tied to one another by what they share."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from graph_model import ProjectionTooLarge
from queries.analysis.simple_ties import TwoMode

if TYPE_CHECKING:
    import networkx as nx

LARGEST_PROJECTION = 3_000_000
WEIGHTS = "a thing shared by n actors ties each pair by 1/(n-1) (Newman 2001)"


def weighted_projection(data: TwoMode, largest: int = LARGEST_PROJECTION) -> nx.Graph[str]:
    """Return the graph of actors, tied by the sum of 1/(n-1) over the things they share (Newman 2001).

    Raises:
        ProjectionTooLarge: it would have more than so many pairs.
    """
    import networkx as nx

    if data.pairs() > largest:
        raise ProjectionTooLarge(data.pairs())
    members: list[list[str]] = [[] for _ in data.things]
    for actor, row in zip(data.actors, data.memberships, strict=True):
        for thing in row:
            members[thing].append(actor)
    weights: Counter[tuple[str, str]] = Counter()
    for together in members:
        for pair in combinations(together, 2):
            weights[pair] += 1 / (len(together) - 1)  # type: ignore[assignment]
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(data.actors)
    ties.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    return ties
