"""Text of older programs, which say nothing of its encoding."""

from __future__ import annotations

from pathlib import Path

from loaders.files.whole_files import UnreadableFile, decode_marked, read_whole
from loaders.formats.plain_graph import PlainGraph, Unreadable

_WINDOWS = "cp1252"
_NEVER_IN_TEXT = "\0"


def read_old_text(path: Path, plain: PlainGraph) -> str:
    """Return the text of a file: UTF-8, or UTF-16 by its mark, or else Western Windows letters, which is said.

    Raises:
        Unreadable: it cannot be read, or is no text.
    """
    try:
        data = read_whole(path)
    except UnreadableFile as error:
        raise Unreadable(str(error), error.remedy) from None
    text = decode_marked(data)
    if text is None:
        text = data.decode(_WINDOWS, "replace")
        first = next(line for line in text.splitlines() if not line.isascii())
        message = "is not UTF-8: read as Western European letters of Windows (cp1252)"
        plain.warn(message, "where letters are wrong, save it as UTF-8", first.strip()[:60])
    if _NEVER_IN_TEXT in text:
        line = text[: text.index(_NEVER_IN_TEXT)].count("\n") + 1
        raise Unreadable("is no text: there are NUL bytes in it", "write it anew with the program that made it", line)
    return text
