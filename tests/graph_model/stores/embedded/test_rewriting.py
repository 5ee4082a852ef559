"""What is put otherwise for the embedded engine, and what it does not answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model.errors import QueryFailed, QueryRefused
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.engine import engine
from graph_model.stores.embedded.rewriting import rewrite
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.embedded.syntax_tree import syntax_tree
from tests.graph_model.stores.samples import everything

pytestmark = pytest.mark.xdist_group("server")

SAME = [
    "MATCH (c) CALL (c) { MATCH (d) WHERE d = c RETURN d.id AS id } WITH * UNWIND [1] AS x RETURN id, x, c { .id, x }",
    "MATCH (c:City)-[r:HOLDS]->(o) WHERE c.name CONTAINS '(a)--(b)' RETURN [x IN [1] WHERE x > 0 | x]",
    "MATCH (c:City) WHERE EXISTS { (c)-->() } RETURN COUNT { (c)--() } AS n, '[(c)--(x) | x]' AS text",
    "MATCH (c) WITH c ORDER BY c.id LIMIT 5 MATCH (d:City) WHERE d = c RETURN d // WITH c LIMIT 1 WHERE (c)--()",
]
# What these mean where a variable is missing or a cut comes before a filter; asked of both engines.
MEANT: dict[str, list[dict[str, object]]] = {
    "MATCH (c:City|Thing) OPTIONAL MATCH (c)-->(d) "
    "RETURN DISTINCT c.id AS id, size([(d)--(x) WHERE x:Thing | x.id]) AS n ORDER BY id": [
        {"id": "seoul", "n": 0},
        {"id": "t", "n": 4},
        {"id": "u", "n": 4},
    ],
    "MATCH (c:City|Thing) OPTIONAL MATCH (c)-->(d) WITH c, d WHERE (d)<--() RETURN DISTINCT c.id AS id ORDER BY id": [
        {"id": "t"},
        {"id": "u"},
    ],
    "MATCH (c:City|Thing) OPTIONAL MATCH (c)-->(d) RETURN DISTINCT c.id AS id, exists ( (d)<--() ) AS n ORDER BY id": [
        {"id": "seoul", "n": False},
        {"id": "t", "n": True},
        {"id": "u", "n": True},
    ],
    "MATCH (서울:City) RETURN size([(서울)--(x) WHERE (x)-->()|x]) AS n": [{"n": 4}],
    "MATCH (c:City|Thing) OPTIONAL MATCH (c)-->(d) MATCH (d) RETURN DISTINCT c.id AS id ORDER BY id": [
        {"id": "t"},
        {"id": "u"},
    ],
    "MATCH (c:City|Thing) WITH c ORDER BY c.id LIMIT 2 WHERE c.id > 'seoul' RETURN c.id AS id": [{"id": "t"}],
    "MATCH (c:City|Thing) WITH * ORDER BY c.id LIMIT 2 WHERE c.id > 'seoul' RETURN c.id AS id": [{"id": "t"}],
    "MATCH (c:Thing)--(d) WITH c, count(d) AS n WHERE any(x IN [c] WHERE x.id = 't') RETURN c.id AS id": [{"id": "t"}],
    "MATCH (c:Thing) WITH c, count(*) AS n WHERE EXISTS { (c)--(d) WHERE d.id > '' } RETURN count(c) AS n": [{"n": 2}],
}
# What ours would answer in other words, and no engine may: the word that the error quotes.
WRONG = {
    "MATCH (c:City) WHERE (x)-[:TOUCHES]->() RETURN c": "x",
    "MATCH (c:City) WHERE c.id = 'a' OR NOT (cty)<--() RETURN c": "cty",
    "MATCH (c:City) WHERE (c)-[r]->() RETURN c": "r",
    "MATCH (c:City) WHERE (c)<--(d:Thing) RETURN c": "d",
    "MATCH (c:City) WHERE exists((c)--(d)) RETURN c": "d",
    "MATCH (c:City) WITH c WHERE (c)--(d) RETURN c": "d",
    "MATCH (c:City) RETURN CASE WHEN (c)--(d) THEN 1 END AS n": "d",
    "MATCH (c:City) RETURN [(c)--(d) WHERE e.id = 't' | d.id] AS n": "e",
    "MATCH (c:City) RETURN [(c)--(d) | e.id] AS n": "e",
    "MATCH (c:City) RETURN [(c)--(d) WHERE (d)--(e) | d.id] AS n": "e",
    "MATCH (c:City) WITH c ORDER BY c.id LIMIT 1 WHERE d.id = 't' RETURN c": "d",
    "MATCH (c:City) RETURN any(x IN ['a'] WHERE (y)--(c)) AS n": "y",
    "MATCH (c:City) RETURN c { .id, d } AS n": "d",
    "MATCH (c:City) RETURN COUNT { (c)--(d) WHERE (d)--(e) } AS n": "e",
}
REFUSED = [
    "MATCH (c:City) WITH c.id AS id LIMIT 5 WHERE c.id = 't' RETURN id",
    "MATCH (c:City) WITH c AS d ORDER BY d.id SKIP 0 WHERE c.id = 't' RETURN d",
    "MATCH (c:City) WITH c.id AS id, count(*) AS n WHERE c.id = 't' RETURN id",
    "MATCH (c:City)--(d) WITH c.id AS id, Collect(d.id) AS n WHERE c.id = 't' RETURN id",
    "MATCH (c)-[r]-(c) RETURN r",
    "MATCH (x), (c)-[:PART_OF*1..3]->(c) RETURN c",
    "MATCH (c) WHERE EXISTS { (c)-->(c) } RETURN c",
    "MATCH (c) OPTIONAL MATCH (c)-[r]->(d) OPTIONAL MATCH (x)-[r]->(y) RETURN x",
]


@pytest.mark.parametrize("text", SAME)
def test_most_texts_stay_as_they_are(text: str) -> None:
    engine()
    assert rewrite(text, syntax_tree(text)) == text


@pytest.mark.parametrize("kind", ["embedded", pytest.param("neo4j", marks=pytest.mark.long)])
def test_a_query_means_the_same_on_both_engines(make: Callable[[str], CypherStore], kind: str) -> None:
    store = make(kind)
    store.put(everything())
    for text, rows in MEANT.items():
        assert list(store.query(text, {}, limit=None, timeout=60).rows) == rows, text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> CypherStore:
    embedded = EmbeddedStore(Path(tmp_path_factory.mktemp("rewriting")) / "database")
    embedded.put(everything())
    return embedded


@pytest.mark.parametrize("text", REFUSED)
def test_what_would_be_answered_otherwise_is_refused_with_a_remedy(store: CypherStore, text: str) -> None:
    with pytest.raises(QueryRefused, match=r"as Neo4j does.*: (give|use) "):
        store.query(text, {}, limit=None, timeout=60)


@pytest.mark.parametrize("text", WRONG)
def test_a_variable_that_nothing_binds_is_an_error_as_on_neo4j(store: CypherStore, text: str) -> None:
    with pytest.raises(QueryFailed, match=f"'{WRONG[text]}'"):
        store.query(text, {}, limit=None, timeout=60)


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
@pytest.mark.parametrize(
    "text", ["MATCH (c:City)", "MATCH (c:City) WITH c", "MATCH (c:City) CALL { WITH c MATCH (c)--(d) RETURN d }"]
)
def test_a_query_that_returns_nothing_is_an_error(make: Callable[[str], CypherStore], kind: str, text: str) -> None:
    store = make(kind)
    store.put(everything())
    with pytest.raises(QueryFailed, match="RETURN"):
        store.query(text, {}, limit=None, timeout=60)


@pytest.mark.slow
def test_neo4j_finds_the_same_errors(make: Callable[[str], CypherStore]) -> None:
    server = make("neo4j")
    for text, name in WRONG.items():
        with pytest.raises(QueryFailed, match=name):
            server.query(text, {}, limit=None, timeout=60)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (c:City) RETURN (c)--()",
        "MATCH (c:City) WITH ((c)-->()) AS n RETURN n",
        "MATCH (c:City) RETURN size((c)--()) AS n",
        "MATCH (c:City) RETURN [(c)--()] AS n",
    ],
)
def test_a_pattern_is_no_value(store: CypherStore, text: str) -> None:
    with pytest.raises(QueryFailed, match=r"write EXISTS \{ \.\.\. \}"):
        store.query(text, {}, limit=None, timeout=60)


@pytest.mark.parametrize("text", ["MATCH (n) RETURN [(n)--(", "MATCH (a)-[r]-(a) RETRUN a", "(" * 5000])
def test_a_text_that_is_not_well_formed_has_no_tree(text: str) -> None:
    engine()
    assert syntax_tree(text) is None
