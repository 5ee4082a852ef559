"""The cache of embedded databases: built once, shared, mended when broken, and silent."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_model import Graph
from graph_model.errors import InterurbanError, QueryFailed
from graph_model.stores.embedded.cache import cache_folder, content_key, embedded_store, find_store
from graph_model.stores.embedded.manifest import is_sealed, is_whole, seal
from graph_model.stores.embedded.store import EmbeddedStore
from loaders.opening import open_graph
from tests.graph_model.stores.samples import everything

# A process that a script starts in the background inherits that Ctrl-C is ignored, and so do those it starts.
HEARS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "


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


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def test_a_database_is_built_once_for_each_content(tmp_path: Path) -> None:
    assert cities(small(), tmp_path) == ["Seoul"]
    (place,) = entries(tmp_path)
    assert cities(small(), tmp_path) == ["Seoul"]
    assert entries(tmp_path) == [place]
    assert cities(small("Busan"), tmp_path) == ["Busan"]
    assert len(entries(tmp_path)) == 2


def test_the_key_follows_the_content_and_not_the_order() -> None:
    one, other = Graph(), Graph()
    for graph, order in ((one, "ab"), (other, "ba")):
        for name in order:
            graph.add_node("City", name, name.upper())
    assert content_key(one) == content_key(other)
    assert content_key(one) != content_key(small())


def flip(path: Path, share: float) -> None:
    held = bytearray(path.read_bytes())
    if held:
        held[int((len(held) - 1) * share)] ^= 1
    path.write_bytes(held)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def swap(path: Path) -> None:
    """Exchange what a file and the next one that is another hold."""
    others = sorted(each for each in path.parent.rglob("*") if each.is_file())
    others = others[others.index(path) :] + others[: others.index(path)]
    other = next(each for each in others if each.read_bytes() != path.read_bytes())
    kept = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(kept)


Harm = Callable[[Path], object]
HARMS: dict[str, Harm] = {
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": Path.unlink,
    "longer by a byte": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "first byte": lambda path: flip(path, 0.0),
    "byte in the middle": lambda path: flip(path, 0.5),
    "last byte": lambda path: flip(path, 1.0),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "garbage": lambda path: path.write_bytes(b"garbage" * 100),
    "a folder": make_folder,
    "a new file beside it": lambda path: path.with_name(f"{path.name}.1").write_bytes(b"1"),
    "swapped": swap,
}


def contents(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only database of a cache, that of `everything`."""
    folder = tmp_path_factory.mktemp("pristine")
    embedded_store(everything(), folder).close()
    (entry,) = entries(folder)
    return entry


@pytest.mark.parametrize("harm", HARMS)
def test_a_harm_to_any_file_is_known_before_it_is_opened(pristine: Path, tmp_path: Path, harm: str) -> None:
    harmed = 0
    for name in sorted(str(path.relative_to(pristine)) for path in pristine.rglob("*") if path.is_file()):
        entry = tmp_path / pristine.name
        shutil.copytree(pristine, entry)
        before = contents(entry)
        HARMS[harm](entry / name)
        changed = contents(entry) != before
        ours = harm == "a new file beside it" and name == "manifest.json"  # nothing reads that
        assert is_whole(entry) == (not changed or ours), name
        harmed += changed
        shutil.rmtree(entry)
    assert harmed > 10


@pytest.mark.long
def test_whatever_is_harmed_the_rows_are_those_of_a_sound_database(pristine: Path, tmp_path: Path) -> None:
    text = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m.id ORDER BY n.id, r.id, m.id"
    key = pristine.name.partition("-")[0]
    sound = EmbeddedStore(pristine / "database")
    expected = sound.query(text, {}, limit=None, timeout=30).rows
    sound.close()
    ways = list(HARMS)
    names = sorted(str(path.relative_to(pristine)) for path in pristine.rglob("*") if path.is_file())
    for number, name in enumerate(names):
        shutil.copytree(pristine, tmp_path / pristine.name)
        HARMS[ways[number % len(ways)]](tmp_path / pristine.name / name)
        store = embedded_store(everything(), tmp_path, key=key)
        assert store.query(text, {}, limit=None, timeout=30).rows == expected, name
        store.close()
        for entry in entries(tmp_path):
            shutil.rmtree(entry)


def test_the_engine_reads_and_closes_without_changing_what_is_checked(pristine: Path) -> None:
    for _ in range(2):
        store = EmbeddedStore(pristine / "database")
        assert store.query("MATCH (c:City) RETURN count(c) AS n", {}, limit=None, timeout=30).rows == [{"n": 1}]
        assert is_whole(pristine)  # as another process sees it that opens it at the same time
        store.close()
        assert is_whole(pristine)


def test_counts_that_the_engine_kept_from_another_time_are_not_believed(pristine: Path, tmp_path: Path) -> None:
    entry = tmp_path / pristine.name
    shutil.copytree(pristine, entry)
    (bucket,) = (entry / "database").glob("City_0.*.bucket")
    (entry / "database" / "statistics.json").write_text(json.dumps({bucket.name.partition(".")[0]: {"count": 77}}))
    store = find_store(pristine.name.partition("-")[0], tmp_path)
    assert store is not None
    assert store.query("MATCH (c:City) RETURN count(c) AS n", {}, limit=None, timeout=30).rows == [{"n": 1}]
    store.close()


