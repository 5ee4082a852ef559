"""What began and ended between two times, against every reading of the dates and against the question of a time."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import interurban
from graph_model import Covers, Graph, InterurbanError, Period
from graph_model.periods import as_period
from queries.analysis.changes.comparison import Between, compare, of_groups
from queries.analysis.dated_ties import COVERS, DEFINITELY, NO, POSSIBLY, DatedTies, NodePlaces, Spans
from tests.graph_model.test_dates import BOUNDS, READ_AS, readings

DATES = [None, "..", *BOUNDS, *READ_AS]
TIMES = [("2012", "2014"), ("2011", "2015/2016"), ("2012-06", "2013-07"), ("2011/2012", "2014")]


def spans_of(since: str | None, until: str | None) -> Spans:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Organisation", "citynet", "CITYNET")
    given_dates = {name: text for name, text in (("since", since), ("until", until)) if text}
    return Spans.of(graph, [graph.add_relationship("seoul", "MEMBER_OF", "citynet", given_dates)])


@given(st.sampled_from(DATES), st.sampled_from(DATES), st.sampled_from(TIMES))
def test_certain_is_what_every_reading_says_and_possible_what_some_say(
    since: str | None, until: str | None, times: tuple[str, str]
) -> None:
    read = readings(since, until)
    assume(read)
    try:
        found = compare(spans_of(since, until), Between(*times))
    except InterurbanError:
        return
    first, second = (as_period(each) for each in times)
    last_before, last_day = first.end.latest, second.end.latest
    began = [last_before < begin <= last_day for begin, _ in read]
    ended = [first.start.earliest <= end < second.start.earliest for _, end in read]
    for level, unknown, said, text in (
        (found.began[0], found.begin_unknown[0], began, since),
        (found.ended[0], found.end_unknown[0], ended, until),
    ):
        expected = DEFINITELY if all(said) else POSSIBLY if any(said) else NO
        assert level == (expected if text else NO)
        assert unknown == (not text and any(said))


@pytest.mark.parametrize(("first", "second"), [("2012", "2016"), ("2011/2012", "2013-11"), ("2010", "2014?")])
def test_what_held_at_either_time_is_what_each_time_asked_by_itself_says(first: str, second: str) -> None:
    graph = interurban.load("citynet").graph
    ties = DatedTies.of(graph, NodePlaces.of(graph), list(graph.vocabulary.relationships))
    found = compare(ties.spans, Between(first, second))
    for row in range(len(ties)):
        tie, place = ties.get(row), ties.span[row]
        assert COVERS[found.before[place]] is graph.timing.holds(tie, first)
        assert COVERS[found.after[place]] is graph.timing.holds(tie, second)
        within = Period(as_period(first).start, as_period(second).end)
        if found.began[place] == DEFINITELY:
            assert graph.timing.holds(tie, first) is Covers.NO
            assert graph.timing.holds(tie, within) is Covers.DEFINITELY
        if found.ended[place] == DEFINITELY:
            assert graph.timing.holds(tie, second) is Covers.NO
            assert graph.timing.holds(tie, within) is Covers.DEFINITELY


def test_spells_of_one_tie_are_compared_as_one() -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Organisation", "citynet", "CITYNET")
    rows = [("2010", "2010"), ("2012", "2012"), ("2014", "2014"), ("2016", "2016")]
    for since, until in rows:
        graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": since, "until": until})
    spans = Spans.of(graph, list(graph.relationships()))
    everything = np.arange(len(rows))

    def between(first: str, second: str) -> tuple[int, int]:
        one = np.zeros(len(rows), dtype=np.int64)
        found = of_groups(compare(spans, Between(first, second)), everything, one, 1)
        return int(found.began[0]), int(found.ended[0])

    assert between("2010", "2012") == (NO, NO)  # a member at both
    assert between("2011", "2012") == (DEFINITELY, NO)
    assert between("2012", "2015") == (NO, DEFINITELY)
    assert between("2011", "2013") == (DEFINITELY, DEFINITELY)  # came and went
    assert between("2017", "2018") == (NO, NO)


@pytest.mark.parametrize(
    ("first", "second"), [("2016", "2012"), ("2012", "2012"), ("2012/2014", "2013"), ("2012?", "2013")]
)
def test_times_that_do_not_follow_one_another_are_refused(first: str, second: str) -> None:
    with pytest.raises(InterurbanError, match="the first ends before the other begins"):
        Between(first, second)


def test_a_year_begins_after_the_one_before_has_ended() -> None:
    between = Between("2012", "2013")
    assert (between.before.last, between.after.first) == (date(2012, 12, 31), date(2013, 1, 1))
