"""The times at which things were there, as days from and to: at the most, and which of them for certain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from graph_model.periods import Covers, Period

_DAY = timedelta(days=1)


class Spell(NamedTuple):
    """The first and the last day of a time, both included; `date.min` and `date.max` where nothing bounds it."""

    first: date
    last: date

    @property
    def is_bounded(self) -> bool:
        """Whether it has a first or a last day."""
        return self != ALL_TIME

    def as_attributes(self) -> dict[str, str]:
        """Return the bounds that there are, as attributes of XML."""
        first = {"start": self.first.isoformat()} if self.first > date.min else {}
        return first | ({"end": self.last.isoformat()} if self.last < date.max else {})


ALL_TIME = Spell(date.min, date.max)


def relationship_spell(view: GraphView, relationship: Relationship) -> Spell:
    """Return the time in which a relationship can have held, on any reading of its dates."""
    return _widest(_period(view, relationship))


def stretches(view: GraphView, relationship: Relationship) -> Iterator[tuple[Covers, Spell]]:
    """Yield the time in which a relationship can have held, parted into what is certain and what is only possible."""
    period = _period(view, relationship)
    whole = _widest(period)
    sure = Spell(period.start.latest, period.end.earliest)
    if sure.first > sure.last:
        yield Covers.POSSIBLY, whole
        return
    if whole.first < sure.first:
        yield Covers.POSSIBLY, Spell(whole.first, sure.first - _DAY)
    yield Covers.DEFINITELY, sure
    if sure.last < whole.last:
        yield Covers.POSSIBLY, Spell(sure.last + _DAY, whole.last)


def node_spells(view: GraphView) -> dict[str, Spell]:
    """Return the time of each node that is dated, by its id.

    It is widened to all that the relationships of the node state, since a program that shows no node outside of its
    time would hide these with it.
    """
    found: dict[str, Spell] = {}
    for node in view.nodes():
        spell = _widest(_period(view, node))
        if spell.is_bounded:
            found[node.id] = spell
    for each in view.relationships():
        for end in (each.start, each.end):
            if end in found:
                found[end] = _widened(found[end], relationship_spell(view, each))
    return found


def _period(view: GraphView, thing: Node | Relationship) -> Period:
    period, _certain = view.timing.bounds(thing)
    return period


def _widest(period: Period) -> Spell:
    return Spell(period.start.earliest, period.end.latest)


def _widened(own: Spell, other: Spell) -> Spell:
    """Return a time widened to another, where the other is bounded."""
    first = own.first if other.first == date.min else min(own.first, other.first)
    last = own.last if other.last == date.max else max(own.last, other.last)
    return Spell(first, last)
