"""Analysis over time: what has changed, and what has grown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import Moment, ScopeOptions, date_of
from queries.answers import Answer

if TYPE_CHECKING:
    from queries.analysis.growth_series import Per


class Times(Asked):
    """Questions about years."""

    def changes(
        self,
        name: str | None = None,
        *,
        from_: Moment,
        to: Moment,
        limit: int | None = None,
        **scope: Unpack[ScopeOptions],
    ) -> Answer:
        """Return what changed between two dates: who joined and left, took office, signed, met, gained ties.

        Ties, offices, agreements, forums and whatever else has dates, certain and possible apart; then who
        gained and lost ties, with the rank by degree, and which clusters split or merged. With NAME, only what is of
        that actor or network; with --of, --through or --by, only such ties. What may have changed without a date that
        says so is counted.

        Args:
            name: One actor or one network, by an id or any name.
            from_: The time before: a date or a period (EDTF: 2012, 2012-06, 2008/2012).
            to: The time after.
            limit: How many rows of each kind at the most.

        >>> for row in g.changes("President of CITYNET", from_=2012, to=2016):
        ...     if row["change"] == "took office":
        ...         print(row["name"], row["details"])
        Mayor of Seoul took over from Yokohama
        Seoul took over from Yokohama
        """
        from queries.analysis.changes.asking import changes
        from queries.analysis.changes.comparison import Between

        between = Between(str(date_of(from_)), str(date_of(to)))
        found = None if name is None else self.graph.resolve(name).id
        scoped = any(scope.get(part) for part in ("of", "through", "by"))
        return changes(self._view(), self._scope(scope), between, found, scoped=scoped, limit=limit)

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
