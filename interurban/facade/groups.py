"""Analysis of groups: partnership clusters, and the ties that are more than size explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions
from queries.analysis.defaults import ALPHA, METHOD, PERMUTATIONS, RESOLUTION, SAMPLES, SEED
from queries.answers import Answer

if TYPE_CHECKING:
    from queries.analysis.backbone import Tail, Tests
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

    def backbone(  # noqa: PLR0913 -- a keyword for each part of the test
        self,
        model: str | None = None,
        *,
        alpha: float = ALPHA,
        correction: str | None = None,
        tests: Tests = "possible",
        tail: Tail = "stronger",
        samples: int = SAMPLES,
        seed: int = SEED,
        exact: bool = False,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return the ties that are more than size explains, and what carries each.

        Two cities in many networks share some by chance, and a network of thousands ties all its members. What two
        actors share is tested against two-mode data with the same degrees and sizes (sdsm, fdsm); ties between the
        actors themselves by the share of an actor's strength that they have (disparity). Actors that share in exactly
        the same things stand in one row.

        Args:
            model: How ties are tested: sdsm (exact, fast), fdsm (by random samples) or disparity (weighted direct
                ties); by default sdsm for what is shared, disparity for direct ties.
            alpha: Keep ties whose corrected p-value is not above this.
            correction: For many tests: fdr (false discovery rate, Benjamini and Hochberg), holm, bonferroni or none; by
                default fdr, with disparity none.
            tests: What the correction counts: pairs that could be significant by their degrees (possible), or all.
            tail: Ties that are stronger than expected, weaker (pairs that share nothing among them), or both.
            samples: How many samples fdsm draws.
            seed: Seed of the samples of fdsm.
            exact: Look at all pairs, however many there are; without it, what would take minutes is refused.
            limit: How many at the most.

        >>> g.backbone(of="Organisation", through="Forum").computed["pairs"]
        210
        """
        from queries.analysis.backbone import backbone

        return backbone(
            self._view(),
            self._scope(scope),
            model=model,
            alpha=alpha,
            correction=correction,
            tests=tests,
            tail=tail,
            samples=samples,
            seed=seed,
            exact=exact,
            limit=limit,
        )
