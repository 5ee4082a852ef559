"""Opening a file for reading, unpacked if it is gzipped, whatever it is called."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import BinaryIO, cast

GZIP = b"\x1f\x8b"
UNPACKING_FAILURES = (EOFError, zlib.error, gzip.BadGzipFile)  # beside those of the system


def open_unpacked(path: Path) -> BinaryIO:
    """Open a file.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as stream:
        is_packed = stream.read(len(GZIP)) == GZIP
    return cast("BinaryIO", gzip.open(path)) if is_packed else path.open("rb")
