"""Which relationships start or end at a node, as two flat lists of numbers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each node the relationships at it: those in `order` from `first[node]` to `first[node + 1]`."""

    order: Sequence[int]
    first: Sequence[int]

    @classmethod
    def of(cls, nodes: Iterable[Sequence[int]], count: int) -> Neighbours:
        """Return the neighbours of so many nodes, from the node of each relationship, in several lists."""
        at: array[int] = array("I")
        for some in nodes:
            at.extend(some)
        times = Counter(at)
        first = array("I", accumulate(map(times.__getitem__, range(count)), initial=0))
        return cls(array("I", sorted(range(len(at)), key=at.__getitem__)), first)

    def __getitem__(self, node: int) -> Sequence[int]:
        return self.order[self.first[node] : self.first[node + 1]]

    def count(self, node: int) -> int:
        """Return how many relationships are at a node."""
        return self.first[node + 1] - self.first[node]
