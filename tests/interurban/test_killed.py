"""`load` and `merge` that are killed in whatever they do: what they write is there as a whole or not at all."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.dataset.reading import examine_dataset
from tests.interurban.conftest import Run

SIZES = (300, 500)
WRITER = """
import sys
from click.testing import CliRunner
from interurban.command import interurban
print("ready", flush=True)
while True:
    for words in sys.argv[2:]:
        done = CliRunner().invoke(interurban, [*words.split(), "-o", sys.argv[1]])
        assert done.exit_code == 0, done.output
"""
MAPPING = """
name: members
tables:
  - file: members-{0}.csv
    nodes: {{city: {{type: City, name: city}}, network: {{type: Organisation, name: network}}}}
    relationships: [{{type: MEMBER_OF, from: city, to: network}}]
"""


@pytest.fixture
def mappings(tmp_path: Path) -> list[str]:
    for size in SIZES:
        rows = "".join(f"City {number} of {size},League\n" for number in range(size))
        (tmp_path / f"members-{size}.csv").write_text(f"city,network\n{rows}")
        (tmp_path / f"members-{size}.yaml").write_text(MAPPING.format(size))
    return [f"load {tmp_path / f'members-{size}.yaml'}" for size in SIZES]


def kill_while_writing(folder: Path, commands: list[str], wanted: list[int]) -> None:
    """Kill, again and again, a process that writes by one command after the other, and look at the folder."""
    chance = random.Random(5)
    for _ in range(8):
        script = [sys.executable, "-c", WRITER, str(folder), *commands]
        process = subprocess.Popen(script, stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            process.stdout.readline()
        time.sleep(chance.uniform(0, 1))
        still_wrote = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert still_wrote
        if folder.exists():
            graph, report = examine_dataset(folder)
            assert not report.errors
            assert graph.relationship_count in wanted


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_load_that_is_killed_leaves_nothing_half_written(mappings: list[str], tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    kill_while_writing(folder, mappings, list(SIZES))
    run(*mappings[0].split(), "-o", str(folder))
    assert not examine_dataset(folder)[1].errors


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_merge_that_is_killed_leaves_nothing_half_written(mappings: list[str], tmp_path: Path, run: Run) -> None:
    first, second, folder = (str(tmp_path / name) for name in ("first", "second", "merged"))
    for words, written in zip(mappings, (first, second), strict=True):
        run(*words.split(), "-o", written)
    both = [f"merge {first}", f"merge {first} {second}"]
    kill_while_writing(Path(folder), both, [SIZES[0], sum(SIZES)])
    run("merge", first, second, "-o", folder)
    assert not examine_dataset(Path(folder))[1].errors
