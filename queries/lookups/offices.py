"""Offices: which roles an actor holds, directly or ex officio, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph_model import Covers, GraphView, Period, Relationship

HOLDS, ROLE_IN = "HOLDS", "ROLE_IN"


@dataclass(frozen=True, slots=True)
class Office:
    """A role held: through which holdings (the last is the role's own), and when all of them held together."""

    role: str
    holdings: tuple[Relationship, ...]
    through: tuple[str, ...]
    period: Period

    @property
    def ex_officio(self) -> bool:
        """Whether it comes with another role."""
        return bool(self.through)

    def covers(self, view: GraphView, at: str | None) -> Covers:
        """Tell whether the office was held at a time."""
        if at is None:
            return Covers.DEFINITELY
        answers = [view.timing.holds(holding, at) for holding in self.holdings]
        together = self.period.covers(at)
        if Covers.NO in answers or together is Covers.NO:
            return Covers.NO
        return Covers.POSSIBLY if Covers.POSSIBLY in (*answers, together) else Covers.DEFINITELY


def offices_of(view: GraphView, node_id: str) -> list[Office]:
    """Return the roles an actor holds: its own before those that come with them, each in the order of time.

    A person or body holds a role directly, and ex officio every role that this role holds. A city or an organisation
    also holds ex officio what a role in it holds: the Mayor of Seoul is President of CITYNET, so Seoul has that office.
    """

    def place(office: Office) -> tuple[bool, date, str, list[str]]:
        name = view.node(office.role).name.casefold()
        return office.ex_officio, office.period.start.earliest, name, [holding.id for holding in office.holdings]

    return sorted(_held(view, node_id), key=place)


def _held(view: GraphView, node_id: str) -> Iterator[Office]:
    for holding in _holdings_of(view, node_id):
        period = view.timing.period(holding)
        yield Office(holding.end, (holding,), (), period)
        yield from _ex_officio(view, holding.end, (holding,), (holding.end,), period)
    for belonging in view.relationships_of(node_id, ROLE_IN):
        if belonging.end == node_id:
            yield from _ex_officio(view, belonging.start, (), (belonging.start,), Period())


def holders_of(view: GraphView, role: str) -> Iterator[Relationship]:
    """Yield the holdings of a role."""
    for holding in view.relationships_of(role, HOLDS):
        if holding.end == role:
            yield holding


def _holdings_of(view: GraphView, node_id: str) -> Iterator[Relationship]:
    for holding in view.relationships_of(node_id, HOLDS):
        if holding.start == node_id:
            yield holding


def _ex_officio(
    view: GraphView, role: str, holdings: tuple[Relationship, ...], through: tuple[str, ...], period: Period
) -> Iterator[Office]:
    for holding in _holdings_of(view, role):
        together = period.shared_with(view.timing.period(holding))
        if together is None or holding.end in through:
            continue
        chain = (*holdings, holding)
        yield Office(holding.end, chain, through, together)
        yield from _ex_officio(view, holding.end, chain, (*through, holding.end), together)
