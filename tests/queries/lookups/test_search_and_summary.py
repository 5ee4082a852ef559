from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import Graph, NothingFound
from loaders.dataset.writing import write_dataset
from loaders.opening import open_graph
from queries.lookups.search import find
from queries.lookups.summary import info
from tests.graph_model.stores.samples import everything


def test_find_takes_parts_of_any_name_and_says_which_matched(congress: Graph) -> None:
    (row,) = find(congress, "울")
    assert (row["id"], row["matched"]) == ("seoul", "서울")
    assert find(congress, "Seoul")[0]["id"] == "seoul"


def test_find_ranks_equal_names_then_words_that_begin_so_and_of_each_those_with_most_ties(congress: Graph) -> None:
    for node_id, name, ties in (("hub", "Old Portland and its long name", 2), ("port", "Port", 0), ("x", "Newport", 2)):
        congress.add_node("City", node_id, name)
        for partner in ("seoul", "busan")[:ties]:
            congress.add_relationship(node_id, "TWINNED_WITH", partner)
    congress.add_node("City", "minor", "Port A")
    assert [row["id"] for row in find(congress, "port")] == ["port", "hub", "minor", "x"]


def test_find_takes_words_in_any_order(congress: Graph) -> None:
    congress.add_node("Role", "mayor-y", "Mayor of Yokohama")
    assert [row["id"] for row in find(congress, "yokohama mayor")] == ["mayor-y"]


def test_find_falls_back_to_the_nearest_and_says_so(congress: Graph) -> None:
    answer = find(congress, "Yokohamma")
    assert answer[0]["id"] == "yokohama"
    assert "nearest" in answer.notes[0]


def test_find_says_how_many_it_left_out(congress: Graph) -> None:
    assert len(find(congress, "o", limit=2)) == 2
    assert find(congress, "o", limit=2).notes[-1].startswith("the first 2 of ")
    assert not find(congress, "o", limit=None).truncated


def test_find_nothing(congress: Graph) -> None:
    with pytest.raises(NothingFound):
        find(congress, "Ⅷ✈✈✈")


def test_info_counts_types_period_and_sourcing(congress: Graph) -> None:
    counts = {(row["section"], row["what"]): row["count"] for row in info(congress)}
    assert counts["Nodes", "City"] == 4
    assert counts["Relationships", "MEMBER_OF"] == 3
    assert counts["Period", "earliest day"] == "1987-01-01"
    assert counts["Sources", "disputed properties"] == 1
    assert counts["Sources", "unsourced"] == 0


def test_the_period_reaches_to_the_last_day_that_a_date_means_also_where_all_ends_are_open() -> None:
    graph = Graph()
    graph.add_node("City", "a", "A")
    graph.add_node("Organisation", "n", "N")
    graph.add_relationship("a", "MEMBER_OF", "n", {"since": "2012", "until": "2019/.."})
    counts = {(row["section"], row["what"]): row["count"] for row in info(graph)}
    assert counts["Period", "earliest day"] == "2012-01-01"
    assert counts["Period", "latest day"] == "2019-01-01"  # until then at least
    graph.add_relationship("a", "MEMBER_OF", "n", {"since": "2021"})
    counts = {(row["section"], row["what"]): row["count"] for row in info(graph)}
    assert counts["Period", "latest day"] == "2021-12-31"


def dated_at_random() -> Graph:
    """A graph whose first and last day are now of a beginning and now of an end, among many days between."""
    graph, chance = Graph(), random.Random(3)
    graph.add_node("Organisation", "n", "N")
    days = [f"{year}-{month:02}-11" for year in range(1990, 2000) for month in range(1, 13)]
    begins = [None, *days, "1995", "1995-01?", "../1991", "..", "1998-12-11/1999"]
    ends = [None, "..", "1999", "1999-12-15?", "1999-12-30", "2000/..", *(f"2000-01-{day}" for day in range(10, 30))]
    for number in range(400):
        graph.add_node("City", f"c{number}", "C")
        stated = {"since": chance.choice(begins), "until": chance.choice(ends)}
        dates = {name: date for name, date in stated.items() if date is not None}
        graph.add_relationship(f"c{number}", "MEMBER_OF", "n", dates)
    return graph


@pytest.mark.parametrize("make", [lambda: open_graph("citynet"), everything, dated_at_random])
def test_info_of_columns_is_that_of_all_things_one_by_one(make: Callable[[], Graph], tmp_path: Path) -> None:
    graph = make()
    write_dataset(graph, tmp_path / "set")
    read = open_graph(tmp_path / "set")
    objects = Graph(read.vocabulary)
    objects.about = dict(read.about)
    objects.keep(read.nodes(), read.relationships())
    assert read.kept_columns is not None
    assert objects.kept_columns is None
    assert info(read).to_dicts() == info(objects).to_dicts()
