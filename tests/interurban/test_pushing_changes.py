"""A push sends what is not there as it should be, and says how much; what is there then is what a first push writes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph_model import Graph
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.opening import open_graph
from tests.graph_model.stores.samples import everything
from tests.interurban.conftest import Run
from tests.interurban.test_push_and_pull import assert_pulls_the_same_folder
from tests.neo4j.server import empty

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

NODES = "MATCH (n) WHERE NOT n:DataSet RETURN labels(n) AS labels, properties(n) AS record ORDER BY n.id"
TIES = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS record, b.id AS b ORDER BY a, r.id, b"
RECORD = "MATCH (d:DataSet) RETURN properties(d) AS record"


def there(server: Neo4jStore) -> list[object]:
    return [server.connection.read(text) for text in (NODES, TIES)]


def test_an_unchanged_push_writes_nothing_and_says_so(run: Run, server: Neo4jStore, tmp_path: Path) -> None:
    uri = server.address.uri
    run("push", uri)
    stamp = server.stamp()
    for more in ([], ["--replace"]):
        said = run("push", uri, *more).stderr
        assert "nothing to send: it was pushed as it is, and nothing in the database has changed since" in said
        assert "which was there before" in said
    assert server.stamp() == stamp
    server.connection.write("CREATE (:Elsewhere)")
    stamp = server.stamp()
    assert "nothing to send of 743 nodes and relationships" in run("push", uri).stderr
    assert server.stamp() == stamp
    assert "has changed since" in run("push", uri).stderr
    assert_pulls_the_same_folder(run, uri, tmp_path / "copy")


@pytest.mark.parametrize(
    ("change", "said"),
    {
        "MATCH (c:City {id: 'seoul'}) SET c.name = 'Soul'": "1 changed",
        "MATCH (c:City {id: 'seoul'}) REMOVE c.search_names": "1 changed",
        "MATCH (c:City {id: 'seoul'}) SET c.latitude = toString(c.latitude)": "1 changed",
        "MATCH (c:City {id: 'seoul'}) SET c.aliases = c.aliases + 'Soul'": "1 changed",
        "MATCH (c:City {id: 'seoul'})-[r:MEMBER_OF]->() WITH r LIMIT 1 DELETE r": "1 new, 0 changed",
        "MATCH (c:City {id: 'seoul'})-[r:MEMBER_OF]->() WITH r LIMIT 1 SET r.since = '1066'": "1 changed",
        "MATCH (d:DataSet) SET d.incomplete = true": "nothing to send of",
    }.items(),
)
def test_what_others_have_changed_is_written_again(run: Run, server: Neo4jStore, change: str, said: str) -> None:
    uri = server.address.uri
    run("push", uri)
    before = there(server)
    server.connection.write(change)
    assert said in run("push", uri).stderr
    assert there(server) == before
    assert "incomplete" not in server.connection.read(RECORD)[0]["record"]


def test_what_is_there_is_compared_a_few_nodes_at_a_time(server: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_model.stores.neo4j.there.AT_ONCE", 7)
    graph = open_graph("citynet")
    server.put(graph)
    server.connection.write("MATCH (c:City)-[r:MEMBER_OF]->() SET r.tier = 'none'")
    server.connection.write("MATCH (c:City) SET c.name = 'Soul'")
    changed = sum(each.start in graph.types_of("City") for each in graph.relationships("MEMBER_OF"))
    server.put(graph)
    assert f"sent {changed + 29} of 743 nodes and relationships: 0 new, {changed + 29} changed" in server.notes


def test_what_others_have_added_to_a_node_stays(run: Run, server: Neo4jStore) -> None:
    run("push", server.address.uri)
    server.connection.write("MATCH (c:City {id: 'seoul'}) SET c.theirs = 5, c:Bookmarked")
    assert "nothing to send of" in run("push", server.address.uri).stderr
    found = server.connection.read("MATCH (c:Bookmarked) RETURN c.theirs AS theirs")
    assert found == [{"theirs": 5}]


def changed(graph: Graph, chance: random.Random) -> Graph:
    """Return a graph in which a third of the relationships and some nodes are others, and some are gone or new."""
    new = Graph(graph.vocabulary)
    new.about = dict(graph.about)
    for node in graph.nodes():
        name = f"{node.name} II" if chance.random() < 0.1 else node.name
        aliases, sources = (node.attributes[each] for each in ("aliases", "sources"))
        new.add_node(node.type, node.id, name, node.properties, aliases=aliases, sources=sources)
    for tie in graph.relationships():
        drawn = chance.random()
        if drawn < 0.2:
            continue
        properties = dict(tie.properties)
        if drawn < 0.4 and "note" in graph.vocabulary.relationships[tie.type].properties:
            properties["note"] = "seen"
        new.put_relationship(tie.start, tie.type, tie.end, properties, sources=tie.attributes["sources"])
    new.add_node("City", "novy", "Nový")
    return new


@pytest.mark.parametrize("seed", [1, 2])
def test_a_push_of_changes_leaves_what_a_first_push_writes(server: Neo4jStore, seed: int) -> None:
    graph = open_graph("citynet")
    server.put(graph)
    other = changed(graph, random.Random(seed))
    server.put(other, replace=True)
    said = " ".join(server.notes)
    assert "; removed " in said
    sent = int(said.partition("sent ")[2].partition(" ")[0])
    assert 0 < sent < 0.6 * (len(other) + other.relationship_count)
    found = there(server)
    empty(server.connection)
    server.put(other)
    assert found == there(server)


def test_names_that_are_too_many_for_the_index_are_said(server: Neo4jStore) -> None:
    graph = Graph()
    graph.add_node("City", "a", "A", aliases=[f"Name {number}" for number in range(2_000)])
    graph.add_node("City", "b", "B")
    server.put(graph)
    assert any("1 node will be found by the first 8,000 letters of its names only: a" in each for each in server.notes)


def test_a_number_that_others_have_made_a_whole_one_is_written_again(server: Neo4jStore) -> None:
    graph = Graph()
    for name in ("A", "B", "C"):
        graph.add_node("City", name.lower(), name)
    for end in ("b", "c"):  # alike but for their ends, as what is compared at once
        graph.add_relationship("a", "TIED_TO", end, {"weight": 5.0})
    server.put(graph)
    server.connection.write("MATCH ()-[r]->({id: 'b'}) SET r.weight = toInteger(r.weight)")
    server.put(graph)
    assert "sent 1 of 5 nodes and relationships: 0 new, 1 changed" in server.notes
    assert (
        server.connection.read("MATCH ()-[r]->() RETURN DISTINCT valueType(r.weight) AS type")[0]["type"]
        == "FLOAT NOT NULL"
    )


def test_every_kind_of_value_is_known_again(server: Neo4jStore) -> None:
    graph = everything()
    server.put(graph)
    server.put(graph)
    assert any(note.startswith("nothing to send of") for note in server.notes), server.notes
