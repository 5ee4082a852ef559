"""What a fingerprint of data on disk follows, and what it does not."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.fingerprints import fingerprint, glance
from loaders.opening import BUNDLED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED / "citynet", tmp_path / "mine"))


def edit(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Seoul", "Seovl", 1), "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a cell": lambda folder: edit(folder / "city.csv"),
    "a table more": lambda folder: (folder / "initiative.csv").write_text("id,name\ni,I\n"),
    "a table less": lambda folder: (folder / "signed.csv").unlink(),
    "a table's name": lambda folder: (folder / "signed.csv").rename(folder / "SIGNED.csv"),
    "a vocabulary": lambda folder: (folder / "vocabulary.yaml").write_text("nodes: {}\n"),
    "what describes it": lambda folder: edit(folder / "datapackage.json"),
    "its name": lambda folder: folder.rename(folder.with_name("other")),
}


@pytest.mark.skipif(os.name == "nt", reason="pipes")
@pytest.mark.parametrize("name", ["person.csv", "datapackage.json"])
def test_a_pipe_is_not_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    refused: list[OSError] = []

    def take() -> None:
        try:
            fingerprint(folder)
        except OSError as error:
            refused.append(error)

    taking = threading.Thread(target=take, daemon=True)  # which would wait for ever
    taking.start()
    taking.join(20)
    assert name in str(refused)


def test_what_the_description_lists_may_be_no_path(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"resources": [{"path": "%s"}]}' % ("a" * 5_000))
    assert fingerprint(folder) == fingerprint(folder)


@pytest.mark.parametrize("change", CHANGES)
def test_it_follows_all_that_is_read(folder: Path, change: str) -> None:
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    CHANGES[change](folder)
    assert fingerprint(folder if folder.is_dir() else folder.with_name("other")) != before


def test_it_follows_whether_a_listed_file_is_there(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"name": "mine", "resources": [{"path": "readme.txt"}]}')
    before = fingerprint(folder)
    (folder / "readme.txt").write_text("about")
    assert fingerprint(folder) != before


def test_times_and_files_that_are_not_read_do_not_matter(folder: Path) -> None:
    before, seen = fingerprint(folder), glance(folder)
    (folder / "notes.txt").write_text("mine")
    assert glance(folder) == seen
    os.utime(folder / "city.csv", (0, 0))
    assert fingerprint(folder) == before
    assert glance(folder) != seen


def test_it_follows_a_single_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text("{}")
    before = fingerprint(path)
    path.write_text("[]")
    assert fingerprint(path) != before
