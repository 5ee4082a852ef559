"""Python's garbage collector while Java works: it passes over what there was before, as long as it must."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model.graph_view import GraphView
from graph_model.stores.embedded.engine import engine
from graph_model.stores.embedded.java import java_class, passed_over_by_collector
from graph_model.stores.embedded.java_options import ONLY_WRITE
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.embedded.writing import write_graph
from tests.graph_model.stores.samples import everything


class Something:
    """An object that the collector tracks."""


@pytest.fixture(autouse=True)
def _nothing_frozen() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def is_gone_through(thing: object) -> bool:
    return any(each is thing for each in gc.get_objects())


def test_the_collector_passes_over_what_there_was_and_sees_it_again() -> None:
    before = Something()
    with passed_over_by_collector():
        during = Something()
        assert not is_gone_through(before)
        assert is_gone_through(during)
    assert is_gone_through(before)


def test_the_collector_passes_once_over_what_is_made_meanwhile() -> None:
    with passed_over_by_collector():
        during = Something()
        gc.collect()
        assert not is_gone_through(during)
    assert is_gone_through(during)
    gc.collect()
    assert is_gone_through(during)


def test_the_collector_sees_it_again_after_an_error() -> None:
    before = Something()
    with pytest.raises(ZeroDivisionError), passed_over_by_collector():
        _ = 1 / 0
    assert is_gone_through(before)


def test_what_somebody_else_froze_stays_frozen() -> None:
    before = Something()
    gc.freeze()
    with passed_over_by_collector():
        pass
    assert not is_gone_through(before)


def test_writing_a_database_does_not_have_the_graph_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = everything()
    gone_through: list[bool] = []

    def write(database: Any, view: GraphView) -> None:
        gone_through.append(is_gone_through(view))
        write_graph(database, view)

    monkeypatch.setattr("graph_model.stores.embedded.store.write_graph", write)
    EmbeddedStore(tmp_path / "database").put(graph)
    assert gone_through == [False]
    assert is_gone_through(graph)


def test_a_query_does_not_have_the_graph_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = everything()
    store = EmbeddedStore(tmp_path / "database")
    store.put(graph)
    gone_through: list[bool] = []

    def read(value: Any) -> Any:
        gone_through.append(is_gone_through(graph))
        return value

    monkeypatch.setattr("graph_model.stores.embedded.query.to_plain", read)
    store.query("RETURN 1 AS one", {}, limit=None, timeout=60)
    assert gone_through == [False]
    assert is_gone_through(graph)


def test_a_database_is_written_without_statements_that_would_have_to_be_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a statement")

    monkeypatch.setattr("arcadedb_embedded.Database.command", refuse)
    store = EmbeddedStore(tmp_path / "database")
    store.put(everything())
    kept, expected = store.graph(), everything()
    assert (len(kept), kept.relationship_count) == (len(expected), expected.relationship_count)
    store.close()


@pytest.mark.slow
def test_the_collector_that_a_user_chooses_for_java_is_taken() -> None:
    started = "from graph_model.stores.embedded.engine import engine; engine()"
    chosen = {**os.environ, "ARCADEDB_JVM_ARGS": "-XX:+UseParallelGC"}
    subprocess.run([sys.executable, "-c", started], env=chosen, check=True, timeout=300)


def test_java_leaves_what_only_writing_runs_to_its_first_compiler() -> None:
    """Java passes over a pattern that it cannot read, and over one that fits nothing, without a word."""
    engine()
    beans = java_class("java.lang.management.ManagementFactory").getPlatformMBeanServer()
    compilers = java_class("javax.management.ObjectName")("com.sun.management:type=DiagnosticCommand")
    taken = str(beans.invoke(compilers, "compilerDirectivesPrint", None, None)).split("Directive:")[1]
    assert set(ONLY_WRITE) == {each.strip() for each in taken.split("matching:")[1].splitlines()[0].split(",")}
    assert "Enable:true Exclude:true" in taken.split("c2 directives:")[1]
    for pattern in ONLY_WRITE:
        owner, method = pattern.split(".")
        if not owner.endswith("*"):
            named = {str(each.getName()) for each in java_class(owner.replace("/", ".")).class_.getDeclaredMethods()}
            assert any(name.startswith(method.rstrip("*")) for name in named)


LINEAR_ALGEBRA = """
import numpy as np
import interurban
interurban.load("citynet").cypher("RETURN 1 AS one")
print(round(float(np.trace(np.linalg.inv(2 * np.identity(600))))))
"""


@pytest.mark.slow
def test_linear_algebra_works_after_a_query(tmp_path: Path) -> None:
    """OpenBLAS, where it has several threads, takes more stack than Java's threads have."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "2"}
    ended = subprocess.run(
        [sys.executable, "-c", LINEAR_ALGEBRA], env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, ["300"], "")
