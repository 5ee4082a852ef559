"""What a push says, and what it leaves as it is, in a database that others use too."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model import Graph
from graph_model.stores.neo4j.store import Neo4jStore
from interurban.facade import UrbanGraph
from tests.interurban.conftest import Run
from tests.neo4j.server import forget_constraints

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]


def test_what_was_in_the_way_of_unique_ids_and_is_gone_is_in_the_way_no_more(server: Neo4jStore) -> None:
    graph = Graph()
    graph.add_node("City", "a", "A")
    forget_constraints(server.connection)
    server.connection.write("UNWIND [1, 2] AS twice CREATE (:City {dataset: 'elsewhere', id: 'seoul'})")
    server.put(graph)
    assert "do not push twice at the same time" in " ".join(server.notes)
    server.connection.write("MATCH (c:City {dataset: 'elsewhere'}) DELETE c")
    server.put(graph)
    assert "at the same time" not in " ".join(server.notes)


def test_dated_copies_stay_one_data_set_by_the_name_in_the_data_package(
    run: Run, server: Neo4jStore, tmp_path: Path
) -> None:
    uri = server.address.uri
    graph = Graph()
    graph.about = {"name": "networks"}
    graph.add_node("City", "a", "A")
    graph.add_node("City", "b", "B")
    for folder in ("2026-11-01", "2026-12-01"):
        UrbanGraph(graph).save(tmp_path / folder)
    (tmp_path / "2026-12-01" / "city.csv").write_text("id,name\na,A\n", "utf-8")
    first = run("-d", str(tmp_path / "2026-11-01"), "push", uri).stderr
    assert "as the data set 'networks', which is new there" in first
    assert "earlier pushes" not in first
    second = run("-d", str(tmp_path / "2026-12-01"), "push", uri).stderr
    assert "as the data set 'networks', which was there before" in second
    assert "still there from earlier pushes, and no longer part of it: 1 node; replace" in second
    assert server.datasets() == ["networks"]
    run("-d", str(tmp_path / "2026-12-01"), "push", uri, "--replace")
    assert run("-d", uri, "query", "MATCH (c:City) RETURN c.id AS id", "-f", "csv").stdout == "id\na\n"


def test_without_a_name_of_its_own_a_folder_gives_it_and_that_is_said(
    run: Run, server: Neo4jStore, tmp_path: Path
) -> None:
    uri = server.address.uri
    for folder in ("2026-11-01", "2026-12-01"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "city.csv").write_text("id,name\na,A\n", "utf-8")
        said = run("-d", str(tmp_path / folder), "push", uri).stderr
        assert f"as the data set '{folder}', which is new there" in said
        assert "the name is that of the folder; dated copies stay one data set by a name in datapackage.json" in said
    assert server.datasets() == ["2026-11-01", "2026-12-01"]


def test_a_server_without_a_data_set_of_ours_says_so(run: Run, server: Neo4jStore) -> None:
    server.connection.write("CREATE (:DataSet {dataset: 'theirs', id: 'dataset-theirs', about: '[]', vocabulary: ''})")
    for question in (["stock", "hubs"], ["lookup", "Seoul"], ["schema"]):
        said = run("-d", server.address.uri, *question, code=1).stderr
        assert "holds no data set of interurban; push one first" in said
    assert (
        run("-d", server.address.uri, "query", "MATCH (d:DataSet) RETURN count(d) AS n", "-f", "csv").stdout == "n\n1\n"
    )


def test_a_constraint_of_others_is_one_line_with_a_remedy(run: Run, server: Neo4jStore) -> None:
    server.connection.write("DROP INDEX interurban_id_City IF EXISTS")  # of a push before, which leaves no room for it
    server.connection.write("CREATE CONSTRAINT theirs FOR (n:City) REQUIRE n.id IS UNIQUE")
    server.connection.write("CREATE (:City {id: 'seoul'})")
    try:
        said = run("push", server.address.uri, code=1).stderr
        assert "nothing was written, for constraints that others have made do not allow it: 'theirs'" in said
        assert "name another database by NEO4J_DATABASE" in said
        assert said.count("\n") == 1
    finally:
        server.connection.write("DROP CONSTRAINT theirs")