@pytest.mark.parametrize("left", ["txlog_0.wal", "database.lck"])
def test_a_database_that_the_engine_could_not_write_whole_is_none(pristine: Path, tmp_path: Path, left: str) -> None:
    entry = tmp_path / pristine.name
    shutil.copytree(pristine, entry)
    (entry / "manifest.json").unlink()
    (entry / "database" / left).touch()
    with pytest.raises(InterurbanError, match="could not be written whole"):
        seal(entry)
    assert not is_sealed(entry)


def test_only_those_used_last_are_kept(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        embedded_store(small(name), tmp_path, kept=2).close()
    assert len(entries(tmp_path)) == 2
    assert find_store(content_key(small("A")), tmp_path) is None
    assert cities(small("C"), tmp_path) == ["C"]


def test_what_is_open_is_not_removed(tmp_path: Path) -> None:
    stores = {name: embedded_store(small(name), tmp_path, kept=1) for name in ("A", "B", "C")}
    assert [cities_of(store) for store in stores.values()] == [["A"], ["B"], ["C"]]
    for store in stores.values():
        store.close()
    embedded_store(small("D"), tmp_path, kept=1).close()
    assert len(entries(tmp_path)) == 1


def test_what_a_killed_process_was_building_is_removed(tmp_path: Path) -> None:
    left = tmp_path / f"{content_key(small())}-00000000" / "database"
    left.mkdir(parents=True)
    foreign = tmp_path / "notes"
    foreign.mkdir()
    assert cities(small(), tmp_path) == ["Seoul"]
    assert not left.exists()
    assert foreign.is_dir()


def test_a_cache_that_cannot_be_written_is_read(
    pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(pristine, tmp_path / pristine.name)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for method in ("mkdir", "touch"):
        monkeypatch.setattr(Path, method, refuse)
    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    store = find_store(pristine.name.partition("-")[0], tmp_path)
    assert store is not None
    store.close()
    with pytest.raises(InterurbanError, match="the cache cannot be written: Permission denied"):
        embedded_store(small(), tmp_path)


def test_a_store_that_lives_on_shuts_no_other_out(tmp_path: Path) -> None:
    kept = embedded_store(small(), tmp_path)
    with pytest.raises(QueryFailed) as failed:  # as a notebook does, it keeps the traceback, which keeps the store
        kept.query("RETURN nothing", {}, limit=None, timeout=30)
    (place,) = entries(tmp_path)
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


@pytest.mark.long
def test_threads_may_ask_at_once_and_the_process_ends(tmp_path: Path) -> None:
    shutil.rmtree(cache_folder(), ignore_errors=True)
    command = [sys.executable, "-c", FROM_THREADS]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert int(ended.stdout.removeprefix("threads that Java knows: ")) < 20


def start(tmp_path: Path, text: str) -> subprocess.Popen[str]:
    program = f"{HEARS_CTRL_C}from interurban.__main__ import main; print('started', flush=True); main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "query", text, "-f", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip


@pytest.mark.long
def test_two_processes_at_once_get_their_rows_and_nothing_else_is_printed(tmp_path: Path) -> None:
    shutil.rmtree(cache_folder(), ignore_errors=True)
    both = [start(tmp_path, "MATCH (c:City) RETURN count(c) AS n") for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=300)
        assert (process.returncode, err) == (0, "")
        assert '"n": 29' in out.removeprefix("started\n")
    assert list(tmp_path.iterdir()) == []  # no log, no lock beside the user's files


PRESSED_WHERE_PYTHON_DROPS_IT = f"""{HEARS_CTRL_C}
import click, sys, time
import interurban.command

class Dying:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

@click.command
def stand_in():
    Dying()
    time.sleep(60)

def on_a_busy_machine(frame, event, _):
    if event == "return" and frame.f_code.co_name == "_press_again":
        time.sleep(0.2)

interurban.command.interurban = stand_in
from interurban.__main__ import main
if "busy" in sys.argv:
    sys.argv.remove("busy")
    sys.setprofile(on_a_busy_machine)
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("machine", [[], ["busy"]])
def test_ctrl_c_is_heard_within_a_destructor(tmp_path: Path, machine: list[str]) -> None:
    """Or within a callback, as Python's own have it while modules load: whatever is raised there goes nowhere."""
    command = [sys.executable, "-c", PRESSED_WHERE_PYTHON_DROPS_IT, *machine]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "\nAborted!\n")


@pytest.mark.long
def test_ctrl_c_ends_an_endless_query_at_any_moment(tmp_path: Path) -> None:
    """While it starts, while Java starts, while the engine works: one word, and no trace of Python's or of Java's."""
    chance = random.Random(5)
    embedded_store(open_graph("citynet")).close()
    endless = "MATCH (a), (b), (c), (d) WHERE a.name + b.name + c.name = d.name RETURN a.name"
    for _ in range(3):  # three at a time, for what takes long here is the waiting
        moments = sorted([chance.uniform(0, 1), chance.uniform(0.5, 3), chance.uniform(1, 5)])
        processes = [start(tmp_path, endless) for _ in moments]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "started\n"
        began = time.monotonic()
        for moment, process in zip(moments, processes, strict=True):
            time.sleep(max(0.0, began + moment - time.monotonic()))
            process.send_signal(signal.SIGINT)
        for moment, process in zip(moments, processes, strict=True):
            out, err = process.communicate(timeout=300)
            assert (process.returncode, out, err) == (1, "", "\nAborted!\n"), moment
