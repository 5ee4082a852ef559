"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph_model.errors import InterurbanError


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never half of it.

    Raises:
        InterurbanError: it cannot be written; the old one is untouched.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o644
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise InterurbanError(f"{path}: cannot be written: {error.strerror}") from None
