"""Names: aliases in any script, and finding a node by any of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph_model.folding import caseless, folded_words, joined, spellings

_LANGUAGE = re.compile(r"(?P<text>.+)@(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.DOTALL)

EQUAL, WORD_START, WITHIN = range(3)  # how well a name fits what was asked for, the best first
SHORTEST_PART = 4  # letters; fewer within a name say nothing


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, with the BCP 47 tag of its language where one is known.

    >>> Alias.parse("서울@ko")
    Alias(text='서울', language='ko')
    """

    text: str
    language: str | None = None

    @classmethod
    def parse(cls, written: str) -> Alias:
        """Read `text` or `text@language`."""
        match = _LANGUAGE.fullmatch(written)
        return cls(match["text"].strip(), match["language"]) if match else cls(written)

    def __str__(self) -> str:
        return f"{self.text}@{self.language}" if self.language else self.text


class Match(NamedTuple):
    """How well a name fits (`EQUAL`, `WORD_START` or `WITHIN`), and the name as written."""

    fit: int
    name: str


class Entry(NamedTuple):
    """A name of a node as written, and its folded words."""

    node_id: str
    name: str
    words: str


class NameIndex:
    """Every name of every node, for exact look-up, search and suggestions."""

    def __init__(self, entries: Mapping[str, list[Entry]] | None = None) -> None:
        self._entries: Mapping[str, list[Entry]] = {} if entries is None else entries
        self._in_any_order: dict[tuple[str, ...], list[str]] | None = None

    def add(self, node_id: str, names: Iterable[str]) -> None:
        """Let a node be found by these names."""
        known = self._entries if isinstance(self._entries, dict) else dict(self._entries)
        self._entries = known
        for name in names:
            for words in spellings(name):
                entry, entries = Entry(node_id, name, words), known.setdefault(joined(words), [])
                if entry not in entries:
                    entries.append(entry)
        self._in_any_order = None

    def exact(self, text: str) -> list[str]:
        """Return the ids of all nodes that bear this name: to the letter, or else but for case, or else when folded."""
        return next(filter(None, self.levels(text)), [])

    def levels(self, text: str) -> Iterator[list[str]]:
        """Yield the ids of all nodes that bear this name: to the letter, then but for its case, then when folded."""
        entries: list[Entry] = []
        for words in spellings(text):
            entries = entries + there if (there := self._entries.get(joined(words))) else entries
        ids = [entries[0].node_id] if len(entries) == 1 else _ids(entries)
        if len(ids) > 1:
            for form in (_as_written, caseless):
                wanted = form(text.strip())
                yield _ids(entry for entry in entries if form(entry.name) == wanted)
        yield ids

    def in_any_order(self, text: str) -> list[str]:
        """Return the ids of all nodes with a name of the same words, in whatever order."""
        if self._in_any_order is None:
            self._in_any_order = {}
            for entry in self._all():
                if " " in entry.words:
                    self._in_any_order.setdefault(tuple(sorted(entry.words.split())), []).append(entry.node_id)
        orders = [tuple(sorted(words.split())) for words in spellings(text)]
        return list(dict.fromkeys(node_id for words in orders for node_id in self._in_any_order.get(words, ())))

    def matches(self, text: str) -> dict[str, Match]:
        """Return the nodes with a name that has all words of the text, in any order, and how its best name fits."""
        found: dict[str, Match] = {}
        for wanted in spellings(text):
            words, whole = wanted.split(" "), joined(wanted)
            several = len(words) > 1
            for key in self._entries:
                if whole not in key and not (several and all(word in key for word in words)):
                    continue
                for entry in self._entries[key]:
                    fit = _fit(key, entry.words, whole, words)
                    before = found.get(entry.node_id)
                    if before is None or fit < before.fit:
                        found[entry.node_id] = Match(fit, entry.name)
        return found

    def containing(self, text: str) -> dict[str, str]:
        """Return the nodes with a name that has all words of the text, and that name; the best fit first."""
        found = sorted(self.matches(text).items(), key=lambda item: (item[1].fit, len(item[1].name), item[1].name))
        return {node_id: match.name for node_id, match in found}

    def nearest(self, text: str, limit: int = 5, *, cutoff: float = 75.0) -> list[str]:
        """Return names as written that come nearest to the text, best first; before all those that have its words.

        `cutoff` is the similarity from 0 to 100 below which a name is not worth suggesting: among many names some are
        always a bit like a text. A longer name counts by the part of it that is most like the text, if that is very
        like it.
        """
        wanted = joined(folded_words(text))
        nodes: dict[str, str] = {}
        for node_id, match in self._told(wanted, text):
            nodes.setdefault(node_id, match.name)
        for key in self._like(wanted, 3 * limit, cutoff) if len(nodes) < limit else ():
            entry = self._entries[key][0]
            nodes.setdefault(entry.node_id, entry.name)
        return list(nodes.values())[:limit]

    def _told(self, wanted: str, text: str) -> list[tuple[str, Match]]:
        """Return what has the words of a text, those that begin with it first; of a short text, only beginnings."""
        worst = WITHIN if len(wanted) >= SHORTEST_PART else WORD_START
        found = [item for item in self.matches(text).items() if item[1].fit <= worst] if len(wanted) > 1 else []
        starts = {node_id: joined(folded_words(match.name)).startswith(wanted) for node_id, match in found}
        return sorted(found, key=lambda item: (item[1].fit, not starts[item[0]], len(item[1].name), item[1].name))

    def _like(self, wanted: str, limit: int, cutoff: float) -> list[str]:
        from rapidfuzz import fuzz, process

        there = list(self._entries)
        whole = process.extract(wanted, there, scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff)
        longer = [key for key in there if len(key) > len(wanted) >= SHORTEST_PART]
        part = process.extract(wanted, longer, scorer=fuzz.partial_ratio, limit=limit, score_cutoff=max(cutoff, 85.0))
        scores: dict[str, float] = {}
        for score, key in [*((score, key) for key, score, _ in whole), *((0.9 * score, key) for key, score, _ in part)]:
            beginning = 0.95 * fuzz.ratio(wanted, key[: len(wanted)]) if len(key) > len(wanted) else 0.0
            scores[key] = max(score, beginning, scores.get(key, 0.0))
        return sorted(scores, key=lambda key: (-scores[key], len(key), key))

    def items(self) -> Iterable[tuple[str, list[Entry]]]:
        """Return all entries, by folded name."""
        return self._entries.items()

    def _all(self) -> Iterator[Entry]:
        for entries in self._entries.values():
            yield from entries


def _ids(entries: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys([entry.node_id for entry in entries]))


def _as_written(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _fit(key: str, name_words: str, whole: str, words: list[str]) -> int:
    if key == whole:
        return EQUAL
    spaced = f" {name_words}"
    starts = key.startswith(whole) or all(f" {word}" in spaced for word in words)
    return WORD_START if starts else WITHIN
