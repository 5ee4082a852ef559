from __future__ import annotations

import shutil
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import interurban
from graph_model import BadDate, InterurbanError, InvalidData, UnknownName


@pytest.fixture(scope="module")
def g() -> interurban.UrbanGraph:
    return interurban.load("citynet")


def test_the_example_of_the_readme_works(g: interurban.UrbanGraph) -> None:
    assert "Seoul (City)" in str(g.lookup("서울"))
    assert "telling 1" in str(g.path("Seoul", "Microsoft"))
    assert isinstance(g.nx, nx.MultiDiGraph)
    assert "nodes" in repr(g)


def test_answers_iterate_and_turn_into_dicts_and_data_frames(g: interurban.UrbanGraph) -> None:
    ranking = g.rank("betweenness", of="City", through="Organisation", at="2014", limit=5)
    assert [row["name"] for row in ranking] == [row["name"] for row in ranking.to_dicts()]
    assert len(ranking) == 5
    assert list(ranking.to_dataframe()["name"]) == [row["name"] for row in ranking]
    assert isinstance(ranking.to_dataframe(), pd.DataFrame)
    assert ranking.to_arrow().column("name").to_pylist() == [row["name"] for row in ranking]


def test_rows_of_a_query_turn_into_an_arrow_table_whatever_they_hold(g: interurban.UrbanGraph) -> None:
    mixed = g.cypher("UNWIND [1, 'a', null, [true]] AS x RETURN x, 1 AS one").to_arrow()
    assert mixed.to_pydict() == {"x": ["1", '"a"', None, "[true]"], "one": [1, 1, 1, 1]}
    assert g.cypher("MATCH (n) RETURN n").to_arrow().num_rows == len(g.graph) + 1


def test_an_option_that_there_is_not_is_refused(g: interurban.UrbanGraph) -> None:
    with pytest.raises(TypeError, match="there is no option 'trough'"):
        g.rank(trough="Organisation")  # type: ignore[call-arg]


def test_every_question_of_the_command_has_its_method(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    assert g.info()
    assert g.find("시티넷")[0]["id"] == "citynet"
    assert g.ties("Seoul", "Yokohama", at="2013")
    assert g.path("Seoul", "Busan", avoid="CITYNET", at="2013-11", most=1)
    assert g.clusters(through="Organisation", resolution=0.5)
    assert g.node("SMG").id == "seoul"
    assert g.cypher("MATCH (c:City {id: $id}) RETURN c.name AS name", id="seoul").to_dicts() == [{"name": "Seoul"}]
    assert g.view(tmp_path / "page.html", ego="Seoul").is_file()
    assert len(interurban.load(g.save(tmp_path / "copy")).graph) == len(g.graph)


def test_cypher_asks_what_the_graph_holds_now() -> None:
    g = interurban.load("citynet")
    cities, name = "MATCH (c:City) RETURN count(c) AS n", "MATCH (d:DataSet) RETURN d.dataset AS name"
    assert g.cypher(cities).to_dicts() == [{"n": 29}]
    shutil.rmtree(g.store.folder)  # type: ignore[attr-defined]
    assert g.cypher(cities).to_dicts() == [{"n": 29}]
    g.graph.add_node("City", "atlantis", "Atlantis")
    assert g.cypher(cities).to_dicts() == [{"n": 30}]
    g.graph.about["name"] = "another"
    assert g.cypher(name).to_dicts() == [{"name": "another"}]


def test_an_answer_is_the_callers_own(g: interurban.UrbanGraph) -> None:
    row = next(row for row in g.lookup("Seoul") if row["sources"])
    row["sources"].append("nobody")
    assert all("nobody" not in row["sources"] for row in g.lookup("Seoul"))


def test_stock_queries_and_ones_of_your_own(
    g: interurban.UrbanGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "members-at" in str(g.stock())
    assert g.stock("networks-of-a-city", city="서울", limit=1).to_dicts()[0]["network"] == "CITYNET"
    (tmp_path / "mine.cypher").write_text("// title: Mine\n// param city: City = Seoul -- whose\nRETURN $city AS id")
    monkeypatch.setenv("INTERURBAN_STOCK", str(tmp_path))
    assert g.stock("mine", city="부산").to_dicts() == [{"id": "busan"}]
    with pytest.raises(InterurbanError, match="has no parameter 'town'"):
        g.stock("mine", town="Busan")


def test_errors_are_ours_and_say_why(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        g.lookup("Atlantis")
    with pytest.raises(InterurbanError, match="no such folder"):
        interurban.load(tmp_path / "nowhere")
    (tmp_path / "city.csv").write_text("name,latitude\nSeoul,north\n")
    with pytest.raises(InvalidData, match="latitude"):
        interurban.load(tmp_path)
    with pytest.raises(BadDate, match="'soon' is not a date; write it as 2014"):
        g.lookup("Seoul", at="soon")
    with pytest.raises(ValueError, match="'soon' is not a date"):
        g.view(tmp_path / "page.html", at="soon")
