"""What was probably meant by a word that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST_BEGINNING = 3  # letters; fewer begin too many words

_WORDS = re.compile(r"[^\W_]+")


def nearest_words(word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the known words that come nearest to one, whatever their case, best first.

    What differs in little but a letter goes first, then what has the word as a whole word or as the beginning of one,
    then what is like it. `cutoff` is the similarity from 0 to 1 (`difflib.SequenceMatcher.ratio`) below which a word is
    not worth suggesting.

    >>> nearest_words("citty", ["City", "Country"]), nearest_words("member", ["REMEMBERED", "MEMBER_OF"])
    (['City'], ['MEMBER_OF'])
    """
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in known}
    wanted = word.lower()
    very_near = get_close_matches(wanted, by_lower, n=most, cutoff=max(cutoff, 0.85))
    near = get_close_matches(wanted, by_lower, n=most, cutoff=cutoff)
    ranked = dict.fromkeys([*very_near, *_with_word(wanted, by_lower), *near])
    return [by_lower[each] for each in ranked][:most]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the nearest one that is known, or else all of them.

    >>> did_you_mean("citty", ["City", "Country"]), did_you_mean("xyz", ["City", "Country"])
    ('did you mean City?', 'use one of: City, Country')
    """
    words = list(known)
    near = nearest_words(word, words)
    return f"did you mean {near[0]}?" if near else f"use one of: {', '.join(words)}"


def _with_word(wanted: str, known: Iterable[str]) -> list[str]:
    """Return what has a word as a whole, and then what has a word that begins with it; shorter ones first."""
    if len(wanted) < SHORTEST_BEGINNING:
        return []
    whole, begun = [], []
    for each in sorted(known, key=lambda each: (len(each), each)):
        words = _WORDS.findall(each)
        if wanted in words:
            whole.append(each)
        elif any(other.startswith(wanted) for other in words):
            begun.append(each)
    return [*whole, *begun]
