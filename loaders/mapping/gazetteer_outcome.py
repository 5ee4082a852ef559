"""What became of the cities or countries of a mapping that were looked up, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_model.folding import fold
from graph_model.wording import first_of

MOST_NAMED = 5
WORDS = {"City": ("city", "cities"), "Country": ("country", "countries")}


@dataclass(slots=True)
class Outcome:
    """What became of the nodes of one type that were looked up in one source."""

    kind: str
    source: str
    sought: int = 0
    found: int = 0
    missed: Counter[str] = field(default_factory=Counter)  # by reason
    filled: Counter[str] = field(default_factory=Counter)  # by property
    read: list[str] = field(default_factory=list)  # names into which something was read
    renamed: list[str] = field(default_factory=list)  # names that the source spells otherwise
    codes: list[str] = field(default_factory=list)  # codes in whose place there is a name now

    def count(self, name: str, how: str, name_there: str) -> None:
        """Note that a node was found: what was read into its name, and what the source calls it."""
        self.found += 1
        if how:
            self.read.append(f"{name} ({how})")
        if name_there and fold(name_there) != fold(name):
            self.renamed.append(f"{name} ({name_there})")

    def in_words(self) -> Iterator[str]:
        """Yield what is to be said of it."""
        if not self.sought:
            return
        missed = "".join(f", {count:,} {reason}" for reason, count in self.missed.most_common())
        yield f"looked up in {self.source}: {self._many(self.sought)}: {self.found:,} found{missed}"
        if self.filled:
            each = ", ".join(f"{name} {count:,}" for name, count in self.filled.items())
            yield f"filled from {self.source} where the tables had nothing: {each}"
        named = {
            "found by what was read into the name": self.read,
            f"named otherwise in {self.source}, named here as in the tables": self.renamed,
            "named by a code, named in English here": self.codes,
        }
        for what, names in named.items():
            if names:
                yield f"{self._many(len(names))} {what}: {first_of(names, MOST_NAMED)}"

    def _many(self, count: int) -> str:
        return f"{count:,} {WORDS[self.kind][count != 1]}"
