"""The commands against a real Neo4j server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model.stores.server import Neo4jStore
from graph_model.stores.server_connection import Address
from loaders.opening import BUNDLED
from tests.interurban.conftest import Run
from tests.neo4j.server import empty

pytestmark = pytest.mark.xdist_group("engines")


@pytest.fixture
def server(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """An empty server that the environment names."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    yield store
    store.close()


def test_push_then_pull_gives_the_same_folder_byte_for_byte(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    uri = server.address.uri
    assert "pushed 270 nodes" in run("push", uri).stderr
    run("pull", uri, "-o", str(tmp_path / "citynet"))
    assert {path.name: path.read_bytes() for path in (tmp_path / "citynet").iterdir()} == {
        path.name: path.read_bytes() for path in (BUNDLED / "citynet").iterdir() if path.suffix in (".csv", ".json")
    }


def test_every_look_up_works_on_the_server_as_on_the_folder(run: Run, server: Neo4jStore) -> None:
    uri = server.address.uri
    run("push", uri)
    for question in (["lookup", "서울", "-f", "json"], ["info", "-f", "json"], ["schema", "-f", "json"]):
        assert run("-d", uri, *question).stdout == run(*question).stdout
    text = "MATCH (c:City)-[r:MEMBER_OF]->(o) RETURN c, r, o.name AS name ORDER BY c.id, r.id"
    assert json.loads(run("-d", uri, "query", text, "-f", "json").stdout) == json.loads(
        run("query", text, "-f", "json").stdout
    )


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


def test_a_push_that_was_cut_off_is_completed_by_the_next(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    uri = server.address.uri
    run("push", uri)
    server.connection.write("MATCH (n:Forum) WHERE n.dataset = 'citynet' DETACH DELETE n")
    server.connection.write("MATCH ()-[r:HOLDS]->() DELETE r")
    run("push", uri)
    run("pull", uri, "-o", str(tmp_path / "citynet"))
    assert (tmp_path / "citynet" / "holds.csv").read_bytes() == (BUNDLED / "citynet" / "holds.csv").read_bytes()


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


def test_no_server_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    assert "no Neo4j server answers there" in run("push", "bolt://127.0.0.1:1", code=1).stderr
    assert "no address of a Neo4j server" in run("push", "nonsense://x", code=1).stderr
