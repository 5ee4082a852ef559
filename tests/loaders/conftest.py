from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import Fault
from loaders.dataset.reading import examine_dataset

Tables = dict[str, str | bytes]


@pytest.fixture
def write_tables(tmp_path: Path) -> Callable[[Tables], Path]:
    """Return a function that writes files into a new folder."""

    def write(tables: Tables) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        for name, content in tables.items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture
def faults(write_tables: Callable[[Tables], Path]) -> Callable[[Tables], list[Fault]]:
    """Return a function that gives the errors found in files."""

    def examine(tables: Tables) -> list[Fault]:
        return examine_dataset(write_tables(tables))[1].errors

    return examine
