"""Brokers as an answer: groups of every sort, what is said of them, and that CSV and JSON hold all."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graph_model import Graph, InterurbanError
from queries.analysis import brokers as asked
from queries.analysis.brokerage.roles import ROLES, brokerage
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.brokers import brokers
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from queries.text_tables import as_text
from tests.queries.analysis.brokerage.random_data import two_modes
from tests.queries.analysis.test_ranking import florentine

NETWORKS = Scope(through=("Organisation", "Forum"))
TWINNED = Scope(through=("TWINNED_WITH",))


@pytest.fixture
def meetings() -> Graph:
    """Seoul meets Busan in a network and a forum, and Tokyo and Osaka in another network; Quito meets nobody."""
    graph = Graph()
    for country in ("Korea", "Japan"):
        graph.add_node("Country", country.lower(), country)
    countries = {"Seoul": "korea", "Busan": "korea", "Tokyo": "japan", "Osaka": "japan", "Quito": ""}
    for city, country in countries.items():
        graph.add_node("City", city.lower(), city, {"population": 1} if city == "Quito" else {})
        if country:
            graph.add_relationship(city.lower(), "IN_COUNTRY", country)
    graph.add_node("Organisation", "one", "One")
    graph.add_node("Organisation", "two", "Two")
    graph.add_node("Forum", "forum", "Forum")
    for city in ("seoul", "busan"):
        graph.add_relationship(city, "MEMBER_OF", "one")
        graph.add_relationship(city, "PARTICIPATED_IN", "forum")
    for city in ("seoul", "tokyo", "osaka", "quito"):
        graph.add_relationship(city, "MEMBER_OF", "two")
    return graph


def test_chains_by_country_are_counted_by_hand(meetings: Graph) -> None:
    answer = brokers(meetings, NETWORKS)
    seoul = answer[0]
    # Busan - One or Forum - Seoul - Two - Tokyo, Osaka or Quito, whose country is not known
    assert (seoul["name"], seoul["group"], seoul["brokered"], seoul["gatekeeper"]) == ("Seoul", "Korea", 6, 4)
    assert seoul["gatekeeper_over_kinds"] == 2  # those that run through the forum
    assert seoul["gatekeeper_expected"] == pytest.approx(8 / 3)
    assert seoul["between"] == ["Japan - Korea 67% (Osaka, Tokyo - Busan)"]
    assert seoul["contacts"] == 4
    others = {row["name"]: row for row in answer.rows[1:]}
    assert others["Quito"]["group"] is None
    assert {row["brokered"] for row in others.values()} == {0}
    assert answer.computed["roles"] == {"coordinator": 0, "itinerant": 0, "gatekeeper": 4, "liaison": 0}
    said = "\n".join(answer.notes)
    assert "1 actor without a country" in said
    assert "2 chains in which the group of an actor is not known" in said
    assert "cite as: Brokerage roles by country" in said


def test_the_projection_counts_pairs_and_constraint_is_that_of_networkx(meetings: Graph) -> None:
    row = brokers(meetings, NETWORKS, projected=True)[0]
    assert (row["brokered"], row["gatekeeper"]) == (3, 2)
    assert "gatekeeper_over_kinds" not in row
    ties = nx.Graph()
    ties.add_edge("seoul", "busan", weight=2)
    ties.add_edges_from(nx.complete_graph(["seoul", "tokyo", "osaka", "quito"]).edges, weight=1)
    assert row["constraint"] == pytest.approx(nx.constraint(ties, ["seoul"], weight="weight")["seoul"], abs=1e-9)
    effective = nx.effective_size(ties, ["seoul"], weight="weight")["seoul"]
    assert row["effective_size"] == pytest.approx(effective, abs=1e-9)


def test_any_property_the_type_and_clusters_are_groups(meetings: Graph) -> None:
    assert brokers(meetings, NETWORKS, groups="type")[0]["coordinator"] == 6
    assert brokers(meetings, NETWORKS, groups="population").computed["grouped"] == 1
    assert brokers(meetings, NETWORKS, groups="cluster")[0]["group"].startswith("cluster ")
    with pytest.raises(InterurbanError, match="colour"):
        brokers(meetings, NETWORKS, groups="colour")


def test_without_a_country_groups_are_clusters_and_that_is_said() -> None:
    answer = brokers(florentine(), TWINNED)
    assert answer.computed["groups_by"] == "cluster"
    assert "no country of these actors is known: their groups are clusters" in answer.warnings
    medici = answer[0]
    assert (medici["name"], medici["brokered"]) == ("Medici", 14)  # half of what R's sna counts both ways
    assert sum(medici[role] for role in ROLES) == 14
    assert medici["betweenness"] == pytest.approx(0.522, abs=5e-4)


def test_sorting_says_by_what_and_least_constraint_comes_first() -> None:
    found = brokers(florentine(), TWINNED, sort="constraint", limit=3)
    values = [row["constraint"] for row in found]
    assert values == sorted(values)
    assert found[0]["name"] == "Medici"
    assert found.truncated
    with pytest.raises(InterurbanError, match="sort"):
        brokers(florentine(), TWINNED, sort="fame")  # type: ignore[arg-type]
    with pytest.raises(InterurbanError, match="projected"):
        brokers(florentine(), TWINNED, projected=True)


def test_the_table_fits_a_hundred_columns_and_names_who_is_brokered(meetings: Graph) -> None:
    answer = brokers(meetings, NETWORKS)
    assert answer.reading is not None
    text = as_text(answer.reading, 100)
    assert max(map(len, text.splitlines())) <= 100
    assert "Seoul stands between: Japan - Korea 67%" in text
    assert "gatekeeper 100%" in text


@settings(max_examples=25, deadline=None)
@given(two_modes())
def test_chains_of_one_kind_of_thing_are_a_part_of_all(data: TwoMode) -> None:
    """Against chains looked at one by one: both things of the kind, the ends sharing nothing at all."""
    tied = TiedClasses.of_two_mode(data.unweighted)
    kind = np.arange(len(data.things)) % 2 == 0
    shares = data.incidence.toarray() > 0
    within = shares[:, kind].astype(float)
    ties, joined = within @ within.T, (shares.astype(float) @ shares.T) > 0
    found = brokerage(tied.through(kind), np.zeros(len(shares), dtype=np.int64))
    for broker in range(len(shares)):
        others = [place for place in range(len(shares)) if place != broker]
        chains = sum(
            ties[broker, one] * ties[broker, other]
            for one in others
            for other in others
            if one < other and not joined[one, other]
        )
        assert found.total[broker] == pytest.approx(chains)


def test_whom_so_many_stand_between_is_told_of_the_first(meetings: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    meetings.add_node("Organisation", "three", "Three")
    meetings.add_node("City", "lima", "Lima")
    meetings.add_node("Country", "peru", "Peru")
    meetings.add_relationship("lima", "IN_COUNTRY", "peru")
    meetings.add_relationship("lima", "MEMBER_OF", "three")
    meetings.add_relationship("tokyo", "MEMBER_OF", "three")
    every = brokers(meetings, NETWORKS)
    assert sum(bool(row["between"]) for row in every) == 2
    assert not any("between: told of" in note for note in every.notes)
    monkeypatch.setattr(asked, "TELLING", 1)
    cut = brokers(meetings, NETWORKS)
    assert [row["between"] for row in cut.rows if row["brokered"]] == [every[0]["between"], None]
    assert "between: told of the first 1 of 2 that stand between others" in cut.notes
    assert cut.computed["between_told_of"] == 1
