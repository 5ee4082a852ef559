"""One contract, run over every store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph, Vocabulary
from graph_model.stores.contract import QueryFailed, QueryRefused, QueryTimedOut, Store
from graph_model.stores.embedded import EmbeddedStore
from graph_model.stores.memory import MemoryStore
from graph_model.stores.server import Address, Neo4jStore
from loaders.opening import open_graph

pytestmark = pytest.mark.xdist_group("engines")

STORES = ["memory", "embedded", "neo4j"]
ENGINES = STORES[1:]


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Store]]:
    """Return a function that makes an empty store of a kind."""
    made: list[Store] = []

    def make_store(kind: str) -> Store:
        store: Store
        if kind == "memory":
            store = MemoryStore()
        elif kind == "embedded":
            store = EmbeddedStore(tmp_path / "database")
        else:
            address: Address = request.getfixturevalue("neo4j_address")
            emptied = Neo4jStore(address)
            emptied._write("MATCH (n) DETACH DELETE n", {})
            emptied.close()
            store = Neo4jStore(address)
        made.append(store)
        return store

    yield make_store
    for store in made:
        store.close()


def everything() -> Graph:
    """A graph with every type of property, in several scripts, with disputes and a vocabulary of its own."""
    vocabulary = Vocabulary.bundled().extended_by(
        "nodes: {Thing: {properties: {flag: boolean, ratio: number, count: integer, tags: {type: text, list: true}, "
        "seen: date, page: url}}}\nrelationships: {TOUCHES: {ends: [{from: [Thing], to: [City]}], "
        "properties: {ratio: number, since: date}}}",
        "mine.yaml",
    )
    graph = Graph(vocabulary)
    graph.about = {"name": "everything", "title": "All — 모두", "licenses": [{"name": "x"}]}
    graph.add_node("Source", "src", "A source", {"language": ["ko", "en"], "published": "2014?"})
    graph.add_node(
        "City",
        "seoul",
        "Seoul 'quoted' \"double\" \\ back",
        {"latitude": 37.0, "population": 10**10},
        aliases=["서울@ko", "ソウル@ja", "S|M|G", "`tick`"],
        sources=["src#쪽 1"],
    )
    graph.add_node(
        "Thing",
        "t",
        "Ding",
        {
            "flag": False,
            "ratio": 2,
            "count": 0,
            "tags": ["a", "b|c", "ü"],
            "seen": "../2013-11",
            "page": "https://example.org/?a=b&c=d",
        },
    )
    graph.add_node("Thing", "u", "<b>$x {y}</b>", {"flag": True, "ratio": -0.1, "seen": "201X"})
    graph.add_statement("seoul", "latitude", 38.5, sources=["src#page 2"], note="elsewhere")
    graph.add_statement("seoul", "aliases", ["한양@ko"])
    for since in ("1987", "2013-11/2013-12", None):
        graph.add_relationship("t", "TOUCHES", "seoul", {"since": since, "ratio": 1.5}, sources=["src"])
    graph.add_relationship("u", "TOUCHES", "seoul")
    return graph


def content(graph: Graph) -> tuple[Any, ...]:
    edges = {(a, b, key): data for a, b, key, data in graph.nx.edges(keys=True, data=True)}
    return dict(graph.nx.nodes(data=True)), edges, graph.about, graph.vocabulary.texts


@pytest.mark.parametrize("kind", STORES)
@pytest.mark.parametrize("data", ["everything", "citynet"])
def test_what_is_put_reads_back_with_nothing_lost(make: Callable[[str], Store], kind: str, data: str) -> None:
    graph = everything() if data == "everything" else open_graph(data)
    store = make(kind)
    store.put(graph)
    assert content(store.graph()) == content(graph)


@pytest.mark.parametrize("kind", STORES)
def test_putting_twice_changes_nothing(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    store.put(everything())
    assert content(store.graph()) == content(everything())


def smaller() -> Graph:
    graph = Graph(everything().vocabulary)
    graph.about = dict(everything().about)
    graph.add_node("City", "seoul", "Seoul now", {"latitude": 37.5})
    graph.add_node("City", "busan", "Busan")
    graph.add_relationship("seoul", "TWINNED_WITH", "busan", {"since": "2000"})
    return graph


@pytest.mark.parametrize("kind", STORES)
def test_replacing_removes_what_is_gone(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    store.put(smaller(), replace=True)
    found = store.graph()
    assert set(found.nx) == {"seoul", "busan"}
    assert content(found)[1] == content(smaller())[1]
    assert found.node("seoul").name == "Seoul now"
    assert "population" not in found.node("seoul").properties


@pytest.mark.parametrize("kind", ENGINES)
def test_values_come_back_as_plain_data(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    (row,) = store.query(
        "MATCH p = (t:Thing {id: 't'})-[r:TOUCHES {since: '1987'}]->(c:City) "
        "RETURN t, r, p, c.latitude AS number, c.population AS big, t.flag AS flag, t.seen_latest AS day, "
        "c.aliases AS aliases, null AS nothing, {a: [1, 2.5]} AS map, date('2014-02-03') AS date, "
        "datetime('2014-01-01T10:00:00Z') AS moment, duration('P1Y2M') AS span",
        {},
        limit=None,
        timeout=30,
    ).rows
    assert row["t"]["labels"] == ["Thing"]
    assert row["t"]["properties"]["name"] == "Ding"
    assert row["t"]["properties"]["seen_latest"] == "2013-11-30"
    assert row["r"]["type"] == "TOUCHES"
    assert row["p"] == {"nodes": [row["t"], row["p"]["nodes"][1]], "relationships": [row["r"]]}
    assert (row["number"], row["big"], row["flag"], row["day"]) == (37.0, 10**10, False, "2013-11-30")
    assert isinstance(row["number"], float)
    assert row["aliases"] == ["서울", "ソウル", "S|M|G", "`tick`"]
    assert (row["nothing"], row["map"], row["date"]) == (None, {"a": [1, 2.5]}, "2014-02-03")
    assert (row["moment"], row["span"]) == ("2014-01-01T10:00:00+00:00", "P1Y2M")


@pytest.mark.parametrize("kind", ENGINES)
def test_parameters_limits_and_columns(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    found = store.query("UNWIND $these AS x RETURN x AS value, $name AS name", {"these": [1, "둘", None], "name": "n"},
                        limit=2, timeout=30)  # fmt: skip
    assert list(found.columns) == ["value", "name"]
    assert [row["value"] for row in found.rows] == [1, "둘"]
    assert found.more
    none = store.query("MATCH (n:City {id: 'nowhere'}) RETURN n.name AS name, n", {}, limit=2, timeout=30)
    assert (list(none.columns), list(none.rows), none.more) == (["name", "n"], [], False)


WRITES = [
    "CREATE (x:City {id: 'x'}) RETURN x",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.name = 'x'",
    "MERGE (x:City {id: 'y'})",
    "MATCH (n) REMOVE n.name",
    "CREATE INDEX foo FOR (c:City) ON (c.name)",
    "MATCH (c:City) CALL { WITH c SET c.name = 'x' } RETURN c",
    "FOREACH (i IN [1] | CREATE (:City))",
    "DROP DATABASE neo4j",
    "CREATE USER mallory SET PASSWORD 'secretsecret'",
]
READS_ELSEWHERE = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'https://example.org/' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "SHOW USERS",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL algo.pagerank() YIELD node RETURN node",
]


@pytest.mark.parametrize("kind", ENGINES)
def test_a_query_only_reads_the_graph(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    before = content(store.graph())
    for text in WRITES:
        with pytest.raises((QueryRefused, QueryFailed)):
            store.query(text, {}, limit=1, timeout=10)
    for text in READS_ELSEWHERE:
        with pytest.raises((QueryRefused, QueryFailed)) as raised:
            store.query(text, {}, limit=1, timeout=10)
        assert "root:" not in str(raised.value)
    assert content(store.graph()) == before


@pytest.mark.parametrize("kind", ENGINES)
def test_refusals_are_one_clear_line(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    for text in ("CREATE (x:City)", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"):
        with pytest.raises(QueryRefused, match="only reads the graph") as raised:
            store.query(text, {}, limit=1, timeout=10)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("kind", ENGINES)
def test_an_endless_query_is_stopped_and_the_next_one_runs(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(open_graph("citynet"))
    endless = "MATCH (a), (b), (c), (d) WHERE a.name + b.name + c.name = d.name RETURN a.name"
    with pytest.raises(QueryTimedOut, match="stopped after 1 s"):
        store.query(endless, {}, limit=None, timeout=1)
    assert store.query("RETURN 1 AS one", {}, limit=None, timeout=10).rows == [{"one": 1}]


@pytest.mark.parametrize("kind", ENGINES)
def test_a_syntax_error_shows_its_place(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    with pytest.raises(QueryFailed) as raised:
        store.query("MATCH (n:City)\nRETRUN n", {}, limit=1, timeout=10)
    shown = str(raised.value).splitlines()
    assert shown[-2].strip() == "RETRUN n"
    assert shown[-1].strip() == "^"


@pytest.mark.parametrize("kind", ENGINES)
def test_a_procedure_that_reads_the_schema_may_be_called(make: Callable[[str], Store], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    found = store.query("CALL db.labels() YIELD label RETURN label ORDER BY label", {}, limit=None, timeout=10)
    assert {"City", "Thing"} <= {row["label"] for row in found.rows}


def test_the_store_in_memory_knows_no_cypher() -> None:
    with pytest.raises(QueryRefused):
        MemoryStore().query("RETURN 1", {}, limit=None, timeout=1)
