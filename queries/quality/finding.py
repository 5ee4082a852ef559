"""What is weak in a data set: how much of how much, the first examples, and how to list all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from queries.answers import Row

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """So many (`count`) of so many (`of`) things: `examples` are the first in words, `listing` the command for all."""

    section: str
    what: str
    count: int
    of: int
    examples: Sequence[str] = ()
    listing: str = ""

    @property
    def share(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.of if self.of else 0.0

    def row(self) -> Row:
        """Return the finding as a row; `percent` has one place."""
        return {
            "section": self.section,
            "what": self.what,
            "count": self.count,
            "of": self.of,
            "percent": round(100 * self.share, 2),
            "examples": list(self.examples),
            "list": self.listing,
        }


@dataclass(slots=True)
class Tally:
    """Counts things, and keeps the first of them as examples."""

    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, example: str) -> None:
        """Count one more."""
        self.count += 1
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append(example)


def first(examples: Iterable[str]) -> list[str]:
    """Return the first examples."""
    return list(islice(examples, MOST_EXAMPLES))


def stock(name: str, relationship_type: str = "") -> str:
    """Return the command that runs a stock query, of a type of relationship where it takes one."""
    return f"interurban stock {name}" + (f" -p type={relationship_type}" if relationship_type else "")


def cypher(query: str) -> str:
    """Return the command that runs a query."""
    return f'interurban query "{query}"'
