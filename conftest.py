"""For every test and every example in a docstring: what they may use, and which of them are slow."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from interurban import UrbanGraph

# A test that uses one of these starts a server, a browser or another program.
SLOW_FIXTURES = frozenset({"neo4j_address", "browser", "gephi"})

# Compiling what runs for a second costs more than it saves: with its quick compiler alone, Java takes a third less.
os.environ.setdefault("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as long what a sample leaves out, and as slow what is long, needs a slow fixture, or is run on Neo4j too."""
    cases: Counter[str] = Counter()
    for item in items:
        if sampled := item.get_closest_marker("sampled"):
            test = item.nodeid.partition("[")[0]
            if cases[test] % sampled.args[0]:
                item.add_marker(pytest.mark.long)
            cases[test] += 1
        parameters = getattr(item, "callspec", None)  # only a test with parameters has it
        on_a_server = parameters is not None and "neo4j" in parameters.params.values()
        long = item.get_closest_marker("long") is not None
        if long or on_a_server or SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(optionalhook=True)  # where pytest-xdist is not installed, it asks nothing
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Run a module, or the modules of a group, in one process, where several run the tests."""
    if config.getoption("dist") != "loadgroup":
        return None
    from tests.scheduling import TogetherByModule

    return TogetherByModule(config, log)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the tests keep out of the user's folders of cache and state, one folder for a run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session", autouse=True)
def _no_city_is_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put an index without cities where the gazetteer keeps that of the world, which takes half a minute to make."""
    import sqlite3
    from contextlib import closing

    from loaders.resolution.extra import has_gazetteer

    folder = tmp_path_factory.getbasetemp() / "cache" / "interurban" / "gazetteer"
    if has_gazetteer() and not folder.exists():
        from loaders.resolution.geonames_index import fill, index_name

        folder.mkdir(parents=True)
        with closing(sqlite3.connect(folder / index_name())) as database:
            fill(database, [])


@pytest.fixture(scope="session")
def citynet() -> UrbanGraph:
    """The bundled data set, read once."""
    import interurban

    return interurban.load("citynet")


@pytest.fixture(autouse=True)
def _examples(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    """Give the examples in docstrings `interurban` and `g`, and a folder of their own to write to."""
    if isinstance(request.node, pytest.DoctestItem):
        import interurban

        doctest_namespace.update(interurban=interurban, g=request.getfixturevalue("citynet"))
        folder: Path = request.getfixturevalue("tmp_path")
        request.getfixturevalue("monkeypatch").chdir(folder)
