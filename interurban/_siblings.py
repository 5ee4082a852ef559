"""Stops with advice when a file of the analyst's own hides one of our packages.

`loaders`, `queries` and the others are top-level packages, so a `loaders.py` beside a notebook, or in the folder in
which `python -m interurban` runs, would be imported in the place of ours and fail in puzzling ways.
"""

from __future__ import annotations

import importlib.util
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
        found = _origin(package)
        if found is not None and found.parent != ours / package:
            message = (
                f"{found} hides the package {package!r} of interurban; "
                f"rename that file or folder, or work in another folder"
            )
            if sys.argv[:1] == ["-m"]:
                raise SystemExit(f"Error: {message}")
            raise ImportError(message)


def _origin(package: str) -> Path | None:
    loaded = sys.modules.get(package)
    origin = getattr(loaded, "__file__", None)
    if loaded is None:
        spec = importlib.util.find_spec(package)
        origin = spec.origin if spec else None
        if spec is not None and origin is None and spec.submodule_search_locations:
            # A folder without __init__.py, such as `queries/` full of an analyst's files.
            origin = str(Path(next(iter(spec.submodule_search_locations))) / "__init__.py")
    return Path(origin).resolve() if origin else None
