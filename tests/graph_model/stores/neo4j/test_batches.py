"""Rows go to a server in transactions that it has the memory for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from neo4j.exceptions import Neo4jError

from graph_model import Graph
from graph_model.stores.neo4j import batches
from graph_model.stores.neo4j.batches import Batches
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.store import Neo4jStore
from tests.neo4j.server import running, why_not

TOO_MUCH = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
TOO_LONG = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"


class Small:
    """A server that takes so many rows in a transaction."""

    def __init__(self, takes: int, code: str = TOO_MUCH) -> None:
        self.takes, self.code = takes, code
        self.taken: list[list[Any]] = []
        self.refused = 0

    def write(self, text: str, parameters: Mapping[str, Any]) -> None:
        assert text == "text"
        rows = list(parameters["rows"])
        if len(rows) > self.takes:
            self.refused += 1
            raise Neo4jError._hydrate_neo4j(code=self.code, message="too much")
        self.taken.append(rows)


def sent(server: Small, rows: list[Any]) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    progress = lambda done, of: told.append((done, of))  # noqa: E731
    Batches(cast("Connection", server), progress, len(rows)).write("text", rows, told=True)
    return told


@pytest.mark.parametrize("code", [TOO_MUCH, TOO_LONG])
def test_what_is_too_much_is_halved_and_every_row_arrives_once_in_order(code: str) -> None:
    server = Small(700, code)
    rows = [str(number) for number in range(12_000)]
    told = sent(server, rows)
    assert [row for batch in server.taken for row in batch] == rows
    assert server.refused == 1 + 2 + 4  # then it is known how many it takes
    assert told[-1] == (12_000, 12_000)


def test_a_single_row_that_is_too_much_is_an_error() -> None:
    with pytest.raises(Neo4jError):
        sent(Small(0), ["a", "b"])


def test_another_error_is_not_tried_with_less() -> None:
    server = Small(1, "Neo.ClientError.Statement.SyntaxError")
    with pytest.raises(Neo4jError):
        sent(server, ["a", "b"])
    assert server.refused == 1


def test_heavy_rows_go_in_smaller_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_LETTERS", 1_000)
    server = Small(5_000)
    rows = ["a" * 10] * 150 + ["b" * 5_000] + ["c" * 400] * 5
    sent(server, rows)
    assert [len(batch) for batch in server.taken] == [100, 50, 1, 2, 2, 1]


@pytest.mark.long
def test_a_server_with_little_memory_takes_a_push(tmp_path: Path) -> None:
    if why_not() and not os.environ.get("CI"):
        pytest.skip(why_not())
    graph = Graph()
    graph.about = {"name": "heavy"}
    for number in range(3_000):
        graph.add_node(
            "City", f"c{number}", f"City {number}", aliases=[f"{'x' * 400} {number} {part}" for part in "abc"]
        )
    for number in range(1, 3_000):
        graph.put_relationship(f"c{number}", "TWINNED_WITH", "c0", {"note": "y" * 1_500})
    little = {"dbms.memory.transaction.total.max": "50m", "server.memory.pagecache.size": "32m"}
    with running(tmp_path / "server", heap="-Xmx256m", settings=little) as address:
        store = Neo4jStore(address)
        store.put(graph)
        view = store.view()
        assert (len(view), view.relationship_count) == (3_000, 2_999)
        for _ in store.dropping("heavy").drop():
            pass
        assert store.connection.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
        store.close()
