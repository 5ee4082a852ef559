"""The files that a pattern names: in folders, packed by gzip, within zip files; in natural order."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from graph_model.errors import NoData
from loaders.tabular.origins import Origin, origin_of
from loaders.tabular.unpacking import bounded

LARGEST_WORKBOOK = 1_000_000_000  # bytes of all its parts; a workbook is read whole
MOST_MEMBERS = 10_000

_DIGITS = re.compile(r"(\d+)")
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_PARTS_OF_WORKBOOKS = ("[Content_Types].xml", "xl/workbook.xml", "xl/workbook.bin", "mimetype")
_NO_TABLES = (".DS_Store", "__MACOSX", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class Member:
    """A file or a part of a packed file: what it is called, and what opens it for reading its bytes."""

    name: str
    open: Callable[[], BinaryIO]
    origin: Origin
    path: Path | None = None  # of what lies on the disk as it is

    def beginning(self, size: int = 4096) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(size)


def find_members(base: Path, pattern: str) -> list[Member]:
    """Return the files that a pattern names (`cities_*.csv`, `2016/*.xlsx`, `towns.zip`, `towns.zip/a*.csv`).

    A file of exactly this name goes before a pattern. Of a zip file all members that are no folders.

    Raises:
        NoData: there are none, or they are too many, or it is a pipe or a device.
    """
    outer, inner = _parted(base, pattern)
    found = _matching(base, outer)
    members = [member for path, name in _named_apart(found) for member in _unpacked(path, name, inner)]
    if not members and _yields(base / outer):
        raise NoData(pattern, "is a pipe or a device, whose end nobody knows; write what it yields into a file")
    if not members:
        raise NoData(pattern, f"names no file in {base.resolve()}")
    if len(members) > MOST_MEMBERS:
        raise NoData(pattern, f"names {len(members):,} files; at most {MOST_MEMBERS:,} are read as one table")
    return members


def natural_order(name: str) -> list[tuple[int, str]]:
    """Return a key by which `table 2` comes before `table 10`.

    >>> sorted(["t10.csv", "t9.csv"], key=natural_order)
    ['t9.csv', 't10.csv']
    """
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(name)]


def is_workbook(stream: BinaryIO) -> bool:
    """Tell whether a zip file is a workbook and not a packed folder."""
    with zipfile.ZipFile(stream) as packed:
        names = set(packed.namelist())
        return any(part in names for part in _PARTS_OF_WORKBOOKS)


def _parted(base: Path, pattern: str) -> tuple[str, str]:
    """Return the pattern of files, and behind the name of a zip file that of its members."""
    parts = PurePosixPath(pattern.replace("\\", "/")).parts
    for end in range(1, len(parts)):
        outer = str(PurePosixPath(*parts[:end]))
        if outer.lower().endswith(".zip") and not (base / outer).is_dir():
            return outer, str(PurePosixPath(*parts[end:]))
    return pattern, "*"


def _matching(base: Path, pattern: str) -> list[Path]:
    exact = base / pattern
    try:
        if exact.is_file():
            return [exact]
        root = Path(exact.anchor) if Path(pattern).is_absolute() else base
        found = root.glob(str(exact.relative_to(exact.anchor)) if Path(pattern).is_absolute() else pattern)
        return sorted((path for path in found if path.is_file()), key=lambda path: natural_order(str(path)))
    except (ValueError, OSError, NotImplementedError):
        return []


def _named_apart(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files with what they are called: where several are called alike, with their folders."""
    often = Counter(path.name for path in paths)
    for path in paths:
        yield path, path.name if often[path.name] == 1 else f"{path.parent.name}/{path.name}"


def _yields(path: Path) -> bool:
    """Tell whether this is something to read that is no file: a pipe, a socket, a device."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except (ValueError, OSError):
        return False


def _unpacked(path: Path, name: str, inner: str) -> Iterator[Member]:
    origin = origin_of(path.name, path.resolve().parent.name)
    plain = Member(name, lambda: path.open("rb"), origin, path)
    try:
        beginning = plain.beginning(4)
    except OSError:
        yield plain  # whoever reads it says why not
        return
    if beginning.startswith(_GZIP):
        yield Member(name, lambda: _open_gzip(path), origin)
    elif beginning.startswith(_ZIP) and not _is_workbook(path):
        yield from _of_zip(path, name, inner)
    else:
        yield plain


def _open_gzip(path: Path) -> BinaryIO:
    return bounded(cast("BinaryIO", gzip.GzipFile(path)), path.stat().st_size)


def _is_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return is_workbook(stream)
    except (OSError, zipfile.BadZipFile):
        return True  # and its reader says that it is damaged


def _of_zip(path: Path, outer: str, inner: str) -> Iterator[Member]:
    with zipfile.ZipFile(path) as packed:
        names = [each.filename for each in packed.infolist() if not each.is_dir() and not _is_no_table(each.filename)]
    for name in sorted(names, key=natural_order):
        if name == inner or fnmatchcase(name, inner):
            within = PurePosixPath(name)
            origin = origin_of(within.name, within.parent.name or path.stem)
            yield Member(f"{outer}/{name}", _member_opener(path, name), origin)


def _member_opener(path: Path, name: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        packed = zipfile.ZipFile(path)
        size = packed.getinfo(name).compress_size
        try:
            stream: IO[bytes] = packed.open(name)
        except RuntimeError:
            raise OSError("is protected by a password; unpack it yourself") from None
        except NotImplementedError as error:
            raise OSError(f"is packed in a way that is not read ({error}); unpack it yourself") from None
        finally:
            packed.close()  # the stream keeps what it needs
        if name.lower().endswith(".gz"):
            stream = cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
        return bounded(cast("BinaryIO", stream), size)

    return opened


def _is_no_table(name: str) -> bool:
    return any(part in _NO_TABLES or part.startswith("._") for part in PurePosixPath(name).parts)
