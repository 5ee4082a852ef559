"""A list of texts in a file, of which one is read by itself, and the places of texts in it, found without reading all.

Whoever asks for many of them gets all at once, which is then quicker.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

END = "\0"  # of each text but the last; a text that has it cannot be kept so
_MANY = 16  # a sixteenth of all texts, asked for one by one, takes longer than reading all


def flatten(texts: Sequence[str]) -> tuple[bytes, array[int], array[int]]:
    """Return texts as bytes, where each begins (and where another would), and their places in the order of their bytes.

    Raises:
        ValueError: one cannot be kept.
    """
    if any(END in text for text in texts):
        raise ValueError("a text with a null")
    encoded = [text.encode() for text in texts]
    begins = array("I", accumulate((len(text) + 1 for text in encoded), initial=0))
    return END.encode().join(encoded), begins, array("I", sorted(range(len(encoded)), key=encoded.__getitem__))


class Texts(Sequence[str]):
    """Some of the texts that `flatten` made bytes of: those from `first` to before `last`."""

    __slots__ = ("_asked", "_begins", "_first", "_held", "_last", "_list")

    def __init__(self, held: memoryview, begins: Sequence[int], first: int = 0, last: int | None = None) -> None:
        self._held, self._begins = held, begins
        self._first, self._last = first, len(begins) - 1 if last is None else last
        self._list: list[str] | None = None
        self._asked = 0

    def part(self, first: int, last: int) -> Texts:
        """Return the texts from one place to before another, as a list of their own."""
        return Texts(self._held, self._begins, first, last)

    def bytes_at(self, place: int) -> bytes:
        """Return a text as bytes."""
        place += self._first
        return bytes(self._held[self._begins[place] : self._begins[place + 1] - 1])

    @property
    def all(self) -> list[str]:
        """All of them, read at once."""
        if self._list is None:
            held = self._held[self._begins[self._first] : self._begins[self._last] - 1] if len(self) else b""
            self._list = str(held, "utf-8").split(END) if len(self) else []
        return self._list

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if self._list is None and not isinstance(place, slice) and 0 <= place < len(self):
            self._asked += 1
            if self._asked <= len(self) // _MANY:
                return self.bytes_at(place).decode()
        return self.all[place]

    def __len__(self) -> int:
        return self._last - self._first

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)


class Places(Mapping[str, int]):
    """The place of each text among texts that differ; `order` has the places in the order of their bytes."""

    def __init__(self, texts: Texts, order: Sequence[int]) -> None:
        self._texts, self._order = texts, order
        self._asked = 0
        self._known: dict[str, int] | None = None

    def __getitem__(self, text: str) -> int:
        if self._known is None and self._asked <= len(self._order) // _MANY:
            self._asked += 1
            return self._find(text)
        if self._known is None:
            self._known = dict(zip(self._texts, range(len(self._texts)), strict=True))
        return self._known[text]

    def _find(self, text: str) -> int:
        try:
            wanted = text.encode()
        except (AttributeError, UnicodeEncodeError):  # no text, or half a character
            raise KeyError(text) from None
        found = bisect_left(self._order, wanted, key=self._texts.bytes_at)
        if found == len(self._order) or self._texts.bytes_at(self._order[found]) != wanted:
            raise KeyError(text)
        return self._order[found]

    def __contains__(self, text: object) -> bool:
        try:
            return isinstance(text, str) and self[text] is not None
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._order)
