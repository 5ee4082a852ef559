"""What comes out of a packed file, as far as a table packed so small can hold it."""

from __future__ import annotations

import io
from typing import BinaryIO

from loaders.tabular.source import TooLarge

LARGEST_UNPACKED = 8_000_000_000  # bytes of one packed file; more is no table that somebody packed, but a trap
DENSEST = 400  # bytes out of one that is packed; no table that was seen comes near it
HARMLESS = 100_000_000  # bytes that may come out of however few


def bounded(stream: BinaryIO, packed_size: int) -> BinaryIO:
    """Return a stream out of which no more may come than a table packed so small can hold; then it raises TooLarge."""
    return io.BufferedReader(_Bounded(stream, packed_size), 1 << 17)


class _Bounded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, packed_size: int) -> None:
        self._stream = stream
        self._most = self._left = min(LARGEST_UNPACKED, max(HARMLESS, DENSEST * packed_size))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge(f"holds more than {self._most:,} bytes when unpacked, which no table does")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
