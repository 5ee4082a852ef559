"""The commands against a real Neo4j server."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import interurban
from graph_model import Graph, InterurbanError
from graph_model.stores.neo4j.store import Neo4jStore
from interurban.facade import OpenedGraph, UrbanGraph
from loaders.opening import BUNDLED
from tests.interurban.conftest import Run
from tests.neo4j.unreliable import unreliable

pytestmark = pytest.mark.xdist_group("server")


def assert_pulls_the_same_folder(run: Run, uri: str, folder: Path) -> None:
    run("pull", uri, "-o", str(folder))
    assert_is_citynet(folder)


def assert_is_citynet(folder: Path) -> None:
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in (BUNDLED / "citynet").iterdir() if path.suffix in (".csv", ".json")
    }


def test_push_then_pull_gives_the_same_folder_byte_for_byte(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    assert "pushed 270 nodes" in run("push", server.address.uri).stderr
    assert_pulls_the_same_folder(run, server.address.uri, tmp_path / "citynet")
    run("load", server.address.uri, "-o", str(tmp_path / "loaded"))
    assert_is_citynet(tmp_path / "loaded")


def test_the_environment_names_the_server(
    run: Run, server: Neo4jStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", server.address.uri)
    run("push")
    run("pull", "-o", str(tmp_path / "copy"))
    text = "MATCH (c:City) RETURN count(c) AS n"
    there, here = (run("query", text, "--data", data).stdout for data in ("neo4j", str(tmp_path / "copy")))
    assert there.splitlines()[1:] == here.splitlines()[1:] == [" n", "29"]


def test_without_a_server_named_the_remedy_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    assert "set NEO4J_URI" in run("push", code=2).stderr
    assert "NEO4J_URI; set it" in run("--data", "neo4j", "info", code=1).stderr


def test_rankings_and_clusters_of_a_server_read_only_their_scope(
    run: Run, server: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = server.address.uri
    run("push", uri)
    monkeypatch.setattr(Neo4jStore, "graph", lambda _: pytest.fail("the whole graph is read"))
    for question in (
        ["rank", "-f", "json", "--at", "2014"],
        ["rank", "-m", "degree", "--of", "Organisation", "--through", "Forum", "-f", "json"],
        ["clusters", "-f", "json"],
    ):
        assert run("--data", uri, *question).stdout == run(*question).stdout


def test_what_others_have_changed_into_nonsense_is_said_whoever_asks(run: Run, server: Neo4jStore) -> None:
    uri = server.address.uri
    run("push", uri)
    server.connection.write("MATCH (:City {id: 'seoul'})-[r:MEMBER_OF]->() SET r.since = '20th century'")
    for question in (["rank", "--at", "2014"], ["clusters", "--at", "2014"], ["lookup", "Seoul"]):
        said = run("--data", uri, *question, code=1).stderr
        assert "what is there does not fit" in said
        assert "'20th century' is not a date" in said
        assert "push --replace" in said


def test_every_look_up_works_on_the_server_as_on_the_folder(run: Run, server: Neo4jStore) -> None:
    uri = server.address.uri
    run("push", uri)
    for question in (["lookup", "서울", "-f", "json"], ["schema", "-f", "json"]):
        assert run("-d", uri, *question).stdout == run(*question).stdout
    there, here = (json.loads(run("-d", data, "info", "-f", "json").stdout) for data in (uri, "citynet"))
    assert there == [row for row in here if row["section"] != "Faults"]  # which are looked for in tables
    assert "no error; warnings are looked for in tables only" in run("-d", uri, "check").stdout
    text = "MATCH (c:City)-[r:MEMBER_OF]->(o) RETURN c, r, o.name AS name ORDER BY c.id, r.id"
    assert json.loads(run("-d", uri, "query", text, "-f", "json").stdout) == json.loads(
        run("query", text, "-f", "json").stdout
    )


def test_python_asks_the_server_as_the_command_does(server: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    here = interurban.load("citynet")
    here.push(server.address.uri)
    monkeypatch.setenv("NEO4J_URI", server.address.uri)
    there = interurban.load("neo4j", dataset="citynet")
    assert repr(there) == f"<citynet on {server.address.uri}>"
    text = "MATCH (c:City)-[r:MEMBER_OF]->(o:Organisation {id: $id}) RETURN c.name, r ORDER BY c.id"
    assert there.cypher(text, id="citynet").to_dicts() == here.cypher(text, id="citynet").to_dicts()
    assert there.stock("members-at", at=2014).to_dicts() == here.stock("members-at", at=2014).to_dicts()
    assert isinstance(there, OpenedGraph)
    assert "examined" not in vars(there._data)  # asking Cypher did not read the whole
    assert there.schema().to_dicts() == here.schema().to_dicts()
    assert str(there.lookup("서울")) == str(here.lookup("서울"))
    with pytest.raises(InterurbanError, match="no data set 'other'"):
        interurban.load("neo4j", dataset="other").info()


def test_python_pushes_again_and_removes_only_on_request(server: Neo4jStore) -> None:
    uri = server.address.uri
    graph = Graph()
    graph.add_node("City", "a", "A")
    graph.add_node("City", "b", "B")
    UrbanGraph(graph).push(uri)
    graph = Graph()
    graph.add_node("City", "a", "A")
    count = "MATCH (c:City) RETURN count(c) AS n"
    there = interurban.load(uri)
    UrbanGraph(graph).push(uri)
    assert there.cypher(count)[0] == {"n": 2}
    UrbanGraph(graph).push(uri, replace=True)
    assert there.cypher(count)[0] == {"n": 1}


def test_what_others_keep_in_the_database_stays(run: Run, server: Neo4jStore) -> None:
    uri = server.address.uri
    server.connection.write("CREATE (:City {id: 'seoul', name: 'Not ours'})-[:KNOWS]->(:Person {name: 'Ada'})")
    run("push", uri)
    server.connection.write(
        "MATCH (c:City {id: 'seoul', dataset: 'citynet'}), (p:Person {name: 'Ada'}) CREATE (p)-[:LIVES_IN]->(c)", {}
    )
    server.connection.write("MATCH (c:City {id: 'seoul', dataset: 'citynet'}) SET c.colour = 'blue'")
    run("push", uri, "--replace")
    found = server.connection.read(
        "MATCH (:City {name: 'Not ours'})-[:KNOWS]->(:Person {name: 'Ada'})-[:LIVES_IN]->(c {dataset: 'citynet'}) "
        "RETURN count(*) AS n, c.colour AS colour", {}
    )  # fmt: skip
    assert found == [{"n": 1, "colour": "blue"}]


def test_nodes_of_others_with_a_dataset_of_the_same_name_stay(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    uri = server.address.uri
    server.connection.write("CREATE (:Project {dataset: 'citynet', id: 'p'})-[:PAYS {dataset: 'citynet'}]->(:City)")
    server.connection.write("CREATE (:DataSet {name: 'a table of somebody', dataset: 'theirs'})")
    run("push", uri)
    run("push", uri, "--replace")
    assert_pulls_the_same_folder(run, uri, tmp_path / "citynet")
    theirs = "MATCH (:Project {id: 'p'})-[:PAYS]->(:City), (d:DataSet {dataset: 'theirs'}) RETURN keys(d) AS keys"
    assert [sorted(row["keys"]) for row in server.connection.read(theirs)] == [["dataset", "name"]]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("after", [2_000, 60_000, 150_000])
def test_a_push_whose_connection_is_lost_is_completed_by_the_next(
    run: Run, server: Neo4jStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr("graph_model.stores.neo4j.connection.RETRIES_S", 0.5)
    with unreliable(server.address.uri, after=after, for_good=True) as way:
        said = run("push", way.uri, code=1).stderr
    assert way.broken
    assert said.count("\n") == 1
    assert "connection was lost" in said
    said = run("pull", server.address.uri, "-o", str(tmp_path / "half"), code=1).stderr
    assert ("holds no data set" if after == 2_000 else "push it again") in said
    run("push", server.address.uri)
    assert_pulls_the_same_folder(run, server.address.uri, tmp_path / "citynet")


def test_a_connection_that_comes_back_goes_unnoticed(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    with unreliable(server.address.uri, after=40_000, for_good=False) as way:
        assert "pushed 270 nodes" in run("push", way.uri).stderr
    assert way.broken
    assert_pulls_the_same_folder(run, server.address.uri, tmp_path / "citynet")


def test_ctrl_c_ends_an_endless_query_at_once_here_and_on_the_server(server: Neo4jStore) -> None:
    endless = (
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN x AS endless"
    )
    hears = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # where scripts ignore it, too
    program = f"{hears}from interurban.__main__ import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "-d", server.address.uri, "query", endless],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    running = "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS 'AS end' + 'less' RETURN text"
    wait_until(lambda: len(server.connection.read(running)) == 1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out, err) == (1, "", "\nAborted!\n")
    wait_until(lambda: not server.connection.read(running))


def wait_until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_wrong_password_or_database_is_one_line_without_the_secret(
    run: Run, server: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = server.address.uri
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    assert "there is no database 'nowhere'" in run("-d", uri, "query", "RETURN 1", code=1).stderr
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-secret")
    said = run("push", uri, code=1).stderr
    assert "the password is wrong" in said
    assert "wrong-secret" not in said


def test_a_password_in_the_address_is_refused_and_not_repeated(run: Run) -> None:
    said = run("push", "neo4j://neo4j:wrong-secret@localhost", code=1).output
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in said
    assert "wrong-secret" not in said


def test_no_server_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    assert "no Neo4j server answers there" in run("push", "bolt://127.0.0.1:1", code=1).stderr
    assert "no address of a Neo4j server" in run("push", "nonsense://x", code=1).stderr
