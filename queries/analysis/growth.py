"""How many members and ties there were in each year: of each network, or of each type of relationship or node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from graph_model import GraphView, InterurbanError, NoTies, parse_date
from graph_model.wording import counted
from queries.analysis.citation import quotable
from queries.analysis.growth_series import Per, Series, series_of
from queries.analysis.growth_undated import undated
from queries.analysis.scope import Scope
from queries.analysis.yearly import BY_YEAR, Yearly, count_by_year, sparkline, years_stated
from queries.answers import Answer, Row
from queries.text_tables import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

SPARKLINE, BAR = 24, 40  # cells at the most, beside the name of a series, and beside a year

_DEFINED = (
    "definitely: on every reading of its dates it held at some time in the year; possibly: on some reading, as what "
    "has no date or no end always does; joined and left: where the dates tell the year, left being the last year of it"
)
_BARS = "█ definitely, ░ possibly; what has no date is left out"


def growth(
    view: GraphView,
    scope: Scope,
    name: str | None = None,
    *,
    per: Per = "thing",
    limit: int | None = None,
) -> Answer:
    """Return for each thing of a scope, or each type, how many ties held in each year, and how many began and ended.

    The rows are tidy: one for each series and year, with the counts `definitely`, `possibly`, `joined` and `left`. With
    `name`, only the members of that thing, or the ties of that actor. The years are those of the scope's time, or else
    all from the first to the last that a date names. `computed` has `definitely` and `possibly` of all series together,
    year by year. Where no date names a year, there is a row for each with its ties, and the answer says so.

    Raises:
        NoTies: nothing is tied as the scope says.
        InterurbanError: `name` is neither an actor nor a thing of the scope.
    """
    _refuse_what_has_no_meaning(scope)
    at, scope = scope.at, replace(scope, at=None)
    series = series_of(view, scope, per, name)
    if not len(series.span):
        raise NoTies(scope.in_words(), [], [])
    stated = years_stated(series.spans, series.span)
    if not stated:
        return undated(view, scope, series)
    years = _years_asked(stated, at)
    yearly = count_by_year(series.spans, series.span, series.group, series.of_group, len(series.names), years)
    return _Growth(series, yearly).answer(view, scope, single=name is not None, limit=limit)


def _refuse_what_has_no_meaning(scope: Scope) -> None:
    given = {"throughout": scope.throughout, "weight": scope.weight, "isolates": scope.isolates}
    given["possibly"] = scope.possibly != "yes"
    if meant := [name for name, value in given.items() if value]:
        raise InterurbanError(
            f"{', '.join(meant)}: growth counts each year by itself, what held definitely beside what held possibly, "
            "and each tie once; leave it out"
        )


def _years_asked(stated: range, at: str | None) -> range:
    """Return the years of the time that is asked for, whether or not dates name them, or else those that dates name."""
    if at is None or not stated:
        return stated
    asked = parse_date(at)
    first = asked.earliest.year if asked.earliest else stated.start
    last = asked.latest.year + 1 if asked.latest else stated.stop
    return range(first, last)


@dataclass(frozen=True, eq=False)
class _Growth:
    series: Series
    yearly: Yearly

    def answer(self, view: GraphView, scope: Scope, *, single: bool, limit: int | None) -> Answer:
        series, years = self.series, self.yearly.years
        order = sorted(range(len(series.names)), key=lambda place: (-self.ties[place], series.names[place].casefold()))
        shown = order if single else order[:limit]
        title = f"{series.about}, year by year: {self._span()}"
        notes = [self._counted(), _DEFINED]
        sentence = quotable(view, f"{series.about}, counted by year, {self._span()}, definitely and possibly")
        computed = {
            **scope.computed(),
            "years": [years[0], years[-1]],
            **self._counts(),
            "definitely": self.yearly.definitely.sum(axis=0).tolist(),
            "possibly": self.yearly.possibly.sum(axis=0).tolist(),
            "method": str(BY_YEAR),
            "sentence": sentence,
        }
        cited = f"cite as: {sentence}"
        if single or len(order) == 1:
            rows = self._by_year(order[0])
            reading = Table(title, _YEARLY, rows, notes=[*notes, _BARS, cited])
        else:
            bars = "bars: what held definitely or possibly, without what has no date; the highest is the most of a row"
            reading = Table(title, self._columns(), [self._line(place) for place in shown], notes=[*notes, bars, cited])
        columns = ["name", "year", *_COUNTS]
        answer = Answer(title, columns, YearRows(self, shown), computed, notes=[*notes, cited], reading=reading)
        return answer if len(shown) == len(order) else _cut(answer, len(shown), len(order), len(years))

    @cached_property
    def ties(self) -> IntArray:
        """How many ties each series has, at whatever time."""
        return self.series.count(self.series.of_group >= 0)

    @cached_property
    def undated(self) -> IntArray:
        """How many ties of each series no source dates."""
        stated = self.series.spans.begin_stated | self.series.spans.end_stated
        return self.series.count(~self._some_row(stated))

    @cached_property
    def without_end(self) -> IntArray:
        """How many ties of each series have a beginning, and no end, so that they are possible ever after."""
        spans = self.series.spans
        return self.series.count(self._some_row(spans.begin_stated & ~spans.end_stated))

    def _some_row(self, of_span: NDArray[np.bool_]) -> NDArray[np.bool_]:
        import numpy as np

        found = np.zeros(len(self.series.of_group), dtype=bool)
        found[self.series.group[of_span[self.series.span]]] = True
        return found

    def _counts(self) -> dict[str, Any]:
        return {
            "ties": int(self.ties.sum()),
            "undated": int(self.undated.sum()),
            "without_end": int(self.without_end.sum()),
        }

    def _counted(self) -> str:
        counts, what = self._counts(), self.series.what
        return (
            f"{counted(counts['ties'], what)}; {counts['undated']:,} without a date, possible in every year; "
            f"{counts['without_end']:,} without a known end, possible ever after"
        )

    def _columns(self) -> list[str]:
        last = self.yearly.years[-1]
        return ["name", f"definitely_{last}", f"possibly_{last}", "joined", "left", "undated", "no_end", self._span()]

    def _span(self) -> str:
        years = self.yearly.years
        return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])

    def _line(self, place: int) -> Row:
        counts, last = self.yearly, self.yearly.years[-1]
        return {
            "name": self.series.names[place],
            f"definitely_{last}": int(counts.definitely[place, -1]),
            f"possibly_{last}": int(counts.possibly[place, -1]),
            "joined": int(counts.joined[place].sum()),
            "left": int(counts.left[place].sum()),
            "undated": int(self.undated[place]) if self.undated.any() else None,
            "no_end": int(self.without_end[place]),
            self._span(): sparkline(self._dated(place), SPARKLINE),
        }

    def _dated(self, place: int) -> list[int]:
        """Return how many dated ties held in each year, at least possibly."""
        counts = self.yearly.definitely[place] + self.yearly.possibly[place] - self.undated[place]
        return [int(each) for each in counts]

    def _by_year(self, place: int) -> list[Row]:
        """Return the rows of one series with bars of what held; what has no date is left out of them."""
        definitely, dated = self.yearly.definitely[place], self._dated(place)
        cells = BAR / max(*dated, 1)
        bars = [
            "█" * round(cells * sure) + "░" * (round(cells * all_dated) - round(cells * sure))
            for sure, all_dated in zip(definitely.tolist(), dated, strict=True)
        ]
        return [{**row, "dated": bar} for row, bar in zip(self.rows_of(place), bars, strict=True)]

    def rows_of(self, place: int) -> list[Row]:
        """Return a row for each year of a series."""
        counts, series = self.yearly, self.series
        return [
            {
                "name": series.names[place],
                "year": year,
                **{name: int(getattr(counts, name)[place, column]) for name in _COUNTS},
                "type": series.types[place],
                **({"id": series.ids[place]} if series.ids[place] else {}),
            }
            for column, year in enumerate(counts.years)
        ]


_COUNTS = ("definitely", "possibly", "joined", "left")
_YEARLY = ["year", *_COUNTS, "dated"]


class YearRows(Sequence[Row]):
    """The rows of each series and year, made as they are read: twenty thousand networks have a million of them."""

    def __init__(self, growth: _Growth, order: Sequence[int]) -> None:
        self._growth = growth
        self._order = order
        self._years = len(growth.yearly.years)

    def __len__(self) -> int:
        return len(self._order) * self._years

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place, year = divmod(range(len(self))[index], self._years)
        return self._growth.rows_of(self._order[place])[year]

    def __iter__(self) -> Iterator[Row]:
        for place in self._order:
            yield from self._growth.rows_of(place)


def _cut(answer: Answer, shown: int, there: int, years: int) -> Answer:
    told = f"the {shown:,} with most ties, of {there:,}"
    reading = answer.reading and replace(answer.reading, notes=[*answer.reading.notes, told])
    return replace(answer.warn(told), truncated=True, total=there * years, reading=reading)
