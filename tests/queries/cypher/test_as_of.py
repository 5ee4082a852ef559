"""What an as-of question answers in Python, stock queries answer on both engines, for every form of a date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from graph_model import Covers, Graph
from graph_model.stores.contract import CypherStore
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from queries.cypher.catalogue import read_catalogue
from tests.neo4j.server import empty

pytestmark = pytest.mark.xdist_group("engines")

DATES = [
    "2013", "2013-11", "2013-11-05", "2013?", "2013~", "2013%", "2013-11?", "201X", "20XX", "2013-XX", "2013-11-XX",
    "2013-21", "2012/2014", "2013-11-04/2013-11-07", "../2013-11", "2013-11/..", "/2013", "2013/", "2012?/2014",
]  # fmt: skip
SINCE = [None, "..", *DATES]
ASKED = [
    "2012",
    "2013",
    "2013-11",
    "2013-11-05",
    "2013-12",
    "2014",
    "2013?",
    "2012/2014",
    "../2013",
    "2013-11/..",
    "1066",
]


def dated() -> Graph:
    """Every pair of a beginning and an end that is no contradiction, as a membership and as an office."""
    graph = Graph()
    graph.add_node("Organisation", "network", "Network")
    graph.add_node("Role", "mayor", "Mayor")
    for number, (since, until) in enumerate(product(SINCE, SINCE)):
        graph.add_node("City", f"c{number}", f"City {number}")
        for kind, end in (("MEMBER_OF", "network"), ("HOLDS", "mayor")):
            graph.put_relationship(f"c{number}", kind, end, {"since": since, "until": until})
    return graph


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    store: EmbeddedStore | Neo4jStore
    if request.param == "embedded":
        store = EmbeddedStore(Path(tmp_path_factory.mktemp("as-of")) / "database")
    else:
        store = Neo4jStore(request.getfixturevalue("neo4j_address"))
        empty(store.connection)
    store.put(dated())
    yield store
    store.close()


@pytest.mark.parametrize("at", ASKED)
def test_stock_queries_answer_as_python_does(asked: CypherStore, at: str) -> None:
    graph, catalogue = dated(), read_catalogue()
    for query, kind, column in (("members-at", "MEMBER_OF", "member"), ("offices-at", "HOLDS", "holder")):
        given: dict[str, Any] = {"at": at} | ({"network": "network"} if query == "members-at" else {})
        rows = catalogue[query].run(asked, given, limit=None)
        answers = {graph.node(tie.start).name: graph.timing.holds(tie, at) for tie in graph.relationships(kind)}
        expected = {name: covers.value for name, covers in answers.items() if covers is not Covers.NO}
        assert {row[column]: row["held"] for row in rows} == expected


def test_the_bounds_hold_what_an_end_lends_and_what_is_disputed() -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Country", "korea", "Korea")
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07"})
    hosted = graph.add_relationship("seoul", "ORGANISED", "congress")
    within = graph.add_relationship("seoul", "IN_COUNTRY", "korea")
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06?")
    period, certain = graph.timing.bounds(hosted)
    days = (period.start.earliest, period.start.latest, period.end.earliest, period.end.latest)
    assert [day.isoformat() for day in days] == ["2013-11-03", "2013-11-04", "2013-11-06", "2013-11-07"]
    assert not certain
    period, certain = graph.timing.bounds(within)
    assert certain
    assert period.covers("1066") is Covers.DEFINITELY
