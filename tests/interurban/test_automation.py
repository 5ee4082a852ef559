"""What docs/automation.md promises to scripts."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from interurban import load
from interurban.answer_formats import ENDINGS, FORMATS, WORKBOOK
from tests.interurban.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "automation.md").read_text("utf-8")
PACKAGES = ("graph_model", "loaders", "queries", "visualizations", "interurban")


def test_the_page_names_three_exit_codes() -> None:
    assert set(re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE)) == {"0", "1", "2"}


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["lookup", "Seoul"]),
        (0, ["check"]),
        (0, ["find", "seoul", "-o", "list.xlsx"]),
        (1, ["lookup", "Atlantis"]),
        (1, ["ties", "Seoul", "Peter Hall"]),
        (1, ["lookup", "Ulsan", "-d", "faulty"]),
        (1, ["info", "-d", "nowhere"]),
        (1, ["find", "seoul", "-o", "nowhere/list.csv"]),
        (1, ["query", "MATCH (n RETURN n"]),
        (2, ["lookupp", "Seoul"]),
        (2, ["rank", "--measure", "fame"]),
        (2, ["rank", "--nonsense"]),
        (2, ["lookup"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_exit_code_is_as_documented(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faulty").mkdir()
    (tmp_path / "faulty" / "city.csv").write_text("name,latitude\nUlsan,north\n")
    said = run(*arguments, code=code)
    if code == 1:
        assert said.stdout == ""
        assert said.stderr.startswith("Error: ")
    if code == 2:
        assert said.stdout == ""
        assert said.stderr.startswith("Usage: ")


@pytest.mark.parametrize("command", ["check", "info"])
def test_what_is_wrong_with_data_goes_to_stdout_with_exit_code_1(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "city.csv").write_text("name,latitude\nUlsan,north\n")
    assert "1 error" in run(command, "-d", str(tmp_path), code=1).stdout


def test_every_variable_of_the_environment_is_named() -> None:
    texts = [path.read_text("utf-8") for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    named = {name for text in texts for name in re.findall(r'"((?:INTERURBAN|NEO4J)_[A-Z]+)"', text)}
    assert named
    assert named <= set(re.findall(r"`([A-Z0-9_]+)`", PAGE))


def test_the_folders_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = str(Path.home())
    for system in (Unix("interurban", appauthor=False), MacOS("interurban", appauthor=False)):
        for folder in (system.user_cache_dir, system.user_state_dir, system.user_log_dir):
            assert f"`{folder.replace(home, '~')}`" in PAGE


def test_every_ending_is_named() -> None:
    assert set(ENDINGS.values()) <= {*FORMATS, WORKBOOK}
    assert all(f"`{ending}`" in PAGE for ending in ENDINGS)


@pytest.mark.parametrize(("module", "method"), [("pandas", "to_dataframe"), ("pyarrow", "to_arrow")])
def test_a_missing_extra_says_what_the_page_says(monkeypatch: pytest.MonkeyPatch, module: str, method: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError) as said:
        getattr(load("citynet").find("seoul"), method)()
    assert f"`{said.value}`" in PAGE


def test_python_s_own_logging_tells_what_is_read(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # nothing of it was read before
    with caplog.at_level(logging.INFO):
        load("citynet")
    assert any("city.csv: 29 rows" in record.getMessage() for record in caplog.records)
    assert {record.name.partition(".")[0] for record in caplog.records} <= set(PACKAGES)
