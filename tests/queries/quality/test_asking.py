"""What is weak in the data, against counting by hand and against the commands that list all."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from click.testing import CliRunner

import interurban
from graph_model import Covers, Graph
from interurban.command import interurban as command
from queries.cypher.catalogue import read_catalogue, stock_query
from queries.quality.asking import quality
from queries.quality.structure import SEVERAL_SEATS


def found(graph: Graph) -> dict[str, dict[str, Any]]:
    return {row["what"]: row for row in quality(graph)}


@pytest.fixture(scope="module")
def citynet() -> Graph:
    return interurban.load("citynet").graph


def test_counts_are_those_of_each_thing_looked_at_by_itself(citynet: Graph) -> None:
    rows = found(citynet)
    for name in ("MEMBER_OF", "HOLDS", "SIGNED", "PARTICIPATED_IN", "RUNS"):
        ties = list(citynet.relationships(name))
        assert rows[f"{name} without a source"]["count"] == sum(not each.attributes["sources"] for each in ties)
        undated = [each for each in ties if not citynet.timing.dates(each)]
        assert (rows[f"{name} without any date"]["count"], rows[f"{name} without any date"]["of"]) == (
            len(undated),
            len(ties),
        )
        assert all(citynet.timing.holds(each, "1950") is Covers.POSSIBLY for each in undated)
    for mark in ("disputed", "inferred"):
        marked = [each for each in citynet.relationships() if each.attributes.get("confidence") == mark]
        assert rows[f"{mark} relationships"]["count"] == len(marked)
    degrees = [sum(1 for _ in citynet.relationships_of(node.id)) for node in citynet.nodes() if node.type != "Source"]
    assert rows["nodes that nothing ties"]["count"] == degrees.count(0)
    assert rows["nodes with a single tie"]["count"] == degrees.count(1)
    assert rows["MEMBER_OF without any date"]["percent"] == pytest.approx(100 * 20 / 31, abs=0.005)


def test_a_set_kept_as_nodes_is_told_the_same(citynet: Graph) -> None:
    copy = Graph.of(citynet)
    assert copy.kept_columns is None
    rows = [{key: row[key] for key in ("what", "count", "of")} for row in quality(copy)]
    assert rows == [{key: row[key] for key in ("what", "count", "of")} for row in quality(citynet)]


@pytest.mark.slow
@pytest.mark.xdist_group("server")
def test_each_command_lists_as_many_as_were_counted(congress: Graph, tmp_path: Any) -> None:
    graph = congress
    graph.add_node("City", "nowhere", "Nowhere")
    graph.add_node("Person", "oh", "Oh")
    graph.add_relationship("oh", "HOLDS", "mayor", {"since": "2010", "until": "2013", "confidence": "disputed"})
    graph.add_relationship("oh", "MEMBER_OF", "koica", {"confidence": "inferred"})
    interurban.UrbanGraph(graph).save(tmp_path / "set")
    looked_at = 0
    for row in quality(interurban.load(tmp_path / "set").graph):
        words = shlex.split(row["list"].removeprefix("interurban "))
        if words[0] not in ("query", "stock") or not row["count"] or "Coverage" in row["section"]:
            continue
        result = CliRunner().invoke(command, ["--data", str(tmp_path / "set"), *words, "-f", "jsonl"])
        assert result.exit_code == 0, (row["list"], result.output)
        lines = len(result.stdout.splitlines())
        many = row["list"].endswith("stock unsourced")  # that lists all types
        assert lines >= row["count"] if many else lines == row["count"], row
        looked_at += 1
    assert looked_at == 15


def office(*holdings: tuple[str, str, str], kind: str = "mayor") -> int:
    graph = Graph()
    graph.add_node("Role", "post", "Post", {"kind": kind})
    graph.add_node("City", "seoul", "Seoul")
    graph.add_relationship("post", "ROLE_IN", "seoul")
    for name, since, until in holdings:
        graph.add_node("Person", name, name)
        graph.add_relationship(name, "HOLDS", "post", {"since": since, "until": until})
    count: int = found(graph)["offices of one seat that two held at once"]["count"]
    return count


def test_offices_that_two_held_at_once_are_those_of_one_seat_for_more_than_a_day() -> None:
    assert office(("a", "2010", "2014"), ("b", "2012", "2016")) == 1
    assert office(("a", "2010", "2014"), ("b", "2012", "2016"), kind="councillor") == 0
    assert office(("a", "2010", "2014"), ("b", "2014", "2016")) == 0  # within that year
    assert office(("a", "2010-05-01", "2014-06-15"), ("b", "2014-06-15", "2016")) == 0  # on that day
    assert office(("a", "2010", ".."), ("b", "2009", "2013"), ("c", "2011", "2012")) == 1  # one office


def test_posts_of_several_seats_are_the_same_in_the_stock_query() -> None:
    text = stock_query(read_catalogue([]), "held-at-once").text
    assert all(f"'{kind}'" in text for kind in SEVERAL_SEATS)
    assert text.split("IN [")[1].split("]")[0].count("'") == 2 * len(SEVERAL_SEATS)


def named(*names: str, countries: tuple[str, ...] = ()) -> tuple[int, int]:
    graph = Graph()
    for country in set(countries):
        graph.add_node("Country", country, country)
    for number, name in enumerate(names):
        graph.add_node("City", f"c{number}", name)
        if countries:
            graph.add_relationship(f"c{number}", "IN_COUNTRY", countries[number])
    rows = found(graph)
    return rows["City with the name of another"]["count"], rows["City with nearly the name of another"]["count"]


def test_names_are_the_same_or_nearly_so_within_a_country() -> None:
    assert named("São Paulo", "Sao-Paulo", "Lyon") == (2, 0)
    assert named("Aizkraukle", "Aizkraule", "Lyon") == (0, 2)
    assert named("Kraukleburgstadt", "Xraukleburgstadt", "Lyon") == (0, 2)  # read backwards
    assert named("Network 1 of Cities", "Network 2 of Cities") == (0, 0)
    assert named("Springfield", "Springfield", countries=("USA", "Canada")) == (0, 0)
    assert named("Springfield", "Springfield", countries=("USA", "USA")) == (2, 0)


def test_what_groups_alone_is_no_tie(congress: Graph) -> None:
    congress.add_node("City", "lone", "Lone")
    congress.add_relationship("lone", "IN_COUNTRY", "korea")
    rows = found(congress)
    assert rows["nodes tied only to a country or a topic"]["count"] == 1
    assert rows["nodes tied only to a country or a topic"]["examples"] == ["Lone"]
    assert rows["nodes that nothing ties"]["count"] == 1  # Quito
    assert rows["City in no country"]["count"] == 2


def test_years_and_countries_are_covered_by_shares(congress: Graph) -> None:
    rows = found(congress)
    assert (rows["began in 1980–1989"]["count"], rows["cities in Republic of Korea"]["count"]) == (1, 2)
    dated = [
        each for each in congress.relationships() if congress.vocabulary.relationships[each.type].dates.properties()
    ]
    of_years = [row for row in quality(congress) if row["section"] == "Coverage by year"]
    assert sum(row["count"] for row in of_years) == len(dated) == of_years[0]["of"]


def test_a_table_shows_what_was_found_and_names_what_was_not(citynet: Graph) -> None:
    answer = quality(citynet)
    assert answer.reading is not None
    assert all(row["count"] for row in answer.reading.rows)
    assert any("nothing found of: City without a source" in note for note in answer.notes)
    cut = quality(citynet, limit=1)
    assert (cut.truncated, cut.total) == (True, len(answer))
    assert len(cut) == len({row["section"] for row in answer})


def test_an_empty_graph_has_nothing_weak() -> None:
    assert all(not row["count"] for row in quality(Graph()))


def test_there_is_a_sentence_to_cite_that_says_what_is_weakest(citynet: Graph) -> None:
    answer = quality(citynet)
    assert answer.notes[-1] == f"cite as: {answer.computed['sentence']}"
    assert "18 of 68 questions of quality found something" in answer.computed["sentence"]
    assert "Organisation without any date (52 of 57)" in answer.computed["sentence"]
