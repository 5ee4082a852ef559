"""Reading a JSON file whole, however it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loaders.files.whole_files import UnreadableFile, decode_marked, read_whole
from loaders.formats.plain_graph import Unreadable


def read_json(path: Path) -> Any:
    """Return what a JSON file holds.

    Raises:
        Unreadable: it is no JSON, is nested too deeply, or cannot be read.
    """
    text = read_text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"is not well-formed JSON ({error.msg}, column {error.colno:,})"
        raise Unreadable(message, "write it anew with the program that made it", error.lineno) from None
    except RecursionError:
        raise Unreadable("is nested too deeply to be read", "write it with fewer levels") from None
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable(f"cannot be read as JSON ({error})", "write it anew") from None


def read_text(path: Path) -> str:
    """Return a file as text: UTF-8, or UTF-16 where a mark says so.

    Raises:
        Unreadable: it is neither, or cannot be read.
    """
    try:
        text = decode_marked(read_whole(path))
    except UnreadableFile as error:
        raise Unreadable(str(error), error.remedy) from None
    if text is None:
        raise Unreadable("is not UTF-8 text", "save it as UTF-8")
    return text
