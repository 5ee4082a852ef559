"""The cache of embedded databases: one folder per content of a data set, built once and never the truth."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.stores.embedded.store import EmbeddedStore

FORMAT = 4  # raise it when what is written changes
KEPT = 8


def embedded_store(
    view: GraphView, folder: Path | None = None, *, elements: str | None = None, kept: int = KEPT
) -> EmbeddedStore:
    """Return the embedded store of a data set, built if it is not in the cache yet.

    `folder` is where databases are kept, by default in the user's cache folder, and `kept` how many. A database appears
    there whole, by one renaming; one that cannot be opened is built again. `elements` is the hash of all nodes and
    relationships, where it is known already.

    Raises:
        InterurbanError: the engine is missing, or the folder cannot be written.
    """
    folder = folder or cache_folder()
    place = folder / content_hash(view, elements)
    if place.is_dir():
        store = EmbeddedStore(place)
        if _opens(store):
            place.touch()
            return store
        store.close()
        shutil.rmtree(place, ignore_errors=True)
    _build(view, folder, place)
    _forget_old(folder, place, kept)
    return EmbeddedStore(place)


def cache_folder() -> Path:
    """Return the folder of the cache."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("interurban", appauthor=False)) / "cypher"


def content_hash(view: GraphView, elements: str | None = None) -> str:
    """Return a hash of all that a data set holds, and of the form in which it is stored."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        engine = version("arcadedb-embedded")
    except PackageNotFoundError:
        engine = "none"
    vocabulary = view.vocabulary
    types = repr((vocabulary.nodes.keys(), vocabulary.relationships.keys()))
    return _hash([FORMAT, engine, dict(view.about), vocabulary.texts, types, elements or elements_hash(view)])


def elements_hash(view: GraphView) -> str:
    """Return a hash of all nodes and relationships, which takes a second for some 200,000."""
    nodes = sorted((node.id, node.attributes) for node in view.nodes())
    ties = sorted((each.start, each.end, each.key, each.attributes) for each in view.relationships())
    return _hash([nodes, ties])


def _hash(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:32]


def _opens(store: EmbeddedStore) -> bool:
    """Tell whether a database is sound: it opens, and describes itself."""
    try:
        return len(store.query("MATCH (d:DataSet) RETURN d.name AS name", {}, limit=1, timeout=30).rows) == 1
    except InterurbanError:
        raise
    except Exception:
        return False


def _build(view: GraphView, folder: Path, place: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="building-", dir=folder))
    except OSError as error:
        raise InterurbanError(f"{folder}: the cache cannot be written: {error.strerror}") from None
    try:
        EmbeddedStore(new / "database").put(view, replace=True)
        with contextlib.suppress(OSError):  # another process has built the same
            os.rename(new / "database", place)  # noqa: PTH104 - Path.rename is the same, and os says it is one call
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _forget_old(folder: Path, place: Path, kept: int) -> None:
    """Delete the databases that were not used for longest."""
    found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[kept:]:
        if path != place:
            EmbeddedStore(path).close()
            shutil.rmtree(path, ignore_errors=True)
