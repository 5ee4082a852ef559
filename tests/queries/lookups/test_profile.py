from __future__ import annotations

import pytest

from graph_model import Graph, NothingHeld, UnknownName
from queries.lookups.profile import lookup


def section(graph: Graph, name: str, heading: str, at: str | None = None) -> list[dict[str, object]]:
    return [row for row in lookup(graph, name, at) if row["section"] == heading]


def test_a_profile_is_found_by_any_name(congress: Graph) -> None:
    for name in ("seoul", "Seoul", "서울", "smg", " S E O U L "):
        assert lookup(congress, name).computed["id"] == "seoul"


def test_an_unknown_name_suggests_the_nearest(congress: Graph) -> None:
    with pytest.raises(UnknownName, match="Seoul"):
        lookup(congress, "Seul")


def test_names_and_memberships_are_told(congress: Graph) -> None:
    assert [row["name"] for row in section(congress, "seoul", "Names")] == ["서울", "SMG"]
    (membership,) = section(congress, "seoul", "Member of")
    assert (membership["name"], membership["details"]) == ("CITYNET", "tier full")
    assert membership["sources"] == ["gazette#page 1"]


def test_a_person_holds_an_office_directly_and_another_ex_officio(congress: Graph) -> None:
    (mayor,) = section(congress, "park", "Holds")
    (president,) = section(congress, "park", "Holds ex officio")
    assert (mayor["name"], mayor["when"]) == ("Mayor of Seoul", "2011 – 2020-07")
    assert (president["name"], president["details"]) == ("President of CITYNET", "as Mayor of Seoul")


def test_a_city_holds_ex_officio_what_its_mayor_holds(congress: Graph) -> None:
    (president,) = section(congress, "seoul", "Holds ex officio")
    assert (president["name"], president["through"]) == ("President of CITYNET", ["mayor"])


def test_roles_in_an_actor_come_with_their_holders(congress: Graph) -> None:
    (mayor,) = section(congress, "seoul", "Has role")
    assert (mayor["name"], mayor["details"], mayor["holder"]) == ("Mayor of Seoul", "held by Park Won-soon", "park")


def test_agreements_name_the_other_parties(congress: Graph) -> None:
    (mou,) = section(congress, "koica", "Signed")
    assert (mou["parties"], mou["when"]) == (["CITYNET"], "2013-11")


def test_a_disputed_date_shows_both_accounts(congress: Graph) -> None:
    (hosted,) = section(congress, "seoul", "Organised")
    assert hosted["when"] == "2013-11-04 – 2013-11-07 or 2013-11-03 – 2013-11-06"
    assert hosted["confidence"] == "disputed"
    dates = [row["details"] for row in section(congress, "seventh", "Facts") if row["name"] == "date"]
    assert dates == ["2013-11-04/2013-11-07", "2013-11-03/2013-11-06 (begins a day earlier)"]


@pytest.mark.parametrize(
    ("name", "at", "held"),
    [
        ("yokohama", "2010", ["definitely"]),
        ("busan", "2020", ["definitely"]),
        ("seoul", "2010", ["possibly"]),
    ],
)
def test_at_shows_what_held_then(congress: Graph, name: str, at: str, held: list[str]) -> None:
    assert [row["held"] for row in section(congress, name, "Member of", at)] == held


def test_at_a_disputed_day_an_event_is_possible(congress: Graph) -> None:
    assert [row["held"] for row in section(congress, "seoul", "Organised", "2013-11-03")] == ["possibly"]
    assert [row["held"] for row in section(congress, "seoul", "Organised", "2013-11-05")] == ["definitely"]
    assert not section(congress, "seoul", "Organised", "2013-11-08")


def test_an_office_held_ex_officio_ends_with_the_office_it_comes_with(congress: Graph) -> None:
    assert [row["held"] for row in section(congress, "park", "Holds ex officio", "2015")] == ["possibly"]
    assert not section(congress, "park", "Holds ex officio", "2012")


@pytest.mark.parametrize(("name", "at"), [("yokohama", "2013"), ("busan", "2013"), ("park", "2021"), ("quito", "2014")])
def test_nothing_held_is_said_though_a_country_is_for_ever(congress: Graph, name: str, at: str) -> None:
    with pytest.raises(NothingHeld, match=f"held at {at}"):
        lookup(congress, name, at)


def test_what_possibly_held_counts_and_that_nothing_surely_did_is_said(congress: Graph) -> None:
    answer = lookup(congress, "busan", "2014-03")
    assert [row["held"] for row in answer if row["section"] == "Member of"] == ["possibly"]
    assert any("nothing that time can change held definitely at 2014-03" in warning for warning in answer.warnings)
    assert not lookup(congress, "busan", "2020").warnings


def test_a_country_has_its_cities_at_any_time(congress: Graph) -> None:
    assert [row["name"] for row in section(congress, "korea", "Has", "1800")] == ["Busan", "Seoul"]


def test_what_another_source_adds_disputes_nothing(congress: Graph) -> None:
    congress.add_statement("seventh", "attendees", 289, sources=["gazette#page 3"])
    marks = {row["name"]: row["confidence"] for row in section(congress, "7th Congress", "Facts")}
    assert marks == {"date": "disputed", "attendees": ""}


def test_sources_are_listed_as_a_reader_finds_them(congress: Graph) -> None:
    assert lookup(congress, "seoul").citations == {"gazette": "The Gazette, City Press, 2014"}


def test_whoever_is_named_beside_an_actor_was_there_then() -> None:
    graph = Graph()
    graph.add_node("MOU", "pact", "Climate Pact", {"kind": "declaration", "on": "1990-05-01"})
    for city, on in (("Alder", "1990-05-01"), ("Birch", "1990-05-01"), ("Cedar", "2017")):
        graph.add_node("City", city.lower(), city)
        graph.add_relationship(city.lower(), "SIGNED", "pact", {"on": on})
    (then,) = section(graph, "alder", "Signed", at="1991")
    assert (then["details"], then["parties"]) == ("with Birch", ["Birch"])
    (ever,) = section(graph, "alder", "Signed")
    assert ever["parties"] == ["Birch", "Cedar"]


def test_a_co_signatory_of_the_same_name_is_named() -> None:
    graph = Graph()
    graph.add_node("MOU", "pact", "Pact")
    for city in ("springfield-il", "springfield-ma", "springfield-mo"):
        graph.add_node("City", city, "Springfield")
        graph.add_relationship(city, "SIGNED", "pact")
    (pact,) = section(graph, "springfield-il", "Signed")
    assert pact["details"] == "with Springfield; Springfield"
