"""Whatever stands on the disk, and whatever the disk refuses: each is one clear line, and never a trace or a hang."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = "from interurban.__main__ import main; main()"
pytestmark = pytest.mark.slow

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# Root may read and write everything; these take that power away.
PLAIN_USER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if ROOT else []
HALF = "\\ud800"


def ended(*arguments: str | Path, folder: Path, plain_user: bool = False) -> subprocess.CompletedProcess[str]:
    words = [*(PLAIN_USER if plain_user else []), sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def link(path: Path, to: str) -> None:
    path.symlink_to(to)


def package(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "datapackage.json").write_text(text)


def listing(path: object) -> str:
    return json.dumps({"name": "x", "resources": [{"path": path}]})


FOLDERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a path of 5,000 characters": (package(listing("a" * 5_000)), "is listed, and there is no such file"),
    "a path with a null": (package(listing("a\0b")), "is listed, and there is no such file"),
    "several paths": (package(listing(["a", "b"])), "a resource has no path, or several"),
    "half a character": (package(f'{{"title": "{HALF}"}}'), "half a character"),
    "resources that are text": (package('{"resources": "city.csv"}'), "its resources are no list of objects"),
    "a list": (package("[1]"), "it is no JSON object"),
    "a deep list": (package("[" * 100_000), "maximum recursion depth"),
    "nothing": (package(""), "is no data package description"),
    "a folder as description": (lambda f: (f / "datapackage.json").mkdir(), "is a folder or a device, and no file"),
    "a pipe as description": (lambda f: os.mkfifo(f / "datapackage.json"), "is a folder or a device, and no file"),
    "zeros as description": (lambda f: link(f / "datapackage.json", "/dev/zero"), "is a folder or a device"),
    "a loop as description": (lambda f: link(f / "datapackage.json", "datapackage.json"), "symbolic links"),
    "a folder as vocabulary": (lambda f: (f / "vocabulary.yaml").mkdir(), "is a folder or a device, and no file"),
    "a pipe as vocabulary": (lambda f: os.mkfifo(f / "vocabulary.yaml"), "is a folder or a device, and no file"),
    "zeros as vocabulary": (lambda f: link(f / "vocabulary.yaml", "/dev/zero"), "is a folder or a device"),
    "a loop as vocabulary": (lambda f: link(f / "vocabulary.yaml", "vocabulary.yaml"), "symbolic links"),
    "bytes as vocabulary": (lambda f: (f / "vocabulary.yaml").write_bytes(b"\xff\x00\x81"), "is not UTF-8 text"),
    "a folder as table": (lambda f: (f / "person.csv").mkdir(), "is a folder or a device, and no file"),
    "a loop as table": (lambda f: link(f / "person.csv", "person.csv"), "symbolic links"),
    "bytes as table": (lambda f: (f / "person.csv").write_bytes(b"\x00\xff\x81" * 99), "is no text"),
    "nothing as table": (lambda f: (f / "person.csv").write_bytes(b""), "is empty"),
    "a null in a cell": (lambda f: (f / "person.csv").write_bytes(b"name\nA\0B\n"), "has a control character"),
    "a long name of a file": (lambda f: (f / f"{'n' * 240}.csv").write_text("name\nA\n"), "is named after no type"),
    "a name of a file in Latin-1": (
        lambda f: Path(os.fsdecode(os.fsencode(f) + b"/caf\xe9.csv")).write_text("name\nA\n"), "is named after no type"
    ),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="pipes and links")
@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_of_odd_things_is_told_in_lines(tmp_path: Path, case: str) -> None:
    (tmp_path / "city.csv").write_text("name,sources\nUlsan,\n")
    make, fault = FOLDERS[case]
    make(tmp_path)
    checked = ended("check", folder=tmp_path)
    refused = ended("lookup", "Ulsan", "-d", ".", folder=tmp_path)
    assert checked.returncode == refused.returncode == 1
    assert fault in checked.stdout + checked.stderr
    assert fault in refused.stderr
    assert refused.stderr.startswith("Error: ")
    for run in (checked, refused):
        assert "Traceback" not in run.stderr
        assert "interurban has a fault" not in run.stderr
        assert "[Errno" not in run.stderr


@pytest.mark.skipif(os.name == "nt" or (ROOT and not shutil.which("setpriv")), reason="root may do everything")
def test_what_may_not_be_read_or_written_is_one_line(tmp_path: Path) -> None:
    for name in ("unreadable", "unlisted", "fixed", "closed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "city.csv").write_text("name\nUlsan\n")
    (tmp_path / "unreadable" / "city.csv").chmod(0)
    for name, mode in (("unlisted", 0), ("fixed", 0o555), ("closed", 0o444)):
        (tmp_path / name).chmod(mode)
    try:
        for words in (
            ["check", "-d", "unlisted"], ["lookup", "Ulsan", "-d", "unreadable"], ["info", "-d", "closed"],
            ["rank", "-o", "fixed/list.csv"], ["export", "-o", "fixed/g.gexf"], ["view", "-o", "fixed/p.html"],
            ["export", "-f", "dataset", "-o", "fixed/copy"], ["new", "fixed/new"], ["rank", "-o", "unlisted/l.csv"],
            ["export", "-f", "dataset", "-d", "citynet", "-o", "fixed", "--replace"],
        ):  # fmt: skip
            said = ended(*words, folder=tmp_path, plain_user=True)
            assert said.returncode == 1, words
            assert said.stdout == ""
            assert "Permission denied" in said.stderr, words
            assert said.stderr.startswith("Error: ")
            assert "[Errno" not in said.stderr
        read = ended("lookup", "Ulsan", "-d", "fixed", folder=tmp_path, plain_user=True)
        assert read.returncode == 0, read.stderr
        inside = ended("find", "Seoul", folder=tmp_path / "unlisted", plain_user=True) if not ROOT else read
        assert inside.returncode == 0, inside.stderr
    finally:
        for name in ("unlisted", "fixed", "closed"):
            (tmp_path / name).chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="links")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["info", "-d", "a" * 5_000], "File name too long"),
        (["rank", "-o", "a" * 300 + ".csv"], "File name too long"),
        (["view", "-o", "a" * 300 + ".html"], "File name too long"),
        (["export", "-f", "dataset", "-o", "a" * 300], "File name too long"),
        (["new", "a" * 300], "File name too long"),
        (["rank", "-o", "loop"], "its links lead round in a circle"),
        (["export", "-f", "dataset", "-o", "loop"], "its links lead round in a circle"),
        (["info", "-d", "loop"], "there is no such folder"),
        (["stock", "--stock-folder", "queries"], "is a folder or a device, and no file"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_an_odd_place_is_one_line(tmp_path: Path, arguments: list[str], line: str) -> None:
    link(tmp_path / "loop", "loop")
    (tmp_path / "queries").mkdir()
    os.mkfifo(tmp_path / "queries" / "pipe.cypher")
    said = ended(*arguments, folder=tmp_path)
    assert said.returncode == 1
    assert len(said.stderr.splitlines()) == 1
    assert said.stderr.startswith("Error: ")
    assert line in said.stderr
    assert len(said.stderr) < 600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["loop", "queries"]
