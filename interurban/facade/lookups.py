"""Look-ups: what the data holds, who bears a name, what an actor is related to, and what joins two."""

from __future__ import annotations

from interurban.facade.asked import Asked
from interurban.facade.given import Moment, Names, date_of, several
from queries.answers import Answer
from queries.lookups.defaults import HUB_SHARE, MOST_CHAINS, MOST_NAMES


class Lookups(Asked):
    """Questions about single actors, and about two of them."""

    def info(self) -> Answer:
        """Return what the data holds: counts by type, the period covered, sources, faults.

        >>> g.info()[0]
        {'section': 'Nodes', 'what': 'City', 'count': 29}
        """
        from queries.lookups.summary import info

        return info(self.graph, self.faults)

    def quality(self, *, limit: int | None = None) -> Answer:
        """Return what is weak in the data: in numbers and percent, with examples and the command that lists all.

        What has no source and no date, what is disputed, offices that two held at once, what nothing ties, names that
        are the same or nearly so, and how much there is of each country and each decade. Faults of tables are told by
        `check`, counts by `info`.

        Args:
            limit: How many rows of each section at the most.

        >>> [(row["count"], row["of"]) for row in g.quality() if row["what"] == "MEMBER_OF without any date"]
        [(20, 31)]
        """
        from queries.quality.asking import quality

        return quality(self._view(), limit=limit)

    def find(self, text: str, *, limit: int | None = MOST_NAMES) -> Answer:
        """Return the nodes with a name like TEXT, by all their names, in any script.

        Names that have all words of TEXT, in any order and whatever the case, accents and spacing; if there is none,
        the nearest. Equal names come first, then those with words that begin so; of each, the nodes with most ties.

        Args:
            text: Part of a name, or a name that is spelt nearly so.
            limit: How many at the most.

        >>> [row["name"] for row in g.find("시티넷", limit=2)]
        ['CITYNET', '7th CITYNET Congress, Seoul 2013']
        """
        from queries.lookups.search import find

        return find(self.graph, text, limit=limit)

    def lookup(
        self,
        name: str,
        at: Moment | None = None,
        *,
        section: Names = (),
        limit: int | None = None,
        every: bool = False,
    ) -> Answer:
        """Return the profile of an actor: names, memberships, offices, agreements, forums, dated and cited.

        NAME is an id or any name, in any script: Seoul, 서울, smg. A table shows the most telling lines of each
        section, spells that follow one another as one; CSV, JSON and the rows in Python are whole.

        Args:
            name: An id, or any name.
            at: Only what held then (EDTF: 2014, 2013-11).
            section: Only these sections, by their heading or a part of it (member).
            limit: How many rows of each section at the most, those that tell most.
            every: Show every row, where a table would show the most telling and how many there are.

        >>> for row in g.lookup("President of CITYNET", at="2014"):
        ...     if row["section"] == "Held by":
        ...         print(row["name"], row["held"])
        Mayor of Seoul definitely
        Seoul possibly
        """
        from queries.lookups.profile import lookup

        return lookup(self.graph, name, date_of(at), sections=several(section), limit=limit, every=every)

    def ties(
        self,
        first: str,
        second: str,
        at: Moment | None = None,
        *,
        section: Names = (),
        limit: int | None = None,
        every: bool = False,
    ) -> Answer:
        """Return all that joins two actors.

        Direct relationships, offices one holds in the other, and the organisations, agreements and forums they share.

        Args:
            first: An id, or any name.
            second: An id, or any name.
            at: Only what held then (EDTF: 2014, 2013-11).
            section: Only these sections, by their heading or a part of it (forum).
            limit: How many rows of each section at the most, those that tell most.
            every: Show every row, where a table would show the most telling and how many there are.

        >>> {row["name"] for row in g.ties("Seoul", "Yokohama") if row["section"] == "Shared: Role"}
        {'President of CITYNET'}
        """
        from queries.lookups.ties import ties

        return ties(self.graph, first, second, date_of(at), sections=several(section), limit=limit, every=every)

    def path(
        self,
        first: str,
        second: str,
        *,
        via: Names = (),
        avoid: Names = (),
        at: Moment | None = None,
        most: int = MOST_CHAINS,
        hub_share: float = HUB_SHARE,
    ) -> Answer:
        """Return what joins two actors: directly, what they share, and the shortest chains, dated and cited.

        What they share through a hub that joins much of the graph (a country, a large network) stands apart, and
        longer chains through hubs are told only where nothing shorter joins the two.

        Args:
            first: An id, or any name.
            second: An id, or any name.
            via: Use only this type of relationship, or pass only through this type of node.
            avoid: Keep out a type of relationship or node, or one node.
            at: Only what held then (EDTF: 2014, 2013-11).
            most: How many chains, what they share among them; all that they share is told, however much.
            hub_share: A node joined to this share of all nodes is a hub.

        >>> [row["name"] for row in g.path("Seoul", "Microsoft") if row["chain"] == "shared"]
        ['Donor and Partner Matching Session 2013', "Urban Stakeholders' Forum 2013"]
        """
        from queries.lookups.limits import Limits
        from queries.lookups.paths import path

        limits = Limits(several(via), several(avoid), date_of(at))
        return path(self.graph, first, second, limits, most=most, hub_share=hub_share)
