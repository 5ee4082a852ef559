from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model.stores.contract import Store
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.memory import MemoryStore
from graph_model.stores.neo4j.store import Neo4jStore
from tests.neo4j.server import empty


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Any]]:
    """Return a function that makes an empty store of a kind."""
    made: list[Store] = []

    def make_store(kind: str) -> Any:
        store: Store
        if kind == "memory":
            store = MemoryStore()
        elif kind == "embedded":
            store = EmbeddedStore(tmp_path / "database")
        else:
            store = Neo4jStore(request.getfixturevalue("neo4j_address"))
            empty(store.connection)
        made.append(store)
        return store

    yield make_store
    for store in made:
        store.close()
