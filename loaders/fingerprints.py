"""Whether data on disk is still what it was: a glance at its files, and a hash of all that reading it depends on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import graph_model
import loaders
from loaders.dataset.description import BadDescription, is_beside, read_description
from loaders.dataset.layout import DESCRIPTION, is_read
from loaders.files.atomic_folder import files_in, state_of
from loaders.files.ledger import hash_file
from loaders.mapping.examination import files_of, is_mapping

State = list[tuple[int, int, int]]

_CODE = (".py", ".yaml", ".json")


def glance(path: Path) -> State:
    """Return what changes when one of the files of a data set does: where they lie, their times and sizes."""
    try:
        return state_of(_files(path).values())
    except OSError:
        return []


def fingerprint(path: Path) -> str:
    """Return a hash of all that reading a data set depends on: its files, its name, and the code that reads.

    Of a large data set, with 60 megabytes of tables, it takes some hundredths of a second.

    Raises:
        OSError: a file cannot be read, is gone, or is none.
    """
    files = _files(path)
    for file in files.values():
        if not file.is_file():  # a pipe or a device would be read for ever
            raise FileNotFoundError(file)
    hashes = {name: hash_file(file) for name, file in sorted(files.items())}
    listed = [name for name in _listed(files.get(DESCRIPTION)) if is_beside(path, name)]
    plain = [path.resolve().name, hashes, listed, code_states()]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def _files(path: Path) -> dict[str, Path]:
    """Return the files that are read of a data set, which is a folder or a file; of a mapping its tables, too."""
    if path.is_dir():
        return {name: file for name, file in files_in(path).items() if is_read(name)}
    if is_mapping(path):
        return {str(file): file for file in files_of(path)}
    return {"": path}


def _listed(description: Path | None) -> list[str]:
    """Return the files that a data package lists: reading says so where one is missing."""
    try:
        return sorted(set(read_description(description).tables)) if description else []
    except BadDescription:
        return []


@cache
def code_states() -> list[tuple[str, int, int]]:
    """Return what changes with the code that reads, be it a new version or an edit."""
    packages = (graph_model, loaders)
    return sorted(state for each in packages for state in _states_in(str(Path(str(each.__file__)).parent)))


def _states_in(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files of code in a folder, with their sizes and times; `Path.rglob` would take three times as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states_in(entry.path)
            elif entry.name.endswith(_CODE):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
