"""Reading one file whole, with what is wrong with it in words."""

from __future__ import annotations

import codecs
from pathlib import Path

from loaders.files.unpacking import UNPACKING_FAILURES, open_unpacked

LARGEST_FILE = 2_000_000_000


class UnreadableFile(Exception):
    """A file that cannot be read: what is wrong, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file, unpacked if it is gzipped.

    Raises:
        UnreadableFile: it is none, is too large, or cannot be read.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise UnreadableFile("is a folder or a device, and no file", "name a file")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFile("is larger than 2 GB", "split it, or load it into a database")
        with open_unpacked(path) as stream:
            data = stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise UnreadableFile("is larger than 2 GB when unpacked", "split it, or load it into a database")
        return data
    except (OSError, *UNPACKING_FAILURES) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise UnreadableFile(reason, "check the file and its permissions") from None


def decode_marked(data: bytes) -> str | None:
    """Return text in UTF-8, or in UTF-16 where a mark says so; None if it is neither."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        return None
