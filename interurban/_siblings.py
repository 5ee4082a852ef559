"""Stops with advice when files of others stand in the place of one of our packages.

`loaders`, `queries` and the others are top-level packages. A `loaders.py` beside a notebook, or in the folder in which
`python -m interurban` runs, would be imported in the place of ours; and another distribution with a package of such a
name, installed into the same environment, writes over our files. Either would fail in puzzling ways.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import Distribution

PACKAGES = ("graph_model", "loaders", "queries", "visualizations")
MARK = b"# A package of interurban."  # what stands in the first file of each
REMEDY = (
    "install interurban into an environment of its own, or take the other one out and install interurban again: "
    "pip install --force-reinstall --no-deps interurban"
)


def check() -> None:
    """Raise ImportError if one of our packages is not ours; as a command, end with the message and no trace.

    Raises:
        ImportError: names the file or the distribution in its place, and the remedy.
    """
    ours = Path(__file__).resolve().parents[1]
    for package in PACKAGES:
        hiding = _loaded_elsewhere(package, ours) or _found_before(package, ours)
        message = _describe_hiding(package, hiding) if hiding is not None else _describe_overwritten(package, ours)
        if message and (sys.argv[:1] == ["-m"] or Path(*sys.argv[:1]).stem == "interurban"):
            raise SystemExit(f"Error: {message}")
        if message:
            raise ImportError(message)


def describe_damage() -> str | None:
    """Return what files of ours are no longer as they were installed, by whom, and the remedy; None if all are.

    It reads every file, so it is for when something has failed. Of a source tree nothing is known.
    """
    ours = Path(__file__).resolve().parents[1]
    changed = [str(name) for each in _distributions(ours) if each.name == "interurban" for name in _changed(each)]
    if not changed:
        return None
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    return f"{_culprit(ours, changed[0])} {changed[0]}{more}, a file of interurban in {ours}; {REMEDY}"


def _describe_hiding(package: str, hiding: Path) -> str:
    root = hiding.parents[1] if hiding.name == "__init__.py" else hiding.parent
    owner = _owner(root, hiding.relative_to(root).as_posix())
    if owner is not None:
        return f"{owner} has a package {package!r} of its own, {hiding}, which hides that of interurban; {REMEDY}"
    return f"{hiding} hides the package {package!r} of interurban; rename it, or work in another folder"


def _describe_overwritten(package: str, ours: Path) -> str | None:
    """Return what to say if the first file of a package of ours is missing or bears no mark of ours."""
    first = ours / package / "__init__.py"
    if first.is_file() and MARK in first.read_bytes():
        return None
    name = f"{package}/__init__.py"
    return f"{_culprit(ours, name)} {name}, a file of interurban in {ours}; {REMEDY}"


def _culprit(ours: Path, name: str) -> str:
    owner = _owner(ours, name)
    if owner is not None:
        return f"{owner} has written over"
    return "somebody has written over" if (ours / name).exists() else "somebody has taken away"


def _owner(folder: Path, name: str) -> str | None:
    """Return the other distribution whose file this is."""
    for each in _distributions(folder):
        if each.name != "interurban" and name in {file.as_posix() for file in each.files or ()}:
            return f"the distribution {each.name} {each.version}"
    return None


def _distributions(folder: Path) -> list[Distribution]:
    from importlib.metadata import distributions

    return list(distributions(path=[str(folder)]))


def _changed(distribution: Distribution) -> list[str]:
    import hashlib
    from base64 import urlsafe_b64encode

    changed = []
    for file in distribution.files or ():
        if file.hash is not None and file.parts[0] in (*PACKAGES, "interurban"):
            path = Path(str(distribution.locate_file(file)))
            held = hashlib.new(file.hash.mode, path.read_bytes()).digest() if path.is_file() else b""
            if urlsafe_b64encode(held).decode().rstrip("=") != file.hash.value:
                changed.append(file.as_posix())
    return changed


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
