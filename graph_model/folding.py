"""Folding names for search, and making ids of them; `folding.json` is the rule, which a page carries too."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDING: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text("utf-8"))

_LETTERS: dict[str, str] = FOLDING["letters"]["as"]
_DIGRAPHS: dict[str, str] = FOLDING["digraphs"]["as"]
_SIGNS = frozenset(FOLDING["signs"]["kept"])
_NOT_IN_IDS = str.maketrans(dict.fromkeys({*_SIGNS, "|"}, " "))  # # parts a source from a place in it, | parts a list
_APART = ("Zs", "Zl", "Zp", "Cc", "Cs", "Sk", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po")  # what parts words


def _characters(part: str) -> frozenset[str]:
    ranges = FOLDING[part]["ranges"]
    return frozenset(chr(code) for first, last in ranges for code in range(ord(first), ord(last) + 1))


_DROPPED, _WHOLE = _characters("marks") | _characters("apostrophes"), _characters("whole")


class _Folded(dict[int, str]):
    """What each character folds to, found when it is first met, as `str.translate` asks for it."""

    def __init__(self, digraphs: dict[str, str]) -> None:
        self.digraphs = digraphs

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code), self.digraphs)
        return folded


_PLAIN, _SPELT_OUT = _Folded({}), _Folded(_DIGRAPHS)


def folded_words(text: str) -> str:
    """Return the words of a name without case, accents, width and punctuation, parted by single blanks.

    A name of nothing but punctuation stays as it is.

    >>> folded_words("Ｓão  Paulo (Brazil)"), folded_words("काशी")
    ('sao paulo brazil', 'काशी')
    """
    return _fold(text, _PLAIN) or unicodedata.normalize("NFC", text).strip(" ")


@lru_cache(maxsize=65536)
def spellings(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, and of the name with å, ä, ö, ü and ø spelt as two letters, if it has any.

    >>> spellings("Århus"), spellings("Aarhus")
    (('arhus', 'aarhus'), ('aarhus',))
    """
    plain = folded_words(text)
    if text.isascii():
        return (plain,)
    spelt_out = _fold(text, _SPELT_OUT) or plain
    return (plain,) if spelt_out == plain else (plain, spelt_out)


def fold(text: str) -> str:
    """Return the form in which names are compared for search: `folded_words` without the blanks.

    >>> fold("Ｓão  Paulo") == fold("sao-paulo")
    True
    """
    return joined(spellings(text)[0])


def joined(words: str) -> str:
    """Return folded words as one: what is written with a blank, a hyphen or neither is compared alike."""
    if " " not in words:
        return words
    whole = words.replace(" ", "")
    return whole if whole.isascii() else unicodedata.normalize("NFC", whole)


def caseless(text: str) -> str:
    """Return a text without case and width, and with everything else that it has."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def slug(text: str) -> str:
    """Return a readable id made from a name; letters of every script stay. It is empty where a name has none.

    >>> slug("São Paulo (Brazil)"), slug("서울 특별시"), slug("C++")
    ('sao-paulo-brazil', '서울-특별시', 'c++')
    """
    return _fold(text.translate(_NOT_IN_IDS), _PLAIN).replace(" ", "-")


def spelt_slug(text: str) -> str:
    """Return an id that keeps the accents of a name, for those that are told apart by nothing else.

    >>> spelt_slug("Zürich (See)"), spelt_slug("Zurich (See)")
    ('zürich-see', 'zurich-see')
    """
    parted = "".join(_part(character) for character in caseless(text).translate(_NOT_IN_IDS))
    return "-".join(unicodedata.normalize("NFC", parted).split())


def id_with_type(node_type: str, node_id: str) -> str:
    """Return an id that tells nodes of several types apart which would have the same.

    >>> id_with_type("City", "singapore")
    'city-singapore'
    """
    return f"{node_type.lower()}-{node_id}"


def _fold(text: str, table: _Folded) -> str:
    if text.isascii():
        return " ".join(text.translate(table).split())
    words = unicodedata.normalize("NFKC", text).translate(table)
    return " ".join(part for part in unicodedata.normalize("NFC", words).split(" ") if part)


def _fold_character(character: str, digraphs: dict[str, str]) -> str:
    parted = _part(character)
    if parted != character or character in _SIGNS:
        return parted
    folded = unicodedata.normalize("NFC", character.casefold())
    if folded in digraphs:
        return digraphs[folded]
    if folded in _WHOLE:
        return _LETTERS.get(folded, folded)
    bare = _without_marks(_without_marks(character).casefold())
    return unicodedata.normalize("NFC", "".join(digraphs.get(each) or _LETTERS.get(each, each) for each in bare))


def _part(character: str) -> str:
    """Return a blank in the place of what parts words, and nothing in that of what is no part of a name."""
    category = unicodedata.category(character)
    if character in _DROPPED or category == "Cf":
        return ""
    return " " if category in _APART and character not in _SIGNS else character


def _without_marks(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if each not in _DROPPED)
