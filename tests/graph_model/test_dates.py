from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.dates import parse_date
from graph_model.periods import Covers, Period, describe_period

YEARS = st.integers(1, 9999)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
DATES = st.one_of(
    YEARS.map(lambda year: f"{year:04}"),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(date.isoformat),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1987", "1987-01-01", "1987-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-11-04", "2013-11-04", "2013-11-04"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2013-XX", "2013-01-01", "2013-12-31"),
        ("2013-11-XX", "2013-11-01", "2013-11-30"),
        ("2013-XX-XX", "2013-01-01", "2013-12-31"),
        ("2012?", "2012-01-01", "2012-12-31"),
        ("2012-03~", "2012-03-01", "2012-03-31"),
        ("2013-11-04/2013-11-07", "2013-11-04", "2013-11-07"),
        ("2013/2015", "2013-01-01", "2015-12-31"),
        ("../2013-11", None, "2013-11-30"),
        ("/2013-11", None, "2013-11-30"),
        ("2013/..", "2013-01-01", None),
        ("2013/", "2013-01-01", None),
        ("2013-21", "2013-01-01", "2013-12-31"),
        ("2013-11-04T23:20:30+09:00", "2013-11-04", "2013-11-04"),
        ("0001", None, "0001-12-31"),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(text: str, earliest: str | None, latest: str | None) -> None:
    found = parse_date(text)
    assert found.text == text
    assert (found.earliest and found.earliest.isoformat()) == earliest
    assert (found.latest and found.latest.isoformat()) == latest


