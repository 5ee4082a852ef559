"""Who is brokered: between which groups an actor stands mostly, and between whom of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from queries.analysis.brokerage.roles import NO_GROUP
from queries.analysis.brokerage.tied_classes import TiedClasses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_NAMED = 2  # of either group


@dataclass(frozen=True, slots=True)
class Between:
    """Two groups (or one, twice) that a broker stands between: how many pairs or chains, and actors of either.

    Actors are given by their places: those that are most open to the other group, the most open first.
    """

    groups: tuple[int, int]
    count: float
    actors: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class Brokered:
    """The open pairs of groups around each actor; `groups` gives the group of each actor, -1 where it is not known."""

    tied: TiedClasses
    groups: IntArray

    @cached_property
    def _counts(self) -> csr_array:
        """How many actors of each class each group has."""
        import numpy as np
        from scipy.sparse import coo_array

        known = np.flatnonzero(self.groups != NO_GROUP)
        shape = (len(self.tied.sizes), int(self.groups.max(initial=0)) + 1)
        return coo_array((np.ones(len(known)), (self.tied.of[known], self.groups[known])), shape=shape).tocsr()

    @cached_property
    def _members(self) -> dict[tuple[int, int], list[int]]:
        """The actors of each class and group, by their places."""
        found: dict[tuple[int, int], list[int]] = {}
        for place, cell in enumerate(zip(self.tied.of.tolist(), self.groups.tolist(), strict=True)):
            found.setdefault(cell, []).append(place)
        return found

    def around(self, actor: int, most: int) -> list[Between]:
        """Return the pairs of groups that an actor stands between most often, so many at the most."""
        import numpy as np
        from scipy.sparse import csr_array

        row = self.tied.weights[[int(self.tied.of[actor])]]
        near, weights = row.indices, row.data
        ends = (self._counts[near] * weights[:, None]).tocsr()
        met, columns = np.unique(ends.indices, return_inverse=True)  # a few of what may be thousands of groups
        ends = csr_array((ends.data, columns, ends.indptr), shape=(len(near), len(met)))
        closed = (self.tied.closed[near][:, near] @ ends).toarray()
        ends = ends.toarray()
        reach = ends.sum(axis=0)
        # of each class how much is open to each group, and of each group
        openness = weights[:, None] * (reach - closed)
        open_pairs = np.outer(reach, reach) - ends.T @ closed
        open_pairs[np.diag_indices_from(open_pairs)] /= 2
        one, other = np.triu_indices_from(open_pairs)
        counts = open_pairs[one, other]
        order = np.lexsort((other, one, -counts))[:most]
        return [
            Between(
                (int(met[one[pair]]), int(met[other[pair]])),
                float(counts[pair]),
                (
                    tuple(self._most_open(near, openness[:, other[pair]], int(met[one[pair]]))),
                    tuple(self._most_open(near, openness[:, one[pair]], int(met[other[pair]]))),
                ),
            )
            for pair in order
            if counts[pair] > 0.5
        ]

    def _most_open(self, near: IntArray, openness: FloatArray, group: int) -> Iterator[int]:
        """Yield a few actors of a group, of the classes that are most open first."""
        import numpy as np

        left = MOST_NAMED
        for place in np.lexsort((near, -openness)):
            if openness[place] <= 0 or not left:
                return
            for actor in self._members.get((int(near[place]), group), ())[:left]:
                left -= 1
                yield actor


def in_words(
    between: Sequence[Between], named: Callable[[int], str], group_named: Callable[[int], str], total: float
) -> list[str]:
    """Return whom a broker stands between, as a reader is told: groups, share of the total, actors."""
    found = []
    for each in between:
        one, other = ([named(actor) for actor in side] for side in each.actors)
        groups = " - ".join(dict.fromkeys(map(group_named, each.groups)))
        inside = "within " if each.groups[0] == each.groups[1] else ""
        people = ", ".join(dict.fromkeys([*one, *other])) if inside else f"{', '.join(one)} - {', '.join(other)}"
        share = each.count / total
        found.append(f"{inside}{groups} {share:{'.0%' if share >= 0.01 else '.1%'}} ({people})")
    return found
