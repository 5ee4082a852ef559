"""Names, values, lists and counts as a reader is told them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    return by_itself(in_words(name))


def by_itself(words: str) -> str:
    """Return words of a sentence as they stand by themselves.

    >>> by_itself("latitude"), by_itself("ISO code")
    ('Latitude', 'ISO code')
    """
    return words[:1].upper() + words[1:]


def value_in_words(value: object) -> str:
    """Return the value of a property as a reader is shown it: lists parted by bars.

    >>> value_in_words(["en", "ko"]), value_in_words(1995)
    ('en | ko', '1995')
    """
    return " | ".join(map(str, value)) if isinstance(value, list) else str(value)


def listed(names: Iterable[object]) -> str:
    """Return names as a list that reads as so many, though names have commas in them (`Portland, Maine`).

    >>> listed(["Portland, Maine", "Springfield, Oregon"]), listed(["Rome; Italy", "Oslo"])
    ('Portland, Maine; Springfield, Oregon', '"Rome; Italy"; Oslo')
    """
    return "; ".join(f'"{name}"' if ";" in str(name) else str(name) for name in names)


def first_of(names: Sequence[object], most: int, between: str = ", ") -> str:
    """Return the first of many names, and how many more there are; names that may hold commas, with `; ` between them.

    >>> first_of([2, 3, 4, 5], 3), first_of(["a", "b, c"], 3, "; ")
    ('2, 3, 4 and 1 more', 'a; b, c')
    """
    named = between.join(map(str, names[:most]))
    return f"{named} and {len(names) - most:,} more" if len(names) > most else named


def roughly(minutes: float) -> str:
    """Return how long something will take, in whole minutes, hours or days.

    >>> roughly(1.8), roughly(1.2), roughly(200), roughly(10_000)
    ('about 2 minutes', 'about 1 minute', 'about 3 hours', 'about 7 days')
    """
    for most, unit, name in ((90, 1, "minute"), (48 * 60, 60, "hour")):
        if minutes < most:
            return f"about {counted(round(minutes / unit), name)}"
    return f"about {counted(round(minutes / 60 / 24), 'day')}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
