"""What is stored of dates answers as the model does, for every form of a date, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from queries.cypher.catalogue import read_catalogue
from tests.interurban.test_one_meaning_of_time import ASKED, dated, expected
from tests.neo4j.server import empty

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return dated()


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store(
    request: pytest.FixtureRequest, graph: Graph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CypherStore]:
    opened: EmbeddedStore | Neo4jStore
    if request.param == "embedded":
        opened = EmbeddedStore(Path(tmp_path_factory.mktemp("as-of")) / "database")
    else:
        opened = Neo4jStore(request.getfixturevalue("neo4j_address"))
        empty(opened.connection)
    opened.put(graph)
    yield opened
    opened.close()


@pytest.mark.sampled(4)
@pytest.mark.parametrize("at", ASKED)
def test_stock_queries_answer_as_the_model_does(store: CypherStore, graph: Graph, at: str) -> None:
    catalogue = read_catalogue()
    for query, kind, column in (("members-at", "MEMBER_OF", "member"), ("offices-at", "HOLDS", "holder")):
        given: dict[str, Any] = {"at": at} | ({"network": "network"} if query == "members-at" else {})
        rows = catalogue[query].run(store, given, limit=None)
        assert {row[column]: row["held"] for row in rows} == expected(graph, kind, at)
