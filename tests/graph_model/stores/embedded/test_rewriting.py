"""What is put otherwise for the embedded engine, and what it does not answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import QueryRefused
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.engine import engine
from graph_model.stores.embedded.rewriting import rewrite, syntax_tree
from graph_model.stores.embedded.store import EmbeddedStore
from tests.graph_model.stores.samples import everything

pytestmark = pytest.mark.xdist_group("engines")

SAME = [
    "MATCH (c:City)-[r:HOLDS]->(o) WHERE c.name CONTAINS '(a)--(b)' RETURN [x IN [1] WHERE x > 0 | x]",
    "MATCH (c:City) WHERE EXISTS { (c)-->() } RETURN COUNT { (c)--() } AS n, '[(c)--(x) | x]' AS text",
    "MATCH (c) WITH c ORDER BY c.id LIMIT 5 MATCH (d:City) WHERE d = c RETURN d // WITH c LIMIT 1 WHERE (c)--()",
]
PUT_OTHERWISE = {
    "RETURN [(c)--(x) WHERE x:City | x.id]": "RETURN COLLECT { MATCH (c)--(x) WHERE x:City  RETURN  x.id }",
    "MATCH (c) WHERE (c)--() AND NOT (c)-->(c2) RETURN c": (
        "MATCH (c) WHERE EXISTS { (c)--() } AND NOT EXISTS { (c)-->(c2) } RETURN c"
    ),
    "RETURN [(서울)--(x) WHERE (x)--()|x]": "RETURN COLLECT { MATCH (서울)--(x) WHERE EXISTS { (x)--() } RETURN x }",
    "MATCH (c) WHERE exists ( (c)--() ) RETURN c": "MATCH (c) WHERE exists  {  (c)--()  } RETURN c",
    "MATCH (c) OPTIONAL MATCH (c)--(d) MATCH (d) RETURN d": "MATCH (c) OPTIONAL MATCH (c)--(d) MATCH (d:%) RETURN d",
    "MATCH (c) WITH c LIMIT 3 WHERE c.id > 'a' RETURN c": "MATCH (c) WITH c LIMIT 3 WITH * WHERE c.id > 'a' RETURN c",
}
REFUSED = [
    "MATCH (c)-[r]-(c) RETURN r",
    "MATCH (x), (c)-[:PART_OF*1..3]->(c) RETURN c",
    "MATCH (c) WHERE EXISTS { (c)-->(c) } RETURN c",
    "MATCH (c) OPTIONAL MATCH (c)-[r]->(d) OPTIONAL MATCH (x)-[r]->(y) RETURN x",
]


@pytest.mark.parametrize("text", SAME)
def test_most_texts_stay_as_they_are(text: str) -> None:
    engine()
    assert rewrite(text, syntax_tree(text)) == text


@pytest.mark.parametrize("text", PUT_OTHERWISE)
def test_some_are_put_otherwise(text: str) -> None:
    engine()
    assert rewrite(text, syntax_tree(text)) == PUT_OTHERWISE[text]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> CypherStore:
    embedded = EmbeddedStore(Path(tmp_path_factory.mktemp("rewriting")) / "database")
    embedded.put(everything())
    return embedded


@pytest.mark.parametrize("text", REFUSED)
def test_what_would_be_answered_otherwise_is_refused_with_a_remedy(store: CypherStore, text: str) -> None:
    with pytest.raises(QueryRefused, match=r"as Neo4j does.*: (give|use) "):
        store.query(text, {}, limit=None, timeout=10)


@pytest.mark.parametrize("text", ["MATCH (n) RETURN [(n)--(", "MATCH (a)-[r]-(a) RETRUN a", "(" * 5000])
def test_a_text_that_is_not_well_formed_has_no_tree(text: str) -> None:
    engine()
    assert syntax_tree(text) is None
