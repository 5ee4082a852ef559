"""Analysis of groups: partnership clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions
from queries.analysis.clustering import METHOD, RESOLUTION, SEED
from queries.analysis.partitions.comparing import PERMUTATIONS

if TYPE_CHECKING:
    from queries.analysis.cluster_answers import ClusterAnswer
    from queries.analysis.partitions.methods import ClusterMethod


class Groups(Asked):
    """Questions about which actors belong together."""

    def clusters(  # noqa: PLR0913 -- an option for each part
        self,
        *,
        method: ClusterMethod = METHOD,
        resolution: float = RESOLUTION,
        runs: int | None = None,
        seed: int = SEED,
        compare: str | None = None,
        permutations: int = PERMUTATIONS,
        profile: bool = False,
        actors: bool = False,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> ClusterAnswer:
        """Return partnership clusters and what holds each together.

        By default of cities, tied through the organisations, forums, agreements and initiatives they share; in data
        without them, of what it has most of. The answer is what many runs agree on, and says how far they do. In
        Python it has `by_actor`, `compare(by)` and `profile()`, too.

        Args:
            method: leiden (the projection), bipartite (the two-mode graph) or k-core.
            resolution: Above 1: smaller clusters; below 1: larger.
            runs: How many runs; by default 50, and fewer where the data is large.
            seed: Seed of the method's random order, and of permutations.
            compare: Instead, how groups of your own stand to the ties and to the clusters: country, another type of
                node, a relationship type, or a property.
            permutations: How many times the groups are dealt out at random for the test.
            profile: Instead, how many clusters there are at a range of resolutions.
            actors: Instead, a row for each actor, with its cluster and stability.
            limit: How many at the most.

        >>> found = g.clusters(of="City", through="Organisation")
        >>> found.title
        'Partnership clusters: City tied through Organisation'
        >>> found.by_actor[0]["stability"]
        1.0
        """
        from queries.analysis.cluster_answers import ask_of_clusters
        from queries.analysis.clustering import find_clusters

        asked = self._scope(scope)
        found = find_clusters(self._view(), asked, method=method, resolution=resolution, runs=runs, seed=seed)
        answer = ask_of_clusters(found, compare=compare, permutations=permutations, profile=profile, actors=actors)
        return answer.limited(limit)
