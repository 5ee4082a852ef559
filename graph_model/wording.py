"""Names of properties and types as a reader knows them."""

from __future__ import annotations

from collections.abc import Iterable

_SPELLED = {
    "geonames": "GeoNames",
    "id": "ID",
    "iso": "ISO",
    "mou": "MOU",
    "mous": "MOUs",
    "ngo": "NGO",
    "ngos": "NGOs",
    "on": "date",
    "un": "UN",
    "url": "web page",
    "wikidata": "Wikidata",
}


def in_words(name: str) -> str:
    """Return the name of a property, a type or a usual value as it stands within a sentence.

    >>> in_words("iso_code"), in_words("board_meeting")
    ('ISO code', 'board meeting')
    """
    return " ".join(_SPELLED.get(word, word) for word in name.lower().split("_"))


def label(name: str) -> str:
    """Return the name of a property or a type as it stands by itself.

    >>> label("iso_code"), label("MEMBER_OF")
    ('ISO code', 'Member of')
    """
    words = in_words(name)
    return words[:1].upper() + words[1:]


def listed(names: Iterable[object]) -> str:
    """Return names as a list that reads as so many, though names have commas in them (`Portland, Maine`).

    >>> listed(["Portland, Maine", "Springfield, Oregon"]), listed(["Rome; Italy", "Oslo"])
    ('Portland, Maine; Springfield, Oregon', '"Rome; Italy"; Oslo')
    """
    return "; ".join(f'"{name}"' if ";" in str(name) else str(name) for name in names)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
