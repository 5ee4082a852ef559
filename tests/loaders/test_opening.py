"""What is this that I am given?"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model import NoData
from loaders.formats.dataset import DATASET
from loaders.opening import BUNDLED, examine, open_graph, recognise


def test_an_address_is_a_database_and_is_not_read_from_disk() -> None:
    given = recognise("neo4j+s://somewhere:7687")
    assert given.is_database
    assert given.path is None
    with pytest.raises(NoData, match="address of a database"):
        open_graph("bolt://localhost")


def test_a_folder_is_a_data_set_and_goes_before_a_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert recognise("citynet").path == BUNDLED / "citynet"
    (tmp_path / "citynet").mkdir()
    (tmp_path / "citynet" / "city.csv").write_text("name\nSeoul\n")
    given = recognise("citynet")
    assert (given.path, given.format) == (Path("citynet"), DATASET)
    assert len(open_graph("citynet")) == 1


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("members.xlsx", "none of its sheets"),
        ("city.csv", "name the folder: .*"),
        ("list of 2014.csv", r"interurban load --draft '.*list of 2014\.csv' -o mapping\.yaml"),
        ("graph.json", "in no format"),
    ],
)
def test_a_file_is_said_to_be_one_with_what_to_do(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(NoData, match=f"{name}: is a file; .*{advice}"):
        examine(tmp_path / name)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoData, match="there is no such folder"):
        examine(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 5_000, "~nobody-of-this-name/data"])
def test_what_no_folder_can_be_called_is_no_data(name: str) -> None:
    with pytest.raises(NoData, match=r"cannot be read|can be called so|there is no such folder"):
        open_graph(name)
