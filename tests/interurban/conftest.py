from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from interurban.command import interurban
from tests.neo4j.server import empty

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command; errors that are not meant for people come through as they are."""
    monkeypatch.delenv("INTERURBAN_DATA", raising=False)

    def invoke(*arguments: str, code: int = 0, **options: object) -> Result:
        result = CliRunner().invoke(interurban, arguments, catch_exceptions=False, **options)  # type: ignore[arg-type]
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def server(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """An empty server that the environment names."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    yield store
    store.close()
