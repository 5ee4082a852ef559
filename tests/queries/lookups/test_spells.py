from __future__ import annotations

import random
from typing import Any

import pytest

from graph_model import Graph, Period
from graph_model.periods import describe_period
from queries.lookups.spells import fold_spells


def spell(since: str | None, until: str | None, **more: Any) -> dict[str, Any]:
    when = describe_period(since=since, until=until)
    row: dict[str, Any] = {
        "section": "Member of",
        "id": "o",
        "since": since,
        "until": until,
        "when": when,
        "details": "",
        "sources": [],
    }
    return {**row, "confidence": "", **more}


def when(*spells: dict[str, Any]) -> list[str]:
    return [row["when"] for row in fold_spells(spells)]


def test_a_row_a_year_reads_as_one_line() -> None:
    rows = [spell(str(year), str(year), sources=[f"s{year % 3}"]) for year in range(2001, 2015)]
    (folded,) = fold_spells(rows)
    assert folded["when"] == "2001 – 2014, 14 rows"
    assert (folded["since"], folded["until"], folded["rows"]) == ("2001", "2014", 14)
    assert folded["sources"] == ["s0", "s1", "s2"]


@pytest.mark.parametrize(
    ("first", "second", "folds"),
    [
        (("2001", "2004"), ("2005", "2006"), True),  # adjoin
        (("2001", "2005"), ("2005", "2006"), True),  # touch
        (("2001", "2005-06-30"), ("2005-07-01", ".."), True),
        (("2001", "2005-06-30"), ("2005-06-30", ".."), True),
        (("2001", "2004"), ("2006", "2007"), False),  # a gap
        (("2001", "2005-06-30"), ("2005-07-02", "2006"), False),
        (("2001", "2005"), ("2003", "2007"), False),  # two accounts that overlap
        (("2001", "2009"), ("2003", "2004"), False),  # one within the other
        (("2001", "2001"), ("2001", "2001"), False),  # two accounts of one year
        (("2001", ".."), ("2005", ".."), False),
        (("2001", None), ("2002", None), False),  # when it ended is not known
        ((None, "2001"), ("2002", "2003"), False),
    ],
)
def test_spells_that_adjoin_or_touch_are_one(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], folds: bool
) -> None:
    for rows in ([spell(*first), spell(*second)], [spell(*second), spell(*first)]):
        assert len(fold_spells(rows)) == (1 if folds else 2)


def test_what_is_not_the_same_is_told() -> None:
    rows = [spell(str(y), str(y), details="tier associate" if y < 2004 else "tier full") for y in range(2001, 2011)]
    (folded,) = fold_spells(rows)
    assert folded["details"] == "tier associate 2001 – 2003; tier full 2004 – 2010"
    often = [
        spell(str(y), str(y), details="a" if y % 2 else "b", confidence="disputed" * (y == 2004))
        for y in range(2001, 2010)
    ]
    (folded,) = fold_spells(often)
    assert folded["details"] == "a in 5 rows; b in 4 rows"
    assert folded["confidence"] == "disputed 2004"


def test_other_ties_events_and_disputed_dates_stay_apart() -> None:
    assert len(fold_spells([spell("2001", "2001"), spell("2002", "2002", id="other")])) == 2
    event = {**spell(None, None), "on": "2001", "when": "2001"}
    assert len(fold_spells([event, {**event, "on": "2002", "when": "2002"}])) == 2
    disputed = {**spell("2002", "2002"), "when": "2002 – 2002 or 2003 – 2003"}
    assert len(fold_spells([spell("2001", "2001"), disputed])) == 2


def test_folding_loses_no_day_and_adds_none() -> None:
    draw = random.Random(7)
    for _ in range(300):
        rows = []
        for _ in range(draw.randint(1, 9)):
            begin = draw.randint(1990, 2005)
            rows.append(spell(str(begin), str(begin + draw.randint(0, 3)), id=draw.choice("ab")))
        folded = fold_spells(rows)
        for tie in "ab":
            before = [year for row in rows if row["id"] == tie for year in _years(row)]
            after = [year for row in folded if row["id"] == tie for year in _years(row)]
            assert set(after) == set(before)
            assert sum(row.get("rows", 1) for row in folded if row["id"] == tie) == sum(r["id"] == tie for r in rows)


def _years(row: dict[str, Any]) -> range:
    period = Period.of(since=row["since"], until=row["until"])
    return range(period.start.earliest.year, period.end.latest.year + 1)


def test_a_profile_of_yearly_rows_reads_as_spells_and_keeps_every_row() -> None:
    from queries.lookups.profile import lookup
    from queries.lookups.ties import ties

    graph = Graph()
    for node in ("alder", "birch"):
        graph.add_node("City", node, node.title())
    graph.add_node("Organisation", "league", "League")
    for year in range(1990, 2000):
        graph.add_relationship("alder", "MEMBER_OF", "league", {"since": str(year), "until": str(year)})
    graph.add_relationship("birch", "MEMBER_OF", "league", {"since": "1995", "until": "1996"})
    answer = lookup(graph, "alder")
    assert len(answer) == 10
    assert answer.reading is not None
    assert [row["when"] for row in answer.reading.rows] == ["1990 – 1999, 10 rows"]
    assert "1990 – 1999, 10 rows" in str(answer)
    assert lookup(graph, "alder", every=True).reading is None
    assert lookup(graph, "alder", at="1994/1996").reading.rows[0]["when"] == "1994 – 1996, 3 rows"  # type: ignore[union-attr]
    (shared,) = ties(graph, "alder", "birch")
    assert shared["first"] == "member of, 1990 – 1999, 10 rows"
    assert shared["second"] == "member of, 1995 – 1996"


def test_a_line_of_several_rows_held_as_surely_as_the_surest() -> None:
    rows = [spell("2001", "2004", held="possibly"), spell("2005", "2006", held="definitely")]
    for order in (rows, rows[::-1]):
        assert [row["held"] for row in fold_spells(order)] == ["definitely"]
    (possibly,) = fold_spells([{**row, "held": "possibly"} for row in rows])
    assert possibly["held"] == "possibly"


def test_a_spell_that_ends_with_the_one_before_takes_it_up() -> None:
    assert when(spell("2001", "2005"), spell("2005-07", "2005-12-31")) == ["2001 – 2005-12-31, 2 rows"]
