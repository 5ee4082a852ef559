"""A file of the analyst's own that hides one of our packages stops the import with its name and the remedy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "name", ["loaders.py", "queries.py", "graph_model.py", "visualizations.py", "queries/__init__.py"]
)
def test_an_import_beside_a_hiding_file_names_it(tmp_path: Path, name: str) -> None:
    hiding = tmp_path / name
    hiding.parent.mkdir(exist_ok=True)
    hiding.write_text("x = 1\n")
    ended = run(tmp_path, "-c", "import interurban")
    assert ended.returncode == 1
    assert "ImportError" in ended.stderr
    assert str(hiding) in ended.stderr
    assert "rename" in ended.stderr


def test_the_command_as_a_module_ends_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "loaders.py").write_text("raise RuntimeError\n")
    ended = run(tmp_path, "-m", "interurban", "info")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert str(tmp_path / "loaders.py") in ended.stderr


def test_a_hiding_module_that_is_imported_already_is_found(tmp_path: Path) -> None:
    (tmp_path / "queries.py").write_text("")
    ended = run(tmp_path, "-c", "import queries, interurban")
    assert str(tmp_path / "queries.py") in ended.stderr


def test_other_files_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "notebook.py").write_text("")
    (tmp_path / "loaders.csv").write_text("")
    assert run(tmp_path, "-m", "interurban", "--version").returncode == 0
