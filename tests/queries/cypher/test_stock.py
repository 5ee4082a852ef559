"""What the stock queries tell of a small network, and how they are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph_model import AmbiguousName, Graph, InterurbanError, NothingFound, QueryFailed, QueryTimedOut, UnknownName
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from loaders.opening import open_graph
from queries.cypher import catalogue
from queries.cypher.catalogue import read_catalogue, stock_query
from queries.cypher.stock_parameters import TYPES
from tests.queries.conftest import network_of_the_congress

QUERIES = read_catalogue()
LOOK_FOR_FAULTS = {"held-at-once", "isolates", "unsourced"}  # of which the bundled data set has none


@pytest.fixture(scope="module")
def citynet_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    embedded = EmbeddedStore(tmp_path_factory.mktemp("citynet") / "database")
    embedded.put(open_graph("citynet"))
    yield embedded
    embedded.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    congress = network_of_the_congress()
    congress.add_node("City", "lyon", "Lyon", aliases=["Citynet"])
    congress.add_node("City", "busan-2", "Busan")
    congress.add_node("Person", "kim", "Kim", sources=["gazette"])
    congress.add_statement("kim", "name", "Kim Gyeng-chul", sources=["gazette"])
    embedded = EmbeddedStore(tmp_path_factory.mktemp("congress") / "database")
    embedded.put(congress)
    yield embedded
    embedded.close()


def rows(store: CypherStore, name: str, *columns: str, **given: Any) -> list[tuple[Any, ...]]:
    answer = QUERIES[name].run(store, given)
    return [tuple(row[column] for column in columns) for row in answer.rows]


@pytest.mark.parametrize(
    ("at", "members"),
    [
        ("2000", [("Seoul", "possibly"), ("Yokohama", "definitely")]),
        ("2012", [("Seoul", "possibly"), ("Yokohama", "definitely")]),
        ("2013", [("Seoul", "possibly")]),
        ("2014", [("Busan", "definitely"), ("Seoul", "possibly")]),
        (2014, [("Busan", "definitely"), ("Seoul", "possibly")]),
    ],
)
def test_members_of_a_network_at_a_date(store: CypherStore, at: str | int, members: list[tuple[str, str]]) -> None:
    assert rows(store, "members-at", "member", "held", at=at) == members


def test_offices_are_held_directly_and_ex_officio(store: CypherStore) -> None:
    held = rows(store, "offices-of-a-city", "office", "body", "through")
    assert held == [("President of CITYNET", "CITYNET", "Mayor of Seoul")]
    assert rows(store, "holders-of-an-office", "holder", "type", "since", office="president") == [
        ("Mayor of Seoul", "Role", "2013-11")
    ]
    assert rows(store, "careers", "office", "body", "until") == [("Mayor of Seoul", "Seoul", "2020-07")]


def test_agreements_and_their_parties(store: CypherStore) -> None:
    signed = rows(store, "mous-of-an-actor", "mou", "parties", actor="citynet")
    assert signed == [("MOU of CITYNET and KOICA", ["KOICA"])]
    assert rows(store, "mou-without-membership", "actor", "other") == [("CITYNET", "KOICA")]
    assert rows(store, "mous-per-year", "year", "mous") == [(2013, 1)]
    assert rows(store, "parties-by-mous", "actor", "mous", "partners") == [("CITYNET", 1, 1), ("KOICA", 1, 1)]


def test_a_forum_counts_once_for_a_host_in_whose_city_it_was_held(store: CypherStore) -> None:
    """Seoul organised it as host, and it was held there; KOICA only took part."""
    assert rows(store, "forums-by-host", "host", "type", "forums") == [("Seoul", "City", 1)]


def test_joining_and_leaving_fall_into_the_period(store: CypherStore) -> None:
    changes = rows(store, "joined-in-a-period", "member", "change", "date", period="2012/2014")
    assert changes == [("Yokohama", "left", "2012"), ("Busan", "joined", "2014")]


def test_a_member_without_dates_joined_in_no_period(store: CypherStore) -> None:
    assert not rows(store, "joined-in-a-period", "member", period="1990/2011")


def test_nodes_of_one_name_are_counted_apart(store: CypherStore) -> None:
    assert rows(store, "isolates", "name") == [("Busan",), ("Lyon",), ("Quito",), ("Kim",)]
    assert ("Busan", 2) in rows(store, "cities-by-ties", "city", "ties")


def test_a_tie_counts_once_and_its_spells_each_as_in_rank(congress: Graph, tmp_path: Path) -> None:
    from queries.analysis.ranking import rank
    from queries.analysis.scope import Scope

    for since, until in (("1990", "1995"), ("2000", "2005"), ("2010", "..")):
        congress.add_relationship("quito", "MEMBER_OF", "citynet", {"since": since, "until": until})
    embedded = EmbeddedStore(tmp_path / "database")
    embedded.put(congress)
    counted = {row[0]: row[1:] for row in rows(embedded, "cities-by-ties", "city", "ties", "relationships", "kinds")}
    embedded.close()
    assert counted["Quito"] == (1, 3, 1)
    assert counted["Seoul"] == (4, 5, 5)  # it organised the congress, which was held in it: one tie of two kinds
    degrees = {row["name"]: row["degree"] for row in rank(congress, Scope(), "degree")}
    assert degrees == {"Seoul": 2, "Busan": 1, "Yokohama": 1, "Quito": 1}


def test_the_shortest_chain_names_what_lies_between(store: CypherStore) -> None:
    chains = rows(store, "shortest-chain", "length", "chain", "types", **{"from": "Yokohama", "to": "park"})
    ends = ["Mayor of Seoul", "Park Won-soon"]
    assert chains == [
        (4, ["Yokohama", "CITYNET", "President of CITYNET", *ends], ["MEMBER_OF", "ROLE_IN", "HOLDS", "HOLDS"]),
        (4, ["Yokohama", "CITYNET", "Seoul", *ends], ["MEMBER_OF", "MEMBER_OF", "ROLE_IN", "HOLDS"]),
    ]


@pytest.mark.parametrize("written", ["seoul", "SEOUL", "서울", "smg", " Seoul "])
def test_a_node_goes_by_its_id_and_by_any_of_its_names(store: CypherStore, written: str) -> None:
    assert rows(store, "networks-of-a-city", "network", city=written) == [("CITYNET",)]


def test_a_node_goes_by_what_another_source_calls_it(store: CypherStore) -> None:
    assert rows(store, "careers", "office", person="Kim Gyeng-chul") == []


def test_a_name_is_sought_among_the_types_of_the_parameter(store: CypherStore) -> None:
    """Lyon is also called Citynet, and is no network."""
    assert rows(store, "members-at", "member", network="CityNet", at=2013) == [("Seoul",)]
    with pytest.raises(UnknownName, match="no City is named 'KOICA'"):
        rows(store, "networks-of-a-city", city="KOICA")


def test_a_name_of_several_nodes_is_refused_with_their_ids(store: CypherStore) -> None:
    with pytest.raises(AmbiguousName, match=r"(?s)busan  Busan \(City\), .*\d ties?\n  busan-2  Busan \(City\), "):
        rows(store, "networks-of-a-city", city="Busan")


def test_a_misspelt_name_brings_the_nearest(store: CypherStore) -> None:
    with pytest.raises(UnknownName, match="no Person is named 'Park Wonsun'; nearest: Park Won-soon"):
        rows(store, "careers", person="Park Wonsun")


def test_a_default_is_what_this_data_has_most_of_and_is_said(store: CypherStore) -> None:
    answer = QUERIES["members-at"].run(store)
    assert answer.title == "Members of a network at a date (network CITYNET; at 2014)"
    said = ["by default network is CITYNET (most members) and at is 2014 (latest certain year)"]
    assert answer.warnings == said
    assert answer.computed["parameters"] == {"network": "CITYNET", "at": "2014"}
    assert QUERIES["members-at"].run(store, {"network": "citynet"}).warnings == [
        "by default at is 2014 (latest certain year)"
    ]
    assert not QUERIES["members-at"].run(store, {"network": "citynet", "at": 2014}).warnings


def test_a_default_depends_on_what_is_asked(store: CypherStore) -> None:
    shared = QUERIES["shared-networks"].run(store, {"city": "busan"})
    assert shared.computed["parameters"] == {"city": "busan", "other": "Seoul"}  # Yokohama shares as many


def test_a_query_that_does_not_end_says_what_can_answer(store: CypherStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def given_up(*_: object, **__: object) -> None:
        raise QueryTimedOut(30)

    monkeypatch.setattr(store, "query", given_up)
    with pytest.raises(
        QueryTimedOut, match=r"the query was stopped after 30 s; .*; .* interurban backbone --correction none"
    ):
        QUERIES["strongest-co-membership"].run(store)


def test_a_query_that_would_not_end_in_time_is_not_begun(store: CypherStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "PAIRS_A_SECOND", 0.09)
    with pytest.raises(QueryFailed, match=r"not begun: it would look at 3 pairs, .* than 30 s; .* interurban backbone"):
        QUERIES["strongest-co-membership"].run(store, {"least": 1})
    assert len(QUERIES["strongest-co-membership"].run(store, {"least": 1}, timeout=60).rows) == 3


def test_pairs_share_the_networks_of_which_both_are_members(citynet_store: CypherStore) -> None:
    members: dict[str, set[str]] = {}
    names = {node.id: node.name for node in citynet_store.view().nodes()}
    for each in citynet_store.view().relationships("MEMBER_OF"):
        members.setdefault(each.start, set()).add(names[each.end])
    cities = [node.id for node in citynet_store.view().nodes("City") if node.id in members]
    expected = {
        frozenset((names[one], names[other])): sorted(shared)
        for one, other in combinations(cities, 2)
        if len(shared := members[one] & members[other]) >= 2
    }
    answer = QUERIES["strongest-co-membership"].run(citynet_store, limit=None)
    assert {frozenset((row["city"], row["other"])): row["networks"] for row in answer.rows} == expected
    assert len(answer.rows) == len(expected) > 0
    assert all(row["shared"] == len(row["networks"]) for row in answer.rows)


def test_the_latest_certain_year_is_none_that_is_marked_or_wide(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("Organisation", "n", "Network")
    dates = ("1999", "2003-05", "2014?", "2015~", "201X", "2013/2016", "../2017", "2018/..", "..", None)
    for number, since in enumerate(dates):
        graph.add_node("City", f"c{number}", f"City {number}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", "n", {"since": since})
    embedded = EmbeddedStore(tmp_path / "dated")
    embedded.put(graph)
    try:
        assert QUERIES["members-at"].run(embedded).computed["parameters"]["at"] == "2003"
    finally:
        embedded.close()


def test_data_that_has_nothing_a_parameter_could_be_says_so(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("City", "a", "A")
    embedded = EmbeddedStore(tmp_path / "lone")
    embedded.put(graph)
    try:
        with pytest.raises(
            NothingFound, match=r"no Person that person could be by default \(most offices\); give person"
        ):
            QUERIES["careers"].run(embedded)
        assert "this year, as nothing is dated" in QUERIES["offices-at"].run(embedded).warnings[0]
    finally:
        embedded.close()


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("// param x: City = <most ties> -- a city", "the default of x: write what is found in the data in words"),
        ("// param x: City = Seoul -- a city\n// default x: (it:City)--()", "the default of x: write what is found"),
        ("// default y: (it:City)--()", "says how y is found by default, and has no such parameter"),
    ],
)
def test_a_default_has_both_its_words_and_its_pattern(tmp_path: Path, head: str, fault: str) -> None:
    (tmp_path / "mine.cypher").write_text(f"// title: Mine\n{head}\nRETURN 1", "utf-8")
    with pytest.raises(InterurbanError, match=rf"mine\.cypher: {fault}"):
        read_catalogue([tmp_path])


def test_a_query_of_ones_own_may_have_a_plain_default_and_ask_for_the_data_set(
    store: CypherStore, tmp_path: Path
) -> None:
    head = "// title: Mine\n// param city: City = Seoul -- a city\n"
    text = "MATCH (c:City {dataset: $dataset, id: $city}) RETURN c.name AS name, size($labels) > 5 AS labels"
    (tmp_path / "mine.cypher").write_text(head + text, "utf-8")
    query = read_catalogue([tmp_path])["mine"]
    assert list(query.run(store).rows) == [{"name": "Seoul", "labels": True}]
    with pytest.raises(NothingFound, match="no City is named 'Quebec'"):
        query.run(store, {"city": "Quebec"})


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_of_ours_asks_one_data_set(name: str) -> None:
    """Each relationship bears its name; a node by itself too."""
    body = "\n".join(line for line in QUERIES[name].text.splitlines() if not line.startswith("//"))
    relationships = re.findall(r"-\[([^\]]*)\]-", body)
    assert all("{dataset: $dataset}" in each for each in relationships if each != "*..6")
    assert "$dataset" in body


@pytest.mark.parametrize("name", QUERIES)
def test_every_header_says_what_a_reader_must_know(name: str) -> None:
    query = QUERIES[name]
    assert query.title
    assert query.about.endswith(".")
    assert all(query.columns.values())
    assert all(each.about and each.default for each in query.parameters)
    assert all(f"${each.name}" in query.text for each in query.parameters)


def test_there_are_at_least_thirty_of_several_themes() -> None:
    assert len(QUERIES) >= 30
    assert len({query.theme for query in QUERIES.values()}) >= 5


@pytest.mark.parametrize("kind", [*TYPES, "City", "City|Organisation|Person"])
def test_types_of_parameters(tmp_path: Path, kind: str) -> None:
    (tmp_path / "mine.cypher").write_text(f"// title: Mine\n// param x: {kind} = 1 -- one\nRETURN 1", "utf-8")
    assert read_catalogue([tmp_path])["mine"].parameters[0].type == kind


@pytest.mark.parametrize("kind", ["city", "City|", "|City", "City) DELETE (n", "day"])
def test_no_other_types(tmp_path: Path, kind: str) -> None:
    (tmp_path / "mine.cypher").write_text(f"// title: Mine\n// param x: {kind} = 1 -- one\nRETURN 1", "utf-8")
    with pytest.raises(InterurbanError, match=r"mine\.cypher:2: write a parameter as"):
        read_catalogue([tmp_path])


def test_an_unknown_query_brings_the_nearest() -> None:
    with pytest.raises(InterurbanError, match="nearest: members-at"):
        stock_query(QUERIES, "members")


@pytest.mark.parametrize("name", QUERIES)
def test_every_stock_query_runs_and_has_the_columns_it_describes(citynet_store: CypherStore, name: str) -> None:
    answer = QUERIES[name].run(citynet_store)
    assert set(QUERIES[name].columns) <= set(answer.columns)
    assert len(answer) or name in LOOK_FOR_FAULTS
