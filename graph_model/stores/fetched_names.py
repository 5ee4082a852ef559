"""The names of a data set in a database: those that may fit what is asked for are fetched, and then compared here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_model.folding import joined, spellings
from graph_model.names import Match, NameIndex
from graph_model.stores.fetching import Fetching, as_they_stand
from graph_model.stores.records import Record, as_search_name, names_in


class FetchedNames(NameIndex):
    """The index of the names that were fetched so far; before it answers, it fetches all that could be an answer.

    Only for a text that is no name, and no part of one, all names are fetched, to suggest the nearest.
    """

    def __init__(self, fetching: Fetching) -> None:
        super().__init__({})
        self._fetching = fetching
        self._has_all = not fetching.view.has_search_names
        if self._has_all:
            self._take_in(fetching.all_names())

    def levels(self, text: str) -> Iterator[list[str]]:
        """Yield the ids of all nodes that bear this name: to the letter, then but for its case, then when folded."""
        self._fetch([as_search_name(joined(words))] for words in spellings(text))
        return super().levels(text)

    def in_any_order(self, text: str) -> list[str]:
        """Return the ids of all nodes with a name of the same words, in whatever order."""
        if any(" " in words for words in spellings(text)):
            self._fetch(words.split(" ") for words in spellings(text))
        return super().in_any_order(text)

    def matches(self, text: str) -> dict[str, Match]:
        """Return the nodes with a name that has all words of the text, in any order, and how its best name fits."""
        self._fetch(parts for words in spellings(text) for parts in _parts_of_what_has(words))
        return super().matches(text)

    def nearest(self, text: str, limit: int = 5, *, cutoff: float = 75.0) -> list[str]:
        """Return names as written that come nearest to the text, best first."""
        if not self._has_all:
            self._has_all = True
            self._entries = {}  # in the order of the nodes: of names that are equally near, the first comes first
            self._take_in(self._fetching.all_names())
        return super().nearest(text, limit, cutoff=cutoff)

    def _fetch(self, alternatives: Iterable[list[str]]) -> None:
        if not self._has_all:
            found = {record["place"]: record for parts in alternatives for record in self._fetching.named(parts)}
            for record in found.values():
                if not isinstance(record["name"], str):
                    raise self._fetching.view.changed(f"{record['id']}: name is no text")
            self._take_in(sorted(found.values(), key=as_they_stand))

    def _take_in(self, records: Iterable[Record]) -> None:
        for record in records:  # others may have put anything there, of which reading the node tells
            lists = {name: record[name] if isinstance(record[name], list) else [] for name in ("aliases", "statements")}
            named = {"name": record["name"], "aliases": [each for each in lists["aliases"] if isinstance(each, str)]}
            self.add(record["id"], names_in({**named, "statements": lists["statements"]}))


def _parts_of_what_has(words: str) -> Iterator[list[str]]:
    """Yield the parts of the names that have folded words: a name that has them as one has each, as a rule."""
    parts, whole = words.split(" "), joined(words)
    yield parts
    if not all(part in whole for part in parts):  # letters of two words may become one
        yield [whole]
