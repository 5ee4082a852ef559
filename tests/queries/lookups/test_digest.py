from __future__ import annotations

import pytest

from graph_model import Graph, NothingFound
from queries.lookups.digest import MOST_LINES
from queries.lookups.profile import lookup
from queries.lookups.ties import ties


@pytest.fixture
def hub() -> Graph:
    """A league of 300 cities and a union of three of them, Portlands among them; a treaty of all."""
    graph = Graph()
    graph.add_node("Source", "list", "The List")
    graph.add_node("Organisation", "league", "League")
    graph.add_node("Organisation", "union", "Union")
    graph.add_node("MOU", "treaty", "Treaty", {"on": "1999"})
    for number in range(300):
        city = f"c{number:03}"
        graph.add_node("City", city, f"Portland, State {number}", sources=["list"])
        graph.add_relationship(city, "MEMBER_OF", "league", {"since": str(1900 + number % 90)}, sources=["list"])
        graph.add_relationship(city, "SIGNED", "treaty", sources=["list"])
    for number in (7, 100, 299):
        graph.add_relationship(f"c{number:03}", "MEMBER_OF", "union")
    return graph


def test_a_section_shows_the_most_telling_rows_and_the_count(hub: Graph) -> None:
    answer = lookup(hub, "League")
    assert len([row for row in answer if row["section"] == "Has member"]) == 300
    assert answer.reading is not None
    *shown, count = answer.reading.rows
    assert len(shown) == MOST_LINES
    assert {"c007", "c100", "c299"} <= {row["id"] for row in shown}  # those with more ties than the others
    assert [row["since"] for row in shown] == sorted(row["since"] for row in shown)
    assert count["name"].startswith("20 of 300")
    assert answer.abridged
    assert len(str(answer).splitlines()) < 40
    assert answer.to_dicts() == lookup(hub, "League", every=True).to_dicts()


def test_a_limit_holds_in_every_section_and_is_said(hub: Graph) -> None:
    answer = lookup(hub, "League", limit=4)
    assert (len(answer), answer.truncated, answer.total) == (4, True, 300)
    assert answer.warnings == ["Has member: 4 of 300 rows"]
    assert answer.reading is not None
    assert [row["name"] for row in answer.reading.rows][-1].startswith("4 of 300")
    assert not lookup(hub, "League", limit=300).truncated
    assert "Has member: 4 of 300 rows" in str(lookup(hub, "League", limit=4, every=True))


def test_a_section_is_shown_whole_by_its_name_or_a_part_of_it(hub: Graph) -> None:
    for name in ("Has member", "member", "MEMBERS"):
        answer = lookup(hub, "League", sections=[name])
        assert len(answer) == 300
        assert not answer.abridged
    with pytest.raises(NothingFound, match="there are: Has member"):
        lookup(hub, "League", sections=["signed"])


def test_parties_read_as_a_few_and_a_count_and_are_whole_in_the_row(hub: Graph) -> None:
    answer = lookup(hub, "c000", sections=["signed"])
    assert len(answer[0]["parties"]) == 299
    assert answer.reading is not None
    (row,) = answer.reading.rows
    assert row["details"].startswith("with Portland, State 1; Portland, State 10; ")
    assert row["details"].endswith(" and 294 more")


def test_of_what_two_share_the_least_shared_tells_most(hub: Graph) -> None:
    answer = ties(hub, "c007", "c100", limit=1)
    assert [row["name"] for row in answer if row["section"] == "Shared: Organisation"] == ["Union"]
    assert answer.truncated
    assert [row["name"] for row in ties(hub, "c007", "c100", sections=["mou"])] == ["Treaty"]


def test_many_long_sections_share_the_lines_that_can_be_read() -> None:
    graph = Graph()
    graph.add_node("City", "hub", "Hub")
    for number in range(40):
        for kind, name, relationship in (
            ("Organisation", "o", "MEMBER_OF"), ("MOU", "m", "SIGNED"), ("Forum", "f", "ORGANISED"),
            ("Initiative", "i", "RUNS"), ("Initiative", "s", "SUPPORTS"), ("Forum", "p", "PARTICIPATED_IN"),
        ):  # fmt: skip
            graph.add_node(kind, f"{name}{number}", f"{name} {number}")
            graph.add_relationship("hub", relationship, f"{name}{number}")
    lines = str(lookup(graph, "hub")).splitlines()
    assert len(lines) < 110
    assert sum("of 40" in line for line in lines) == 6
