"""The import files are what neo4j-admin takes: a real import gives the graph back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.formats.neo4j_admin import AFTERWARDS, write_import_files
from loaders.opening import open_graph
from tests.graph_model.stores.samples import content, everything
from tests.loaders.formats.hostile import every_word_of_two_types
from tests.neo4j.server import running, why_not

EVERYTHING = [
    "MATCH (n) WHERE NOT n:DataSet RETURN n, n.id AS id ORDER BY id",
    "MATCH (d:DataSet) RETURN properties(d) AS record",
    "MATCH (a)-[r]->(b) RETURN a.id AS a, r, r.id AS id, b.id AS b ORDER BY a, id, b",
]


def without_signature(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row without what the record of a data set says of how it came to a server."""
    record = row.get("record")
    if record is None:
        return dict(row)
    return {"record": {name: record[name] for name in record if name not in ("pushed", "pushed_by", "content")}}


@pytest.mark.long
def test_an_import_gives_the_graph_back(tmp_path: Path) -> None:
    if why_not() and not os.environ.get("CI"):
        pytest.skip(why_not())
    graph = open_graph("citynet")
    graph.update(everything())
    write_import_files(graph, tmp_path / "files")
    embedded = EmbeddedStore(tmp_path / "embedded")
    embedded.put(graph)
    with running(tmp_path / "server", tmp_path / "files") as address:
        store = Neo4jStore(address)
        found = store.graph()
        for statement in (tmp_path / "files" / AFTERWARDS).read_text("utf-8").split(";\n")[:-1]:
            with store.connection.session("WRITE") as session:
                session.run(statement).consume()
        for text in EVERYTHING:
            rows, same = (each.query(text, {}, limit=None, timeout=30).rows for each in (store, embedded))
            assert [without_signature(row) for row in rows] == list(same)
        (signed,) = store.query(EVERYTHING[1], {}, limit=None, timeout=30).rows
        assert {"pushed", "pushed_by"} < signed["record"].keys()
        store.put(graph)
        assert any(note.startswith("nothing to send of") for note in store.notes)  # a push finds every value there
        assert list(store.query(EVERYTHING[1], {}, limit=None, timeout=30).rows) == [signed]
        again = store.graph()
        store.close()
    embedded.close()
    assert content(found) == content(again) == content(graph)


@pytest.mark.long
def test_an_import_takes_properties_of_any_name_and_type(tmp_path: Path) -> None:
    if why_not() and not os.environ.get("CI"):
        pytest.skip(why_not())
    graph = every_word_of_two_types()
    assert write_import_files(graph, tmp_path / "files") == []
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
