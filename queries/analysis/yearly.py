"""How many held in each year, by one pass over the bounds of their dates, and not by one question for each year.

What held in a year is what `Timing.holds` says of it: definitely on every reading of the dates, possibly on some. The
spells of one tie count once. Counts come from difference arrays: one more in the year a spell begins, one less in the
year after it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph_model import Covers
from queries.analysis.dated_ties import FIRST_DAY, LAST_DAY, Spans
from queries.analysis.methods import Method

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

BY_YEAR = Method(
    "counts by year",
    "how many ties held in a year: definitely on every reading of their dates, possibly on some; spells of a tie "
    "count once",
    "definitely(y) = #{ties: latest beginning <= end of y, earliest end >= begin of y}; possibly(y) = the same with "
    "earliest beginning and latest end, less definitely(y); joined(y): beginnings that lie in y, of what did not hold "
    "possibly in y - 1; left(y): ends that lie in y, of what does not hold possibly in y + 1",
    "EDTF, Library of Congress; bounds as in docs/dates.md",
    not_when="most ties have no end: then what is possible grows whatever happens, and joined and left tell more",
)

_MORE_THAN_YEARS = 20_000  # by which the years of one group are told from those of the next
_NEVER = -1


@dataclass(frozen=True, eq=False)
class Yearly:
    """Counts by series (rows) and year (columns).

    `definitely` and `possibly` held in the year. `joined` have begun in it, and `left` have ended in it, on every
    reading of the dates, and not held in the year before, or after, by another spell.
    """

    years: range
    definitely: IntArray
    possibly: IntArray
    joined: IntArray
    left: IntArray


def years_stated(spans: Spans, used: IntArray) -> range:
    """Return the years from the first to the last that a date in use names; empty if none names any."""
    import numpy as np

    bounds = (spans.begins_earliest, spans.begins_latest, spans.ends_earliest, spans.ends_latest)
    days = np.unique(np.concatenate([each[used] for each in bounds]))
    days = days[(days > FIRST_DAY) & (days < LAST_DAY)]
    return range(_year(days[0]), _year(days[-1]) + 1) if len(days) else range(0)


def count_by_year(
    spans: Spans, span: IntArray, group: IntArray, series_of_group: IntArray, series: int, years: range
) -> Yearly:
    """Return how many groups of each series held in each year.

    `span` gives for each row (a spell, a statement) the place of its dates in `spans`, `group` the tie it tells of: the
    rows of a group count once. `series_of_group` gives the series of each group, from 0 to `series` - 1.
    """
    import numpy as np

    definite = _Segments.of(_Intervals.of(spans, years, Covers.DEFINITELY), span, group, gap=0)
    possible = _Segments.of(_Intervals.of(spans, years, Covers.POSSIBLY), span, group, gap=0)
    definitely = definite.counts(series_of_group, series, years)
    sure_begin, sure_end = (
        _sure_years(spans.begins_earliest, spans.begins_latest),
        _sure_years(spans.ends_earliest, spans.ends_latest),
    )
    whole = _Segments.of(_Intervals.of(spans, years, Covers.POSSIBLY), span, group, gap=1)

    def events(known: IntArray, edge: IntArray) -> IntArray:
        certain = known[span] != _NEVER
        surely = np.unique(group[certain] * _MORE_THAN_YEARS + known[span][certain])
        happened = np.isin(whole.group * _MORE_THAN_YEARS + edge, surely)
        happened &= (edge >= years.start) & (edge < years.stop)
        cells = series_of_group[whole.group[happened]] * len(years) + edge[happened] - years.start
        return np.bincount(cells, minlength=series * len(years)).reshape(series, len(years))

    return Yearly(
        years,
        definitely,
        possible.counts(series_of_group, series, years) - definitely,
        events(sure_begin, whole.first),
        events(sure_end, whole.last),
    )


@dataclass(frozen=True, eq=False)
class _Intervals:
    """The years in which each span held at least possibly, or definitely: `count` intervals of each, from `row` on."""

    row: IntArray
    count: IntArray
    first: IntArray
    last: IntArray

    @classmethod
    def of(cls, spans: Spans, years: range, least: Covers) -> _Intervals:
        import numpy as np

        surely = least is Covers.DEFINITELY
        first = _years(spans.begins_latest if surely else spans.begins_earliest)
        last = _years(spans.ends_earliest if surely else spans.ends_latest)
        found: list[list[tuple[int, int]]] = [
            [(begin, end)] if begin <= end else [] for begin, end in zip(first.tolist(), last.tolist(), strict=True)
        ]
        for place in spans.disputed.tolist():
            found[place] = _asked_year_by_year(spans, place, years, surely=surely)
        count = np.array([len(each) for each in found], dtype=np.int64)
        flat = np.array([pair for each in found for pair in each], dtype=np.int64).reshape(-1, 2)
        return cls(np.cumsum(count) - count, count, flat[:, 0], flat[:, 1])


def _asked_year_by_year(spans: Spans, place: int, years: range, *, surely: bool) -> list[tuple[int, int]]:
    """Return the intervals of years in which something held of which sources give several accounts.

    Accounts that lie apart leave years between them in which it did not hold, of which bounds know nothing.
    """
    found: list[tuple[int, int]] = []
    for year in range(max(years.start - 1, date.min.year), min(years.stop + 1, date.max.year + 1)):
        covers = spans.holds(spans.things[place], f"{year:04}")
        if covers is Covers.DEFINITELY or (covers and not surely):
            if found and found[-1][1] == year - 1:
                found[-1] = (found[-1][0], year)
            else:
                found.append((year, year))
    return found


@dataclass(frozen=True, eq=False)
class _Segments:
    """Years of groups, in which no two intervals of a group overlap, nor come within `gap` years of each other."""

    group: IntArray
    first: IntArray
    last: IntArray

    @classmethod
    def of(cls, intervals: _Intervals, span: IntArray, group: IntArray, *, gap: int) -> _Segments:
        """Return the union of the intervals of each group; with a gap of 1, adjoining years are one segment."""
        import numpy as np

        count = intervals.count[span]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        row = np.repeat(intervals.row[span], count) + within
        groups = np.repeat(group, count)
        first, last = intervals.first[row], intervals.last[row]
        order = np.lexsort((first, groups))
        groups, first, last = groups[order], first[order], last[order]
        begins = groups * _MORE_THAN_YEARS + first
        ended = np.maximum.accumulate(groups * _MORE_THAN_YEARS + last) if len(groups) else begins
        new = np.ones(len(groups), dtype=bool)
        new[1:] = begins[1:] > ended[:-1] + gap
        new[1:] |= groups[1:] != groups[:-1]
        heads = np.flatnonzero(new)
        tails = np.append(heads[1:], len(groups)) - 1 if len(groups) else heads
        return cls(groups[heads], first[heads], ended[tails] - groups[heads] * _MORE_THAN_YEARS)

    def counts(self, series_of_group: IntArray, series: int, years: range) -> IntArray:
        """Return how many segments of each series cover each year."""
        import numpy as np

        wide = len(years) + 1
        inside = (self.last >= years.start) & (self.first < years.stop)
        offset = series_of_group[self.group[inside]] * wide
        first = np.maximum(self.first[inside], years.start) - years.start
        after = np.minimum(self.last[inside], years.stop - 1) - years.start + 1
        size = series * wide
        steps = np.bincount(offset + first, minlength=size) - np.bincount(offset + after, minlength=size)
        counts: IntArray = np.cumsum(steps.reshape(series, wide), axis=1)[:, :-1]
        return counts


def _sure_years(earliest: IntArray, latest: IntArray) -> IntArray:
    """Return the year in which all days between two lie; _NEVER where they lie in several, or before or after all."""
    import numpy as np

    first, last = _years(earliest), _years(latest)
    stated = (earliest > FIRST_DAY) & (latest < LAST_DAY)
    found: IntArray = np.where(stated & (first == last), first, _NEVER)
    return found


def _years(days: IntArray) -> IntArray:
    import numpy as np

    return np.fromiter((_year(day) for day in days), dtype=np.int64, count=len(days))


def _year(day: int) -> int:
    return date.fromordinal(int(day)).year


def sparkline(values: Sequence[int], width: int) -> str:
    """Return values as a line of bars, the highest of several years in one where there are more than `width`.

    >>> sparkline([0, 1, 4, 8], 10), sparkline([0, 1, 4, 8], 2)
    (' ▁▄█', '▁█')
    """
    step = -(-len(values) // width)
    bars = [max(values[place : place + step]) for place in range(0, len(values), step)] if step else []
    highest = max(bars, default=0)
    return "".join(" ▁▂▃▄▅▆▇█"[-(-8 * each // highest)] if each else " " for each in bars)
