"""Snapshots of data sets in the user's cache folder: read once, then taken as long as the files are the same.

A snapshot is named after the hash of all that reading depends on (`loaders.fingerprints`). One that is damaged, or lies
under another's name, is removed, and the files are read. That the folder cannot be written, or that the disk is full,
is no trouble: then there is no snapshot. Of data with errors none is kept, so that its faults are always found anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from graph_model.errors import InterurbanError
from graph_model.faults import Report
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from loaders.fingerprints import fingerprint, glance
from loaders.snapshots.sections import Damaged, Sections

FORMAT = 2  # raise it when what is written changes
LARGEST_TOTAL = 2_000_000_000  # bytes of all snapshots together

_LOG = logging.getLogger(__name__)
_ENDING = ".snapshot"
_BEING_WRITTEN = ".writing-"
_LEFT_OVER_S = 3_600.0

Read = Callable[[Path], tuple[Graph, Report]]


def read_or_recall(path: Path, read: Read) -> tuple[Graph, Report]:
    """Return what reading a data set gives, from the snapshot if there is one; else read it and keep one.

    Raises:
        InterurbanError: what reading raises.
    """
    began = time.perf_counter()
    key = _key(path)
    if key is None:
        return read(path)
    found = recall(key)
    if found is not None:
        _LOG.info("%s: unchanged, as it was read before, %.2f s", path, time.perf_counter() - began)
        return found
    seen = glance(path)
    graph, report = read(path)
    if not report.errors and glance(path) == seen and _key(path) == key:
        remember(key, graph, report)
    return graph, report


def recall(key: str) -> tuple[Graph, Report] | None:
    """Return what is kept under a key; None if nothing is, or nothing whole."""
    place = snapshot_folder() / f"{key}{_ENDING}"
    try:
        data = place.read_bytes()
    except OSError:
        return None
    try:
        sections = Sections(data)
        if sections.about == [FORMAT, key]:
            from loaders.snapshots.graphs import read_graph

            found = read_graph(sections)
            with contextlib.suppress(OSError):
                os.utime(place)  # the one that was used last goes last
            return found
    except (Damaged, InterurbanError, ValueError, KeyError, TypeError):
        pass
    with contextlib.suppress(OSError):
        place.unlink()
    return None


def remember(key: str, graph: Graph, report: Report) -> None:
    """Keep what was read, if it can be kept."""
    kept = graph.kept_columns
    if kept is None:
        return
    folder = snapshot_folder()
    new = folder / f"{_BEING_WRITTEN}{uuid.uuid4().hex}"
    with contextlib.suppress(OSError, ValueError):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(new, key, graph, kept, report)
            new.replace(folder / f"{key}{_ENDING}")
        finally:
            new.unlink(missing_ok=True)
        _forget_old(folder)


def snapshot_folder() -> Path:
    """Return the folder of snapshots."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("interurban", appauthor=False)) / "snapshots"


def _key(path: Path) -> str | None:
    """Return the key of what files hold now; None if they cannot be read, of which reading says why."""
    try:
        parts = [str(FORMAT), sys.version, sys.byteorder, fingerprint(path)]
    except (OSError, ValueError):  # a path may have a null, or half a character
        return None
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def _write(new: Path, key: str, graph: Graph, kept: KeptColumns, report: Report) -> None:
    with open(new, "xb", opener=_for_the_user_alone) as file:  # before what it will hold is made, for nothing perhaps
        from loaders.snapshots.graphs import write_graph

        file.writelines(write_graph(graph, kept, report).pieces([FORMAT, key]))


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _forget_old(folder: Path) -> None:
    """Remove the snapshots that were not used for longest, as many as are too many, and what killed writers left."""
    total = 0
    for used, size, place in sorted(_snapshots(folder), reverse=True):
        total += size
        is_left_over = place.name.startswith(_BEING_WRITTEN) and time.time() - used > _LEFT_OVER_S
        if total > LARGEST_TOTAL or is_left_over:
            with contextlib.suppress(OSError):
                place.unlink()


def _snapshots(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for place in folder.iterdir():
        if place.suffix == _ENDING or place.name.startswith(_BEING_WRITTEN):
            with contextlib.suppress(OSError):  # another process has removed it
                state = place.stat()
                yield state.st_mtime, state.st_size, place
