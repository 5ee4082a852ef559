"""Composite ties: chains of relationships that count as one affiliation, such as an office in a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph_model import Covers, GraphView, Period, Relationship
from graph_model.dates import ALWAYS, FOREVER
from graph_model.vocabulary import Affiliation, Step

Leading = Callable[[str, Step], Iterable[Relationship]]  # what leads from a node by a step


@dataclass(frozen=True, slots=True)
class Chain:
    """Relationships that lead from a node to another and count as one tie of them, and when all of them held."""

    affiliation: str
    start: str
    end: str
    relationships: tuple[Relationship, ...]
    period: Period

    @property
    def between(self) -> tuple[str, ...]:
        """The nodes between the two, that nearest to the end first."""
        here, passed = self.start, []
        for each in self.relationships[:-1]:
            here = each.other(here)
            passed.append(here)
        return tuple(reversed(passed))

    def holds(self, view: GraphView, at: str | None, *, throughout: bool = False) -> Covers:
        """Tell whether every relationship of the chain held, and all together, as `Timing.holds` does of one."""
        if at is None:
            return Covers.DEFINITELY
        answers = {view.timing.holds(each, at, throughout=throughout) for each in self.relationships}
        answers.add(self.period.covers_throughout(at) if throughout else self.period.covers(at))
        if Covers.NO in answers:
            return Covers.NO
        return Covers.POSSIBLY if Covers.POSSIBLY in answers else Covers.DEFINITELY


def chains_from(view: GraphView, node_id: str, affiliation: Affiliation) -> Iterator[Chain]:
    """Yield the chains that begin at a node."""

    def leading(here: str, step: Step) -> Iterator[Relationship]:
        for each in view.relationships_of(here, step.type):
            if (each.end if step.inverse else each.start) == here:
                yield each

    return _walked(view, affiliation, node_id, leading)


def affiliations_of(view: GraphView, node_id: str, at: str | None) -> dict[str, list[Chain]]:
    """Return what a node is tied to by composite ties that held at a time, and by which, in the order of time."""
    found: dict[str, list[Chain]] = {}
    for affiliation in view.vocabulary.affiliations.values():
        for chain in chains_from(view, node_id, affiliation):
            if chain.holds(view, at):
                found.setdefault(chain.end, []).append(chain)
    for chains in found.values():
        chains.sort(key=lambda chain: (chain.period.start.earliest, [each.id for each in chain.relationships]))
    return found


def all_chains(view: GraphView, affiliation: Affiliation, starts: Iterable[str]) -> Iterator[Chain]:
    """Yield the chains that begin at any of these nodes; the relationships of its types are read once."""
    steps = {step for path in affiliation.paths for step in path}
    found: dict[tuple[str, bool], dict[str, list[Relationship]]] = {(step.type, step.inverse): {} for step in steps}
    needed = {name for step in affiliation.steps() for name in view.vocabulary.relationships[step].dates.properties()}
    for each in view.relationships_with(needed, *affiliation.steps()):
        for inverse, here in ((False, each.start), (True, each.end)):
            if (each.type, inverse) in found:
                found[each.type, inverse].setdefault(here, []).append(each)

    def leading(here: str, step: Step) -> Iterable[Relationship]:
        return found[step.type, step.inverse].get(here, ())

    first = [found[path[0].type, path[0].inverse] for path in affiliation.paths]
    for start in starts if any(first) else ():
        yield from _walked(view, affiliation, start, leading)


def _walked(view: GraphView, affiliation: Affiliation, start: str, leading: Leading) -> Iterator[Chain]:
    """Yield the chains from a node along each path; none comes back to where it has been."""
    for path in affiliation.paths:
        for relationships, end, period in _followed(view, path, start, leading, ((), (start,)), _ALWAYS):
            yield Chain(affiliation.name, start, end, relationships, period)


_ALWAYS = Period(ALWAYS, FOREVER)
_Gone = tuple[tuple[Relationship, ...], tuple[str, ...]]  # the relationships and the nodes of a chain so far


def _followed(
    view: GraphView, path: tuple[Step, ...], here: str, leading: Leading, gone: _Gone, period: Period
) -> Iterator[tuple[tuple[Relationship, ...], str, Period]]:
    relationships, nodes = gone
    step, rest = path[0], path[1:]
    for each in leading(here, step):
        there = each.start if step.inverse else each.end
        together = period.shared_with(_period(view, each))
        if there in nodes or together is None:
            continue
        chain = (*relationships, each)
        on = chain, (*nodes, there)
        if rest:
            yield from _followed(view, rest, there, leading, on, together)
        else:
            yield chain, there, together
        if step.repeated:
            yield from _followed(view, path, there, leading, on, together)


def _period(view: GraphView, each: Relationship) -> Period:
    """Return when a relationship held; always, if its type has no dates."""
    if not view.vocabulary.relationships[each.type].dates.properties() and not view.timing.dates(each):
        return _ALWAYS
    return view.timing.period(each)
