"""What stands first in a file: by it a format is known, whatever the file is called, without reading it whole."""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from loaders.files.unpacking import GZIP, UNPACKING_FAILURES, open_unpacked

SHOWN = 65_536  # bytes that are looked at

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\]]', re.DOTALL)


@dataclass(frozen=True)
class Beginning:
    """The first bytes of a file, and what they tell; of a folder, or of what is not there, there are none.

    It is read once, and every format looks at it (`by_beginning`), so that each look must be cheap.
    """

    path: Path
    data: bytes = b""
    is_folder: bool = False

    @classmethod
    def of(cls, path: Path) -> Beginning:
        """Read the beginning of a file, unpacked if it is gzipped; of a pipe or a device, which may never end, nothing.

        Raises:
            OSError: it cannot be read.
        """
        if path.is_dir():
            return cls(path, is_folder=True)
        if not path.is_file():
            return cls(path)
        with open_unpacked(path) as stream:
            try:
                return cls(path, stream.read(SHOWN))
            except UNPACKING_FAILURES:
                return cls(path, GZIP)

    @cached_property
    def text(self) -> str:
        """The bytes as text: UTF-16 if a mark says so, else UTF-8, with � for what is neither."""
        encoding = next((name for mark, name in _MARKS.items() if self.data.startswith(mark)), "utf-8")
        return self.data.decode(encoding, "replace").lstrip()

    @cached_property
    def xml_root(self) -> str:
        """The name of the outermost element, without its namespace; empty if it is no XML."""
        if not self.text.startswith("<"):
            return ""
        before = _BEFORE_ROOT.match(self.text)
        root = _ROOT.match(self.text, before.end() if before else 0)
        return root[1] if root else ""

    @cached_property
    def json_names(self) -> list[str]:
        """The names on the top level of a JSON object, or of the first object of JSON lines, as far as they are seen.

        >>> Beginning(Path("a.json"), b'{"nodes": [{"id": 1}], "links": [').json_names
        ['nodes', 'links']
        """
        if not self.text.startswith("{"):
            return []
        names: list[str] = []
        depth = 0
        for token in _TOKEN.finditer(self.text):
            if token[1] is not None:
                if depth == 1 and token[2]:
                    names.append(token[1])
            else:
                depth += 1 if token[0] in "{[" else -1
                if depth == 0:
                    break
        return names

    @cached_property
    def header(self) -> list[str]:
        """The cells of the first line, in lower case, as of a CSV table; empty if it is no text."""
        line = self.text.partition("\n")[0].rstrip("\r")
        if not line or "\0" in line or line[0] in "<{[":
            return []
        delimiter = max(",;\t", key=line.count)
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            return []
        return [cell.strip().lower() for cell in cells]

    @cached_property
    def zipped(self) -> frozenset[str]:
        """The names of what a zip file holds, as a workbook does; empty if it is none."""
        if not self.data.startswith(b"PK"):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as file:
                return frozenset(file.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return frozenset()


def by_beginning(look: Callable[[Beginning], bool]) -> Callable[[Path], bool]:
    """Return what knows a format by a path, as `Format.recognised_by` does, made of what knows it by a beginning."""

    def recognise(path: Path) -> bool:
        return look(_seen(path, _state(path)))

    return recognise


@lru_cache(maxsize=4)
def _seen(path: Path, _: tuple[int, ...]) -> Beginning:
    return Beginning.of(path)


def _state(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does, so that one that was written anew is looked at anew."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
