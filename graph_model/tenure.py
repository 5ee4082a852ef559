"""When something held, year by year: what a program needs that has no dates, to answer as `Timing.holds` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_model.elements import Node, Relationship
from graph_model.periods import Covers, Period, weaker
from graph_model.timing import Timing

Span = tuple[int, int, int, int]  # years: of the beginning the earliest and the latest, of the end the same
FIRST_YEAR, LAST_YEAR = 1, 9999  # what nothing bounds: no date lies before or after


@dataclass(frozen=True, slots=True)
class Tenure:
    """When all of several claims held; each claim is the spans by each account of its dates.

    Without claims it held always. A calendar year is asked for by its first and its last day, so the years of the
    bounds tell as much as their days.
    """

    claims: tuple[tuple[Span, ...], ...] = ()

    @classmethod
    def of(cls, timing: Timing, things: Iterable[Node | Relationship], together: Period | None = None) -> Tenure:
        """Return when all of these things held, and a period besides."""
        accounts = [timing.accounts(each) for each in things] + ([[together]] if together else [])
        claims = (tuple(dict.fromkeys(map(_span, periods))) for periods in accounts if periods)
        return cls(tuple(sorted({claim for claim in claims if claim != (_EVER,)})))

    def in_year(self, year: int) -> Covers:
        """Tell whether it held in a year.

        >>> Tenure((((2012, 2012, 2012, 9999),),)).in_year(2014)
        <Covers.POSSIBLY: 'possibly'>
        """
        answers = [_by_all_accounts(claim, year) for claim in self.claims]
        if Covers.NO in answers:
            return Covers.NO
        return Covers.POSSIBLY if Covers.POSSIBLY in answers else Covers.DEFINITELY

    def years(self) -> list[int]:
        """Return the years that its bounds name, in no order."""
        return [year for claim in self.claims for span in claim for year in span if FIRST_YEAR < year < LAST_YEAR]


@dataclass(frozen=True, slots=True)
class LineTimes:
    """When a line of a profile is told: `held` says how surely, of those that are told.

    It is told in the years in which `held` and `within` do, at least possibly, and none of `unless`. `parties` are the
    name and the id of each who signed an agreement, with the tenures of their signatures.
    """

    held: Tenure
    within: Tenure = Tenure()
    unless: tuple[Tenure, ...] = ()
    parties: tuple[tuple[str, str, tuple[Tenure, ...]], ...] = field(default=())


def _span(period: Period) -> Span:
    days = period.widened()
    return days.start.earliest.year, days.start.latest.year, days.end.earliest.year, days.end.latest.year


_EVER: Span = (FIRST_YEAR, FIRST_YEAR, LAST_YEAR, LAST_YEAR)


def _by_all_accounts(spans: Iterable[Span], year: int) -> Covers:
    answers = [_by_account(span, year) for span in spans]
    answer = answers[0]
    for each in answers[1:]:
        answer = weaker(answer, each)
    return answer


def _by_account(span: Span, year: int) -> Covers:
    start_earliest, start_latest, end_earliest, end_latest = span
    if start_earliest > year or end_latest < year:
        return Covers.NO
    return Covers.DEFINITELY if start_latest <= year <= end_earliest else Covers.POSSIBLY
