"""The cache of embedded databases: built once, shared, mended when broken, and silent."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_model import Graph
from graph_model.errors import QueryFailed
from graph_model.stores.embedded.cache import cache_folder, content_hash, embedded_store
from graph_model.stores.embedded.store import EmbeddedStore
from loaders.opening import open_graph

pytestmark = pytest.mark.xdist_group("engines")


def small(name: str = "Seoul") -> Graph:
    graph = Graph()
    graph.add_node("City", "seoul", name)
    return graph


def cities_of(store: EmbeddedStore) -> list[str]:
    found = store.query("MATCH (c:City) RETURN c.name AS name", {}, limit=None, timeout=30)
    return [row["name"] for row in found.rows]


def cities(graph: Graph, folder: Path) -> list[str]:
    store = embedded_store(graph, folder)
    try:
        return cities_of(store)
    finally:
        store.close()


def test_a_database_is_built_once_for_each_content(tmp_path: Path) -> None:
    assert cities(small(), tmp_path) == ["Seoul"]
    (place,) = tmp_path.iterdir()
    built = {path.name: path.stat().st_mtime_ns for path in place.glob("*.bucket")}
    assert cities(small(), tmp_path) == ["Seoul"]
    assert {path.name: path.stat().st_mtime_ns for path in place.glob("*.bucket")} == built
    assert cities(small("Busan"), tmp_path) == ["Busan"]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_hash_follows_the_content_and_not_the_order() -> None:
    one, other = Graph(), Graph()
    for graph, order in ((one, "ab"), (other, "ba")):
        for name in order:
            graph.add_node("City", name, name.upper())
    assert content_hash(one) == content_hash(other)
    assert content_hash(one) != content_hash(small())


@pytest.mark.parametrize("harm", ["cut", "emptied", "garbage"])
def test_a_broken_database_is_built_again(tmp_path: Path, harm: str) -> None:
    cities(small(), tmp_path)
    (place,) = tmp_path.iterdir()
    for path in list(place.iterdir()):
        if harm == "emptied":
            path.unlink()
        elif harm == "cut":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        else:
            path.write_bytes(b"garbage" * 100)
    assert cities(small(), tmp_path) == ["Seoul"]


def test_a_half_built_database_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "building-x" / "database").mkdir(parents=True)
    assert cities(small(), tmp_path) == ["Seoul"]


def test_only_those_used_last_are_kept(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        embedded_store(small(name), tmp_path, kept=2).close()
    assert len(list(tmp_path.iterdir())) == 2
    assert cities(small("C"), tmp_path) == ["C"]


def test_a_store_that_lives_on_shuts_no_other_out(tmp_path: Path) -> None:
    kept = embedded_store(small(), tmp_path)
    with pytest.raises(QueryFailed) as failed:  # as a notebook does, it keeps the traceback, which keeps the store
        kept.query("RETURN nothing", {}, limit=None, timeout=30)
    (place,) = tmp_path.iterdir()
    built = place.stat().st_ino
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(lambda _: cities_of(embedded_store(small(), tmp_path)), range(4))) == [["Seoul"]] * 4
    assert cities_of(kept) == ["Seoul"]
    assert place.stat().st_ino == built
    kept.close()
    del failed


FROM_THREADS = """
import interurban
from concurrent.futures import ThreadPoolExecutor
from graph_model.stores.embedded.java import java_class

g = interurban.load("citynet")
count = "MATCH (c:City) RETURN count(c) AS n"
with ThreadPoolExecutor(4) as pool:
    rows = [answer[0] for answer in pool.map(lambda _: g.cypher(count), range(50))]
assert rows == [{"n": 29}] * 50, rows
print("threads that Java knows:", java_class("java.lang.Thread").activeCount())
"""


@pytest.mark.slow
def test_threads_may_ask_at_once_and_the_process_ends(tmp_path: Path) -> None:
    shutil.rmtree(cache_folder(), ignore_errors=True)
    command = [sys.executable, "-c", FROM_THREADS]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert int(ended.stdout.removeprefix("threads that Java knows: ")) < 20


def start(tmp_path: Path, text: str) -> subprocess.Popen[str]:
    program = "from interurban.__main__ import main; print('started', flush=True); main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "query", text, "-f", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip


@pytest.mark.slow
def test_two_processes_at_once_get_their_rows_and_nothing_else_is_printed(tmp_path: Path) -> None:
    shutil.rmtree(cache_folder(), ignore_errors=True)
    both = [start(tmp_path, "MATCH (c:City) RETURN count(c) AS n") for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        assert '"n": 29' in out.removeprefix("started\n")
    assert list(tmp_path.iterdir()) == []  # no log, no lock beside the user's files


@pytest.mark.slow
def test_ctrl_c_ends_an_endless_query_at_any_moment(tmp_path: Path) -> None:
    """While it starts, while Java starts, while the engine works: one word, and no trace of Python's or of Java's."""
    chance = random.Random(5)
    embedded_store(open_graph("citynet")).close()
    endless = "MATCH (a), (b), (c), (d) WHERE a.name + b.name + c.name = d.name RETURN a.name"
    for moment in (*(chance.uniform(0, 1) for _ in range(6)), *(chance.uniform(1, 5) for _ in range(6))):
        process = start(tmp_path, endless)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out, err) == (1, "", "\nAborted!\n"), moment
