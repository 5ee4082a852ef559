"""Analysis of actors: who is central."""

from __future__ import annotations

from typing import Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import Names, ScopeOptions
from queries.answers import Answer


class Actors(Asked):
    """Questions about all actors of a kind."""

    def rank(
        self,
        measure: Names = (),
        *,
        projected: bool = False,
        exact: bool = False,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return central and brokering actors, ranked by what they share.

        By default cities, tied through the organisations, forums, agreements and initiatives they share; in data
        without them, what it has most of. The answer says what was computed.

        Args:
            measure: The measure to sort by, and others to show beside it; without one, degree, betweenness and
                pagerank.
            projected: Measure actors tied by what they share, in place of actors and what they share.
            exact: Estimate nothing, however long it takes.
            limit: How many at the most.

        >>> [(row["name"], row["degree"]) for row in g.rank(of="Organisation", through="Forum", limit=1)]
        [('CITYNET', 6)]
        """
        from queries.analysis.ranking import rank

        return rank(self._view(), self._scope(scope), measure, projected=projected, exact=exact, limit=limit)
