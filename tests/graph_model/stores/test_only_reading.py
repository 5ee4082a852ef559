"""Whatever its text says, a query only reads the graph: on every engine, and refused by the engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_model.errors import QueryFailed, QueryRefused
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from tests.graph_model.stores.samples import content, everything
from tests.neo4j.server import empty

pytestmark = pytest.mark.xdist_group("server")

ENGINES = ["embedded", "neo4j"]
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
    "SHOW INDEXES",
    "SHOW CONSTRAINTS YIELD name RETURN name",
    "SHOW SETTINGS YIELD name, value RETURN name, value",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL algo.pagerank() YIELD node RETURN node",
]
# Places where a subquery is no step of a plan. {} is what it would do, yielding `line`.
HIDDEN = [
    "RETURN [x IN [1] | COLLECT {{ {} RETURN line }}] AS x",
    "RETURN CASE WHEN 1 = 1 THEN COLLECT {{ {} RETURN line }} END AS x",
    "RETURN reduce(n = 0, x IN [1] | n + COUNT {{ {} RETURN line }}) AS x",
    "MATCH p = (a:City)-[*1..2]-(b) WHERE all(x IN nodes(p) WHERE EXISTS {{ {} RETURN line }}) RETURN b",
    "MATCH p = shortestPath((:City)-[*..4]-(:Thing)) WHERE any(x IN [1] WHERE EXISTS {{ {} RETURN line }}) RETURN p",
    "MATCH (a:City) RETURN [(a)--(b) WHERE EXISTS {{ {} RETURN line }} | b.id] AS n",
    "MATCH (a:City) RETURN a {{.id, x: COLLECT {{ {} RETURN line }}}} AS n",
    "MATCH (a) RETURN a.id AS id ORDER BY CASE WHEN a.id = 'x' THEN 1 ELSE COUNT {{ {} RETURN line }} END",
    "MATCH (n:City) WHERE n.id IN [x IN ['seoul'] | CASE WHEN EXISTS {{ {} RETURN line }} THEN x END] RETURN n.id AS x",
    "UNWIND [x IN [1] | COLLECT {{ {} RETURN line }}] AS y RETURN y",
    "MATCH (a:City) WITH a.id AS id, count(CASE WHEN EXISTS {{ {} RETURN line }} THEN 1 END) AS n RETURN id, n",
    "MATCH (a) CALL (a) {{ MATCH (a)--(b) WHERE any(x IN [1] WHERE EXISTS {{ {} RETURN line }}) RETURN b }} RETURN b",
    "RETURN 1 AS n UNION RETURN size([x IN [1] | COLLECT {{ {} RETURN line }}]) AS n",
]
DEEDS = {
    "LOAD CSV": "LOAD CSV FROM 'file:///etc/passwd' AS line",
    "procedure": "CALL db.schema.nodeTypeProperties() YIELD nodeType AS line",
}


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """An engine, filled once: all that is asked here leaves it as it was."""
    filled: CypherStore
    if request.param == "neo4j":
        filled = Neo4jStore(request.getfixturevalue("neo4j_address"))
        empty(filled.connection)
    else:
        filled = EmbeddedStore(tmp_path_factory.mktemp("only-reading") / "database")
    filled.put(everything())
    yield filled
    assert content(filled.graph()) == content(everything())
    filled.close()


def test_a_query_only_reads_the_graph(store: CypherStore) -> None:
    before = content(store.graph())
    for text in WRITES:
        with pytest.raises((QueryRefused, QueryFailed)):
            store.query(text, {}, limit=1, timeout=60)
    for text in READS_ELSEWHERE:
        with pytest.raises((QueryRefused, QueryFailed)) as raised:
            store.query(text, {}, limit=1, timeout=60)
        assert "root:" not in str(raised.value)
    assert content(store.graph()) == before


def test_the_same_expressions_without_a_deed_are_answered(store: CypherStore) -> None:
    for text in HIDDEN:
        assert store.query(text.format("UNWIND [1] AS line"), {}, limit=1, timeout=60).columns


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_read_from_within_an_expression(store: CypherStore, deed: str) -> None:
    for text in HIDDEN:
        with pytest.raises((QueryRefused, QueryFailed)) as raised:
            store.query(text.format(DEEDS[deed]), {}, limit=1, timeout=60)
        if isinstance(store, Neo4jStore):
            assert "only reads the graph" in str(raised.value)


@pytest.mark.parametrize(
    "call",
    [
        "util.sleep(5000)",
        "apoc.util.sleep(5000)",
        "text.slug('a b')",
        "eval('1 + 1')",
        "distance(1, 2)",
        "geo.point(1, 2)",
        "Vector.add([1.0], [2.0])",
    ],
)
def test_functions_of_one_engine_alone_are_unknown(store: CypherStore, call: str) -> None:
    with pytest.raises(QueryFailed, match=r"Unknown function|has been replaced"):
        store.query(f"RETURN {call} AS x", {}, limit=1, timeout=3)


def test_a_plan_is_not_taken_for_rows(store: CypherStore) -> None:
    for word in ("EXPLAIN", "PROFILE"):
        with pytest.raises((QueryRefused, QueryFailed)):
            store.query(f"{word} MATCH (n) RETURN n", {}, limit=1, timeout=60)


def test_names_and_texts_that_only_look_like_deeds_are_read(store: CypherStore) -> None:
    text = (
        "MATCH (n:City) WHERE n.name <> 'LOAD CSV' AND none(x IN n.aliases WHERE x = 'CALL db.x()') RETURN "
        "'LOAD CSV FROM' AS said, [x IN [1] | COUNT { CALL db.labels() YIELD label RETURN label }][0] > 0 AS some"
    )
    assert store.query(text, {}, limit=1, timeout=60).rows == [{"said": "LOAD CSV FROM", "some": True}]


def test_refusals_are_one_clear_line(store: CypherStore) -> None:
    for text in ("CREATE (x:City)", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"):
        with pytest.raises(QueryRefused, match="only reads the graph") as raised:
            store.query(text, {}, limit=1, timeout=60)
        assert "\n" not in str(raised.value)


def test_a_procedure_that_reads_the_schema_may_be_called(store: CypherStore) -> None:
    found = store.query("CALL db.labels() YIELD label RETURN label ORDER BY label", {}, limit=None, timeout=60)
    assert {"City", "Thing"} <= {row["label"] for row in found.rows}