@pytest.mark.parametrize(
    "text",
    ["", " ", "31/02/2014", "2014-02-30", "2014-13", "2014-25", "14", "2014-2-3", "2014/2012", "../..", "/", "2014//",
     "2014-XX-03", "20XX-05", "0000", "10000", "2014-05-1X", "today", "2014??", "２０１４", "2014-02-28T10:00",
     "2014-02-28T25:00:00Z", "2014-02-30T10:00:00Z", "2014-02-28T10:00:00Z/2015"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no|ends before|neither"):
        parse_date(text)


@given(DATES)
def test_plain_dates_agree_with_the_edtf_package(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    ours = parse_date(text)
    assert tuple(theirs.lower_strict()[:3]) == (
        ours.start.earliest.year,
        ours.start.earliest.month,
        ours.start.earliest.day,
    )
    assert tuple(theirs.upper_strict()[:3]) == (ours.end.latest.year, ours.end.latest.month, ours.end.latest.day)


@pytest.mark.parametrize(
    "text", ["201X", "2013-XX", "2013-11-XX", "2012?", "2012~", "2013-11-04/2013-11-07", "2004/2006-08"]
)
def test_level_one_agrees_with_the_edtf_package(text: str) -> None:
    theirs, ours = edtf.parse_edtf(text), parse_date(text)
    assert date(*theirs.lower_strict()[:3]) == ours.earliest
    assert date(*theirs.upper_strict()[:3]) == ours.latest


SPAN = [date(2012, 1, 1) + timedelta(days=200 * step) for step in range(8)]
BOUNDS = ["2012", "2013", "2013-06", "2014", "2014-03-05", "2012/2013", "../2013", "2014/.."]
# Qualified dates, and every date that each may be read as; an interval says the same.
READ_AS = {
    "2013?": ["2012", "2013", "2014"],
    "2014%": ["2012", "2013", "2014", "2015", "2016"],
    "2013-06~": ["2013-05", "2013-06", "2013-07"],
    "2014-03-05?": ["2014-03-04", "2014-03-05", "2014-03-06"],
}


def readings(since: str | None, until: str | None) -> list[tuple[date, date]]:
    """Every way to read a period on a coarse calendar: an unknown end may be any day."""
    first, last = date(2010, 1, 1), date(2018, 12, 31)

    def days(text: str | None, *, start: bool) -> list[date]:
        if text == "..":
            return [first if start else last]
        read_as = READ_AS.get(text or "", [text] if text else [])
        low = parse_date(read_as[0]).earliest if read_as else first
        high = parse_date(read_as[-1]).latest if read_as else last
        low, high = low or first, high or last
        steps = [low + timedelta(days=d) for d in range(0, (high - low).days + 1, 13)]
        return [*steps, high]

    return [(a, b) for a in days(since, start=True) for b in days(until, start=False) if a <= b]


@given(
    st.sampled_from([None, "..", *BOUNDS, *READ_AS]),
    st.sampled_from([None, "..", *BOUNDS, *READ_AS]),
    st.sampled_from(["2012", "2013-07", "2014", "2015/2016", *READ_AS]),
)
def test_covers_is_what_all_or_some_readings_say(since: str | None, until: str | None, asked: str) -> None:
    try:
        period = Period.of(since=since, until=until)
    except ValueError:
        assert not readings(since, until)
        return
    times = [parse_date(each) for each in READ_AS.get(asked, [asked])]
    spans = [(time.earliest or date.min, time.latest or date.max) for time in times]
    held = {start <= high and end >= low for start, end in readings(since, until) for low, high in spans}
    answer = period.covers(asked)
    if answer is Covers.DEFINITELY:
        assert held == {True}
    elif answer is Covers.NO:
        assert held == {False}
    else:
        assert True in held  # a coarse calendar may miss the one reading that says no


@pytest.mark.parametrize(
    ("dates", "asked", "answer"),
    [
        ({"since": "1992", "until": "2012"}, "2012", Covers.DEFINITELY),
        ({"since": "1992", "until": "2012"}, "2012-06-01", Covers.POSSIBLY),
        ({"since": "1992", "until": "2012"}, "2013", Covers.NO),
        ({"since": "2013"}, "2014", Covers.POSSIBLY),
        ({"since": "2013"}, "2013", Covers.DEFINITELY),
        ({"since": "2013", "until": ".."}, "2030", Covers.DEFINITELY),
        ({"since": "..", "until": "2012"}, "0500", Covers.DEFINITELY),
        ({"until": "2012"}, "2012", Covers.DEFINITELY),
        ({"until": "2012"}, "2000", Covers.POSSIBLY),
        ({}, "2000", Covers.POSSIBLY),
        ({"since": "2012?", "until": ".."}, "2010", Covers.NO),
        ({"since": "2012?", "until": ".."}, "2011", Covers.POSSIBLY),
        ({"since": "2012?", "until": ".."}, "2012", Covers.POSSIBLY),
        ({"since": "2012?", "until": ".."}, "2013-12-30", Covers.POSSIBLY),
        ({"since": "2012?", "until": ".."}, "2013", Covers.DEFINITELY),
        ({"since": "2012?", "until": ".."}, "2014", Covers.DEFINITELY),
        ({"since": "2012%", "until": ".."}, "2010", Covers.POSSIBLY),
        ({"since": "2012%", "until": ".."}, "2009", Covers.NO),
        ({"since": "2012-06~", "until": ".."}, "2012-05", Covers.POSSIBLY),
        ({"since": "2012-06~", "until": ".."}, "2012-04", Covers.NO),
        ({"since": "2012-06~", "until": ".."}, "2012-08", Covers.DEFINITELY),
        ({"since": "..", "until": "2012-06-15?"}, "2012-06-16", Covers.POSSIBLY),
        ({"since": "..", "until": "2012-06-15?"}, "2012-06-17", Covers.NO),
        ({"since": "..", "until": "2012-06-15?"}, "2012-06-14", Covers.DEFINITELY),
        ({"since": "2013?", "until": "2012"}, "2012", Covers.DEFINITELY),
        ({"since": "2014", "until": ".."}, "2013?", Covers.POSSIBLY),
        ({"since": "2015", "until": ".."}, "2013?", Covers.NO),
        ({"since": "2013", "until": "2013"}, "2013?", Covers.POSSIBLY),
        ({"since": "2011", "until": "2015"}, "2013?", Covers.DEFINITELY),
        ({"since": "2011", "until": "2015"}, "2013%", Covers.DEFINITELY),
        ({"since": "2011-02", "until": "2015"}, "2014%", Covers.POSSIBLY),
        ({"on": "2013?"}, "2012", Covers.POSSIBLY),
        ({"on": "2013?"}, "2011/2015", Covers.DEFINITELY),
        ({"since": "../2013-11", "until": ".."}, "2014", Covers.DEFINITELY),
        ({"since": "../2013-11", "until": ".."}, "2012", Covers.POSSIBLY),
        ({"on": "2013-11-04/2013-11-07"}, "2013-11-05", Covers.DEFINITELY),
        ({"on": "2013-11-04/2013-11-07"}, "2013-11-08", Covers.NO),
        ({"on": "2013"}, "2013-06", Covers.POSSIBLY),
        ({"on": "2013"}, "2013", Covers.DEFINITELY),
        ({"on": "2011/2016"}, "2013", Covers.DEFINITELY),
        ({"on": "201X"}, "2013", Covers.POSSIBLY),
        ({"since": "2011", "until": "2016/.."}, "2014", Covers.DEFINITELY),
        ({"since": "2011", "until": "2016/.."}, "2017", Covers.POSSIBLY),
    ],
)
def test_unknown_and_open_ends_answer_differently(dates: dict[str, str], asked: str, answer: Covers) -> None:
    assert Period.of(**dates).covers(asked) is answer


def test_a_day_may_be_asked_for_as_a_date_object() -> None:
    assert Period.of(since="2013", until="..").covers(date(2013, 12, 31)) is Covers.DEFINITELY


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Period.of(since="2014", until="2013")


def test_what_two_periods_share() -> None:
    shared = Period.of(since="2011", until="2020").shared_with(Period.of(since="2013-11", until=".."))
    assert shared is not None
    assert shared.covers("2014") is Covers.DEFINITELY
    assert shared.covers("2012") is Covers.NO
    assert shared.covers("2021") is Covers.NO
    assert Period.of(until="2010").shared_with(Period.of(since="2011")) is None


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"since": "2013"}, "since 2013"),
        ({"until": "2012"}, "until 2012"),
        ({"since": "1992", "until": "2012"}, "1992 – 2012"),
        ({"since": "2013", "until": ".."}, "2013 –"),
        ({"since": "../2013-11"}, "by 2013-11"),
        ({"since": "../2013-11", "until": "2014"}, "by 2013-11 – 2014"),
        ({"until": "../2011"}, "until 2011 at the latest"),
        ({"since": "2011/2012"}, "since 2011/2012"),
        ({"since": "2011", "until": "2016-11-12/.."}, "2011 – 2016-11-12 or later"),
        ({"on": "2013-11-04/2013-11-07"}, "2013-11-04 – 2013-11-07"),
        ({}, ""),
    ],
)
def test_dates_read_as_words(dates: dict[str, str], words: str) -> None:
    assert describe_period(**dates) == words
