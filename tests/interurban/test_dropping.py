"""What a server holds, and dropping one data set among others: only what was written of it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import interurban
from graph_model import DatasetChanged, NoData, TiedByOthers
from graph_model.stores.neo4j import batches
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.opening import open_graph
from tests.interurban.conftest import Run
from tests.interurban.test_shared_server import FOREIGN, TIED
from tests.neo4j.server import empty, forget_constraints
from tests.queries.cypher.generated_graph import generated

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

THERE = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m ORDER BY elementId(n), elementId(r)"


@pytest.fixture(scope="module")
def among_others(neo4j_address: Address) -> Iterator[None]:
    """Take away what keeps ids unique, before others put twins among ours, and in the end."""
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    forget_constraints(store.connection)
    yield
    empty(store.connection)
    forget_constraints(store.connection)
    store.close()


@pytest.fixture
def shared(among_others: None, server: Neo4jStore) -> Neo4jStore:  # noqa: ARG001 -- before the server
    """A server with two data sets, pushed among what others keep."""
    server.connection.write("DROP CONSTRAINT interurban_City IF EXISTS")  # of a push where nobody else kept anything
    for statement in FOREIGN:
        server.connection.write(statement)
    server.put(open_graph("citynet"))
    server.put(generated())
    return server


def everything(server: Neo4jStore) -> list[object]:
    return [json.dumps(row, default=str) for row in server.connection.read(THERE)]


def held(run: Run, uri: str) -> dict[str, dict[str, object]]:
    return {row["data set"]: row for row in json.loads(run("datasets", uri, "-f", "json").stdout)}


def test_a_server_tells_what_it_holds_and_how_it_came_there(run: Run, shared: Neo4jStore) -> None:
    uri = shared.address.uri
    found = held(run, uri)
    assert list(found) == ["citynet", "generated"]
    ours = found["citynet"]
    assert (ours["nodes"], ours["relationships"], ours["state"]) == (270, 473, "whole")
    assert ours["by"] == f"interurban {interurban.__version__}"
    now = shared.connection.read("RETURN datetime() AS now")[0]["now"]
    assert str(ours["pushed"])[:13] in (str(now)[:13], str(now)[:11] + f"{int(str(now)[11:13]) - 1:02}")
    assert found["generated"]["nodes"] == len(generated())
    assert run("-d", uri, "datasets", "-f", "json").stdout == run("datasets", uri, "-f", "json").stdout
    assert interurban.load(uri).datasets().to_dicts() == interurban.load("citynet").datasets(uri).to_dicts()


def test_what_was_cut_off_or_is_more_than_was_pushed_is_told(run: Run, shared: Neo4jStore) -> None:
    uri = shared.address.uri
    shared.connection.write("MATCH (d:DataSet {dataset: 'generated'}) SET d.incomplete = true")
    shared.connection.write("MATCH (c:City {dataset: 'citynet', id: 'seoul'})-[r:MEMBER_OF]->() DELETE r")
    assert held(run, uri)["generated"]["state"] == "cut off"
    said = run("datasets", uri).output
    assert "generated: a push or a drop is under way or was cut off" in said
    assert "citynet: 270 nodes and 473 relationships were pushed last; the rest is of earlier pushes, or others" in said


def test_what_is_dropped_is_what_was_written_and_all_else_is_as_before(run: Run, shared: Neo4jStore) -> None:
    uri = shared.address.uri
    before_citynet = everything(shared)
    citynet, other = open_graph("citynet"), generated()
    said = run("drop", "citynet", uri, "--yes").stderr
    assert "dropped 'citynet': 270 nodes and 473 relationships" in said
    assert "left 4 nodes that bear its name and are not of its making" in said
    assert set(held(run, uri)) == {"generated"}
    assert set(everything(shared)) < set(before_citynet)
    view = Neo4jStore(shared.address, "generated")
    try:
        assert (len(view.view()), view.view().relationship_count) == (len(other), other.relationship_count)
    finally:
        view.close()
    shared.put(citynet)
    run("drop", "generated", uri, "--yes")
    run("drop", "citynet", uri, "--yes")
    left = shared.connection.read("MATCH (n) RETURN count(n) AS n, count(n.search_names) AS ours")
    assert left == [{"n": 14, "ours": 0}]


def test_what_others_have_tied_to_it_survives_or_the_drop_is_refused(run: Run, shared: Neo4jStore) -> None:
    uri = shared.address.uri
    for statement in TIED:
        shared.connection.write(statement)
    shared.connection.write("MATCH (d:DataSet {dataset: 'citynet'}) CREATE (:Note {text: 'of spring'})-[:ABOUT]->(d)")
    before = everything(shared)
    said = run("drop", "citynet", uri, "--yes", code=1).stderr
    assert "nothing was dropped, for others have tied something to nodes of 'citynet'" in said
    for hanging in (
        "1 PAYS (Project, as at seoul)",
        "IN_COUNTRY (Country, as at seoul)",
        "MEMBER_OF (Organisation, as at seoul)",
        "1 ABOUT (Note, as at dataset-citynet)",
    ):
        assert hanging in said
    assert said.count("\n") == 1
    assert everything(shared) == before
    with pytest.raises(TiedByOthers, match="PAYS"):
        interurban.load(uri, dataset="citynet").drop("citynet")
    foreign = "MATCH ()-[r]->() WHERE r.begins_earliest IS NULL RETURN count(r) AS n"
    ties = shared.connection.read(foreign)
    said = run("drop", "citynet", uri, "--yes", "--keep-tied").stderr
    assert "dropped 'citynet': 269 nodes and 473 relationships" in said
    assert "left 1 node to which others have tied something" in said
    assert shared.connection.read(foreign) == ties
    assert shared.datasets() == ["generated"]


def test_a_node_that_cannot_be_told_from_ours_is_not_dropped(shared: Neo4jStore) -> None:
    shared.connection.write(
        "MATCH (s:City {dataset: 'citynet', id: 'seoul'}) CREATE (o:Organisation) SET o = properties(s)"
    )
    before = everything(shared)
    with pytest.raises(DatasetChanged, match="2 nodes bear this id"):
        shared.dropping("citynet")
    assert everything(shared) == before


def test_it_asks_first_and_knows_the_names(run: Run, server: Neo4jStore) -> None:
    uri = server.address.uri
    server.put(open_graph("citynet"))
    said = run("drop", "citynet", uri, code=2).stderr
    assert "this would drop 270 nodes and 473 relationships of 'citynet'" in said
    assert "--yes" in said
    assert "holds no data set 'citinet'; it holds: citynet" in run("drop", "citinet", uri, "--yes", code=1).stderr
    with pytest.raises(NoData):
        server.dropping("citinet")
    assert held(run, uri)["citynet"]["nodes"] == 270


def test_a_drop_goes_by_batches_and_one_that_was_cut_off_is_completed(
    run: Run, server: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put(open_graph("citynet"))
    monkeypatch.setattr(batches, "MOST_ROWS", 50)
    done: list[int] = []

    def cut(written: int, of: int) -> None:
        assert of == 743
        done.append(written)
        if written > 500:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        server.dropping("citynet").drop(progress=cut)
    assert len(done) == 10 + 1  # the last batch of the relationships is no whole one
    assert held(run, server.address.uri)["citynet"]["state"] == "cut off"
    run("drop", "citynet", server.address.uri, "--yes")
    assert server.connection.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_no_server_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    for question in (["datasets"], ["drop", "citynet"], ["-d", "citynet", "datasets"]):
        assert "name the server: neo4j://HOST, or set NEO4J_URI" in run(*question, code=2).stderr


def test_what_two_data_sets_have_in_common_is_tied_as_the_documents_say(run: Run, shared: Neo4jStore) -> None:
    page = Path(__file__).parents[2] / "docs" / "cypher.md"
    part = page.read_text("utf-8").partition("### The same city in several data sets")[2]
    tie, ask = re.findall(r"```cypher\n(.*?)```", part, re.DOTALL)[:2]
    (undo,) = re.findall(r"`(MATCH .*DELETE r)`", part)
    uri = shared.address.uri
    shared.connection.write("MATCH (c:City {dataset: 'citynet', id: 'seoul'}) SET c.geonames_id = '1835848'")
    shared.connection.write("MATCH (c:City {dataset: 'generated', id: 'seoul'}) SET c.geonames_id = '1835848'")
    shared.connection.write("MATCH (c:City {dataset: 'citynet', id: 'busan'}) SET c.wikidata_id = 'Q16520'")
    shared.connection.write(
        "MATCH (c:City {dataset: 'generated'}) WHERE c.id <> 'seoul' WITH c ORDER BY c.id LIMIT 1 "
        "SET c.wikidata_id = 'Q16520'"
    )
    before = run("-d", uri, "--dataset", "citynet", "lookup", "Seoul", "-f", "json").stdout
    for _ in range(2):
        for statement in tie.split(";\n")[:-1]:
            shared.connection.write(statement)
    by = shared.connection.read("MATCH ()-[r:SAME_AS]->() RETURN r.by AS by ORDER BY by")
    assert by == [{"by": "geonames_id"}, {"by": "wikidata_id"}]
    found = json.loads(run("-d", uri, "--dataset", "citynet", "query", ask, "-f", "json").stdout)
    assert ("Seoul", "generated") in {(row["a.name"], row["b.dataset"]) for row in found}
    assert run("-d", uri, "--dataset", "citynet", "lookup", "Seoul", "-f", "json").stdout == before
    assert "SAME_AS (City, as at busan)" in run("drop", "citynet", uri, "--yes", code=1).stderr
    shared.connection.write(undo)
    run("drop", "citynet", uri, "--yes")
