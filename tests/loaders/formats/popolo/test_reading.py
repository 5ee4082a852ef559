"""Popolo JSON becomes cities, offices, persons and parties."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph, Report
from loaders.opening import examine, recognise
from tests.loaders.formats.shared_data import shared

COUNCIL = {
    "persons": [
        {"id": "break_o'day/ann", "name": "Ann Lee", "sources": [{"url": "https://www.example.org/people?id=1#ann"}]},
        {"id": "bo", "name": "Bo Ek"},
    ],
    "organizations": [
        {"id": "legislature/break_o'day", "name": "Break O'Day Council", "classification": "legislature"},
        {"id": "party/greens", "name": "Greens", "classification": "party"},
        {"id": "party/unknown", "name": "unknown", "classification": "party"},
    ],
    "memberships": [
        {
            "person_id": "break_o'day/ann",
            "organization_id": "legislature/break_o'day",
            "role": "councillor",
            "on_behalf_of_id": "party/greens",
            "start_date": "2012-11-07",
        },
        {"person_id": "break_o'day/ann", "organization_id": "legislature/break_o'day", "role": "Mayor"},
        {
            "person_id": "bo",
            "organization_id": "legislature/break_o'day",
            "role": "mayor",
            "on_behalf_of_id": "party/unknown",
        },
        {"person_id": "bo", "organization_id": "legislature/break_o'day", "role": "Deputy Major"},
    ],
}


def read(document: Any, folder: Path, name: str = "council.json") -> tuple[Graph, Report]:
    path = folder / name
    text = json.dumps(document).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return examine(path)


def ties(graph: Graph) -> set[tuple[str, str, str]]:
    return {(graph.node(each.start).name, each.type, graph.node(each.end).name) for each in graph.relationships()}


def told(report: Report) -> str:
    return "\n".join(str(fault) for fault in report)


def test_a_council_is_its_city_and_its_members_hold_offices_there(tmp_path: Path) -> None:
    graph, report = read(COUNCIL, tmp_path)
    city = graph.node("legislature/break_o'day")
    assert (city.type, city.name, city.aliases[0].text) == ("City", "Break O'Day", "Break O'Day Council")
    assert ties(graph) == {
        ("Ann Lee", "HOLDS", "Councillor of Break O'Day"),
        ("Ann Lee", "HOLDS", "Mayor of Break O'Day"),
        ("Ann Lee", "MEMBER_OF", "Greens"),
        ("Bo Ek", "HOLDS", "Mayor of Break O'Day"),
        ("Bo Ek", "HOLDS", "Deputy Major of Break O'Day"),
        ("Councillor of Break O'Day", "ROLE_IN", "Break O'Day"),
        ("Mayor of Break O'Day", "ROLE_IN", "Break O'Day"),
        ("Deputy Major of Break O'Day", "ROLE_IN", "Break O'Day"),
    }
    assert {each.properties.get("kind") for each in graph.nodes("Role")} == {"councillor", "mayor", None}
    (membership,) = graph.relationships("MEMBER_OF")
    assert membership.properties == {"since": "2012-11-07"}
    assert graph.node("break_o'day/ann").sources[0].source in graph
    assert not report.errors
    assert "councils read as the cities that they govern: 1 (Break O'Day Council)" in told(report)
    assert "organisations that stand for not knowing one, left out: 1 (unknown)" in told(report)
    assert "on behalf of an unknown party, which makes nobody a member of one: 1" in told(report)
    assert "offices whose title is none of the usual ones: 1 (Deputy Major)" in told(report)


def test_it_is_known_by_what_it_holds_and_not_by_its_name(tmp_path: Path) -> None:
    assert read(COUNCIL, tmp_path, "council.json.gz")[0].relationship_count == 8
    assert read(COUNCIL, tmp_path, "data.txt")[0].relationship_count == 8
    path = tmp_path / "council.json"
    path.write_text(json.dumps({"warnings": {}, "persons": []}))
    assert recognise(path).format is not None
    assert recognise(path).format.name == "popolo"  # type: ignore[union-attr]


def test_areas_posts_events_and_names_by_language(tmp_path: Path) -> None:
    document = {
        "areas": [
            {"id": "kr", "name": "Korea", "classification": "country"},
            {
                "id": "1",
                "name": "Seoul",
                "classification": "City",
                "parent_id": "kr",
                "geometry": {"type": "Point", "coordinates": [126.98, 37.57]},
            },
            {"id": "ward", "name": "Ward 1", "classification": "ward", "parent_id": "1"},
        ],
        "organizations": [
            {
                "id": "1",
                "name": "Seoul Metropolitan Government",
                "classification": "municipality",
                "area_id": "1",
                "other_names": [{"name": "서울특별시", "lang": "ko"}, {"name": "Keijo-fu", "end_date": "1946"}],
                "identifiers": [{"scheme": "wikidata", "identifier": "Q8684"}, {"scheme": "DUNS", "identifier": "5"}],
            },
            {"id": "net", "name": "CITYNET", "classification": "network", "founding_date": "1987"},
        ],
        "posts": [{"id": "m", "label": "Mayor of Seoul", "role": "mayor", "organization_id": "1", "area_id": "1"}],
        "persons": [{"id": "1", "name": "Park", "birth_date": "1956-03-26", "email": "p@example.org"}],
        "memberships": [
            {"person_id": "1", "post_id": "m", "organization_id": "1", "start_date": "2011-10-27"},
            {"member": {"@type": "Organization", "id": "1"}, "organization_id": "net", "role": "member"},
            {"person_id": "1", "organization_id": "net", "role": "President", "legislative_period_id": "t"},
            {"person_id": "1", "organization_id": "net", "area_id": "ward", "start_date": "someday"},
        ],
        "events": [
            {
                "id": "t",
                "name": "Term",
                "classification": "legislative period",
                "start_date": "2013",
                "end_date": "2017",
            },
            {
                "id": "c",
                "name": "7th Congress",
                "classification": "congress",
                "start_date": "2013-11-04",
                "end_date": "2013-11-07",
                "organization_id": "net",
                "attendees": [{"id": "1"}],
            },
        ],
        "motions": [{"id": "x"}],
    }
    graph, report = read(document, tmp_path)
    seoul = graph.resolve("서울특별시")
    assert (seoul.name, seoul.type) == ("Seoul", "City")
    assert seoul.properties["wikidata_id"] == "Q8684"
    assert seoul.properties["identifiers"] == ["DUNS:5"]
    assert seoul.properties["latitude"] == 37.57
    assert [(each.value, each.note) for each in seoul.statements] == [(["Keijo-fu"], "so called ../1946")]
    assert ties(graph) == {
        ("Seoul", "IN_COUNTRY", "Korea"),
        ("Ward 1", "TIED_TO", "Seoul"),
        ("Mayor of Seoul", "ROLE_IN", "Seoul"),
        ("Mayor of Seoul", "TIED_TO", "Seoul"),
        ("Park", "HOLDS", "Mayor of Seoul"),
        ("Seoul", "MEMBER_OF", "CITYNET"),
        ("Park", "HOLDS", "President of CITYNET"),
        ("President of CITYNET", "ROLE_IN", "CITYNET"),
        ("Park", "MEMBER_OF", "CITYNET"),
        ("Park", "TIED_TO", "Ward 1"),
        ("CITYNET", "ORGANISED", "7th Congress"),
        ("Park", "PARTICIPATED_IN", "7th Congress"),
    }
    presidency = next(each for each in graph.relationships("HOLDS") if "president" in each.end)
    assert presidency.properties == {"since": "2013", "until": "2017"}
    assert graph.resolve("Park").properties == {"birth_date": "1956-03-26", "email": "p@example.org"}
    assert "'someday' is not a date, and is left out" in told(report)
    assert "things of collections that have no place, left out: 1 (motions)" in told(report)


EMBEDDED_PERSON = {
    "persons": [
        {
            "id": "john-q-public",
            "name": "Mr. John Q. Public, Esq.",
            "memberships": [
                {"id": "593", "organization_id": "abc-inc", "post_id": "assistant", "start_date": "1970-01"},
                {"id": "700", "organization_id": "abc-inc", "post_id": "chef", "end_date": "1980-03-15"},
            ],
        }
    ],
    "organizations": [{"id": "abc-inc", "name": "ABC, Inc."}],
    "posts": [
        {"id": "assistant", "label": "Kitchen Assistant", "organization_id": "abc-inc"},
        {"id": "chef", "label": "Chef", "organization_id": "abc-inc"},
    ],
}
EMBEDDED_ORGANISATION = {
    "organizations": [
        {
            "id": "abc-inc",
            "name": "ABC, Inc.",
            "posts": [
                {
                    "id": "assistant",
                    "label": "Kitchen Assistant",
                    "memberships": [
                        {"person": {"id": "john-q-public", "name": "Mr. John Q. Public, Esq."}, "start_date": "1970-01"}
                    ],
                },
                {"id": "chef", "label": "Chef"},
            ],
            "memberships": [{"id": "700", "person_id": "john-q-public", "post_id": "chef", "end_date": "1980-03-15"}],
        }
    ],
}


def test_what_is_embedded_is_read_as_what_stands_by_itself(tmp_path: Path) -> None:
    first, second = (read(each, tmp_path)[0] for each in (EMBEDDED_PERSON, EMBEDDED_ORGANISATION))
    assert ties(first) == ties(second)
    assert ("Mr. John Q. Public, Esq.", "HOLDS", "Chef") in ties(first)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"persons": [', "is no JSON"),
        (b'{"persons": [], "x": "\xff"}', "is not UTF-8"),
        (gzip.compress(b'{"persons": [{"id": "' + bytes(range(32, 127)) * 40)[:-30], "cannot be read|is no JSON"),
    ],
)
def test_a_broken_file_is_one_clear_fault(content: bytes, said: str, tmp_path: Path) -> None:
    from loaders.formats.popolo.reading import read_popolo

    (tmp_path / "broken.json").write_bytes(content)
    _, report = read_popolo(tmp_path / "broken.json")
    assert len(report.errors) == 1
    assert any(each in str(report.errors[0]) for each in said.split("|"))


def test_odd_things_in_collections_stop_nothing(tmp_path: Path) -> None:
    document = {
        "persons": [None, 5, {"id": 7, "name": "Ann"}, {"name": "Bo"}, {"id": "a b|c#d", "name": "  "}],
        "organizations": [{"id": 7, "name": "Net"}, {"id": "o", "name": "O", "parent_id": "gone"}],
        "memberships": [
            {"person_id": 7, "organization_id": 7},
            {"person_id": 7, "organization_id": 7},
            {"organization_id": 7},
            {"person_id": "nobody", "organization_id": 7},
            {"person_id": "a b|c#d", "organization_id": "o"},
        ],
        "areas": {},
    }
    graph, report = read(document, tmp_path)
    assert Counter(node.type for node in graph.nodes()) == {"Person": 3, "Organisation": 2}
    assert ties(graph) == {("Ann", "MEMBER_OF", "Net"), ("a-b-c-d", "MEMBER_OF", "O")}
    assert not report.errors
    for said in (
        "entries of collections that are no objects, left out: 2",
        "memberships that name no member, left out: 1",
        "relationships that say the same as another, joined with it: 1",
        "relationships to what the file does not hold, left out: 2",
        "things without a name, called by their ids: 1 (a-b-c-d)",
        "ids that several things have",
    ):
        assert said in told(report)


# Persons, organisations, memberships, and how many of the organisations are parties, as SOURCE.md counts them.
STATES = {
    "NSW": (1480, 179, 1781, 27),
    "VIC": (670, 96, 756, 19),
    "QLD": (577, 85, 654, 8),
    "SA": (738, 76, 760, 5),
    "WA": (1230, 141, 1258, 1),
    "TAS": (263, 33, 317, 4),
}
UNUSUAL = {"NSW": {"Deputy Major"}, "SA": {"Mayor, JP"}}


@pytest.mark.parametrize("state", STATES)
def test_the_councils_of_australia_are_read_with_the_counts_of_their_source(state: str) -> None:
    persons, organisations, memberships, parties = STATES[state]
    graph, report = examine(shared("au-councillors-popolo") / f"{state}_popolo.json.gz")
    with gzip.open(shared("au-councillors-popolo") / f"{state}_popolo.json.gz") as file:
        document = json.load(file)
    types = Counter(node.type for node in graph.nodes())
    assert types["Person"] == persons
    assert types["City"] == organisations - parties
    assert types["Organisation"] == parties - 1  # without the party `unknown`
    offices = list(graph.relationships("HOLDS"))
    assert len(offices) == memberships
    titles = Counter(str(each["role"]).casefold().replace(" ", "_") for each in document["memberships"])
    kinds = Counter(graph.node(each.end).properties.get("kind") for each in offices)
    assert {kind: number for kind, number in kinds.items() if kind} == {
        title: number for title, number in titles.items() if title in kinds
    }
    known = sum(
        each["on_behalf_of_id"] != "party/unknown" for each in document["memberships"] if "on_behalf_of_id" in each
    )
    assert sum(1 for _ in graph.relationships("MEMBER_OF")) == known
    for name in ("start_date", "end_date"):
        dated = sum(name in each for each in document["memberships"])
        assert sum({"start_date": "since", "end_date": "until"}[name] in each.properties for each in offices) == dated
    assert {person["id"] for person in document["persons"]} <= {node.id for node in graph.nodes("Person")}
    assert not report.errors
    for title in UNUSUAL.get(state, ()):
        assert title in told(report)
