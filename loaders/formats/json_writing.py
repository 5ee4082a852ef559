"""Lists of JSON objects, written as they are made, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO


def write_list(stream: BinaryIO, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a list under a name, within an object that somebody else begins and ends."""
    stream.write(f'\n"{name}": ['.encode())
    lines = _separated(json.dumps(row, ensure_ascii=False) for row in rows)
    stream.writelines(map(encoded, lines))
    stream.write(b"\n]")


def _separated(lines: Iterable[str]) -> Iterator[str]:
    before = "\n"
    for line in lines:
        yield before + line
        before = ",\n"


def encoded(text: str) -> bytes:
    r"""Return JSON as UTF-8; half a surrogate pair, which UTF-8 cannot hold, as the escape `\ud800` that JSON has."""
    return text.encode("utf-8", "backslashreplace")
