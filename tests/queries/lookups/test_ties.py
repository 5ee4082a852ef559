from __future__ import annotations

import pytest

from graph_model import Graph, NothingFound, NothingJoins
from queries.lookups.ties import ties


def test_ties_hold_direct_relationships_offices_and_what_is_shared(congress: Graph) -> None:
    found = {(row["section"], row["name"]) for row in ties(congress, "Seoul", "CITYNET")}
    assert found == {("Direct", "CITYNET"), ("Offices", "President of CITYNET")}
    shared = ties(congress, "Seoul", "KOICA")
    assert [(row["section"], row["first"], row["second"]) for row in shared] == [
        ("Shared: Forum", "organised (as host); was the place of", "took part in (as partner)")
    ]


def test_an_office_names_what_it_is_held_through(congress: Graph) -> None:
    (office,) = (row for row in ties(congress, "Seoul", "CITYNET") if row["section"] == "Offices")
    assert office["first"] == "holds it ex officio, as Mayor of Seoul"


def test_what_only_groups_comes_last(congress: Graph) -> None:
    assert [row["name"] for row in ties(congress, "Seoul", "Busan")] == ["CITYNET", "Republic of Korea"]


def test_at_keeps_what_both_had_then(congress: Graph) -> None:
    assert [row["name"] for row in ties(congress, "Seoul", "Busan", "2013")] == ["Republic of Korea"]
    held = {row["name"]: row["held"] for row in ties(congress, "Seoul", "Busan", "2014")}
    assert held == {"CITYNET": "possibly", "Republic of Korea": "definitely"}


def test_nothing_in_common_is_said(congress: Graph) -> None:
    with pytest.raises(NothingFound, match="nothing joins Seoul and Quito"):
        ties(congress, "Seoul", "Quito")
    with pytest.raises(NothingFound, match="same node"):
        ties(congress, "Seoul", "서울")


def test_an_office_in_a_body_ties_as_a_membership_of_it_does(congress: Graph) -> None:
    """Park is Mayor of Seoul, who is President of CITYNET; Busan is a member of it."""
    congress.add_relationship("president", "ROLE_IN", "citynet")
    (row,) = [row for row in ties(congress, "Park Won-soon", "Busan") if row["id"] == "citynet"]
    assert row["first"].startswith("holds an office in (President of CITYNET, as Mayor of Seoul), 2011 – 2020-07")
    assert row["second"].startswith("member of (tier full)")
    assert row["section"] == "Shared: Organisation"
    (at,) = [row for row in ties(congress, "Park Won-soon", "Busan", "2015") if row["id"] == "citynet"]
    assert at["held"] == "possibly"  # nothing says until when the Mayor is President
    with pytest.raises(NothingJoins):
        ties(congress, "Park Won-soon", "Busan", "2012")  # the Mayor was President later
