"""The folders keep their order, and heavy libraries load only when used."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"networkx", "numpy", "pyvis", "jinja2", "scipy", "pandas", "rich", "rapidfuzz", "neo4j", "IPython"}


def test_the_folders_keep_their_order_and_no_circle() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [lint], cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "import interurban, interurban.command",
        "import interurban; interurban.load('citynet').lookup('Seoul').to_dicts()",
    ],
)
def test_a_start_loads_no_heavy_library(statement: str) -> None:
    program = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in ended.stdout.split()}


def test_only_the_facade_and_its_users_ask_for_the_networkx_graph() -> None:
    root = Path(__file__).parents[2]
    folders = ("loaders", "queries", "visualizations", "interurban")
    texts = {path: path.read_text("utf-8") for folder in folders for path in (root / folder).rglob("*.py")}
    asking = {path.name for path, text in texts.items() if re.search(r"\b(graph|self|view|data)\.nx\b", text)}
    assert asking == {"urban_graph.py"}
