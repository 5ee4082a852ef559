"""Progress moves on a terminal and nowhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

SLOW = """
import sys, time, logging
from interurban import progress
progress.PATIENCE_S = 0.05
if "-v" in sys.argv:
    from interurban.log import log_to_stderr
    log_to_stderr()
def count(done, everything):
    for number in range(8):
        done(number, everything)
        time.sleep(0.05)
if "rows" in sys.argv:
    with progress.counting("loading", "rows") as done, progress.working("writing"):
        count(done, 0)
else:
    with progress.working("reading much"), progress.counting("pushing") as done:
        count(done, 8)
print("answer")
"""


@pytest.mark.slow
@pytest.mark.parametrize("words", [[], ["-v"]])
def test_nothing_moves_in_a_pipe(words: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", SLOW, *words], capture_output=True, text=True, timeout=300, check=True)
    assert ran.stdout == "answer\n"
    assert "\x1b" not in ran.stderr
    assert bool(re.search(r"reading much: \d+\.\d", ran.stderr)) is bool(words)
    assert bool(ran.stderr) is bool(words)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
@pytest.mark.parametrize("words", [[], ["-v"], ["rows"]])
def test_on_a_terminal_it_moves_unless_a_log_is_written_there(tmp_path: Path, words: list[str]) -> None:
    import pty

    ours, theirs = pty.openpty()
    answer = tmp_path / "answer"
    with answer.open("wb") as out:
        ran = subprocess.Popen([sys.executable, "-c", SLOW, *words], stdout=out, stderr=theirs)
        assert ran.wait(60) == 0
    time.sleep(0.1)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert answer.read_text() == "answer\n"
    assert ("\x1b" in shown) is ("-v" not in words)
    assert ("7 rows" in shown) is ("rows" in words)
    assert "rows" not in words or "%" not in shown
    assert ("loading" if "rows" in words else "reading much") in shown
    assert "writing" not in shown
