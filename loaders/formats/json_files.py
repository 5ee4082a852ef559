"""Reading JSON and JSON lines, gzipped or not, with what is wrong with a file in words."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from graph_model.faults import Fault

GZIP = b"\x1f\x8b"
BEGINNING = 65_536  # bytes by which a file is known

_FAILURES = (OSError, EOFError, zlib.error)  # zlib's are none of the system
_UNREADABLE = "get the file once more; it may have been cut off"


class BadJson(Exception):
    """A file that is no JSON; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def open_bytes(path: Path) -> BinaryIO:
    """Open a file, unpacked if it is gzipped, whatever it is called."""
    with path.open("rb") as stream:
        is_packed = stream.read(len(GZIP)) == GZIP
    return cast("BinaryIO", gzip.open(path)) if is_packed else path.open("rb")


def read_json(path: Path) -> Any:
    """Return what a JSON file holds.

    Raises:
        BadJson: it is no JSON, is cut off, or cannot be read.
    """
    try:
        with open_bytes(path) as stream:
            return json.loads(stream.read().decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        message = f"is no JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise BadJson(Fault(message, _UNREADABLE, file=path.name)) from None
    except UnicodeDecodeError:
        raise BadJson(Fault("is not UTF-8 text", "save it as UTF-8", file=path.name)) from None
    except _FAILURES as error:
        raise BadJson(Fault(f"cannot be read: {error}", _UNREADABLE, file=path.name)) from None
    except RecursionError:
        raise BadJson(Fault("is nested too deeply", "check the program that wrote it", file=path.name)) from None


def read_json_lines(path: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of each line; lines that are none become faults, and the rest goes on."""
    number = 0
    try:
        with open_bytes(path) as stream:
            for number, line in enumerate(stream, 1):
                text = line.strip()
                if not text:
                    continue
                try:
                    found = json.loads(text)
                except (ValueError, RecursionError):
                    found = None
                if isinstance(found, dict):
                    yield number, found
                else:
                    remedy = "correct or delete the line"
                    faults.append(Fault("is no JSON object on one line", remedy, file=path.name, row=number))
    except _FAILURES as error:
        faults.append(Fault(f"cannot be read on: {error}", _UNREADABLE, file=path.name, row=number + 1))


def beginning_of(path: Path) -> str:
    """Return the first characters of a text, by which it is known; empty, if it cannot be read."""
    try:
        if not path.is_file():
            return ""
        with open_bytes(path) as stream:
            return stream.read(BEGINNING).decode("utf-8-sig", "replace").lstrip()
    except _FAILURES:
        return ""
