"""Counting pairs by their kind, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.analysis.two_mode import IntArray

_TABLE = 4_000_000  # kinds that have a place in a table, where they are counted without being sorted


class Tally:
    """How many pairs are of each kind: of those that share little in a table, as most do, of the others by sorting.

    A kind is one of so many `groups` (of two degrees) and what is shared, which is below `most`; `looked_at` says how
    many pairs will come, about.
    """

    def __init__(self, groups: int, most: int, looked_at: int) -> None:
        import numpy as np

        self.most = most
        self.little = min(most, min(_TABLE, 4 * looked_at) // max(groups, 1))
        self.table = np.zeros((groups, self.little), np.int64)
        self.sorted: list[tuple[IntArray, IntArray]] = []

    def add(self, groups: IntArray, shared: IntArray, pairs: IntArray) -> None:
        """Count so many pairs of each of these."""
        import numpy as np

        little = shared < self.little
        if little.any():
            places = groups[little] * self.little + shared[little]
            found = np.bincount(places, pairs[little], self.table.size).astype(np.int64)
            self.table += found.reshape(self.table.shape)
        if not little.all():
            much = ~little
            self.sorted.append(_sums(groups[much] * self.most + shared[much], pairs[much]))

    def sums(self) -> tuple[IntArray, IntArray]:
        """Return the kinds as numbers (group times most, and what is shared), in ascending order, and their pairs."""
        import numpy as np

        groups, shared = np.nonzero(self.table)
        found = [(groups * self.most + shared, self.table[groups, shared]), *self.sorted]
        return _sums(*(np.concatenate(each) for each in zip(*found, strict=True)))


def _sums(keys: IntArray, values: IntArray) -> tuple[IntArray, IntArray]:
    """Return the distinct keys, in ascending order, and the sum of the values of each."""
    import numpy as np

    distinct, place = np.unique(keys, return_inverse=True)
    return distinct, np.bincount(place, values, len(distinct)).astype(np.int64)
