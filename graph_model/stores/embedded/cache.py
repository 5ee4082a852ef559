"""The cache of embedded databases: built once for what a data set holds, shared by all processes, never the truth.

Each database lies in a folder of its own, `KEY-NUMBER`, with a manifest that is written last: without it, or where a
file is not as the manifest says, the database is built again under another number. What a process has open is not
removed; what a killed process was building is removed by the next that builds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.stores.embedded.leases import Lease, alone, is_in_use
from graph_model.stores.embedded.manifest import DATABASE, is_sealed, is_whole, seal
from graph_model.stores.embedded.store import EmbeddedStore

FORMAT = 6  # raise it when what is written changes
KEPT = 8

_ENTRY = re.compile(r"([0-9a-f]{32})(-[0-9a-f]{8})?")  # those without a number are of the first format
_DISCARDED = "discarded-"


def embedded_store(
    view: GraphView, folder: Path | None = None, *, key: str | None = None, kept: int = KEPT
) -> EmbeddedStore:
    """Return the embedded store of a data set, built if it is not in the cache yet, or not whole there.

    `folder` is where databases are kept, by default in the user's cache folder, and `kept` how many beside those that
    are in use. `key` says what the data set holds, where that is known already.

    Raises:
        InterurbanError: the engine is missing, or the folder cannot be written.
    """
    folder, key = folder or cache_folder(), key or content_key(view)
    if found := find_store(key, folder):
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Some data sets share a lock and wait for each other, so that locks do not pile up.
        with alone(folder / f".building-{key[0]}.lock"):
            store = find_store(key, folder) or _build(view, folder, key)
        _forget_old(folder, kept)
    except OSError as error:
        raise InterurbanError(f"{folder}: the cache cannot be written: {error.strerror or error}") from None
    return store


def find_store(key: str, folder: Path | None = None) -> EmbeddedStore | None:
    """Return the store of what a key stands for, if it is in the cache and whole."""
    folder = folder or cache_folder()
    if not folder.is_dir():
        return None
    for entry in _entries(folder, key):
        with _settled(folder):
            if not is_sealed(entry):
                continue
            is_in_use(entry)  # removes what processes that were killed left behind
            lease = Lease(entry)
        if is_whole(entry):
            with contextlib.suppress(OSError):
                entry.touch()
            return EmbeddedStore(entry / DATABASE, lease)
        lease.release()
        _discard(folder, [entry])
    return None


def cache_folder() -> Path:
    """Return the folder of the cache."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("interurban", appauthor=False)) / "cypher"


def content_key(view: GraphView) -> str:
    """Return the key of all that a data set holds, which takes a second for some 200,000 nodes and relationships."""
    vocabulary = view.vocabulary
    types = repr((vocabulary.nodes.keys(), vocabulary.relationships.keys()))
    nodes = sorted((node.id, node.attributes) for node in view.nodes())
    ties = sorted((each.start, each.end, each.key, each.attributes) for each in view.relationships())
    return _key("content", [dict(view.about), vocabulary.texts, types, nodes, ties])


def source_key(fingerprint: str) -> str:
    """Return the key of what is read from something whose fingerprint is this."""
    return _key("source", fingerprint)


def _key(kind: str, plain: Any) -> str:
    """Return a hash of plain data, and of the form in which it is stored."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        engine = version("arcadedb-embedded")
    except PackageNotFoundError:
        engine = "none"
    return hashlib.sha256(json.dumps([FORMAT, engine, kind, plain], sort_keys=True).encode()).hexdigest()[:32]


def _build(view: GraphView, folder: Path, key: str) -> EmbeddedStore:
    entry = folder / f"{key}-{uuid.uuid4().hex[:8]}"
    with _settled(folder):
        entry.mkdir()
        lease = Lease(entry)
    try:
        EmbeddedStore(entry / DATABASE).put(view, replace=True)
        seal(entry)
    except BaseException:
        lease.release()
        shutil.rmtree(entry, ignore_errors=True)
        raise
    return EmbeddedStore(entry / DATABASE, lease)


def _forget_old(folder: Path, kept: int) -> None:
    """Remove the databases that were not used for longest, and those that nobody builds to their end."""
    found = [(entry, is_sealed(entry)) for entry in _entries(folder)]
    whole = [entry for entry, sealed in found if sealed]
    _discard(folder, [*whole[kept:], *(entry for entry, sealed in found if not sealed)])
    for path in folder.glob(f"{_DISCARDED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _discard(folder: Path, entries: list[Path]) -> None:
    """Remove databases, but for those in use."""
    with _settled(folder):
        for entry in entries:
            if not is_in_use(entry):
                EmbeddedStore(entry / DATABASE).close()
                with contextlib.suppress(OSError):  # another process was quicker
                    entry.rename(folder / f"{_DISCARDED}{uuid.uuid4().hex}")


def _entries(folder: Path, key: str | None = None) -> list[Path]:
    """Return the databases, or those of one key, the one that was used last first."""
    found: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        match = _ENTRY.fullmatch(path.name)
        if match is not None and key in (None, match[1]):
            with contextlib.suppress(OSError):  # it is gone
                found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]


@contextlib.contextmanager
def _settled(folder: Path) -> Iterator[None]:
    """Keep others from removing a database just before it is leased, or leasing it just before it is removed."""
    with alone(folder / ".lock"):
        yield
