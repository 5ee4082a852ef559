"""The import files are what neo4j-admin takes: a real import gives the graph back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_model.stores.server import Neo4jStore
from loaders.neo4j_admin import write_import_files
from loaders.opening import open_graph
from tests.graph_model.stores.samples import content, everything
from tests.neo4j.server import running, why_not

pytestmark = pytest.mark.xdist_group("engines")


@pytest.mark.parametrize("name", ["citynet", "everything"])
def test_an_import_gives_the_graph_back(tmp_path: Path, name: str) -> None:
    if why_not() and not os.environ.get("CI"):
        pytest.skip(why_not())
    graph = open_graph("citynet") if name == "citynet" else everything()
    write_import_files(graph, tmp_path / "files")
    with running(tmp_path / "server", tmp_path / "files") as address:
        store = Neo4jStore(address)
        found = store.graph()
        store.close()
    assert content(found) == content(graph)


def test_every_type_that_occurs_has_its_file(tmp_path: Path) -> None:
    write_import_files(open_graph("citynet"), tmp_path / "files")
    arguments = (tmp_path / "files" / "import-arguments.txt").read_text().split()
    assert "--nodes=City=./City.csv" in arguments
    assert "--relationships=MEMBER_OF=./MEMBER_OF.csv" in arguments
    header = (tmp_path / "files" / "City.csv").read_text("utf-8").splitlines()[0]
    assert header.startswith("id:ID,name:string,aliases:string[]")
