"""Analysis of positions: who stands between others, and who stands where others do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions
from queries.analysis.defaults import LEAST
from queries.answers import Answer

if TYPE_CHECKING:
    from queries.analysis.brokerage.found_brokers import Sort


class BrokerageQuestions(Asked):
    """Questions about where actors stand: between others, or where others do."""

    def brokers(
        self,
        *,
        groups: str | None = None,
        projected: bool = False,
        sort: Sort = "brokered",
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return brokers: who stands between actors that are not tied, of which groups, and how freely.

        Gould and Fernandez's roles (coordinator, itinerant, gatekeeper, liaison) with what chance would give, Burt's
        constraint and effective size, and betweenness. Roles are of chains through what is shared (Jasny and Lubell);
        of pairs of actors where ties are direct. CSV and JSON hold each role, expected and z, and who is brokered.

        Args:
            groups: Between which groups: country, cluster, type, another type of node, a relationship type, or a
                property; by default country, and where none is known, cluster.
            projected: Roles of pairs of actors tied by what they share, in place of chains; betweenness likewise.
            sort: By what to sort.
            limit: How many at the most.

        >>> [(row["name"], row["gatekeeper"]) for row in g.brokers(through="Organisation", limit=1)]
        [('Seoul', 25)]
        """
        from queries.analysis.brokers import brokers

        return brokers(self._view(), self._scope(scope), groups=groups, projected=projected, sort=sort, limit=limit)

    def equivalent(
        self,
        *,
        least: int = LEAST,
        similar: float | None = None,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return which actors share in exactly the same things, the largest class first.

        Such actors are structurally equivalent: no measure of position tells them apart. How many are in no class is
        said. Where ties are direct, classes are of actors that are tied to the same others.

        Args:
            least: The smallest class that is shown, in actors.
            similar: Instead, groups of actors of which any two share in nearly the same: a Jaccard index of at least
                this, above 0 and up to 1.
            limit: How many at the most.

        >>> [(row["members"][:2], row["shared"]) for row in g.equivalent(through="Organisation", limit=1)]
        [(['Bangkok', 'Changwon'], ['CITYNET'])]
        """
        from queries.analysis.equivalent import equivalent

        return equivalent(self._view(), self._scope(scope), least=least, similar=similar, limit=limit)
