"""The folders keep their order, and heavy libraries load only when used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pyvis", "jinja2", "scipy", "pandas", "rich", "rapidfuzz", "neo4j", "IPython"}


def test_the_import_rule_is_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [lint], cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=120, check=False
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
    program = f"import networkx, sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in ended.stdout.split()}
