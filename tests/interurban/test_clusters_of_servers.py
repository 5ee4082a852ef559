"""A cluster, played by one real server behind two doors: each does its part, and nothing older is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from graph_model.stores.neo4j import connection
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from interurban.server_memory import ServerMemory
from tests.interurban.conftest import Run
from tests.interurban.test_push_and_pull import assert_pulls_the_same_folder
from tests.neo4j.cluster import Cluster, Seen, cluster

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

NO_LEADER = "Neo.ClientError.Cluster.NotALeader"
OLDER = "Neo.ClientError.General.OlderState"


@pytest.fixture
def many(server: Neo4jStore) -> Iterator[Cluster]:
    """A cluster whose database is empty."""
    with cluster(server.address.uri) as made:
        yield made


def test_reading_goes_to_the_reader_and_writing_to_the_writer(run: Run, many: Cluster, tmp_path: Path) -> None:
    run("push", many.address)
    assert many.routes
    assert {each.door for each in many.seen if not each.reads and each.tag == 0x11} == {"writer"}
    before = len(many.seen)
    run("-d", many.address, "lookup", "Seoul")
    run("-d", many.address, "query", "MATCH (c:City) RETURN count(c) AS n")
    assert_pulls_the_same_folder(run, many.address, tmp_path / "copy")
    assert {each.door for each in many.seen[before:]} == {"reader"}


@pytest.mark.parametrize("after", [0, 3])
def test_a_push_completes_over_a_change_of_leader(run: Run, many: Cluster, tmp_path: Path, after: int) -> None:
    refused: list[Seen] = []

    def refuse(seen: Seen) -> str:
        if seen.door != "writer" or seen.tag != 0x11 or seen.reads or refused:
            return ""
        if sum(each.door == "writer" and each.tag == 0x11 for each in many.seen) <= after:
            return ""
        refused.append(seen)
        return NO_LEADER

    many.refuse = refuse
    assert "pushed 270 nodes" in run("push", many.address).stderr
    assert len(refused) == 1
    assert many.routes > 1  # who leads now was asked
    assert_pulls_the_same_folder(run, many.address, tmp_path / "copy")


def test_a_push_completes_over_a_writer_that_is_gone_for_a_moment(run: Run, many: Cluster, tmp_path: Path) -> None:
    many.breaks_after = 20
    assert "pushed 270 nodes" in run("push", many.address).stderr
    assert many.breaks_after is None
    assert_pulls_the_same_folder(run, many.address, tmp_path / "copy")


def test_what_follows_a_push_never_reads_an_older_state(run: Run, many: Cluster, server: Neo4jStore) -> None:
    run("push", many.address)
    memory = ServerMemory(Address(many.address))
    assert server.stamp() in memory.bookmarks()
    newest = server.stamp().encode()

    def serve_what_is_older(seen: Seen) -> str:
        """Serve nothing to a reader who does not say how new a state it must be."""
        return OLDER if seen.door == "reader" and seen.reads and newest not in seen.body else ""

    many.refuse = serve_what_is_older
    assert "Seoul" in run("-d", many.address, "lookup", "Seoul").stdout
    assert "29" in run("-d", many.address, "info").stdout
    assert "Seoul" in run("-d", many.address, "rank", "--limit", "3").stdout
    memory.keep_bookmarks([])
    assert "as a cluster says it" in run("-d", many.address, "lookup", "Seoul", code=1).stderr


def test_a_state_that_the_server_does_not_know_is_forgotten_and_that_is_said(
    run: Run, many: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    run("push", many.address)
    memory = ServerMemory(Address(many.address))
    memory.keep_bookmarks(["FB:nonsense"])
    assert "Seoul" in run("-d", many.address, "lookup", "Seoul").stdout
    assert "does not know the state after the last push from here" in caplog.text
    assert memory.bookmarks() == []


def test_a_connection_that_was_forgotten_while_it_was_idle_is_made_anew_without_a_word(
    many: Cluster, server: Neo4jStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "RENEWED_S", 0.001)
    away = Neo4jStore(replace(server.address, uri=many.address, database="neo4j"))
    asked = partial(away.query, "RETURN 1 AS one", {}, limit=None, timeout=5)
    assert asked().rows == [{"one": 1}]
    sleep(0.01)
    assert many.forget()
    assert asked().rows == [{"one": 1}]
    away.close()
    assert "tried again" not in caplog.text
