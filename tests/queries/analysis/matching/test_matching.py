"""Likely partners, of the bundled data and of small ones: who is left out, what is told, what carries a score."""

from __future__ import annotations

from typing import Any

import pytest

import interurban
from graph_model import Graph, InterurbanError
from interurban import UrbanGraph
from queries.analysis.matching.scoring import WEIGHTS


@pytest.fixture(scope="module")
def g() -> UrbanGraph:
    return interurban.load("citynet")


def small() -> Graph:
    """Three cities in two networks; the fund is in one of them, and signed with Aton."""
    graph = Graph()
    for name in ("Aton", "Beton", "Ceton"):
        graph.add_node("City", name.lower(), name)
    for name in ("League", "Union", "Fund", "Bank"):
        graph.add_node("Organisation", name.lower(), name, {"kind": "bank" if name == "Bank" else "network"})
    graph.add_node("MOU", "mou", "MOU of Aton and the Fund", {"on": "2012"})
    for city in ("aton", "beton", "ceton"):
        graph.add_relationship(city, "MEMBER_OF", "league", {"since": "2000"})
    graph.add_relationship("beton", "MEMBER_OF", "union", {"since": "2010"})
    graph.add_relationship("ceton", "MEMBER_OF", "union", {"since": "2014"})
    graph.add_relationship("aton", "SIGNED", "mou")
    graph.add_relationship("fund", "SIGNED", "mou")
    graph.add_relationship("bank", "MEMBER_OF", "league")
    return graph


def names(answer: Any) -> list[str]:
    return [row["name"] for row in answer]


def test_a_network_of_its_fellow_members_is_likely_and_partners_are_left_out() -> None:
    found = UrbanGraph(small()).match("Aton", kind="Organisation")
    assert names(found)[0] == "Union"
    assert "League" not in names(found)  # a member already
    assert "Fund" not in names(found)  # has an agreement with it
    assert found.computed["tied_already"] == 2
    assert found.computed["candidates"] == 4
    assert "tied to 2 of 3 others of League" in found[0]["why"]


def test_a_kind_is_a_type_or_the_kind_of_a_node() -> None:
    g = UrbanGraph(small())
    assert names(g.match("Aton", kind="bank")) == ["Bank"]
    assert set(names(g.match("Aton", kind="city"))) == {"Beton", "Ceton"}
    with pytest.raises(InterurbanError, match=r"'guild' is no node type .* kinds here: bank, network"):
        g.match("Aton", kind="guild")


def test_what_is_asked_narrows_what_counts() -> None:
    g = UrbanGraph(small())
    then = g.match("Aton", kind="Organisation", at="2012")
    assert "tied to 1 of 3 others of League" in then[0]["why"]  # Ceton joined the union in 2014
    assert g.match("Aton", kind="Organisation", at="2011").computed["tied_already"] == 1  # the MOU is of 2012
    assert "Union" not in names(g.match("Aton", kind="Organisation", exclude=["Beton", "Ceton"]))
    assert g.match("Aton", kind="Organisation", by="SIGNED").computed["tied_already"] == 1
    with pytest.raises(InterurbanError, match="nothing ties Aton to anything"):
        g.match("Aton", kind="Organisation", exclude=["League", "MOU of Aton and the Fund"])


def test_what_possibly_held_counts_or_does_not_and_is_counted() -> None:
    g = UrbanGraph(small())
    perhaps = g.match("Aton", kind="Organisation", at="2012")
    assert perhaps.computed["possible"] > 0
    assert any("held only possibly then, and count as if they did" in note for note in perhaps.notes)
    with pytest.raises(InterurbanError, match="nothing ties Aton to anything"):
        g.match("Aton", kind="Organisation", at="2012", possibly="no", by="MEMBER_OF")  # none is known to last
    with pytest.raises(InterurbanError, match="write yes or no, not half"):
        g.match("Aton", possibly="half")


def test_a_kind_that_is_not_named_is_said() -> None:
    found = UrbanGraph(small()).match("Aton")
    assert found.computed["kind"] == ["Organisation"]
    assert any("no kind was named: Organisation" in note for note in found.warnings)


def test_the_score_is_the_weighted_sum_of_its_parts_and_reasons_make_it_up(g: UrbanGraph) -> None:
    found = g.match("Seoul", kind="Organisation", limit=None)
    assert found.computed["with_score"] == len(found)
    for row in found:
        parts = sum(weight * row[name] for name, weight in WEIGHTS.items())
        assert row["score"] == pytest.approx(parts, abs=5e-4)
        assert 0 < row["score"] <= 1
        assert row["explained"] <= 1 + 5e-4 or row["similar"] > 0  # a linear model also has terms that speak against
        assert len(row["reasons"]) == 8 or row["explained"] == pytest.approx(1, abs=1e-3) or row["similar"] > 0
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)


def test_reasons_cite_the_sources_of_the_ties_that_they_rest_on(g: UrbanGraph) -> None:
    found = g.match("Seoul", kind="bank")
    first = found[0]
    assert first["name"] == "World Bank"
    assert "partners-page" in first["sources"]
    assert set(found.citations) >= {"partners-page"}
    ties = [tie for end in ("seoul", "world-bank") for tie in g.graph.relationships_of(end)]
    said = {citation.source for tie in ties for citation in tie.sources}
    assert {source.partition("#")[0] for source in first["sources"]} <= said | {"citynet-2016"}


def test_none_is_shown_that_is_tied_to_it(g: UrbanGraph) -> None:
    direct = {each.other("seoul") for each in g.graph.relationships_of("seoul")}
    assert not direct & {row["id"] for row in g.match("Seoul", kind="Organisation", limit=None)}


def test_a_limit_says_how_many_there_are(g: UrbanGraph) -> None:
    found = g.match("Dhaka North", kind="Organisation", limit=3)
    assert len(found) == 3
    assert found.total == found.computed["with_score"] > 3
    assert any(note.startswith("cite as: Likely partners of Dhaka North") for note in found.notes)
