"""Analysis over time: what has changed, and what has grown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import ScopeOptions
from queries.answers import Answer

if TYPE_CHECKING:
    from queries.analysis.growth_series import Per


class Times(Asked):
    """Questions about years."""

    def growth(
        self,
        name: str | None = None,
        *,
        per: Per = "thing",
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return members and ties by year: of each network, of NAME, or of each type.

        How many there were in each year, definitely and possibly, and how many joined and left in it, as far as the
        dates tell; what has no date is counted. A table has a line for each network; CSV, JSON and the rows in Python
        have a row for each network and year. The years are those that dates name; --since and --until say others.

        Args:
            name: One network (its members) or one actor (its ties), by an id or any name: year by year.
            per: What has a line: a thing that actors share, or a type of relationship or of node.
            limit: How many at the most, those with most ties.

        >>> [(row["year"], row["possibly"]) for row in g.growth("CITYNET Executive Committee", since=2012, until=2014)]
        [(2012, 0), (2013, 0), (2014, 7)]
        """
        from queries.analysis.growth import growth

        found = None if name is None else self.graph.resolve(name).id
        return growth(self._view(), self._scope(scope), found, per=per, limit=limit)
