"""What in the name of a city is its name, and what only says that it is one: City of Windhoek, Jammerbugt Kommune."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_model.folding import folded_words

SHORTEST_SUFFIX_LEFT = 2  # letters of a name before a suffix that is written with it, as 서울 before 특별시

_BRACKETS = re.compile(r"\s*[(\[（【](?P<inside>.*?)[)\]）】]\s*")
_TWO_NAMES = re.compile(r"\s*/\s*|\s+[-–—|]\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the names that all must fit, what stands beside them, and how it was read.

    `beside` is what stands in brackets or after a comma, which may be a region, a larger city or another name. `bare`
    is the name without words before it that only say what it is: few cities are called City of Austin.
    """

    names: tuple[str, ...]
    how: str = ""
    beside: str = ""
    bare: str = ""


def readings(text: str) -> Iterator[Reading]:
    """Yield the ways to read the name of a city, the nearest to the letter first.

    >>> [reading.names for reading in readings("City of Palmas (Tocantins)")]
    [('City of Palmas (Tocantins)',), ('City of Palmas',), ('palmas',)]
    >>> [reading.names for reading in readings("Arrasate/Mondragon")][1:]
    [('Arrasate', 'Mondragon')]
    """
    yield Reading((text,), bare=_without_city_of(text))
    bare, beside = text, ""
    if (match := _BRACKETS.search(text)) and (without := _BRACKETS.sub(" ", text).strip()):
        bare, beside = without, match["inside"].strip()
        yield Reading((bare,), f"without ({beside})", beside, _without_city_of(bare))
    if "," in bare:
        bare, _, after = (part.strip() for part in bare.partition(","))
        beside = beside or after
        yield Reading((bare,), f"without “{after}”", beside, _without_city_of(bare))
    core = core_name(bare)
    if core != folded_words(bare):
        yield Reading((core,), f"{core}, without the words that say what it is", beside)
    parts = tuple(part for part in _TWO_NAMES.split(bare) if part)
    if len(parts) > 1:
        yield Reading(parts, "two names in one")


def _without_city_of(text: str) -> str:
    words = _without_beginning(folded_words(text).split(" "), _civic_words()[0])
    return " ".join(words) if words else ""


def core_name(text: str) -> str:
    """Return the folded words of a name without those that only say what kind of place or government it is.

    What has nothing else stays as it is.

    >>> core_name("Prefeitura de Palmas"), core_name("서울특별시"), core_name("City Council")
    ('palmas', '서울', 'city council')
    """
    return core_of(folded_words(text))


def core_of(words: str) -> str:
    """Return `core_name` of words that are folded already."""
    before, after, joined_after = _civic_words()
    left = words.split(" ")
    while (shorter := _without_beginning(left, before) or _without_ending(left, after)) is not None:
        left = shorter
    if not left[-1].isascii():
        for suffix in joined_after:
            if left[-1].endswith(suffix) and len(left[-1]) >= len(suffix) + SHORTEST_SUFFIX_LEFT:
                left = [*left[:-1], left[-1].removesuffix(suffix)]
                break
    return " ".join(left)


def _without_beginning(words: list[str], phrases: frozenset[str]) -> list[str] | None:
    for length in range(min(len(words) - 1, 7), 0, -1):
        if " ".join(words[:length]) in phrases and not _are_civic(words[length:]):
            return words[length:]
    return None


def _without_ending(words: list[str], phrases: frozenset[str]) -> list[str] | None:
    for length in range(min(len(words) - 1, 4), 0, -1):
        if " ".join(words[-length:]) in phrases and not _are_civic(words[:-length]):
            return words[:-length]
    return None


def _are_civic(words: list[str]) -> bool:
    before, after, _ = _civic_words()
    return all(word in before or word in after for word in words)


@cache
def _civic_words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    stated = json.loads(Path(__file__).with_name("civic_words.json").read_text("utf-8"))
    joined = sorted((word for word in stated["after"] if not word.isascii()), key=lambda word: -len(word))
    return frozenset(stated["before"]), frozenset(stated["after"]), tuple(joined)
