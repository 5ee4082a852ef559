"""Partnership clusters: what many runs of a method agree on, and what holds each cluster together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from graph_model import GraphView, InterurbanError
from queries.analysis.defaults import METHOD, RESOLUTION, SEED
from queries.analysis.gathering import Gathered, gather
from queries.analysis.partitions.describing import Cluster, Standing, describe_clusters, standing
from queries.analysis.partitions.finding import Partition, find_partition
from queries.analysis.partitions.methods import METHODS, ClusterMethod
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode

__all__ = ["Cluster", "Clustering", "find_clusters"]

HIGHEST_RESOLUTION = 1e6  # well above that at which every actor stands alone, and far below what no number can hold


@dataclass(frozen=True, eq=False)
class Clustering:
    """The clusters of a scope: the ties, and how they are found; `runs` is None where nobody said how many."""

    gathered: Gathered
    method: ClusterMethod
    resolution: float
    runs: int | None
    seed: int

    @cached_property
    def partition(self) -> Partition:
        """The partition of the actors; it is found when it is first asked for."""
        return find_partition(
            self.gathered.data, self.method, resolution=self.resolution, runs=self.runs, seed=self.seed
        )

    @property
    def scope(self) -> Scope:
        """Whose ties count."""
        return self.gathered.scope

    @cached_property
    def stands(self) -> Standing:
        """How each actor stands."""
        return standing(self.partition)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters of two actors and more, the largest first, in words."""
        return tuple(describe_clusters(self.gathered, self.partition, self.stands))

    @property
    def alone(self) -> int:
        """How many actors are in no cluster."""
        return int((self.stands.labels < 0).sum())

    def by_actor(self) -> dict[str, int]:
        """Return the number of the cluster of each actor that is in one."""
        actors = self.gathered.data.actors
        return {
            actor: label + 1 for actor, label in zip(actors, self.stands.labels.tolist(), strict=True) if label >= 0
        }

    def by_node(self, view: GraphView) -> dict[str, int]:
        """Return the cluster number of each actor, and of each thing the cluster that most of its neighbours are in.

        Where things have clusters of their own (bipartite), it is theirs.
        """
        numbers = self.by_actor()
        found = {**self._things(), **numbers}
        members: dict[str, set[str]] = {}  # of what is in no cluster itself, the actors that it is tied to
        for each in view.relationships():
            for actor, other in ((each.start, each.end), (each.end, each.start)):
                if actor in numbers and other not in found:
                    members.setdefault(other, set()).add(actor)
        for thing, actors in members.items():
            near = Counter(numbers[actor] for actor in actors)
            found[thing] = min(near, key=lambda number: (-near[number], number))
        return found

    def _things(self) -> dict[str, int]:
        labels, data = self.partition.things, self.gathered.data
        if labels is None or not isinstance(data, TwoMode):
            return {}
        known = (self.partition.sizes > 1).sum()
        return {thing: label + 1 for thing, label in zip(data.things, labels.tolist(), strict=True) if label < known}


def find_clusters(
    view: GraphView,
    scope: Scope,
    *,
    method: ClusterMethod = METHOD,
    resolution: float = RESOLUTION,
    runs: int | None = None,
    seed: int = SEED,
) -> Clustering:
    """Return groups of actors that are tied more closely to one another than to the rest.

    Two-mode data is projected with Newman's (2001) weights, so that a network of a hundred cities ties its members
    loosely and an agreement of two closely. `resolution` above 1 gives smaller clusters, below 1 larger ones. Without
    `runs` there are 50, and fewer where the data is large.

    Raises:
        graph_model.InterurbanError: `resolution` is not above 0, or is over HIGHEST_RESOLUTION; the method is unknown,
            or is for two-mode data and the data is not; or the seed is below 0, or there would be no run.
        NoTies: the scope holds no tie.
    """
    _require_sense(method, resolution, runs, seed)
    gathered = gather(view, scope)
    if method == "bipartite" and not isinstance(gathered.data, TwoMode):
        raise InterurbanError("bipartite: is for actors that share things; where ties are direct, take leiden")
    return Clustering(gathered, method, resolution, runs, seed)


def _require_sense(method: str, resolution: float, runs: int | None, seed: int) -> None:
    if method not in METHODS:
        raise InterurbanError(f"{method!r} is no method; use one of: {', '.join(METHODS)}")
    if not 0 < resolution <= HIGHEST_RESOLUTION:  # nor is it no number at all
        raise InterurbanError(
            f"a resolution of {resolution:g} makes no sense: give one above 0, and not over a million"
        )
    if seed < 0:
        raise InterurbanError(f"a seed of {seed} is none: give a whole number from 0 on")
    if runs is not None and runs < 1:
        raise InterurbanError(f"{runs} runs make no clusters: give 1 at least")
