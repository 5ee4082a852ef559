"""What changed, as an answer: in the bundled set, in a small network, and against tables of each year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import interurban
from graph_model import Graph, InterurbanError
from loaders.dataset.reading import examine_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from queries.analysis.changes.asking import changes
from queries.analysis.changes.comparison import Between
from queries.analysis.scope import Scope
from queries.answers import Answer
from tests.loaders.formats.shared_data import shared

ROOT = Path(__file__).resolve().parents[4]
BETWEEN = Between("2012", "2016")


def rows(answer: Answer, kind: str) -> list[tuple[Any, ...]]:
    return [(row["change"], row["sure"], row["name"], row["of"]) for row in answer if row["kind"] == kind]


def test_members_join_and_leave_for_certain_or_possibly(congress: Graph) -> None:
    congress.add_relationship("quito", "MEMBER_OF", "citynet", {"since": "2011/2013", "until": "2014"})
    answer = changes(congress, Scope(), BETWEEN)
    assert rows(answer, "Members") == [
        ("joined", "certain", "Busan", "CITYNET"),
        ("left", "certain", "Quito", "CITYNET"),
        ("left", "certain", "Yokohama", "CITYNET"),
        ("joined", "possible", "Quito", "CITYNET"),
    ]
    assert answer.computed["begin_unknown"]["Members"] == 1  # Seoul, of which nothing is said
    assert any("of 4 Members 1 no beginning and 1 no end" in note for note in answer.notes)


def test_who_took_over_an_office_is_said_where_the_dates_tell() -> None:
    graph = interurban.load("citynet").graph
    answer = changes(graph, Scope(), BETWEEN, "citynet")
    details = {
        (row["change"], row["name"]): row["details"] for row in answer if row["of"].startswith(("Pres", "Secret"))
    }
    assert details["took office", "Seoul"] == "took over from Yokohama"
    assert details["left office", "Yokohama"] == "Mayor of Seoul; Seoul took over"
    assert details["took office", "Vijay Jagannathan"] == "took over from Mary Jane Ortega"
    assert details["left office", "Mary Jane Ortega"] == "Vijay Jagannathan took over"


def council(*holdings: tuple[str, str, str]) -> dict[str, str]:
    graph = Graph()
    graph.add_node("Role", "councillor", "Councillor")
    for name, since, until in holdings:
        graph.add_node("Person", name, name)
        graph.add_relationship(name, "HOLDS", "councillor", {"since": since, "until": until})
    graph.add_node("Organisation", "council", "Council")
    graph.add_relationship("councillor", "ROLE_IN", "council")
    answer = changes(graph, Scope(("Person",), ("Organisation",)), BETWEEN)
    return {row["name"]: row["details"] for row in answer if row["change"] == "took office"}


def test_nobody_follows_anybody_in_an_office_of_several_seats_or_after_years() -> None:
    assert council(("a", "2010", "2014-06"), ("b", "2014-07", "..")) == {"b": "took over from a"}
    several = council(
        ("a", "2010", "2014-06"), ("b", "2010", "2014-06"), ("c", "2014-07", ".."), ("d", "2014-07", "..")
    )
    assert several == {"c": "", "d": ""}
    assert council(("a", "2010", "2012"), ("b", "2015", "..")) == {"b": ""}
    assert council(("a", "2010", "2015"), ("b", "2013", "..")) == {"b": ""}  # they held it together


def test_agreements_and_forums_are_told_once_with_their_parties_and_places(congress: Graph) -> None:
    answer = changes(congress, Scope(), BETWEEN)
    assert rows(answer, "Agreements") == [("signed", "certain", "MOU of CITYNET and KOICA", "")]
    assert rows(answer, "Forums") == [("took place", "certain", "7th Congress", "")]
    assert [row["details"] for row in answer if row["kind"] in ("Agreements", "Forums")] == [
        "by CITYNET, KOICA", "in Seoul, 2 actors",
    ]  # fmt: skip
    assert rows(changes(congress, Scope(), BETWEEN, "koica"), "Participated in") == [
        ("took place", "certain", "KOICA", "7th Congress")
    ]


def test_ties_of_a_scope_or_of_a_node_are_told_without_others(congress: Graph) -> None:
    scope = Scope(("City",), ("Organisation",), ("MEMBER_OF",))
    answer = changes(congress, scope, BETWEEN, scoped=True)
    assert {row["kind"] for row in answer} <= {"Members", "Organisations", "Ranks", "Clusters"}
    of_one = changes(congress, Scope(), BETWEEN, "busan")
    assert {row["name"] for row in of_one} == {"Busan"}
    assert "Clusters" not in {row["kind"] for row in of_one}


def test_ranks_shift_by_degree_and_certainly_only_where_both_ends_are_sure(congress: Graph) -> None:
    found = {row["name"]: row for row in changes(congress, Scope(), BETWEEN) if row["kind"] == "Ranks"}
    assert (found["Busan"]["change"], found["Busan"]["sure"]) == ("gained ties", "certain")
    assert (found["Yokohama"]["change"], found["Yokohama"]["sure"]) == ("lost ties", "certain")
    assert found["Busan"]["details"] == "degree 0 to 1, definitely 0 to 1"
    assert (found["Busan"]["before"], found["Busan"]["after"]) == ("", "rank 1")


def test_a_table_begins_with_counts_and_shows_some_rows_of_each_kind() -> None:
    graph = interurban.load("citynet").graph
    answer = changes(graph, Scope(), BETWEEN)
    assert answer.reading is not None
    first = answer.reading.rows[0]
    assert (first["kind"], first["name"], first["of"]) == ("In all", "Members", "11 joined")
    assert {"kind": "Offices", "name": "10 of 38 shown"} in answer.reading.rows
    cut = changes(graph, Scope(), BETWEEN, limit=2)
    assert (cut.truncated, cut.total) == (True, len(answer))
    assert len(rows(cut, "Offices")) == 2


def test_a_time_of_the_scope_is_refused(congress: Graph) -> None:
    with pytest.raises(InterurbanError, match="asked between two times"):
        changes(congress, Scope(at="2014"), BETWEEN)


def test_an_office_in_a_body_begins_and_ends_with_all_that_it_runs_through(congress: Graph) -> None:
    scope = Scope(("Person", "City"), ("Organisation",), ("OFFICE_IN",))
    answer = changes(congress, scope, BETWEEN, scoped=True)
    assert rows(answer, "Offices in bodies") == [
        ("took office", "certain", "Park Won-soon", "CITYNET"),
        ("took office", "certain", "Seoul", "CITYNET"),
        ("left office", "possible", "Park Won-soon", "CITYNET"),  # of the presidency no end is known
    ]
    park, seoul, _ = (row for row in answer if row["kind"] == "Offices in bodies")
    assert (park["details"], park["type"], park["before"], park["after"]) == (
        "as President of CITYNET, Mayor of Seoul", "OFFICE_IN", "no", "possibly",
    )  # fmt: skip
    assert park["when"] == "2011 – 2020-07; since 2013-11"
    assert seoul["sources"] == ["gazette#page 1"]
    later = changes(congress, scope, Between("2015", "2021"), "park", scoped=True)
    assert rows(later, "Offices in bodies") == [("left office", "possible", "Park Won-soon", "CITYNET")]


def test_who_takes_a_second_office_in_a_body_has_held_one_there_before() -> None:
    graph = Graph()
    graph.add_node("Person", "kim", "Kim")
    graph.add_node("Organisation", "union", "Union")
    for role, since, until in (("clerk", "2000", "2014"), ("head", "2014", "..")):
        graph.add_node("Role", role, role)
        graph.add_relationship(role, "ROLE_IN", "union")
        graph.add_relationship("kim", "HOLDS", role, {"since": since, "until": until})
    scope = Scope(("Person",), ("Organisation",), ("OFFICE_IN",))
    answer = changes(graph, scope, BETWEEN, scoped=True)
    assert rows(answer, "Offices in bodies") == []
    assert answer.computed["looked_at"]["Offices in bodies"] == 1


def test_what_is_excluded_is_not_told(congress: Graph) -> None:
    members = Scope(("City",), ("Organisation",), ("MEMBER_OF",), exclude=("busan",))
    answer = changes(congress, members, BETWEEN, scoped=True)
    assert rows(answer, "Members") == [("left", "certain", "Yokohama", "CITYNET")]
    assert "1 node excluded, with what is of them" in answer.notes


def test_clusters_that_are_not_stable_are_compared_with_a_warning() -> None:
    graph = Graph()
    for each in range(40):  # a ring: every cut of it into arcs is as good as another
        graph.add_node("City", f"c{each}", f"City {each}")
    for each in range(40):
        graph.add_node("Organisation", f"o{each}", f"Network {each}")
        for member in (each, (each + 1) % 40):
            graph.add_relationship(f"c{member}", "MEMBER_OF", f"o{each}", {"since": "2000", "until": ".."})
    for ties in ((), ("c0", "c20")):  # the same ties, and then one more
        for city in ties:
            graph.add_relationship(city, "MEMBER_OF", "o10", {"since": "2014", "until": ".."})
        answer = changes(graph, Scope(), BETWEEN)
        if not ties:
            assert "clusters are not compared: the same 80 ties held, as far as is known, at both times" in answer.notes
            assert answer.warnings == []
    told = [text for text in answer.warnings if text.startswith("clusters at 2012: ")]
    assert len(told) == 1
    assert told[0].endswith("what seems to split or merge may be chance")
    assert answer.computed["cluster_agreement"]["2012"] < 0.8


@pytest.mark.slow
def test_who_joined_and_left_are_those_whom_only_one_table_lists(tmp_path: Path) -> None:
    """The tables list who was a member in a year; on which day a city came or went they do not say."""
    mapping = read_mapping(ROOT / "examples" / "mappings" / "cdp-cities.yaml", shared("cdp-cities"))
    load_into(mapping, tmp_path / "cdp", skip_faults=True)
    graph = examine_dataset(tmp_path / "cdp")[0]
    listed = {}
    for year in (2016, 2017, 2018, 2019):
        table = pd.read_csv(shared("cdp-cities") / f"cdp_citywide_{year}.csv", encoding="utf-8-sig")
        account = table.get("Account Number", table.get("Account number"))
        in_c40 = table.get("C40", table.get("Reporting Authority")).fillna("").str.contains("C40")
        listed[year] = {f"cdp-{each}" for each in account[in_c40]}
    found = changes(graph, Scope(("City",), ("Organisation",)), Between("2017", "2019"), "c40")
    joined = {row["from"] for row in found if row["change"] == "joined"}
    left = {row["from"] for row in found if row["change"] == "left"}
    assert joined == (listed[2018] | listed[2019]) - listed[2017]
    assert left == (listed[2017] | listed[2018]) - listed[2019]
    assert {row["sure"] for row in found if row["kind"] == "Members"} == {"possible"}
