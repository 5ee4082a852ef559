"""What was probably meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_words(word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the known words that come nearest to one, whatever their case, best first.

    `cutoff` is the similarity from 0 to 1 (`difflib.SequenceMatcher.ratio`) below which a word is not worth suggesting.

    >>> nearest_words("citty", ["City", "Country"])
    ['City']
    """
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in known}
    return [by_lower[near] for near in get_close_matches(word.lower(), by_lower, n=most, cutoff=cutoff)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the nearest one that is known, or else all of them.

    >>> did_you_mean("citty", ["City", "Country"]), did_you_mean("xyz", ["City", "Country"])
    ('did you mean City?', 'use one of: City, Country')
    """
    words = list(known)
    near = nearest_words(word, words)
    return f"did you mean {near[0]}?" if near else f"use one of: {', '.join(words)}"
