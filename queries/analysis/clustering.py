"""Partnership clusters, and what holds each together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.projection import WEIGHTS, weighted_projection
from queries.analysis.scope import Scope
from queries.analysis.simple_ties import TwoMode, counts_of, ties_of
from queries.answers import Answer
from queries.text_tables import MOST_LISTED, abridged

if TYPE_CHECKING:
    import networkx as nx

RESOLUTION = 1.0
HIGHEST_RESOLUTION = 1e6  # well above that at which every actor stands alone, and far below what no number can hold
SEED = 1
MOST_HOLDING = 3

_METHOD = "Louvain, greedy modularity (Blondel et al. 2008)"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Actors that are tied closely: their ids, the most closely tied first, and what holds them together, in words."""

    number: int
    members: tuple[str, ...]
    held_together_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters of a scope, the largest first; how many actors stand alone; and how they were found.

    `modularity` is that of all groups, from -0.5 to 1; `weights` says what a tie counts; `counts` how many actors,
    things and ties there are.
    """

    scope: Scope
    clusters: tuple[Cluster, ...]
    alone: int
    modularity: float
    weights: str | None
    resolution: float
    seed: int
    counts: Mapping[str, int]

    def by_actor(self) -> dict[str, int]:
        """Return the cluster number of each actor that is in one."""
        return {actor: cluster.number for cluster in self.clusters for actor in cluster.members}

    def by_node(self, view: GraphView) -> dict[str, int]:
        """Return the cluster number of each actor, and of each thing the cluster that most of its neighbours are in."""
        numbers = self.by_actor()
        members: dict[str, set[str]] = {}  # of what is in no cluster itself, the actors that it is tied to
        for each in view.relationships():
            for actor, other in ((each.start, each.end), (each.end, each.start)):
                if actor in numbers and other not in numbers:
                    members.setdefault(other, set()).add(actor)
        found = dict(numbers)
        for thing, actors in members.items():
            near = Counter(numbers[actor] for actor in actors)
            found[thing] = min(near, key=lambda number: (-near[number], number))
        return found

    def answer(self, view: GraphView) -> Answer:
        """Return the clusters as rows, with the names of their members."""
        method = f"{_METHOD}, resolution {self.resolution:g}, seed {self.seed}; modularity {self.modularity:.3f}"
        notes = [method, *([f"weights: {self.weights}"] if self.weights else [])]
        notes += self._left_out()
        rows = [
            {
                "cluster": each.number,
                "size": len(each.members),
                "members": [view.node(actor).name for actor in each.members],
                "held_together_by": list(each.held_together_by),
                "ids": list(each.members),
            }
            for each in self.clusters
        ]
        computed = {
            **self.scope.computed(),
            **self.counts,
            "method": _METHOD,
            "weights": self.weights or "each tie counts 1",
            "resolution": self.resolution,
            "seed": self.seed,
            "modularity": self.modularity,
            "alone": self.alone,
        }
        columns = ["cluster", "size", "members", "held_together_by"]
        if any(abridged(row["members"]) is not row["members"] for row in rows):
            notes.append(f"members: the {MOST_LISTED} most closely tied; the rows of CSV and JSON hold all")
        return Answer(f"Partnership clusters: {self.scope.in_words()}", columns, rows, computed, notes=notes).warn(
            *filter(None, [self.scope.chosen])
        )

    def _left_out(self) -> list[str]:
        if not self.alone:
            return []
        verbs = ("shares", "stands") if self.alone == 1 else ("share", "stand")
        return [f"{counted(self.alone, 'actor')} {verbs[0]} nothing with another and {verbs[1]} in no cluster"]


def find_clusters(view: GraphView, scope: Scope, *, resolution: float = RESOLUTION, seed: int = SEED) -> Clustering:
    """Return groups of actors that are tied more closely to one another than to the rest.

    Two-mode data is projected with Newman's (2001) weights, so that a network of a hundred cities ties its members
    loosely and an agreement of two closely; then Louvain's method finds the clusters. `resolution` above 1 gives
    smaller clusters, below 1 larger ones. What holds a cluster together are the things most particular to it: the
    share of its members in them less the share of all others.

    Raises:
        graph_model.InterurbanError: `resolution` is not above 0, or is over HIGHEST_RESOLUTION.
        NoTies: the scope holds no tie.
        ProjectionTooLarge: the projection would have over 3 million pairs.
    """
    import networkx as nx

    if not 0 < resolution <= HIGHEST_RESOLUTION:  # nor is it no number at all
        raise InterurbanError(
            f"a resolution of {resolution:g} makes no sense: give one above 0, and not over a million"
        )
    found = ties_of(view, scope)
    data = found if isinstance(found, TwoMode) else None
    ties = weighted_projection(found) if isinstance(found, TwoMode) else found
    groups = _louvain(ties, resolution, seed)
    together = [group for group in groups if len(group) > 1]
    shares = _Shares(data) if data else None
    return Clustering(
        scope,
        tuple(_describe(view, number, group, shares, ties) for number, group in enumerate(together, start=1)),
        alone=len(groups) - len(together),
        modularity=nx.community.modularity(ties, groups, resolution=resolution) if ties.number_of_edges() else 0.0,
        weights=WEIGHTS if data else None,
        resolution=resolution,
        seed=seed,
        counts=counts_of(found),
    )


def clusters(
    view: GraphView, scope: Scope, *, resolution: float = RESOLUTION, seed: int = SEED, limit: int | None = None
) -> Answer:
    """Return the clusters that `find_clusters` finds, or the `limit` largest, as an answer."""
    return find_clusters(view, scope, resolution=resolution, seed=seed).answer(view).limited(limit)


def _louvain(ties: nx.Graph[str], resolution: float, seed: int) -> list[list[str]]:
    import networkx as nx

    found: Iterable[set[str]] = nx.community.louvain_communities(ties, resolution=resolution, seed=seed)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


class _Shares:
    """What each actor shares in, and how many share in each thing; counted once for all clusters."""

    def __init__(self, data: TwoMode) -> None:
        self.things = data.things
        self.actors = len(data.actors)
        self.of_actor = dict(zip(data.actors, data.memberships, strict=True))
        self.everywhere = Counter(thing for row in data.memberships for thing in row)


def _describe(view: GraphView, number: int, group: list[str], shares: _Shares | None, ties: nx.Graph[str]) -> Cluster:
    """Return a group as a cluster: its members by how strongly they are tied inside it, and what holds it together."""
    inside = set(group)
    strength = {
        actor: sum(tie.get("weight", 1) for other, tie in ties[actor].items() if other in inside) for actor in group
    }
    members = sorted(group, key=lambda actor: (-strength[actor], view.node(actor).name.casefold()))
    binding = _particular_things(view, inside, shares) if shares else _centres(view, inside, ties)
    return Cluster(number, tuple(members), tuple(binding))


def _particular_things(view: GraphView, group: set[str], shares: _Shares) -> list[str]:
    """Return the things most particular to a group, each with how many of the group share in it."""
    within = Counter(thing for actor in group for thing in shares.of_actor[actor])
    outside = max(shares.actors - len(group), 1)

    def particular(thing: int) -> float:
        return within[thing] / len(group) - (shares.everywhere[thing] - within[thing]) / outside

    names = {thing: view.node(shares.things[thing]).name for thing in within if within[thing] > 1}
    best = sorted(names, key=lambda thing: (-particular(thing), names[thing]))[:MOST_HOLDING]
    return [f"{names[thing]} ({within[thing]} of {len(group)})" for thing in best]


def _centres(view: GraphView, group: set[str], ties: nx.Graph[str]) -> list[str]:
    """Return the actors with the most ties inside a group."""
    degrees = {actor: len(group.intersection(ties[actor])) for actor in group}
    best = sorted(group, key=lambda actor: (-degrees[actor], view.node(actor).name))[:MOST_HOLDING]
    return [f"{view.node(actor).name} (tied to {degrees[actor]})" for actor in best]
