"""The notebooks of examples/, run again from the first cell to the last: `python -m tests.interurban.notebooks`.

What a notebook keeps is what its readers see: text and tables. A page is a frame of half a megabyte, which the hosts of
notebooks do not show; of it the words that stand for it are kept. Nothing of the run itself (times, paths) is kept, so
that the same notebook gives the same bytes.
"""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).resolve().parents[2] / "examples" / "notebooks"
LONGEST_S = 300
_FRAME = "<iframe"


def run_notebook(path: Path) -> str:
    """Return the text of a notebook that was run in an empty folder.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    from nbclient import NotebookClient

    nbformat: Any = importlib.import_module("nbformat")  # its functions have no types
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook, timeout=LONGEST_S, kernel_name="python3", resources={"metadata": {"path": folder}}
        )
        client.execute()
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
        for output in cell.get("outputs", []):
            if _FRAME in output.get("data", {}).get("text/html", ""):
                del output["data"]["text/html"]
    return str(nbformat.writes(notebook))


def main() -> None:
    """Run every notebook, and keep what its cells give now."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        path.write_text(run_notebook(path), "utf-8")


if __name__ == "__main__":
    main()
