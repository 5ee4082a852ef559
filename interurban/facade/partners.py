"""Partners: who is likely one, and what two have in common."""

from __future__ import annotations

from typing import Unpack

from interurban.facade.asked import Asked
from interurban.facade.given import Moment, Names, ScopeOptions, date_of, read_options, several
from queries.analysis.scope import Possibly
from queries.answers import Answer

MOST_PARTNERS = 20


class Partners(Asked):
    """Questions about partners, likely ones and those that there are."""

    def match(  # noqa: PLR0913 -- a keyword for each option of the command
        self,
        name: str,
        *,
        kind: Names = (),
        through: Names = (),
        by: Names = (),
        at: Moment | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        throughout: bool = False,
        possibly: Possibly = "yes",
        exclude: Names = (),
        limit: int | None = MOST_PARTNERS,
    ) -> Answer:
        """Return likely partners of an actor, with what speaks for each and who says so.

        Ranked by what both share, what those are tied to whom the actor meets, what similar actors have, topics, places
        and clusters. Those that are tied to it already are left out and counted: directly, by an office, or by an
        agreement or initiative of a few. The answer says what each part counts.

        Args:
            name: An id, or any name.
            kind: Partners of this node type (City, Organisation) or kind (bank, un_body); by default organisations, if
                nodes of the actor's type are tied to such.
            through: Go only through these node types.
            by: Count only these relationship types.
            at: Only what held then, at a date or at some time in an interval (EDTF: 2014, 2013-11, 2008/2013).
            since: Only what held at some time since then (with until: at some time in that period).
            until: Only what held at some time until then.
            throughout: Only what held through the whole of that time.
            possibly: Whether what may have held then, by dates that are partial or unknown, counts: yes or no.
            exclude: Leave out this actor or thing.
            limit: How many at the most.

        >>> [row["name"] for row in g.match("Seoul", kind="bank")][0]
        'World Bank'
        """
        from queries.analysis.matching.matching import match
        from queries.analysis.matching.wanted import wanted_partners

        wanted = wanted_partners(
            self.graph,
            self.graph.resolve(name),
            kind=several(kind),
            through=several(through),
            by=several(by),
            at=date_of(at),
            since=date_of(since),
            until=date_of(until),
            throughout=throughout,
            possibly=possibly,
            exclude=[self.graph.resolve(each).id for each in several(exclude)],
        )
        return match(self._view(), wanted, limit=limit)

    def compare(self, first: str, second: str, **scope: Unpack[ScopeOptions]) -> Answer:
        """Return what two actors, or two networks, have in common, what each has alone, and what chance would give.

        Networks, forums, agreements and initiatives are compared by those who share in them, cities and persons by what
        they share in or are tied to; `of` asks for the former, `through` for the latter. Jaccard's index, what would be
        in common by chance, and how likely as much is then; what held definitely apart from what possibly did.

        Args:
            first: An id, or any name.
            second: An id, or any name.

        >>> [row["name"] for row in g.compare("Seoul", "Yokohama", through="Organisation") if row["section"] == "Both"]
        ['CITYNET Secretariat', 'CITYNET']
        """
        from queries.analysis.comparing.comparison import compare

        given = read_options(scope)
        given["exclude"] = [self.graph.resolve(name).id for name in given["exclude"]]
        return compare(self._view(), self.graph.resolve(first), self.graph.resolve(second), given)
