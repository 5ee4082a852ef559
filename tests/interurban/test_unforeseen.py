"""What nobody foresaw ends in one line, and in a log file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interurban import __main__, command
from interurban.unforeseen import describe_unforeseen

PROGRAM = "from interurban.__main__ import main; main()"


def ended(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=300,
        check=False,
    )


def test_a_fault_of_ours_is_one_line_and_its_trace_in_a_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TypeError("two\nlines")

    monkeypatch.setattr(command.LazyGroup, "get_command", fail)
    monkeypatch.setattr(sys, "argv", ["interurban", "info"])
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path)
    # A query that another test gave up may still run here; then the command would end this process at once.
    monkeypatch.setattr(__main__, "_leave_at_once", lambda _: None)
    with pytest.raises(SystemExit) as left:
        __main__.main()
    line = f"Error: interurban has a fault: TypeError: two lines; please report it, its trace is in {tmp_path}"
    assert str(left.value.code) == f"{line}{os.sep}faults.log"
    log = (tmp_path / "faults.log").read_text("utf-8")
    assert "['info']" in log
    assert 'raise TypeError("two' in log


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, "lookup", "Seoul"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=300,
            check=False,
        )
    assert run.returncode != 0
    assert b"No space left on device" in run.stderr
    assert b"Traceback" not in run.stderr


LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of the system for the size of files")
def test_a_cache_that_the_system_lets_not_grow_is_one_line(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIMITED + PROGRAM, "query", "RETURN 1 AS one"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
    )
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"Error: {tmp_path}")
    assert "the cache cannot be written: " in line
    assert not [entry for entry in (tmp_path / "interurban" / "cypher").iterdir() if entry.is_dir()]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_redirected_output_holds_every_script(encoding: str) -> None:
    run = ended("lookup", "Seoul", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert run.returncode == 0, run.stderr
    assert "서울특별시" in run.stdout.decode("utf-8")
    missing = ended("lookup", "없다", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert missing.returncode == 1
    assert "없다" in missing.stderr.decode("utf-8")


def test_an_open_file_that_fails_is_told_by_its_number() -> None:
    assert describe_unforeseen(OSError(9, "Bad file descriptor", 99)) == "Error: 99: Bad file descriptor"
