"""Writing a file whole or not at all, and none over one that is not ours."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph_model.errors import ForeignFiles, InterurbanError
from loaders.files.ledger import hash_file, is_as_written, recall, remember


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file so that a reader finds the old one or the new one, never half of it.

    Raises:
        ForeignFiles: one is there that we did not write, or that was edited since; `replace` writes over it.
        InterurbanError: it cannot be written; the old one is untouched.
    """
    with replace_file(path, replace=replace) as stream:
        stream.write(data)


@contextlib.contextmanager
def replace_file(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """Give a stream whose content is the file once the block has ended; if it fails, the old file is untouched.

    A link is followed; what is no regular file (a pipe, /dev/null) is written to as it is.

    Raises:
        ForeignFiles: as `write_file` says, before the block begins.
        InterurbanError: it cannot be written; there may be no folder for it.
    """
    target = follow_links(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        with _plain_errors(path), target.open("wb") as special:
            yield special
        return
    if target.is_file() and not replace and not is_as_written(target, recall(target).get(target.name, [])):
        raise ForeignFiles(path)
    import tempfile  # takes as long to load as a tenth of a look-up, which writes nothing

    require_folder_for(path)
    temporary = ""
    try:
        with _plain_errors(path):
            handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            mode = target.stat().st_mode & 0o7777 if target.exists() else 0o644
            Path(temporary).chmod(mode)
            Path(temporary).replace(target)
            remember(target, {target.name: [hash_file(target)]})
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def follow_links(path: Path) -> Path:
    """Return the place that a path leads to.

    Raises:
        InterurbanError: its links lead round in a circle, or no file can bear its name.
    """
    round_in_a_circle = InterurbanError(f"{path}: cannot be written: its links lead round in a circle")
    try:
        place = path.resolve()
    except ValueError:  # a null, or half a character
        raise InterurbanError(f"{str(path)!r}: cannot be written: no file can be called so") from None
    except (RuntimeError, OSError):
        raise round_in_a_circle from None
    with contextlib.suppress(PermissionError):  # of which whoever writes there is told
        if place.is_symlink():  # from Python 3.13 on such a link is left as it is, and would be replaced
            raise round_in_a_circle
    return place


def require_folder_for(path: Path) -> None:
    """Refuse to write where there is no folder to write into, as `cp` does: a misspelt path makes none.

    Raises:
        InterurbanError: the folder is missing, or is a file.
    """
    parent = follow_links(path).parent
    if parent.exists() and not parent.is_dir():
        raise InterurbanError(f"{path}: cannot be written: {path.parent} is no folder")
    if not parent.exists():
        raise InterurbanError(f"{path}: cannot be written: there is no folder {path.parent}; make it first")


@contextlib.contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InterurbanError(f"{path}: cannot be written: {error.strerror}") from None
