"""How far two sets overlap: Jaccard's index, and how likely as much in common is by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from queries.analysis.methods import Method

JACCARD = Method(
    "jaccard",
    "what both have, as a share of what either has",
    "|A and B|/|A or B|",
    "Jaccard 1901",
    normalisation="from 0 (nothing in common) to 1 (all)",
    not_when="the two differ much in size: a small one within a large one has a low index",
    heading="Jaccard index",
)
AGAINST_CHANCE = Method(
    "p_as_many",
    "how likely as much in common is, or more, if each had drawn what it has from all there is",
    "P(X >= |A and B|), X hypergeometric over N things, of which one has |A| and the other |B|",
    "Fisher's exact test, one-sided; hypergeometric distribution",
    not_when="things differ much in how many have them: a thing that nearly all have is shared by nearly all; backbone "
    "reckons with that",
    heading="chance of as much in common",
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two sets out of a `population`: how many are in both, in the first only, in the second only.

    >>> found = Overlap(both=2, only_first=1, only_second=1, population=6)
    >>> found.jaccard, found.expected, round(found.p_as_many, 6)
    (0.5, 1.5, 0.5)
    """

    both: int
    only_first: int
    only_second: int
    population: int

    @property
    def first(self) -> int:
        """How many are in the first."""
        return self.both + self.only_first

    @property
    def second(self) -> int:
        """How many are in the second."""
        return self.both + self.only_second

    @property
    def jaccard(self) -> float | None:
        """Those in both as a share of those in either, from 0 to 1; None if both are empty."""
        either = self.both + self.only_first + self.only_second
        return self.both / either if either else None

    @property
    def expected(self) -> float:
        """How many would be in both by chance."""
        return self.first * self.second / self.population if self.population else 0.0

    @property
    def p_as_many(self) -> float:
        """How likely it is by chance that so many or more are in both."""
        from scipy.stats import hypergeom

        return self._chance(hypergeom.sf, self.both - 1)

    @property
    def p_as_few(self) -> float:
        """How likely it is by chance that so few or fewer are in both."""
        from scipy.stats import hypergeom

        return self._chance(hypergeom.cdf, self.both)

    def _chance(self, tail: Callable[..., Any], count: int) -> float:
        """Return a tail of the distribution; 1 where there is nothing to draw from."""
        return float(tail(count, self.population, self.first, self.second)) if self.population else 1.0

    def computed(self) -> dict[str, float | int | None]:
        """Return the counts and the figures as plain data."""
        return {
            "both": self.both,
            "only_first": self.only_first,
            "only_second": self.only_second,
            "population": self.population,
            "jaccard": self.jaccard,
            "expected": self.expected,
            "p_as_many": self.p_as_many,
            "p_as_few": self.p_as_few,
        }

    def in_words(self) -> str:
        """Return the figures in a line."""
        if self.jaccard is None:
            return "neither has any"
        more = self.both >= self.expected
        p, what = (self.p_as_many, "as many or more") if more else (self.p_as_few, "as few or fewer")
        return (
            f"{self.both:,} in both, {self.only_first:,} only in the first, {self.only_second:,} only in the second; "
            f"Jaccard {self.jaccard:.3f}; by chance {self.expected:.1f} of {self.population:,}, {what} with p {p:.2g}"
        )
