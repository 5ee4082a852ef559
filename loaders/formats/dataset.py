"""Our own format, a folder of CSV tables, as one of the formats."""

from __future__ import annotations

from pathlib import Path

from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.graph_view import GraphView
from loaders.formats.format import Format


def _write(view: GraphView, folder: Path, *, replace: bool = False) -> list[str]:
    from loaders.dataset.writing import write_dataset

    write_dataset(view, folder, replace=replace)
    return []


def _read(folder: Path) -> tuple[Graph, Report]:
    from loaders.snapshots.cache import read_or_recall

    return read_or_recall(folder, _examine)


def _examine(folder: Path) -> tuple[Graph, Report]:
    from loaders.dataset.reading import examine_dataset

    return examine_dataset(folder)


DATASET = Format(
    "dataset",
    "a folder of tables, which interurban reads back",
    details="""\
- A part (`--of`, `--through`, `--by`) comes with the sources that it cites. Results and marks of certainty have no
  place in it; what is left out is said with its count.
""",
    write_folder=_write,
    read=_read,
    recognised_by=Path.is_dir,
)
