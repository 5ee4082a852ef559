"""The data that is asked: when a database in the cache stands for its files, and when it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import interurban
import loaders.opening
from graph_model import InvalidData
from interurban.data import Data
from loaders.opening import BUNDLED

NAME = "MATCH (c:City {id: 'seoul'}) RETURN c.name AS name"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED / "citynet", tmp_path / "mine"))


def rename(folder: Path, name: str) -> None:
    path = folder / "city.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    changed = [f"seoul,{name},{line.split(',', 2)[2]}" if line.startswith("seoul,") else line for line in lines]
    path.write_text("".join(changed), "utf-8")


def ask(folder: Path) -> list[object]:
    data = Data(str(folder))
    try:
        return [row["name"] for row in data.store.query(NAME, {}, limit=None, timeout=60).rows]
    finally:
        data.close()


def test_unchanged_files_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(folder)
    monkeypatch.setattr(loaders.opening, "examine", lambda _: pytest.fail("the tables are read"))
    assert ask(folder) == first


def test_a_change_of_a_file_is_seen(folder: Path) -> None:
    ask(folder)
    rename(folder, "Seoul now")
    assert ask(folder) == ["Seoul now"]
    (folder / "city.csv").write_text("id,name,latitude\nseoul,Seoul,north\n")
    with pytest.raises(InvalidData):
        ask(folder)


def test_what_was_read_is_asked_though_the_files_change_meanwhile(folder: Path) -> None:
    rename(folder, "Read")
    data = Data(str(folder))
    assert data.graph.node("seoul").name == "Read"
    rename(folder, "Changed since")
    assert data.key is None
    assert data.store.query(NAME, {}, limit=None, timeout=60).rows == [{"name": "Read"}]
    data.close()
    assert ask(folder) == ["Changed since"]


def test_files_that_change_while_they_are_read_make_no_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename(folder, "Read")
    examine = loaders.opening.examine

    def slow(where: str) -> object:
        found = examine(where)
        rename(folder, "Changed since")
        return found

    monkeypatch.setattr(loaders.opening, "examine", slow)
    assert ask(folder) == ["Read"]
    monkeypatch.setattr(loaders.opening, "examine", examine)
    assert ask(folder) == ["Changed since"]


def test_in_python_the_store_follows_the_graph(folder: Path) -> None:
    g = interurban.load(folder)
    store = g.store
    assert g.store is store
    g.graph.add_node("City", "new", "New")
    assert g.cypher("MATCH (c:City {id: 'new'}) RETURN c.name AS name").to_dicts() == [{"name": "New"}]
    g.graph.about["title"] = "Another title"
    assert g.cypher("MATCH (d:DataSet) RETURN d.name AS name").to_dicts() == [{"name": "Another title"}]
    assert interurban.load(folder).cypher("MATCH (c:City {id: 'new'}) RETURN c.name AS name").to_dicts() == []


def test_a_server_is_called_by_the_data_set_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data("neo4j://localhost")
    monkeypatch.setenv("INTERURBAN_DATASET", "generated")
    assert data.title == "generated"
    assert Data("neo4j://localhost", "citynet").title == "citynet"
    monkeypatch.delenv("INTERURBAN_DATASET")
    assert data.title == "neo4j://localhost"
