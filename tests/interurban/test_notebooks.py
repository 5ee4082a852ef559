"""The notebooks of examples/, run by Jupyter's own client from the first cell to the last."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interurban.notebooks import NOTEBOOKS, run_notebook


@pytest.mark.sampled(2)
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:(?!interurban|tests)")
@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_shows_what_its_cells_give(path: Path) -> None:
    assert run_notebook(path) == path.read_text("utf-8")


def test_there_are_notebooks_and_a_document_names_each() -> None:
    document = Path(NOTEBOOKS.parents[1], "docs", "gallery.md").read_text("utf-8")
    names = [path.name for path in NOTEBOOKS.glob("*.ipynb")]
    assert len(names) == 2
    assert all(f"examples/notebooks/{name}" in document for name in names)
