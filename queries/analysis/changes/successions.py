"""Who took over an office from whom, where the dates tell: one goes as another comes, and nobody else does."""

from __future__ import annotations

from datetime import date

from graph_model import GraphView, Period, Relationship
from graph_model.wording import listed
from queries.lookups.offices import ROLE_IN, holders_of

_MOST_DAYS = 366  # for which an office may stand empty between two who follow one another
_MOST_HOLDINGS = 200  # of one office; what more have held has several seats


class Successions:
    """Who followed whom in an office; each office is looked at once."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        self._pairs: dict[str, list[tuple[Relationship, Relationship]]] = {}  # by role: who left, and who took over

    def in_words(self, holding: Relationship, *, began: bool) -> str:
        """Return from whom a holder took over, or who took over from one that left; nothing where it is not clear."""
        pairs = self._of(holding.end)
        others = [old if began else new for old, new in pairs if (new if began else old).id == holding.id]
        names = listed(dict.fromkeys(self._view.node(each.start).name for each in others))
        return (f"took over from {names}" if began else f"{names} took over") if names else ""

    def _of(self, role: str) -> list[tuple[Relationship, Relationship]]:
        if role not in self._pairs:
            holdings = list(holders_of(self._view, role))
            self._pairs[role] = self._found(holdings) if len(holdings) <= _MOST_HOLDINGS else []
        return self._pairs[role]

    def _found(self, holdings: list[Relationship]) -> list[tuple[Relationship, Relationship]]:
        """Return the holdings of which one surely takes up where the other ends, each with no other candidate.

        An office of several seats (members of a council) has several who go and come at once, and then nobody is said
        to have followed anybody. A city and its mayor are no two candidates.
        """
        periods = [self._view.timing.period(each).widened() for each in holdings]
        actors = [self._actor(each.start) for each in holdings]
        found = [
            (old, new)
            for old, gone in enumerate(periods)
            for new, come in enumerate(periods)
            if actors[old] != actors[new] and _takes_up(gone, come)
        ]
        after, before = ({each: set[str]() for each in range(len(holdings))} for _ in range(2))
        for old, new in found:
            after[old].add(actors[new])
            before[new].add(actors[old])
        return [(holdings[old], holdings[new]) for old, new in found if len(after[old]) == len(before[new]) == 1]

    def _actor(self, holder: str) -> str:
        """Return the holder itself, or the one body in which a role that holds another is."""
        bodies = [each.end for each in self._view.relationships_of(holder, ROLE_IN) if each.start == holder]
        return bodies[0] if len(bodies) == 1 else holder


def _takes_up(gone: Period, come: Period) -> bool:
    known = gone.end.latest < date.max and come.start.earliest > date.min
    if not known or gone.start.earliest >= come.start.latest or gone.end.latest >= come.end.latest:
        return False
    overlap = gone.end.earliest > come.start.latest
    apart = come.start.earliest.toordinal() - gone.end.latest.toordinal() > _MOST_DAYS
    return not overlap and not apart
