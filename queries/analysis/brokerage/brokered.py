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

        tied, row = self.tied.weights, int(self.tied.of[actor])
        here = slice(tied.indptr[row], tied.indptr[row + 1])
        near, weights = tied.indices[here], tied.data[here]
        ends, met = self._ends(near, weights)
        closed = (self.tied.closed[near] @ ends).toarray()  # of each class how much of each group is tied to it
        reach = np.asarray(ends.sum(axis=0)).ravel()
        open_pairs = np.outer(reach, reach) - ends[near].T @ closed
        open_pairs[np.diag_indices_from(open_pairs)] /= 2
        return [
            Between(
                (int(met[one]), int(met[other])),
                float(open_pairs[one, other]),
                (
                    tuple(self._most_open(near, weights * (reach[other] - closed[:, other]), int(met[one]))),
                    tuple(self._most_open(near, weights * (reach[one] - closed[:, one]), int(met[other]))),
                ),
            )
            for one, other in _highest(open_pairs, most)
        ]

    def _ends(self, near: IntArray, weights: FloatArray) -> tuple[csr_array, IntArray]:
        """Return how many chains end at each class, by group, where these classes are near; and which groups are met.

        There are a few groups of what may be thousands.
        """
        import numpy as np
        from scipy.sparse import csr_array

        here = self._counts[near]
        met, columns = np.unique(here.indices, return_inverse=True)
        lengths = np.zeros(len(self.tied.sizes) + 1, dtype=np.int64)
        lengths[near + 1] = np.diff(here.indptr)
        values = here.data * np.repeat(weights, np.diff(here.indptr))
        return csr_array((values, columns, np.cumsum(lengths)), shape=(len(self.tied.sizes), len(met))), met

    def _most_open(self, near: IntArray, openness: FloatArray, group: int) -> Iterator[int]:
        """Yield a few actors of a group, of the classes that are most open first."""
        import numpy as np

        left = MOST_NAMED
        some = np.flatnonzero((openness > 0) & self._in_group(near, group))
        for place in some[np.lexsort((near[some], -openness[some]))]:
            if not left:
                return
            for actor in self._members.get((int(near[place]), group), ())[:left]:
                left -= 1
                yield actor

    def _in_group(self, near: IntArray, group: int) -> NDArray[np.bool_]:
        """Return whether each class has an actor in a group."""
        import numpy as np

        counts = self._by_group
        return np.isin(near, counts.indices[counts.indptr[group] : counts.indptr[group + 1]])

    @cached_property
    def _by_group(self) -> csr_array:
        return self._counts.T.tocsr()


def _highest(counts: FloatArray, most: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the highest counts on and above the diagonal, the first of equals first; none below 1."""
    import numpy as np

    upper = np.where(np.tri(len(counts), k=-1, dtype=np.bool_), 0.0, counts).ravel()
    least = np.partition(upper, -most)[-most] if len(upper) > most else 0.0
    places = np.flatnonzero((upper >= least) & (upper > 0.5))
    for place in places[np.argsort(-upper[places], kind="stable")][:most]:
        yield divmod(int(place), len(counts))


def in_words(
    between: Sequence[Between],
    named: Callable[[Sequence[int]], Sequence[str]],
    group_named: Callable[[int], str],
    total: float,
) -> list[str]:
    """Return whom a broker stands between, as a reader is told: groups, share of the total, actors."""
    found = []
    for each in between:
        places = list(dict.fromkeys([*each.actors[0], *each.actors[1]]))
        names = dict(zip(places, named(places), strict=True))
        one, other = ([names[actor] for actor in side] for side in each.actors)
        groups = " - ".join(dict.fromkeys(map(group_named, each.groups)))
        inside = "within " if each.groups[0] == each.groups[1] else ""
        people = ", ".join(dict.fromkeys([*one, *other])) if inside else f"{', '.join(one)} - {', '.join(other)}"
        share = each.count / total
        found.append(f"{inside}{groups} {share:{'.0%' if share >= 0.01 else '.1%'}} ({people})")
    return found
