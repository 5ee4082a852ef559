from __future__ import annotations

from itertools import combinations

import pytest

from graph_model import Graph
from loaders.resolution.blocking import pairs_to_compare
from loaders.resolution.decisions import Decision
from loaders.resolution.evidence import score, weigh
from loaders.resolution.gazetteer import Gazetteer
from loaders.resolution.neighbours import Neighbours
from loaders.resolution.proposals import Proposal, propose
from loaders.resolution.subjects import describe_subjects


def cities(*rows: tuple[str, str, str]) -> Graph:
    graph = Graph()
    for node_id, name, country in rows:
        graph.add_node("City", node_id, name, {"iso_code": country} if country else {})
    return graph


def only(graph: Graph, gazetteer: Gazetteer | None = None, least: float = 0.7) -> Proposal:
    found = propose(graph, gazetteer=gazetteer, least=least).pairs
    assert len(found) == 1
    return found[0]


def none(graph: Graph, gazetteer: Gazetteer | None = None) -> bool:
    return not propose(graph, gazetteer=gazetteer).pairs


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("City of Windhoek", "Windhoek", "NA"),
        ("Prefeitura de Palmas", "Palmas", "BR"),
        ("Jammerbugt Kommune", "Jammerbugt", "DK"),
        ("서울특별시", "서울", "KR"),
        ("Seoul – Mapo", "Mapo Seoul", "KR"),
        ("Taguig City", "City of Taguig", "PH"),
        ("Dnepropetrovsk", "Dnipropetrovsk", "UA"),
        ("Helsingør Kommune / Elsinore Municipality", "Elsinore", "DK"),
        ("Richmond, VA", "City of Richmond, VA", "US"),
    ],
)
def test_one_city_under_two_names_is_proposed(first: str, second: str, country: str) -> None:
    found = only(cities(("a", first, country), ("b", second, country)))
    assert found.score > 0.85
    assert any(reason.startswith("both in ") for reason in found.reasons)


def test_a_row_that_lists_towns_is_none_of_them() -> None:
    towns = ("Capriana", "Castello-Molina di Fiemme", "Valfloriana")
    graph = cities(
        ("joint", " / ".join(sorted(towns, reverse=True)), "IT"),
        *((f"t{number}", name, "IT") for number, name in enumerate(towns)),
    )
    assert none(graph)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Richmond, BC", "Richmond, ON"),
        ("North Vancouver", "Vancouver"),
        ("Budapest XV", "Budapest XVI"),
        ("Boulder", "Boulder County"),
        ("Lund", "Lunde"),
        ("New York", "York"),
    ],
)
def test_two_cities_of_nearly_one_name_are_not_proposed(first: str, second: str) -> None:
    assert none(cities(("a", first, "CA"), ("b", second, "CA")))


def test_one_name_in_two_countries_is_two_cities() -> None:
    assert none(cities(("a", "Georgetown", "GY"), ("b", "Georgetown", "MY")))


def test_editions_of_a_forum_are_told_apart_by_number_and_date() -> None:
    graph = Graph()
    graph.add_node("Forum", "a", "7th CITYNET Congress", {"on": "2013"})
    graph.add_node("Forum", "b", "8th CITYNET Congress", {"on": "2017"})
    graph.add_node("Forum", "c", "Congress of Mayors", {"on": "2013"})
    graph.add_node("Forum", "d", "Congress of Mayors", {"on": "2017"})
    assert none(graph)


def test_an_acronym_in_brackets_is_a_name() -> None:
    graph = Graph()
    graph.add_node("Organisation", "a", "United Cities and Local Governments (UCLG)")
    graph.add_node("Organisation", "b", "UCLG")
    assert only(graph).score > 0.9


def test_names_of_one_country_are_known_in_any_language() -> None:
    graph = Graph()
    graph.add_node("Country", "a", "Madagaskar")
    graph.add_node("Country", "b", "Madagascar")
    graph.add_node("Country", "c", "Malawi")
    assert only(graph).reasons[0] == "names of one country"


def test_a_state_is_not_certain_to_be_another_that_its_name_is_only_like() -> None:
    graph = Graph()
    for name in ("Germany", "EGermany", "Kazakhstan", "Kazakhstah"):
        graph.add_node("Country", name.lower(), name)
    scores = {(each.first.id, each.second.id): each.score for each in propose(graph, least=0.2).pairs}
    assert max(scores.values(), default=0) < 0.97


def test_what_both_are_related_to_counts_and_the_reason_names_it() -> None:
    graph = cities(("a", "Lagoa Grande", ""), ("b", "Lagoa Grunde", ""))
    graph.add_node("Organisation", "network", "Mercociudades")
    before = propose(graph, least=0).pairs[0].score
    for city in "ab":
        graph.add_relationship(city, "MEMBER_OF", "network")
    found = only(graph, least=0)
    assert found.score > before
    assert "share “Mercociudades”" in found.reasons


