"""What the words of Popolo files mean in our vocabulary, as `terms.yaml` has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_model.yaml_reading import read_yaml

_SETS = (
    *("membership", "city_governments", "may_be_city_governments", "unknown_organisations"),
    *("city_areas", "country_areas", "periods"),
)
# What things of each group may become.
TYPES = {
    "person": ("Person",),
    "organization": ("Organisation", "City"),
    "area": ("Node", "City", "Country"),
    "post": ("Role",),
    "event": ("Forum",),
}


@dataclass(frozen=True, slots=True)
class Field:
    """The property that a field becomes: ours where it has no type, else a new one."""

    property: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The tables of `terms.yaml`, turned so that a word is looked up."""

    titles: Mapping[str, str]
    city_titles: frozenset[str]
    membership: frozenset[str]
    city_governments: frozenset[str]
    may_be_city_governments: frozenset[str]
    organisation_kinds: Mapping[str, str]
    unknown_organisations: frozenset[str]
    city_areas: frozenset[str]
    country_areas: frozenset[str]
    periods: frozenset[str]
    council_names: tuple[re.Pattern[str], ...]
    fields: Mapping[str, Mapping[str, Field]]
    identifiers: Mapping[str, str]

    def kind_of_title(self, title: str) -> str | None:
        """Return the kind of the office that a title names, if it is a usual one.

        >>> terms().kind_of_title("Deputy  Mayor"), terms().kind_of_title("Deputy Major")
        ('deputy_mayor', None)
        """
        return self.titles.get(word(title))

    def city_of_council(self, name: str) -> str | None:
        """Return the city that a council is the government of, where its name says so.

        >>> terms().city_of_council("The Council of the Municipality of Kiama"), terms().city_of_council("Greens")
        ('Kiama', None)
        """
        for pattern in self.council_names:
            if match := pattern.fullmatch(name.strip()):
                return match["city"]
        return None


def word(text: object) -> str:
    """Return a word as it is compared: without case, on one line."""
    return " ".join(text.split()).casefold() if isinstance(text, str) else ""


@cache
def terms() -> Terms:
    """Return the terms, read once."""
    data, _ = read_yaml(Path(__file__).with_name("terms.yaml").read_text("utf-8"))
    words = {name: frozenset(map(word, data[name])) for name in _SETS}
    return Terms(
        titles=_inverted(data["titles"]),
        city_titles=frozenset(data["city_titles"]),
        organisation_kinds=_inverted(data["organisation_kinds"]),
        council_names=tuple(re.compile(each) for each in data["council_names"]),
        fields={
            group: {name: Field(body["as"], body.get("type", "")) for name, body in fields.items()}
            for group, fields in data["properties"].items()
        },
        identifiers=data["identifiers"],
        **words,
    )


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word(each): meaning for meaning, words in table.items() for each in words}
