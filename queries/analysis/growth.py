"""How many members and ties there were in each year: of each network, or of each type of relationship or node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from graph_model import GraphView, InterurbanError, NoTies
from graph_model.wording import counted
from queries.analysis.dated_ties import DatedTies, NodePlaces, Spans
from queries.analysis.scope import Scope
from queries.analysis.yearly import Yearly, count_by_year, sparkline, years_stated
from queries.answers import Answer, Row
from queries.text_tables import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

Each = Literal["thing", "relationship", "node"]
EACH: tuple[Each, ...] = get_args(Each)
SPARKLINE, BAR = 24, 40  # cells at the most, beside the name of a series, and beside a year

_DEFINED = (
    "definitely: on every reading of its dates it held at some time in the year; possibly: on some reading, as what "
    "has no date or no end always does; joined and left: where the dates tell the year, left being the last year of it"
)
_BARS = "█ definitely, ░ possibly; what has no date is left out"


@dataclass(frozen=True, eq=False)
class _Series:
    """What is counted: rows with their dates, the tie (or node) that each tells of, and the series of each tie."""

    names: Sequence[str]
    ids: Sequence[str]
    types: Sequence[str]
    spans: Spans
    span: IntArray
    group: IntArray
    of_group: IntArray
    what: str  # a tie, as a note calls it
    about: str  # as a title says what is counted of what


def growth(
    view: GraphView,
    scope: Scope,
    name: str | None = None,
    *,
    each: Each = "thing",
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> Answer:
    """Return for each thing of a scope, or each type, how many ties held in each year, and how many began and ended.

    The rows are tidy: one for each series and year, with the counts `definitely`, `possibly`, `joined` and `left`. With
    `name`, only the members of that thing, or the ties of that actor. The years are those that the dates name, from
    the year of `since` to that of `until`, where these are given.

    Raises:
        NoTies: nothing is tied as the scope says.
        InterurbanError: no date names a year, or `name` is neither an actor nor a thing of the scope.
    """
    series = _of_named(view, scope, name) if name is not None else _SERIES[each](view, scope)
    if not len(series.span):
        raise NoTies(scope.in_words(), [], [])
    years = _limited(years_stated(series.spans, series.span), since, until)
    if not years:
        raise InterurbanError(f"{series.about}: no date names a year in the time that is asked for")
    yearly = count_by_year(series.spans, series.span, series.group, series.of_group, len(series.names), years)
    return _Growth(series, yearly).answer(scope, single=name is not None, limit=limit)


# -- what is counted ---------------------------------------------------------------------------------------------------


def _of_things(view: GraphView, scope: Scope, only: str | None = None) -> _Series:
    """Return the members of each thing of a scope; with `only`, those of one thing, or the ties of one actor."""
    import numpy as np

    if not scope.is_two_mode(view.vocabulary):
        return _of_relationships(view, scope, scope.through, only)
    nodes = NodePlaces.of(view)
    ties = DatedTies.of(view, nodes, scope.relationship_types(view.vocabulary))
    forward = nodes.are(ties.starts, scope.of) & nodes.are(ties.ends, scope.through)
    counted_in = forward | (nodes.are(ties.ends, scope.of) & nodes.are(ties.starts, scope.through))
    actors, things = np.where(forward, ties.starts, ties.ends), np.where(forward, ties.ends, ties.starts)
    if only is not None:
        place = nodes.place[only]
        counted_in &= (things == place) | (actors == place)
        if (actors[counted_in] == place).any() and not (things[counted_in] == place).any():
            actors, things = things, actors
        counted_in &= things == place
    actors, things = actors[counted_in], things[counted_in]
    shown, numbers = np.unique(things, return_inverse=True)
    pairs, group = np.unique(numbers * len(nodes) + actors, return_inverse=True)
    ids = [nodes.ids[place] for place in shown]
    return _Series(
        _names(view, ids),
        ids,
        [nodes.type_names[nodes.types[place]] for place in shown],
        ties.spans,
        ties.span[counted_in],
        group.astype(np.int64),
        pairs // len(nodes),
        "tie",
        scope.in_words(),
    )


def _of_relationships(view: GraphView, scope: Scope, types: Sequence[str] = (), only: str | None = None) -> _Series:
    """Return the ties of each relationship type: all that have dates, or those that are named."""
    import numpy as np

    known = view.vocabulary.relationships
    named = types or scope.by or tuple(name for name, each in known.items() if each.dates.properties() or each.dated_by)
    nodes = NodePlaces.of(view)
    ties = DatedTies.of(view, nodes, named)
    kept = np.ones(len(ties), dtype=bool)
    if only is not None:
        kept = (ties.starts == nodes.place[only]) | (ties.ends == nodes.place[only])
    codes = (ties.types * len(nodes) + ties.starts) * len(nodes) + ties.ends
    pairs, group = np.unique(codes[kept], return_inverse=True)
    there, of_group = np.unique(pairs // len(nodes) ** 2, return_inverse=True)
    names = [named[number] for number in there]
    about = f"{view.node(only).name}, by " if only is not None else ""
    return _Series(
        names, [""] * len(names), ["relationship"] * len(names), ties.spans, ties.span[kept], group.astype(np.int64),
        of_group.astype(np.int64), "tie", f"{about}type of relationship",
    )  # fmt: skip


def _of_nodes(view: GraphView, scope: Scope) -> _Series:
    """Return the nodes of each type that has dates: when they existed or took place."""
    import numpy as np

    del scope
    known = view.vocabulary.nodes
    named = [name for name, each in known.items() if each.dates.properties()]
    found = [node for node in view.nodes(*named) if named]
    names = [name for name in named if any(node.type == name for node in found)]
    places = np.arange(len(found), dtype=np.int64)
    of_group = np.array([names.index(node.type) for node in found], dtype=np.int64)
    return _Series(
        names, [""] * len(names), ["node"] * len(names), Spans.of(view, found), places, places, of_group, "node",
        "type of node",
    )  # fmt: skip


_SERIES: dict[Each, Callable[[GraphView, Scope], _Series]] = {
    "thing": _of_things,
    "relationship": _of_relationships,
    "node": _of_nodes,
}


def _of_named(view: GraphView, scope: Scope, name: str) -> _Series:
    node = view.resolve(name) if hasattr(view, "resolve") else view.node(name)
    series = _of_things(view, scope, node.id)
    if not len(series.span):
        raise InterurbanError(
            f"{node.name} ({node.type}) has no such ties: {scope.in_words()}; name other types by of and through"
        )
    return series


def _names(view: GraphView, ids: Sequence[str]) -> list[str]:
    return [view.node(node_id).name for node_id in ids]


def _limited(years: range, since: str | None, until: str | None) -> range:
    """Return the years from that of `since` to that of `until`; either may lie outside those that the dates name."""
    from graph_model import parse_date

    first = parse_date(since).earliest if since else None
    last = parse_date(until).latest if until else None
    begin = first.year if first else years.start
    end = last.year + 1 if last else years.stop
    return range(begin, end) if years else range(0)


# -- the answer --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Growth:
    series: _Series
    yearly: Yearly

    def answer(self, scope: Scope, *, single: bool, limit: int | None) -> Answer:
        series, years = self.series, self.yearly.years
        order = sorted(range(len(series.names)), key=lambda place: (-self.ties[place], series.names[place].casefold()))
        shown = order if single else order[:limit]
        title = f"{series.about}: {years[0]} to {years[-1]}, year by year"
        notes = [self._counted(), _DEFINED]
        computed = {**scope.computed(), "years": [years[0], years[-1]], **self._counts()}
        if single or len(order) == 1:
            rows = self._by_year(order[0])
            reading = Table(
                title, _YEARLY, rows, notes=[*notes, "█ definitely, ░ possibly; what has no date is left out"]
            )
        else:
            bars = "bars: what held definitely or possibly, without what has no date; the highest is the most of a row"
            reading = Table(title, self._columns(), [self._line(place) for place in shown], notes=[*notes, bars])
        columns = ["name", "year", *_COUNTS]
        answer = Answer(title, columns, YearRows(self, shown), computed, notes=notes, reading=reading)
        return answer if len(shown) == len(order) else _cut(answer, len(shown), len(order), len(years))

    @cached_property
    def ties(self) -> IntArray:
        """How many ties each series has, at whatever time."""
        return self._per_series(self.series.of_group >= 0)

    @cached_property
    def undated(self) -> IntArray:
        """How many ties of each series no source dates."""
        stated = self.series.spans.begin_stated | self.series.spans.end_stated
        return self._per_series(~self._some_row(stated))

    @cached_property
    def without_end(self) -> IntArray:
        """How many ties of each series have a beginning, and no end, so that they are possible ever after."""
        spans = self.series.spans
        return self._per_series(self._some_row(spans.begin_stated & ~spans.end_stated))

    def _some_row(self, of_span: NDArray[np.bool_]) -> NDArray[np.bool_]:
        import numpy as np

        found = np.zeros(len(self.series.of_group), dtype=bool)
        found[self.series.group[of_span[self.series.span]]] = True
        return found

    def _per_series(self, groups: NDArray[np.bool_]) -> IntArray:
        import numpy as np

        return np.bincount(self.series.of_group[groups], minlength=len(self.series.names)).astype(np.int64)

    def _counts(self) -> dict[str, Any]:
        return {
            "ties": int(self.ties.sum()),
            "undated": int(self.undated.sum()),
            "without_end": int(self.without_end.sum()),
        }

    def _counted(self) -> str:
        counts, what = self._counts(), self.series.what
        return (
            f"{counted(counts['ties'], what)}; {counts['undated']:,} without a date, which possibly held in every year; "
            f"{counts['without_end']:,} that began and have no known end, which possibly hold ever after"
        )

    def _columns(self) -> list[str]:
        last = self.yearly.years[-1]
        return ["name", f"definitely_{last}", f"possibly_{last}", "joined", "left", "undated", "no_end", self._span()]

    def _span(self) -> str:
        return f"{self.yearly.years[0]}–{self.yearly.years[-1]}"

    def _line(self, place: int) -> Row:
        counts, last = self.yearly, self.yearly.years[-1]
        return {
            "name": self.series.names[place],
            f"definitely_{last}": int(counts.definitely[place, -1]),
            f"possibly_{last}": int(counts.possibly[place, -1]),
            "joined": int(counts.joined[place].sum()),
            "left": int(counts.left[place].sum()),
            "undated": int(self.undated[place]),
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
