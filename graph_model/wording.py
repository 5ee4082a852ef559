"""Names of properties and types as a reader knows them."""

from __future__ import annotations

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