def test_two_that_are_twinned_are_not_one() -> None:
    graph = cities(("a", "Freiburg", "DE"), ("b", "City of Freiburg", "DE"))
    graph.add_relationship("a", "TWINNED_WITH", "b")
    assert none(graph)


def test_identifiers_settle_what_names_leave_open() -> None:
    graph = Graph()
    graph.add_node("City", "a", "Springfield", {"geonames_id": "1"})
    graph.add_node("City", "b", "Springfield", {"geonames_id": "2"})
    graph.add_node("City", "c", "Wien", {"wikidata_id": "Q1741"})
    graph.add_node("City", "d", "Vienna", {"wikidata_id": "Q1741"})
    found = only(graph)
    assert found.ids == {"c", "d"}
    assert "the same Wikidata ID Q1741" in found.reasons


def test_coordinates_tell_cities_of_one_name_apart() -> None:
    graph = Graph()
    graph.add_node("City", "a", "Springfield", {"latitude": 39.8, "longitude": -89.6})
    graph.add_node("City", "b", "Springfield", {"latitude": 42.1, "longitude": -72.6})
    assert none(graph)


def test_the_gazetteer_knows_a_city_by_names_that_are_not_alike(gazetteer: Gazetteer) -> None:
    graph = cities(("a", "Kanggye Seoul", "KR"), ("b", "Hanyang", "KR"), ("c", "Seoul", "KR"))
    found = only(graph, gazetteer)
    assert found.ids == {"b", "c"}
    assert found.reasons[0] == "GeoNames has both as Seoul (1835848)"


def test_two_cities_that_the_gazetteer_knows_are_not_one_though_spelt_alike(gazetteer: Gazetteer) -> None:
    graph = cities(("a", "Anyang-si", "KR"), ("b", "Anseong", "KR"), ("c", "Ansong", "KR"))
    assert {"a", "b"} not in [each.ids for each in propose(graph, gazetteer=gazetteer).pairs]


def test_what_is_decided_is_not_proposed_again() -> None:
    graph = cities(("a", "Taguig City", "PH"), ("b", "Taguig", "PH"))
    assert not propose(graph, decided=[Decision("different", "City", *"aAbB")]).pairs


def test_what_follows_of_decisions_is_not_proposed() -> None:
    graph = cities(("a", "Taguig City", "PH"), ("b", "Taguig", "PH"), ("c", "City of Taguig", "PH"))
    same, other = Decision("same", "City", *"aAbB"), Decision("different", "City", *"bBcC")
    assert len(propose(graph, decided=[same]).pairs) == 2
    assert not propose(graph, decided=[same, other]).pairs


def test_the_one_with_more_relationships_stays() -> None:
    graph = cities(("a", "Taguig City", "PH"), ("b", "Taguig", "PH"))
    graph.add_node("Organisation", "network", "CITYNET")
    graph.add_relationship("b", "MEMBER_OF", "network")
    assert only(graph).first.id == "b"


def test_a_score_is_the_logistic_of_its_weights() -> None:
    assert score([]) == pytest.approx(1 / (1 + 2.718281828), rel=1e-6)


def test_no_pair_worth_a_look_is_lost_by_comparing_only_what_shares_something() -> None:
    """All pairs, one by one, are the judge."""
    names = ["Hannover", "Hanover", "Landeshauptstadt Hannover", "Gothenburg", "Göteborg", "Goteburg", "Sankt Gallen"]
    names += ["St. Gallen", "Saint Gallen", "Kaliningrad", "Kalinigrad", "Dnipro", "Dnepr", "Mönchengladbach"]
    names += ["Moenchengladbach", "Monchengladbach", "Bad Homburg", "Homburg", "Rothenburg", "Rottenburg", "Frankfurt"]
    graph = cities(*((str(place), name, "DE") for place, name in enumerate(names)))
    subjects = list(describe_subjects(graph, ["City"], None))
    neighbours = Neighbours(graph)
    compared = pairs_to_compare(subjects).found
    worth = {
        (one, other)
        for one, other in combinations(range(len(subjects)), 2)
        if (found := weigh(subjects[one], subjects[other], neighbours)) and score(found) >= 0.7
    }
    assert len(worth) > 5
    assert worth <= compared


def test_a_name_that_too_many_bear_is_parted_by_country_and_what_is_left_out_is_told() -> None:
    graph = cities(*((f"{place}", "San Isidro", "AR" if place % 2 else "PH") for place in range(900)))
    found = propose(graph)
    assert found.left_out
    assert not found.pairs


@pytest.mark.slow
def test_work_grows_with_the_nodes_and_not_with_their_square() -> None:
    import random

    draw = random.Random(7)
    syllables = ["ba", "ko", "mir", "len", "sta", "vo", "grad", "burg", "hem", "lo", "nya", "ri"]
    names = {"".join(draw.choices(syllables, k=4)).title() for _ in range(8000)}
    many = cities(*((name.casefold(), name, "DE") for name in sorted(names)))
    few = cities(*((name.casefold(), name, "DE") for name in sorted(names)[::4]))
    assert propose(many).compared < 8 * max(1, propose(few).compared)
