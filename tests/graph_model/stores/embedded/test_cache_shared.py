"""The cache under many processes at once: none loses its database to another, and a killed one leaves no harm."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_model import Graph
from graph_model.stores.embedded.cache import content_key, embedded_store, find_store
from graph_model.stores.embedded.leases import Lease, is_in_use
from graph_model.stores.embedded.manifest import is_sealed

pytestmark = pytest.mark.slow

ASK = """
import json, sys, time
from pathlib import Path
from graph_model import Graph
from graph_model.stores.embedded.cache import embedded_store

folder, name, kept, ready, go = sys.argv[1:]
graph = Graph()
graph.add_node("City", "city", name)
store = embedded_store(graph, Path(folder), kept=int(kept))
Path(ready).touch()
while not Path(go).exists():
    time.sleep(0.02)
for _ in range(3):
    rows = store.query("MATCH (c:City) RETURN c.name AS name", {}, limit=None, timeout=60).rows
    assert rows == [{"name": name}], rows
store.close()
print(json.dumps(rows))
"""
HOLD = """
import sys, time
from pathlib import Path
from graph_model.stores.embedded.leases import Lease
lease = Lease(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""
BUILD = """
import os, sys, signal
from pathlib import Path
from graph_model import Graph
from graph_model.stores.embedded import manifest, writing
from graph_model.stores.embedded.cache import embedded_store

folder, when = sys.argv[1:]
graph = Graph()
graph.add_node("City", "city", "Seoul")

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if when == "after the schema":
    writing._write_vertices = die
elif when == "before the manifest":
    manifest._hashes = die
elif when == "while it is written":
    dump = writing.json.dumps
    import threading, time
    threading.Thread(target=lambda: (time.sleep(0.001), die()), daemon=True).start()
embedded_store(graph, Path(folder))
die()
"""


def python(text: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", text, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.long
def test_more_data_sets_than_are_kept_are_asked_at_once(tmp_path: Path) -> None:
    cache, go = tmp_path / "cache", tmp_path / "go"
    names = [f"City {number}" for number in range(4)]
    asking = [python(ASK, cache, name, 2, tmp_path / f"ready-{name}", go) for name in names]
    while not all((tmp_path / f"ready-{name}").exists() for name in names):
        assert all(process.poll() in (None, 0) for process in asking), [p.communicate() for p in asking if p.poll()]
        time.sleep(0.05)
    go.touch()  # each has a store now, though two are kept
    for name, process in zip(names, asking, strict=True):
        out, err = process.communicate(timeout=300)
        assert (process.returncode, err) == (0, "")
        assert json.loads(out) == [{"name": name}]
    graph = Graph()
    graph.add_node("City", "city", "Last")
    embedded_store(graph, cache, kept=2).close()
    assert len([path for path in cache.iterdir() if path.is_dir()]) == 2


@pytest.mark.long
def test_one_data_set_asked_at_once_is_built_once(tmp_path: Path) -> None:
    cache, go = tmp_path / "cache", tmp_path / "go"
    go.touch()
    asking = [python(ASK, cache, "Seoul", 8, tmp_path / f"ready-{number}", go) for number in range(3)]
    for process in asking:
        out, err = process.communicate(timeout=300)
        assert (process.returncode, err) == (0, "")
        assert json.loads(out) == [{"name": "Seoul"}]
    assert len([path for path in cache.iterdir() if path.is_dir()]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_lease_ends_with_its_process_however_it_ends(tmp_path: Path) -> None:
    holder = python(HOLD, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    own = Lease(tmp_path)
    own.release()
    assert is_in_use(tmp_path)
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    assert not is_in_use(tmp_path)


@pytest.mark.sampled(4)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("when", ["after the schema", "before the manifest", "while it is written", "at its end"])
def test_a_builder_that_is_killed_leaves_no_harm(tmp_path: Path, when: str) -> None:
    killed = python(BUILD, tmp_path, when)
    killed.communicate(timeout=300)
    assert killed.returncode == -signal.SIGKILL
    graph = Graph()
    graph.add_node("City", "city", "Seoul")
    assert (find_store(content_key(graph), tmp_path) is not None) == (when == "at its end")
    store = embedded_store(graph, tmp_path)
    rows = store.query("MATCH (c:City) RETURN c.name AS name", {}, limit=None, timeout=60).rows
    assert rows == [{"name": "Seoul"}]
    store.close()
    left = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert len(left) == 1
    assert is_sealed(left[0])
