"""What began and what ended between two times, for certain or possibly, of many spans at once.

Something began between two times, where it began after the first and not after the second; it ended between them, where
its last day is not before the first and is before the second. It is certain where that is so on every reading of the
dates, and possible where it is so on some, as far as a source says when it began, or ended, at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import InterurbanError
from graph_model.periods import asked_time
from queries.analysis.dated_ties import DEFINITELY, NO, POSSIBLY, Spans
from queries.analysis.methods import Method

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graph_model.periods import AskedTime

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


BETWEEN = Method(
    "changes between two times",
    "what began after the first time and not after the second, and what had its last day not before the first and "
    "before the second: for certain on every reading of the dates, possibly on some",
    "began for certain: earliest beginning > end of A and latest beginning <= end of B; ended for certain: earliest "
    "end >= begin of A and latest end < begin of B; possibly: where the days between the bounds meet that time at all",
    "EDTF, Library of Congress; bounds as in docs/dates.md",
    not_when="the sources list members year by year and say no day: then all changes are possible, and none is certain",
)


@dataclass(frozen=True, slots=True)
class Between:
    """Two times, the first of which ends before the second begins, as EDTF texts."""

    first: str
    second: str

    def __post_init__(self) -> None:
        """Refuse times that do not follow one another.

        Raises:
            InterurbanError: the first does not end before the second begins.
        """
        if self.before.last >= self.after.first:
            raise InterurbanError(
                f"from {self.first} to {self.second}: give two times of which the first ends before the other begins"
            )

    @property
    def before(self) -> AskedTime:
        """The days of the first time."""
        return asked_time(self.first)

    @property
    def after(self) -> AskedTime:
        """The days of the second time."""
        return asked_time(self.second)


@dataclass(frozen=True, eq=False)
class Compared:
    """Of each tie whether it held at either time, and whether it began and ended between: NO, POSSIBLY or DEFINITELY.

    `begin_unknown` and `end_unknown` are those of which no source says when they began, or ended, so that they may have
    done so between the two times and are counted, and not listed.
    """

    before: IntArray
    after: IntArray
    began: IntArray
    ended: IntArray
    begin_unknown: BoolArray
    end_unknown: BoolArray


def compare(spans: Spans, between: Between) -> Compared:
    """Return what became of each span between two times."""
    began, ended = _began(spans, between), _ended(spans, between)
    return Compared(
        spans.held(between.first),
        spans.held(between.second),
        began * spans.begin_stated,
        ended * spans.end_stated,
        (began > NO) & ~spans.begin_stated,
        (ended > NO) & ~spans.end_stated,
    )


def of_groups(compared: Compared, span: IntArray, group: IntArray, groups: int) -> Compared:
    """Return what became of each group of rows, such as the spells of one tie, as of one.

    What held definitely at the first time has not begun since, whatever another spell says, and what holds definitely
    at the second has not ended; what possibly held then has at most possibly begun or ended.
    """
    import numpy as np

    def strongest(of_span: IntArray) -> IntArray:
        found = np.zeros(groups, dtype=np.int64)
        np.maximum.at(found, group, of_span[span])
        return found

    before, after = strongest(compared.before), strongest(compared.after)
    began = np.minimum(strongest(compared.began), DEFINITELY - before)
    ended = np.minimum(strongest(compared.ended), DEFINITELY - after)
    begin_unknown = (strongest(compared.begin_unknown.astype(np.int64)) > 0) & (began == NO) & (before != DEFINITELY)
    end_unknown = (strongest(compared.end_unknown.astype(np.int64)) > 0) & (ended == NO) & (after != DEFINITELY)
    return Compared(before, after, began, ended, begin_unknown, end_unknown)


def _began(spans: Spans, between: Between) -> IntArray:
    before, after = between.before, between.after
    first, last = spans.begins_earliest, spans.begins_latest
    certain = (first > before.last.toordinal()) & (last <= after.last_earliest.toordinal())
    possible = (last > before.last_earliest.toordinal()) & (first <= after.last.toordinal())
    return _level(possible, certain)


def _ended(spans: Spans, between: Between) -> IntArray:
    before, after = between.before, between.after
    first, last = spans.ends_earliest, spans.ends_latest
    certain = (first >= before.first_latest.toordinal()) & (last < after.first.toordinal())
    possible = (last >= before.first.toordinal()) & (first < after.first_latest.toordinal())
    return _level(possible, certain)


def _level(possible: BoolArray, certain: BoolArray) -> IntArray:
    import numpy as np

    level: IntArray = np.where(certain & possible, DEFINITELY, np.where(possible, POSSIBLY, NO)).astype(np.int64)
    return level
