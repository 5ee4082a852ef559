"""Analysis of actors: who is central."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import Names, ScopeOptions
from queries.answers import Answer

if TYPE_CHECKING:
    from interurban.facade.scoped_ties import ScopedTies


class Actors(Asked):
    """Questions about all actors of a kind."""

    def two_mode(self, **scope: Unpack[ScopeOptions]) -> ScopedTies:
        """Return whose ties count, to be asked over and over: arrays, projection, and every analysis of them.

        >>> g.two_mode(of="City", through="Organisation", at="2008/2013").clusters().computed["at"]
        '2008/2013'
        """
        from interurban.facade.scoped_ties import ScopedTies

        return ScopedTies(self, scope)

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

    def interlocking(
        self,
        *,
        ego: str | None = None,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return interlocking connectivity (Taylor 2001), beside what sizes alone would give.

        Two actors are linked by each thing that both share, by the product of what it weighs in either: firms with
        offices in two cities, with `weight` their levels of service. What is expected of the sums of actors and things
        alone, and how far each is from that, tells structure from size.

        Args:
            ego: The links of this actor to each other, in place of the connectivity of all.
            limit: How many at the most.

        >>> [(row["name"], row["connectivity"]) for row in g.interlocking(of="City", through="Organisation", limit=1)]
        [('Yokohama', 22)]
        """
        from queries.analysis.interlocking.question import interlocking

        actor = self.graph.resolve(ego).id if ego is not None else None
        return interlocking(self._view(), self._scope(scope), ego=actor, limit=limit)
