"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph_model.errors import InterurbanError


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never half of it.

    Raises:
        InterurbanError: it cannot be written; the old one is untouched.
    """
    with replace_file(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content is the file once the block has ended; if it fails, the old file is untouched.

    Raises:
        InterurbanError: it cannot be written.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o644
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        raise InterurbanError(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
