"""A label, a type or a property that the data does not have is said, on both engines, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph_model.stores.contract import CypherStore
from queries.cypher.catalogue import read_catalogue
from queries.cypher.running import cypher
from tests.graph_model.stores.conftest import make  # noqa: F401 - a fixture
from tests.graph_model.stores.samples import everything
from tests.queries.cypher.everyday_queries import QUERIES

pytestmark = pytest.mark.xdist_group("server")

CITY = "no label of this data is called city; did you mean City?"
WARNED = {
    "MATCH (c:city) RETURN c.name": [CITY],
    "MATCH (:city|Thing)--(c) RETURN c.name AS name LIMIT 1": [CITY],
    "MATCH (c:City)-[m:MEMBEROF]->() RETURN m": [
        "no relationship type of this data is called MEMBEROF; did you mean MEMBER_OF?"
    ],
    "MATCH (c:City) WHERE c.Name = 'Seoul' RETURN c": ["no property of this data is called Name; did you mean name?"],
    "MATCH (c:City {Name: 'Seoul'}) RETURN c.id": ["no property of this data is called Name; did you mean name?"],
    "MATCH (:City {Name: 'Seoul'})--(x {Id: 'x'}) RETURN x.Name": [
        "no property of this data is called Id; did you mean id?",
        "no property of this data is called Name; did you mean name?",
    ],
    "MATCH (c:City)-[m {Since: '2014'}]->() RETURN m": [
        "no property of this data is called Since; did you mean since?"
    ],
    "MATCH (c:City) RETURN c {.Name, .id} AS city": ["no property of this data is called Name; did you mean name?"],
    "MATCH (c) WHERE c.id = 'a' AND c:Cty RETURN c.id": [
        "no label or relationship type of this data is called Cty; did you mean City?"
    ],
    "MATCH (c:(Cty|City)) RETURN c.id": ["no label of this data is called Cty; did you mean City?"],
    "MATCH (c)-[m]-() WHERE c:City OR m:MEMBER_OF RETURN {City: c.id, Name: m.since} AS row": [],
    "MATCH (:Zebra) RETURN 1 AS one": ["no label of this data is called Zebra"],
    "MATCH (t:Thing)-[x:TOUCHES]->(:City) RETURN t.ratio, x.since_earliest": [],
    "MATCH (c:City) WHERE c.id = '(c:city) c.Name' RETURN c.id // (c:city)": [],
    "WITH {Name: 1} AS map RETURN map.Name AS name": [],
    "RETURN date('2014-05-01').year AS year, duration('P1Y').years AS years": [],
    "MATCH (d:DataSet) RETURN d.name": [],
}


@pytest.mark.parametrize("kind", ["embedded", pytest.param("neo4j", marks=pytest.mark.slow)])
def test_unknown_names_are_said(make: Callable[[str], Any], kind: str) -> None:  # noqa: F811 - the fixture
    store: CypherStore = make(kind)
    store.put(everything())
    for text, warnings in WARNED.items():
        answer = cypher(store, text)
        assert (text, answer.warnings) == (text, warnings)
        assert list(answer.notes) == list(answer.warnings)


def test_a_query_without_such_a_name_is_not_warned_of(make: Callable[[str], Any]) -> None:  # noqa: F811 - the fixture
    from loaders.opening import open_graph
    from queries.cypher.unknown_names import warn_of_unknown_names

    store: CypherStore = make("embedded")
    store.put(open_graph("citynet"))
    texts = {**QUERIES, **{name: query.text for name, query in read_catalogue().items()}}
    assert warn_of_unknown_names(store, "MATCH (c:city) RETURN c.name") == [CITY]
    assert {name: found for name, text in texts.items() if (found := warn_of_unknown_names(store, text))} == {}
