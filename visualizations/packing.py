"""Whole numbers as a short text of letters, digits, `-` and `_`: a third of what they take as JSON.

Each number is its size doubled, and one more where it is negative, in groups of five bits, the lowest first; a letter
of the second half of the alphabet says that the next belongs to the same number. So does Google's encoded polyline
format; its letters, some of which no script can hold unescaped, are others.
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return numbers as text.

    >>> pack_numbers([0, 1, -1, 100])
    'ACBoG'
    """
    return "".join(map(_pack, numbers))


def _pack(number: int) -> str:
    rest = 2 * number if number >= 0 else -2 * number - 1
    text = ""
    while rest > 31:
        text += ALPHABET[32 + rest % 32]
        rest //= 32
    return text + ALPHABET[rest]


def unpack_numbers(text: str) -> list[int]:
    """Return the numbers of a text.

    >>> unpack_numbers("ACBoG")
    [0, 1, -1, 100]
    """
    numbers, found, place = [], 0, 0
    for letter in text:
        bits = ALPHABET.index(letter)
        found += bits % 32 << place
        place += 5
        if bits < 32:
            numbers.append(-(found + 1) // 2 if found % 2 else found // 2)
            found = place = 0
    return numbers
