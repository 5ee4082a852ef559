"""What the files of an embedded database held when it was built, so that damage to any of them is known.

Every byte is compared: SHA-256 takes some hundredths of a second for the tens of megabytes of a large data set. Two
small files are left out, since the engine writes them anew whenever it closes, also where it only reads: they are
removed before a database is opened, and the engine does without.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from graph_model.errors import InterurbanError

DATABASE = "database"
MANIFEST = "manifest.json"

_REWRITTEN = ("statistics.json", "last-tx-id.bin", "last-tx-id.bin.tmp")
_UNFINISHED = (".wal", ".lck")  # what the engine leaves beside a database that it could not write whole


def seal(entry: Path) -> None:
    """Write down what the files of the closed database in a folder hold.

    Raises:
        InterurbanError: the engine could not write the database whole.
    """
    database = entry / DATABASE
    if any(path.suffix in _UNFINISHED for path in database.iterdir()):
        raise InterurbanError(f"{entry}: the database could not be written whole; is the disk full?")
    new = entry / f"{MANIFEST}.new"
    new.write_text(json.dumps({"files": _hashes(database)}), "utf-8")
    new.replace(entry / MANIFEST)


def is_sealed(entry: Path) -> bool:
    """Tell whether a database was built to its end; without looking at its files."""
    return (entry / MANIFEST).is_file()


def is_whole(entry: Path) -> bool:
    """Tell whether the files of a database that is not open here are those that were built, byte for byte."""
    try:
        written = json.loads((entry / MANIFEST).read_text("utf-8"))
        return isinstance(written, dict) and written == {"files": _hashes(entry / DATABASE)}
    except (OSError, ValueError, RecursionError):
        return False


def _hashes(database: Path) -> Mapping[str, str]:
    for name in _REWRITTEN:
        (database / name).unlink(missing_ok=True)
    hashes: dict[str, str] = {}
    for path in database.iterdir():
        if path.name not in _REWRITTEN:  # another process that closes may just have written one
            with path.open("rb") as file:
                hashes[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes
