"""The languages of a page: a catalogue of its texts for each, which templates and scripts share. Data, not code.

A text may have places, `{name}`, which a value takes; where a language needs other words for other numbers it has one
text for each of its plural categories (`one`, `other`, … of CLDR), of which `count` decides. Beside the catalogue of
a language other than English stand its words for those of the vocabulary: `types`, how relationships are read
(`reads`), `properties`, their usual `values`, and `measures`. What they lack, as a type of one's own, keeps its name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

LanguageCode = Literal["en", "ko"]
LANGUAGES: tuple[LanguageCode, ...] = ("en", "ko")

Catalogue = Mapping[str, str | Mapping[str, str]]
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a page is written in; `code` is its BCP 47 tag."""

    code: str
    texts: Catalogue = field(repr=False)
    words: Words = field(repr=False)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue with these values in its places, numbers with their thousands parted.

        Of the plural categories, this knows `one` and `other`; the page's scripts know all.

        >>> find_language("en").say("count-nodes", count=1234)
        '1,234 nodes'
        """
        text = self.texts[key]
        if isinstance(text, Mapping):
            text = text["one" if values["count"] == 1 else "other"]
        return text.format(**{name: f"{each:,}" if isinstance(each, int) else each for name, each in values.items()})

    def label(self, key: str) -> str:
        """Return a text of the catalogue, or the key itself where it has none: a view of the caller's own."""
        return self.say(key) if key in self.texts else key


@cache
def find_language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        ValueError: there is no catalogue for it.
    """
    if code not in LANGUAGES:
        raise ValueError(f"pages speak {', '.join(LANGUAGES)}, not {code}")
    return Language(code, _read(f"{code}.json"), {} if code == "en" else _read(f"{code}.words.json"))


def _read(name: str) -> Any:
    return json.loads(files(__name__).joinpath(name).read_text("utf-8"))
