from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

from graph_model.stores import contract
from graph_model.stores.neo4j.address import Address
from tests.gephi import toolkit
from tests.neo4j.server import offered, why_not

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """An empty Neo4j; without any, a test that wants it is skipped, and on CI fails."""
    reason = why_not()
    if reason and not os.environ.get("CI"):
        pytest.skip(reason)
    with offered(tmp_path_factory.mktemp("neo4j"), brief=True) as address:
        yield address


@pytest.fixture
def patient_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rest of a cut answer be counted to its end, however busy the machine is."""
    monkeypatch.setattr(contract, "_COUNTING_S", 60.0)


@pytest.fixture(scope="session")
def gephi() -> Callable[..., list[toolkit.Opened]]:
    """What opens files in Gephi; where that cannot be had, a test that wants it is skipped, and on CI fails."""
    reason = toolkit.why_not()
    if reason and not os.environ.get("CI"):
        pytest.skip(reason)
    return toolkit.opened
