"""Tests of one group run in one process, whatever versions of pytest and pytest-xdist are installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scheduling import LONGEST, group_of

ROOT = Path(__file__).parents[1]
MODULE = """
import os

import pytest

{mark}

@pytest.mark.parametrize("number", range(4))
def test_where(number):
    with open({record!r}, "a") as record:
        print("{name}", os.environ["PYTEST_XDIST_WORKER"], file=record)
"""


@pytest.mark.slow
def test_the_modules_of_a_group_run_in_one_process_and_each_other_module_in_one(tmp_path: Path) -> None:
    record = tmp_path / "record"
    marked = 'pytestmark = pytest.mark.xdist_group("server")'
    for name, mark in {"one": marked, "two": marked, "three": "", "four": ""}.items():
        (tmp_path / f"test_{name}.py").write_text(MODULE.format(name=name, mark=mark, record=str(record)))
    asked = [
        "-q",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-p",
        "conftest",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
    ]
    plain = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    command = [sys.executable, "-m", "pytest", *asked, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False)
    assert re.search(r"^16 passed", ended.stdout, re.MULTILINE), ended.stdout + ended.stderr
    lines = set(record.read_text().splitlines())
    assert len(lines) == 4  # each module in one process
    where = {name: process for name, _, process in (line.partition(" ") for line in lines)}
    assert where["one"] == where["two"]
    assert len(set(where.values())) == 2


def test_what_begins_first_is_there() -> None:
    groups = {group_of(path) for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)}
    for unit in LONGEST:
        assert unit in groups or (ROOT / unit).is_file()
