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


def test_a_file_that_no_format_reads_is_said_with_those_that_do(tmp_path: Path) -> None:
    path = tmp_path / "members.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(NoData, match=r"members\.xlsx: is a file that no format reads; those that are read: dataset"):
        examine(path)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoData, match="there is no such folder"):
        examine(tmp_path / "nowhere")
