from __future__ import annotations

import random
from pathlib import Path

from graph_model import Graph
from loaders.dataset.reading import read_dataset
from loaders.dataset.writing import write_dataset
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


def test_columns_differ_as_objects_do(tmp_path: Path) -> None:
    chance = random.Random(3)
    graphs = []
    for name in ("before", "after"):
        made = Graph()
        for number in range(30):
            made.add_node("City", f"c{number}", f"City {number}", sources=["s"])
            made.add_node("Organisation", f"o{number}", f"Network {number}")
        made.add_node("Source", "s", "S")
        for _ in range(400):
            stated = {"since": str(2000 + chance.randrange(3))} if chance.random() < 0.7 else {}
            more = {"tier": "full"} if name == "after" and chance.random() < 0.2 else {}
            ends = f"c{chance.randrange(30)}", f"o{chance.randrange(30)}"
            made.add_relationship(ends[0], "MEMBER_OF", ends[1], {**stated, **more}, sources=chance.choice([["s"], []]))
        write_dataset(made, tmp_path / name)
        graphs.append(made)
    columns = [read_dataset(tmp_path / name) for name in ("before", "after")]
    assert all(each.kept_columns for each in columns)
    assert not any(each.kept_columns for each in graphs)

    def rows_of(first: Graph, second: Graph) -> list[tuple[str, ...]]:
        return sorted(tuple(map(str, row.values())) for row in diff(first, second).to_dicts())

    wanted = rows_of(*graphs)
    assert {row[0] for row in wanted} == {"added", "changed", "removed"}
    assert rows_of(*columns) == rows_of(graphs[0], columns[1]) == wanted
    assert not rows_of(columns[0], graphs[0])
