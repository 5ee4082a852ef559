"""Names: aliases in any script, and finding a node by any of them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

# What folding needs to know besides Unicode; a page carries it too, so that its search finds what Python finds.
FOLDING: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text("utf-8"))

_LANGUAGE = re.compile(r"(?P<text>.+)@(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.DOTALL)
_ACCENTS = re.compile(f"[{FOLDING['accents']}]+")
_UNDECOMPOSED = str.maketrans(FOLDING["letters"])
_SEPARATORS = re.compile(r"[\W_]+")


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


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which names are compared: no case, accents, spacing, punctuation or width.

    >>> fold("Ｓão  Paulo") == fold("sao-paulo")
    True
    """
    wide = unicodedata.normalize("NFKC", text).casefold()
    if wide.isascii():
        return _SEPARATORS.sub("", wide) or wide
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", wide)))
    return _SEPARATORS.sub("", bare.translate(_UNDECOMPOSED)) or wide


def slug(text: str) -> str:
    """Return a readable id made from a name; letters of every script stay.

    >>> slug("São Paulo (Brazil)"), slug("서울 특별시")
    ('sao-paulo-brazil', '서울-특별시')
    """
    words = (fold(word) for word in _SEPARATORS.split(text))
    return "-".join(word for word in words if word)


class NameIndex:
    """Every name of every node, for exact look-up, search and suggestions."""

    def __init__(self) -> None:
        self._ids: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}

    def add(self, node_id: str, names: Iterable[str]) -> None:
        """Let a node be found by these names."""
        for name in names:
            ids = self._ids.setdefault(fold(name), [])
            self._written.setdefault(fold(name), name)
            if node_id not in ids:
                ids.append(node_id)

    def exact(self, text: str) -> list[str]:
        """Return the ids of all nodes that bear this very name."""
        return list(self._ids.get(fold(text), ()))

    def containing(self, text: str) -> dict[str, str]:
        """Return the nodes with a name that contains the text, and that name; equal names first, then beginnings."""
        wanted = fold(text)
        hits = [(name != wanted, not name.startswith(wanted), len(name), name) for name in self._ids if wanted in name]
        found: dict[str, str] = {}
        for *_, name in sorted(hits):
            for node_id in self._ids[name]:
                found.setdefault(node_id, self._written[name])
        return found

    def nearest(self, text: str, limit: int = 5, *, cutoff: float = 60.0) -> list[str]:
        """Return names as written that come nearest to the text, best first.

        `cutoff` is the similarity from 0 to 100 below which a name is not worth suggesting. A longer name counts by the
        part of it that is most like the text, if that is very like it.
        """
        from rapidfuzz import fuzz, process

        wanted = fold(text)
        whole = process.extract(wanted, self._ids.keys(), scorer=fuzz.ratio, limit=3 * limit, score_cutoff=cutoff)
        longer = [name for name in self._ids if len(name) > len(wanted) >= 4]
        part = process.extract(
            wanted, longer, scorer=fuzz.partial_ratio, limit=3 * limit, score_cutoff=max(cutoff, 85.0)
        )
        nodes: dict[str, str] = {}
        for name, *_ in (*whole, *part):
            nodes.setdefault(self._ids[name][0], self._written[name])
        return list(nodes.values())[:limit]
