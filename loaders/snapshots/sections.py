"""A file of named sections (plain data and numbers), known to be whole, that is read as far as something asks for it.

It begins with a mark, the SHA-256 of all that follows, and the length of a directory in JSON; then come the directory
and the sections. Nothing in it is code, and nothing is read before the hash is right.
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from loaders.snapshots.texts import Places, Texts, flatten

MARK = b"interurban snapshot 1\n"

_HASH_SIZE = 32
_LENGTH = struct.Struct("<Q")


class Damaged(ValueError):
    """A file is not what was written."""


class SectionWriter:
    """Gathers sections; `name` them so that they can be found again."""

    def __init__(self) -> None:
        self._directory: dict[str, tuple[int, int, str]] = {}
        self._parts: list[bytes] = []
        self._length = 0

    def add_json(self, name: str, plain: Any) -> None:
        """Add plain data: text, finite numbers, booleans, None, lists and mappings of them.

        Raises:
            ValueError: it is no such data.
        """
        text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        self._add(name, "json", text.encode())

    def add_texts(self, name: str, texts: Sequence[str]) -> None:
        """Add texts, each of which can be read and found by itself.

        Raises:
            ValueError: one has a null, or half a character.
        """
        held, begins, order = flatten(texts)
        self._add(name, "text", held)
        self.add_numbers(f"{name} begins", begins)
        self.add_numbers(f"{name} order", order)

    def add_numbers(self, name: str, numbers: Iterable[int]) -> None:
        """Add whole numbers from 0 to four billion."""
        self._add(name, "I", array("I", numbers).tobytes())

    def add_floats(self, name: str, floats: Iterable[float]) -> None:
        """Add numbers."""
        self._add(name, "d", array("d", floats).tobytes())

    def _add(self, name: str, kind: str, data: bytes) -> None:
        self._directory[name] = self._length, len(data), kind
        self._parts.append(data)
        self._length += len(data)

    def pieces(self, about: Any) -> Iterator[bytes]:
        """Yield the bytes of the file; `about` is plain data that stands in the directory."""
        directory = json.dumps({"about": about, "sections": self._directory}).encode()
        body = [_LENGTH.pack(len(directory)), directory, *self._parts]
        digest = hashlib.sha256()
        for part in body:
            digest.update(part)
        yield MARK
        yield digest.digest()
        yield from body


class Sections:
    """The sections of such a file."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file.

        Raises:
            Damaged: it is not whole.
        """
        begin = len(MARK) + _HASH_SIZE
        whole = memoryview(data)
        if data[: len(MARK)] != MARK or hashlib.sha256(whole[begin:]).digest() != data[len(MARK) : begin]:
            raise Damaged("is not whole")
        (length,) = _LENGTH.unpack_from(whole, begin)
        begin += _LENGTH.size
        directory = json.loads(bytes(whole[begin : begin + length]))
        self.about: Any = directory["about"]
        self._directory: dict[str, tuple[int, int, str]] = directory["sections"]
        self._body = whole[begin + length :]

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def json(self, name: str) -> Any:
        """Return the plain data of a section."""
        return json.loads(bytes(self._bytes(name)))

    def numbers(self, name: str) -> memoryview[int]:
        """Return whole numbers, of which none is read before it is asked for."""
        return self._bytes(name).cast("I")

    def texts(self, name: str) -> Texts:
        """Return texts, of which none is read before it is asked for."""
        return Texts(self._bytes(name), self.numbers(f"{name} begins"))

    def places(self, name: str, texts: Texts) -> Places:
        """Return the places of texts that differ, as `texts` gave them."""
        return Places(texts, self.numbers(f"{name} order"))

    def values(self, name: str) -> Sequence[Any]:
        """Return a list that is read when it is first asked for."""
        return Floats(self._bytes(name).cast("d")) if self._directory[name][2] == "d" else LateList(self, name)

    def _bytes(self, name: str) -> memoryview:
        offset, length, _ = self._directory[name]
        return self._body[offset : offset + length]


class LateList(Sequence[Any]):
    """A list in JSON, read when something first asks for it."""

    __slots__ = ("_name", "_read", "_sections")

    def __init__(self, sections: Sections, name: str) -> None:
        self._sections, self._name = sections, name
        self._read: list[Any] | None = None

    @property
    def _list(self) -> list[Any]:
        if self._read is None:
            self._read = self._sections.json(self._name)
        return self._read

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return self._list[place]

    def __len__(self) -> int:
        return len(self._list)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._list)


class Floats(Sequence[Any]):
    """Numbers, of which none is read before it is asked for; None in the place of the first."""

    __slots__ = ("_floats",)

    def __init__(self, floats: memoryview[float]) -> None:
        self._floats = floats

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self._floats[place] if place else None

    def __len__(self) -> int:
        return len(self._floats)
