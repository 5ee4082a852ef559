"""In which encoding a text is: as its first bytes say, as told, or found out from all of its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

Opener = Callable[[], BinaryIO]

_CHUNK = 1 << 20
_SAMPLE = 200_000  # bytes of lines that are not ASCII, from which an encoding is guessed
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: its name for Python, how it is told, and whether every byte of the text is of it."""

    codec: str
    told: str
    is_sound: bool = True

    @property
    def errors(self) -> str:
        """What Python is to do with bytes that are not of it: they become �."""
        return "strict" if self.is_sound else "replace"


def find_encoding(opener: Opener, told: str | None = None) -> Encoding:
    """Return the encoding of a text.

    Raises:
        ValueError: there is no such encoding as was told, or this is no text.
    """
    if told is not None:
        return _as_told(opener, told)
    with opener() as stream:
        beginning = stream.read(4096)
    for mark, codec, name in _MARKS:
        if beginning.startswith(mark):
            return Encoding(codec, name, _is_sound(opener, codec))
    if b"\0" in beginning:
        return _without_mark(opener, beginning)
    if _is_sound(opener, "utf-8"):
        return Encoding("utf-8", "UTF-8")
    sample = _telling_lines(opener)
    return Encoding("utf-8", "UTF-8", is_sound=False) if _is_mostly_utf8(sample) else _guessed(opener, sample)


def _as_told(opener: Opener, told: str) -> Encoding:
    try:
        codec = codecs.lookup(told).name
        "".encode(codec)
    except (LookupError, ValueError):
        raise ValueError(
            f"there is no encoding called {told!r}; such are utf-8, cp1252, cp1250, utf-16, euc-kr"
        ) from None
    if codec == "utf-8":
        codec = "utf-8-sig"  # the mark may stand or not
    return Encoding(codec, told, _is_sound(opener, codec))


def _without_mark(opener: Opener, beginning: bytes) -> Encoding:
    """Return the half of UTF-16 in which the beginning has its NUL bytes where ASCII characters leave them."""
    half = max(len(beginning) // 2, 1)
    for codec, zeros in (("utf-16-le", beginning[1::2]), ("utf-16-be", beginning[::2])):
        if zeros.count(0) > 0.4 * half and _is_sound(opener, codec):
            return Encoding(codec, "UTF-16 without a byte-order mark")
    raise ValueError("is no text: there are NUL bytes in it")


def _guessed(opener: Opener, sample: bytes) -> Encoding:
    """Return the encoding that is most like the lines; of fourteen short ones chardet knew all, its rivals eight."""
    import chardet

    codec = str(chardet.detect(sample, prefer_superset=True)["encoding"] or "cp1252")
    return Encoding(codec, f"{codec} as far as can be guessed", _is_sound(opener, codec))


def _is_sound(opener: Opener, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in _chunks(opener):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(sample: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: then a few bytes are damaged, and the rest is not guessed at."""
    text = sample.decode("utf-8", "surrogateescape")
    damaged = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    return sum(1 for character in text if character > "\x7f") - damaged > 4 * damaged


def _telling_lines(opener: Opener) -> bytes:
    """Return lines that are not ASCII, from the whole text, as many as a guess needs."""
    found: list[bytes] = []
    size = 0
    with opener() as stream:
        for line in stream:
            if not line.isascii():
                found.append(line)
                size += len(line)
                if size > _SAMPLE:
                    break
    return b"".join(found)


def _chunks(opener: Opener) -> Iterator[bytes]:
    with opener() as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
