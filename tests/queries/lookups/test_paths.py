from __future__ import annotations

import pytest

from graph_model import Graph, InterurbanError, NothingFound
from queries.answers import Answer
from queries.lookups.paths import Limits, path


def chains(answer: Answer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in answer:
        found.setdefault(row["chain"], [row["from_id"]])
        if found[row["chain"]][-1] != row["id"]:
            found[row["chain"]].append(row["id"])
    return found


def test_the_shortest_chain_comes_first(congress: Graph) -> None:
    found = chains(path(congress, "Seoul", "KOICA"))
    assert found["telling 1"] == ["seoul", "seventh", "koica"]
    assert found["telling 2"] == ["seoul", "citynet", "mou", "koica"]


def test_every_step_is_dated_and_cited(congress: Graph) -> None:
    for row in path(congress, "Yokohama", "Seoul", most=1):
        assert row["sources"] == ["gazette#page 1"]
    first = path(congress, "Yokohama", "Seoul", most=1)[0]
    assert (first["reads"], first["when"]) == ("member of", "1987 – 2012")


def test_a_country_counts_as_a_hub(congress: Graph) -> None:
    found = chains(path(congress, "Seoul", "Busan"))
    assert found["telling 1"] == ["seoul", "citynet", "busan"]
    assert found["through hubs 1"] == ["seoul", "korea", "busan"]


def test_a_node_that_joins_much_of_the_graph_is_a_hub(congress: Graph) -> None:
    for number in range(20):
        congress.add_node("City", f"city-{number}", f"City {number}")
        congress.add_relationship(f"city-{number}", "MEMBER_OF", "citynet")
    answer = path(congress, "Seoul", "City 3")
    assert list(chains(answer)) == [f"through hubs {n}" for n in range(1, 4)][: len(chains(answer))]
    assert any("every chain leads through a hub" in note for note in answer.notes)
    assert "citynet" in answer.computed["hubs"]


def test_via_and_avoid_take_types_and_names(congress: Graph) -> None:
    by_type = chains(path(congress, "Seoul", "KOICA", Limits(avoid=["forum"])))
    assert by_type["telling 1"] == ["seoul", "citynet", "mou", "koica"]
    by_name = chains(path(congress, "Seoul", "KOICA", Limits(avoid=["7th congress"])))
    assert by_name == by_type
    via = chains(path(congress, "Seoul", "Busan", Limits(via=["MEMBER_OF"])))
    assert via == {"telling 1": ["seoul", "citynet", "busan"]}
    with pytest.raises(NothingFound):
        path(congress, "Seoul", "KOICA", Limits(via=["MEMBER_OF"]))


def test_a_limit_that_names_nothing_is_an_error(congress: Graph) -> None:
    with pytest.raises(InterurbanError, match="MEMBER_OF"):
        path(congress, "Seoul", "KOICA", Limits(via=["MEMBER_OFF"]))
    with pytest.raises(InterurbanError, match="to avoid"):
        path(congress, "Seoul", "KOICA", Limits(avoid=["no such thing at all"]))


def test_at_leaves_out_steps_that_did_not_hold(congress: Graph) -> None:
    assert list(chains(path(congress, "Seoul", "Busan", Limits(at="2013")))) == ["through hubs 1"]
    assert path(congress, "Seoul", "Busan", Limits(at="2014"))[0]["held"] == "possibly"


def test_no_chain_is_said(congress: Graph) -> None:
    with pytest.raises(NothingFound, match="no chain joins Seoul and Quito"):
        path(congress, "Seoul", "Quito")
