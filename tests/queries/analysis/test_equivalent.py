"""Classes of equivalent actors as an answer."""

from __future__ import annotations

import pytest

from graph_model import Graph, InterurbanError
from queries.analysis.equivalent import equivalent
from queries.analysis.scope import Scope
from queries.text_tables import as_text
from tests.queries.analysis.test_ranking import florentine, southern_women

MEMBERS = Scope(through=("Organisation",))


@pytest.fixture
def members() -> Graph:
    """Of a hundred cities all are in the large network, twenty of these in the small one, and one in a third, too."""
    graph = Graph()
    for network in ("Large", "Small", "Third"):
        graph.add_node("Organisation", network.lower(), network)
    for number in range(100):
        graph.add_node("City", f"c{number}", f"City {number:03}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", "large")
        if number < 20:
            graph.add_relationship(f"c{number}", "MEMBER_OF", "small")
    graph.add_relationship("c0", "MEMBER_OF", "third")
    graph.add_node("City", "alone", "Alone")
    return graph


def test_classes_are_told_with_what_they_share_the_largest_first(members: Graph) -> None:
    answer = equivalent(members, MEMBERS)
    assert [(row["class"], row["actors"], row["things"], row["shared"]) for row in answer] == [
        (1, 80, 1, ["Large"]),
        (2, 19, 2, ["Large", "Small"]),
    ]
    assert answer[0]["share"] == 0.8
    assert answer[1]["members"] == [f"City {number:03}" for number in range(1, 20)]
    assert len(answer[0]["ids"]) == 80
    assert answer.computed["in_classes"] == 99
    assert answer.computed["alone"] == 1
    said = "\n".join(answer.notes)
    assert "99 of 100 actors (99%) in 2 classes" in said
    assert "1 actor left out whose ties are like no other's" in said
    assert "1 actor without such a tie left out" in said


def test_the_smallest_class_that_is_shown_is_chosen(members: Graph) -> None:
    assert [row["actors"] for row in equivalent(members, MEMBERS, least=1)] == [80, 19, 1]
    large = equivalent(members, MEMBERS, least=50)
    assert [row["actors"] for row in large] == [80]
    assert "19 actors left out in 1 class of fewer than 50" in large.notes
    with pytest.raises(InterurbanError, match="least"):
        equivalent(members, MEMBERS, least=0)


def test_those_that_share_nearly_the_same_are_grouped(members: Graph) -> None:
    answer = equivalent(members, MEMBERS, similar=0.6)
    assert [(row["actors"], row["classes"], row["shared"], row["shared_by_some"]) for row in answer] == [
        (80, 1, ["Large"], []),
        (20, 2, ["Large", "Small"], ["Third"]),
    ]
    with pytest.raises(InterurbanError, match="similar"):
        equivalent(members, MEMBERS, similar=0)


def test_isolates_that_are_kept_are_no_class(members: Graph) -> None:
    graph = members
    graph.add_node("City", "lone", "Lone")
    answer = equivalent(graph, Scope(through=("Organisation",), isolates=True))
    assert [row["actors"] for row in answer] == [80, 19]
    assert "2 actors without a tie left out" in answer.notes


def test_direct_ties_make_classes_of_those_tied_to_the_same_others() -> None:
    answer = equivalent(florentine(), Scope(through=("TWINNED_WITH",)))
    assert (len(answer), answer.computed["alone"]) == (0, 15)  # each of Padgett's families is married otherwise
    star = Graph()
    for city in ("Hub", "One", "Two"):
        star.add_node("City", city.lower(), city)
    star.add_relationship("hub", "TWINNED_WITH", "one")
    star.add_relationship("two", "TWINNED_WITH", "hub")
    (row,) = equivalent(star, Scope(through=("TWINNED_WITH",)))
    assert (row["members"], row["others"], row["shared"]) == (["One", "Two"], 1, ["Hub"])


def test_the_southern_women_have_one_class_of_two() -> None:
    (row,) = equivalent(southern_women(), Scope(of=("Person",), through=("Forum",)))
    assert row["members"] == ["Flora Price", "Olivia Carleton"]
    assert row["shared"] == ["E11", "E9"]


def test_the_table_fits_a_hundred_columns_and_says_how_many_more(members: Graph) -> None:
    answer = equivalent(members, MEMBERS)
    assert answer.reading is not None
    text = as_text(answer.reading, 100)
    assert max(map(len, text.splitlines())) <= 100
    assert "and 76" in text
    assert "CSV and JSON hold all" in text
