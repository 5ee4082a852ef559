"""Analysis of groups: partnership clusters."""

from __future__ import annotations

from typing import Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions
from queries.analysis.clustering import RESOLUTION, SEED
from queries.answers import Answer


class Groups(Asked):
    """Questions about which actors belong together."""

    def clusters(
        self,
        *,
        resolution: float = RESOLUTION,
        seed: int = SEED,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return partnership clusters and what holds each together.

        By default of cities, tied through the organisations, forums, agreements and initiatives they share; in data
        without them, of what it has most of. The answer says what was computed.

        Args:
            resolution: Above 1: smaller clusters; below 1: larger.
            seed: Seed of the method's random order.
            limit: How many at the most.

        >>> g.clusters(of="City", through="Organisation").title
        'Partnership clusters: City tied through Organisation'
        """
        from queries.analysis.clustering import clusters

        return clusters(self._view(), self._scope(scope), resolution=resolution, seed=seed, limit=limit)
