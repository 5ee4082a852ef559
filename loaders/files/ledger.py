"""What we wrote, and what it held then: so that we replace nothing that an analyst made or has edited since.

It is kept in the user's state folder, by the path of the file or folder that was written. Where it is lost, or on
another machine, nothing is known to be ours, and replacing has to be asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

Hashes = dict[str, list[str]]  # of a file by its name: the hashes under which it is known to be ours


def remember(place: Path, hashes: Mapping[str, list[str]]) -> None:
    """Keep in mind what was written at a place; where the state folder cannot be written, nothing is."""
    entry = _entry(place)
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        new = entry.with_suffix(f".{hash_of(json.dumps(hashes).encode())}")
        new.write_text(json.dumps({"place": str(place), "files": hashes}), "utf-8")
        new.replace(entry)


def recall(place: Path) -> Hashes:
    """Return what was written at a place; nothing, if nothing is known."""
    try:
        held: Hashes = json.loads(_entry(place).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return held


def is_as_written(path: Path, hashes: list[str]) -> bool:
    """Tell whether a file is one of ours as it was written: a regular file, no link, with one of these hashes."""
    return path.is_file() and not path.is_symlink() and hash_file(path) in hashes


def hash_file(path: Path) -> str:
    """Return the hash of what a file holds."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_of(data: bytes) -> str:
    """Return the hash of what a file will hold."""
    return hashlib.sha256(data).hexdigest()


def _entry(place: Path) -> Path:
    import platformdirs

    folder = platformdirs.user_state_path("interurban", appauthor=False) / "written"
    return folder / f"{hash_of(os.fsencode(place))[:32]}.json"
