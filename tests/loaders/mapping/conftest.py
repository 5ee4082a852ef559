from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_model import Graph
from loaders.dataset.reading import examine_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from loaders.mapping.summary import Summary


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a mapping made: the folder, the graph read from it, and the summary."""

    folder: Path
    summary: Summary

    @property
    def graph(self) -> Graph:
        graph, report = examine_dataset(self.folder)
        assert not report.errors
        return graph

    def text(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")


Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that writes a mapping and its tables, and loads them; the summary always balances."""

    def loaded(mapping: str, tables: dict[str, str | bytes], *, skip_faults: bool = False) -> Loaded:
        for name, content in tables.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "mapping.yaml").write_text(mapping, "utf-8")
        folder = tmp_path / "out"
        summary = load_into(read_mapping(tmp_path / "mapping.yaml"), folder, skip_faults=skip_faults)
        assert all(each.balances for each in summary.files)
        assert all(each.merged >= 0 for each in summary.files)
        return Loaded(folder, summary)

    return loaded
