from __future__ import annotations

from graph_model import Graph
from queries.differences import diff


def graph() -> Graph:
    made = Graph()
    made.add_node("City", "seoul", "Seoul", {"population": 9_000_000}, aliases=["서울@ko"], sources=["s"])
    made.add_node("City", "busan", "Busan")
    made.add_node("Organisation", "citynet", "CITYNET")
    made.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987"})
    made.add_relationship("busan", "MEMBER_OF", "citynet", {"since": "1990"})
    return made


def test_a_graph_does_not_differ_from_itself() -> None:
    answer = diff(graph(), graph())
    assert (answer.title, answer.to_dicts()) == ("no difference", [])


def test_a_node_that_came_or_went_is_one_row() -> None:
    other = graph()
    other.add_node("City", "ulsan", "Ulsan")
    there, back = diff(graph(), other), diff(other, graph())
    assert [(row["change"], row["type"], row["id"]) for row in there] == [("added", "City", "ulsan")]
    assert [(row["change"], row["type"], row["id"]) for row in back] == [("removed", "City", "ulsan")]


def test_what_changed_of_a_node_is_a_row_for_each_property() -> None:
    other = Graph()
    other.add_node(
        "City", "seoul", "Seoul", {"population": 9_400_000, "iso_code": "KR"}, aliases=["SMG"], sources=["s"]
    )
    only = Graph()
    only.keep([graph().node("seoul")], [])
    changes = {row["property"]: (row["before"], row["after"]) for row in diff(only, other)}
    assert changes == {
        "population": ("9000000", "9400000"),
        "iso_code": ("", "KR"),
        "aliases": ("서울@ko", "SMG"),
    }


def test_the_one_relationship_of_a_pair_that_states_something_else_has_changed() -> None:
    other = graph().part({"seoul", "busan", "citynet"}, graph().relationships_of("seoul"))
    other.add_relationship("busan", "MEMBER_OF", "citynet", {"since": "1991", "tier": "full"})
    rows = diff(graph(), other).to_dicts()
    assert [(row["change"], row["name"], row["property"], row["before"], row["after"]) for row in rows] == [
        ("changed", "Busan → CITYNET", "since", "1990", "1991"),
        ("changed", "Busan → CITYNET", "tier", "", "full"),
    ]
    assert (rows[0]["from"], rows[0]["to"]) == ("busan", "citynet")


def test_another_spell_of_a_pair_is_added() -> None:
    other = graph()
    other.add_relationship("busan", "MEMBER_OF", "citynet", {"since": "2001"})
    answer = diff(graph(), other)
    assert [row["change"] for row in answer] == ["added"]
    assert answer.computed["counts"] == {"relationships added": 1}


def test_order_of_names_and_sources_is_no_difference() -> None:
    one, other = Graph(), Graph()
    one.add_node("City", "a", "A", aliases=["x", "y"], sources=["s", "t"])
    other.add_node("City", "a", "A", aliases=["y", "x"], sources=["t", "s"])
    assert not diff(one, other).rows


def test_a_limit_is_told() -> None:
    empty = Graph()
    answer = diff(empty, graph(), limit=2)
    assert (len(answer), answer.total) == (2, 5)
