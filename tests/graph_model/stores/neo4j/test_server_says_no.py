"""What a real server refuses, and what it goes on with: each in a sentence that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_model.errors import InterurbanError, QueryTimedOut
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.opening import open_graph
from tests.graph_model.stores.test_contract import smaller
from tests.neo4j.server import empty
from tests.neo4j.unreliable import unreliable

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture
def newcomer(neo4j_address: Address) -> Iterator[Address]:
    """A user whose first password must be changed."""
    system = Connection(replace(neo4j_address, database="system"))
    system.write("CREATE USER newcomer SET PASSWORD 'first-password' CHANGE REQUIRED")
    yield replace(neo4j_address, user="newcomer", password="first-password")  # noqa: S106 - of a test
    system.write("DROP USER newcomer")
    system.close()


def test_a_password_that_has_expired_says_how_to_change_it(newcomer: Address) -> None:
    store = Neo4jStore(newcomer)
    with pytest.raises(InterurbanError, match=r"the password of 'newcomer' has expired; .*ALTER CURRENT USER"):
        store.datasets()
    store.close()


def test_the_database_of_the_server_itself_is_no_place_for_a_graph(neo4j_address: Address) -> None:
    store = Neo4jStore(replace(neo4j_address, database="system"))
    try:
        for ask in (store.datasets, lambda: store.put(smaller())):
            with pytest.raises(InterurbanError, match=r"'system' is the server's own database.* NEO4J_DATABASE"):
                ask()
    finally:
        store.close()


def test_a_query_is_said_to_go_on_only_where_the_server_lists_it(
    neo4j_address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_model.stores.neo4j.store.GRACE_S", 0.2)
    store = Neo4jStore(neo4j_address)
    long = "RETURN reduce(s = 0, x IN range(1, 1200) | s + size([y IN range(1, 99999) WHERE y = x])) AS n"
    try:
        with pytest.raises(QueryTimedOut) as raised:
            store.query(long, {}, limit=None, timeout=0.3)
        ids = {row["id"] for row in store.connection.read("SHOW TRANSACTIONS YIELD transactionId AS id")}
    finally:
        store.close()
    # A server whose connection was cut lists the query no more, as a rule: then it is said to be stopped.
    assert bool(raised.value.going_on) == bool(ids.intersection(raised.value.going_on.split()))
    assert ("goes on" if raised.value.going_on else "was stopped after 0.3 s") in str(raised.value)


@pytest.mark.long
def test_trying_again_is_told_while_it_lasts(neo4j_address: Address, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "graph_model.stores.neo4j.connection")
    with unreliable(neo4j_address.uri, after=40_000, for_good=False) as way:
        store = Neo4jStore(replace(neo4j_address, uri=way.uri))
        try:
            store.put(open_graph("citynet"))
        finally:
            store.close()
    assert way.broken
    told = [record.getMessage() for record in caplog.records if record.name.startswith("graph_model")]
    assert [text for text in told if "tried again in" in text]
    connection = Connection(neo4j_address)
    empty(connection)
    connection.close()
