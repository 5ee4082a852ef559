"""Spells of one tie that follow one another, read as one: a membership that is stated year by year is one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from graph_model import Covers, Period
from graph_model.periods import describe_period
from graph_model.wording import counted, listed
from queries.answers import Row

MOST_STRETCHES = 3
_TIE = ("section", "chain", "number", "id", "reads", "holder", "relationship")


def fold_spells(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return rows with those that tell of one tie, spell after spell, as one, where the first of them stood.

    Spells are folded that adjoin (until 2004, since 2005) or touch (until 2005, since 2005). Accounts that overlap,
    begin together or leave a gap stay apart, as does what has no known beginning or end, and an event. A folded row
    tells in `rows` how many it stands for, and what is not the same in all of them.
    """
    ties: dict[Hashable, list[tuple[int, Row]]] = {}
    for place, row in enumerate(rows):
        ties.setdefault(_tie_of(row), []).append((place, dict(row)))
    folded = [each for tie in ties.values() for each in _folded(tie)]
    return [row for _, row in sorted(folded, key=lambda each: each[0])]


def _tie_of(row: Mapping[str, Any]) -> Hashable:
    return (*(row.get(key) for key in _TIE), *row.get("through", ()))


def _folded(tie: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    if len(tie) == 1:
        return tie
    dated = [(place, row, _period(row)) for place, row in tie]
    apart = [(place, row) for place, row, period in dated if period is None]
    spells = sorted(((place, row, period) for place, row, period in dated if period), key=lambda each: _order(each[2]))
    runs: list[list[tuple[int, Row, Period]]] = []
    for spell in spells:
        if runs and _follows(runs[-1][-1][2], spell[2]):
            runs[-1].append(spell)
        else:
            runs.append([spell])
    joined = [(min(place for place, _, _ in run), _joined([row for _, row, _ in run])) for run in runs]
    return [*apart, *joined]


def _period(row: Row) -> Period | None:
    """Return when a state held; None for an event, what is dated at one end at most, and a date that is disputed."""
    since, until = row.get("since"), row.get("until")
    if not since or not until or row.get("when") != describe_period(since=since, until=until):
        return None
    return Period.of(since=since, until=until)


def _order(period: Period) -> tuple[date, date]:
    return period.start.earliest, period.end.latest


def _follows(before: Period, after: Period) -> bool:
    """Tell whether a spell takes up where another ends, and is not a second account of the same time."""
    if before.end.latest == date.max or before.start.earliest >= after.start.earliest:
        return False
    takes_up = after.start.earliest <= before.end.latest + timedelta(days=1)
    return takes_up and after.start.latest >= before.end.earliest and after.end.latest >= before.end.latest


def _joined(run: Sequence[Row]) -> Row:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first
    held = {"held": _strongest(row["held"] for row in run)} if "held" in first else {}
    return {
        **first,
        "until": last["until"],
        "when": f"{describe_period(since=first['since'], until=last['until'])}, {counted(len(run), 'row')}",
        **{key: _differing(run, key) for key in ("step", "details", "first", "confidence") if key in first},
        **held,
        "sources": list(dict.fromkeys(source for row in run for source in row["sources"])),
        "rows": len(run),
    }


def _strongest(answers: Iterable[str]) -> str:
    """Return `definitely` if one of several answers is so."""
    return min(answers, key=lambda answer: answer != Covers.DEFINITELY.value)


def _differing(run: Sequence[Row], key: str) -> str:
    """Return what all rows say, or else when each of a few stretches says what, or in how many rows each is said."""
    if len({row[key] for row in run}) == 1:
        return str(run[0][key])
    stretches = [(value, list(rows)) for value, rows in groupby(run, key=lambda row: row[key])]
    if len(stretches) <= MOST_STRETCHES:
        parts = [(value, _from_to(rows[0]["since"], rows[-1]["until"])) for value, rows in stretches]
        return listed(f"{value} {when}" for value, when in parts if value)
    counts = Counter(row[key] for row in run)
    return listed(f"{value} in {counted(count, 'row')}" for value, count in counts.most_common() if value)


def _from_to(since: str, until: str) -> str:
    return since if since == until else describe_period(since=since, until=until)
