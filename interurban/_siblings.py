"""Stops with advice when a file of the analyst's own hides one of our packages.

`loaders`, `queries` and the others are top-level packages, so a `loaders.py` beside a notebook, or in the folder in
which `python -m interurban` runs, would be imported in the place of ours and fail in puzzling ways.
"""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGES = ("graph_model", "loaders", "queries", "visualizations")


def check() -> None:
    """Raise ImportError if one of our packages is hidden; under `python -m`, end with the message and no trace.

    Raises:
        ImportError: names the hiding file and the remedy.
    """
    ours = Path(__file__).resolve().parents[1]
    for package in PACKAGES:
        hiding = _loaded_elsewhere(package, ours) or _found_before(package, ours)
        if hiding is not None:
            message = f"{hiding} hides the package {package!r} of interurban; rename it, or work in another folder"
            if sys.argv[:1] == ["-m"]:
                raise SystemExit(f"Error: {message}")
            raise ImportError(message)


def _loaded_elsewhere(package: str, ours: Path) -> Path | None:
    """Return the file of a module of this name that is loaded already and is not ours."""
    origin = getattr(sys.modules.get(package), "__file__", None)
    found = Path(origin).resolve() if origin else None
    return found if found is not None and found.parent != ours / package else None


def _found_before(package: str, ours: Path) -> Path | None:
    """Return the file that an import would find before ours (a folder without `__init__.py` hides nothing)."""
    for entry in sys.path:
        folder = Path(entry or ".").resolve()
        if folder == ours:
            return None
        for candidate in (folder / package / "__init__.py", folder / f"{package}.py"):
            if candidate.is_file():
                return candidate
    return None
