"""What a table is a list of, where its column is only called `name`, `title` or `member`."""

from __future__ import annotations

from loaders.drafting.bodies import is_of_countries
from loaders.drafting.column_kinds import is_a_name
from loaders.drafting.guess import Guess, Node
from loaders.drafting.header_words import (
    BODIES,
    PARTIES,
    QUALIFIERS,
    SUBJECTS,
    TYPES,
    subject_of_file,
    words_of,
)
from loaders.drafting.place_names import is_of_civic_names
from loaders.drafting.profiles import Column, Profile

MOST_ARE_KINDS = 0.5  # of the filled cells of a column of kinds
SOME_ARE_BODIES = 0.3  # of the names of bodies that have a word for one
_KINDS = frozenset(word for word, node_type in TYPES.items() if node_type in ("City", "Country", "Organisation"))
_OF_PERSONS = frozenset(
    ["ward", "honorific", "councillor", "gender", "female", "email", "party", "executive", "surname"]
)
_OF_CITIES = frozenset(["country", "population", "lat", "latitude"])
_OF_TREATIES = frozenset(["treaty", "signature", "sides", "signatories"])


def is_of_kinds(column: Column) -> bool:
    """Tell whether a column says of each row what kind of thing it is about, as `City` or `Municipality`, and no name.

    >>> from collections import Counter
    >>> is_of_kinds(Column("Entity", Counter(["City", "City", "Other"]))), is_of_kinds(Column("Entity", Counter("ab")))
    (True, False)
    """
    kinds = sum(count for value, count in column.values.items() if (words := words_of(value)) and set(words) <= _KINDS)
    return kinds > MOST_ARE_KINDS * column.filled


def name_the_subject(table: Profile, found: Guess) -> None:
    """Give a type to a column called `name`, `title` or `member`, by what stands in it and beside it."""
    subjects = (each for each in table.columns if _subject(each) in SUBJECTS and not is_of_kinds(each))
    column = next(subjects, None)
    if column is None or not is_a_name(column) or column.name in found.used:
        return
    kind, why = _type_of_subject(table, column)
    if kind != "City" or not found.node_of("City"):
        doubt = f"taken for names of type {kind} by {why}"
        found.add(Node(found.key_for([kind.lower()]), kind, column, unsure=doubt), first=True)


def _subject(column: Column) -> str:
    words = column.words
    return " ".join([word for word in words if word not in QUALIFIERS] or words)


def _type_of_subject(table: Profile, column: Column) -> tuple[str, str]:
    """Return of which type the names are, and what tells so."""
    words = {word for each in table.usual for word in each.words}
    constants = {
        value.casefold()
        for each in table.columns
        if len(each.values) == 1 and not PARTIES & set(each.words)
        for value in each.values
    }
    told = next((TYPES[word] for word in constants if word in TYPES), "")
    beside = "the other columns"
    if is_of_civic_names(column):
        return "City", "what they begin or end with"
    if not told and is_of_countries(table, column):
        return "Country", beside
    if column.words == ["title"] or words & _OF_TREATIES:
        return "MOU", beside
    if told:
        return told, beside
    if words & _OF_PERSONS:
        return "Person", beside
    if _is_of_bodies(column):
        return "Organisation", "words in them such as network"
    if kind := subject_of_file(table.called):
        return kind, "the name of the file"
    return ("City" if words & _OF_CITIES else "Node"), beside


def _is_of_bodies(column: Column) -> bool:
    bodies = [value for value in column.values if BODIES & set(words_of(value))]
    return len(bodies) > SOME_ARE_BODIES * len(column.values)
