"""A picture's nodes as groups within groups: each small enough to be looked at, and opened, by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from visualizations.communities import find_communities, find_components, find_twins, numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

SHOWN_AT_ONCE = 1_500  # nodes; a larger graph is seen as groups, which are opened one by one
TOGETHER = 60  # nodes; a connected component of no more is one group
MOST_MEMBERS = 150  # of a group that has no groups within
MOST_PARTS = 80  # groups within a group
AROUND = 6  # groups around a hub, which are as many as it takes to enclose it
HUB = 0.25  # the share of a group to which a hub is tied
NEARLY_ALL = 0.9  # the share of a group from which on a group within is no step of its own


@dataclass(frozen=True, eq=False)
class Group:
    """The numbers of nodes that are placed together; `parts` are the groups within, if any, which hold all of them."""

    members: IntArray
    parts: tuple[Group, ...] = ()

    def leaves(self) -> Iterator[Group]:
        """Yield the groups that have none within."""
        for part in self.parts:
            yield from part.leaves()
        if not self.parts:
            yield self


def find_islands(ties: IntArray, count: int, clusters: IntArray | None = None) -> list[Group]:
    """Return the connected components as groups, the largest first, nodes without a tie apart from them at the end.

    In a large graph the small ones of many components stand together in groups. `clusters` gives the number of each
    node's cluster, from 0, or -1; where it is given, the groups of a component are the clusters, and the communities
    of the other nodes.
    """
    import numpy as np

    parting = _Parting(ties, count, clusters)
    parts = parting.split(np.arange(count), ties, find_components(ties, count))
    parts.sort(key=lambda part: (-len(part[0]), part[0][0] if len(part[0]) else 0))
    if count > SHOWN_AT_ONCE and len(parts) > MOST_PARTS:
        large = [part for part in parts if len(part[0]) > TOGETHER]
        small = [Group(members) for members, _ in parts if 1 < len(members) <= TOGETHER]
        single = [Group(members) for members, _ in parts if len(members) == 1]
        several = [*_gather(small), *(_gather(single) if len(single) > MOST_MEMBERS else single)]
        return [*(parting.component(*part) for part in large), *several]
    return [parting.component(*part) for part in parts]


class _Parting:
    def __init__(self, ties: IntArray, count: int, clusters: IntArray | None) -> None:
        import numpy as np

        self._twins = find_twins(ties, count)
        self._clusters = clusters
        self._place = np.zeros(count, dtype=np.int64)

    def component(self, members: IntArray, ties: IntArray) -> Group:
        """Return a connected component in groups: of its clusters, if there are any, or its communities."""
        import numpy as np

        if self._clusters is not None and len(np.unique(self._clusters[members])) > 1:
            found = self._communities(members, ties) + int(self._clusters.max()) + 1
            of_cluster = self._clusters[members]
            return self._of_parts(members, ties, numbered(np.where(of_cluster >= 0, of_cluster, found)))
        if len(members) <= TOGETHER:
            return Group(members)
        return self._of_parts(members, ties, self._communities(members, ties))

    def split(self, members: IntArray, ties: IntArray, labels: IntArray) -> list[tuple[IntArray, IntArray]]:
        """Return the members of each label, and the ties among them."""
        import numpy as np

        many = int(labels.max(initial=-1)) + 1
        self._place[members] = np.arange(len(members))
        of_ties = labels[self._place[ties]]
        inside = of_ties[:, 0] == of_ties[:, 1]
        kept, of_kept = ties[inside], of_ties[inside, 0]
        kept = kept[np.argsort(of_kept, kind="stable")]
        tie_ends = np.cumsum(np.bincount(of_kept, minlength=many))
        sorted_members = members[np.argsort(labels, kind="stable")]
        member_ends = np.cumsum(np.bincount(labels, minlength=many))
        return list(zip(np.split(sorted_members, member_ends)[:many], np.split(kept, tie_ends)[:many], strict=True))

    def _part(self, members: IntArray, ties: IntArray) -> Group:
        if len(members) <= MOST_MEMBERS:
            return Group(members)
        components = find_components(self._local(members, ties), len(members))
        if components.any():
            return self._of_parts(members, ties, components)
        return self._of_parts(members, ties, self._communities(members, ties))

    def _of_parts(self, members: IntArray, ties: IntArray, labels: IntArray) -> Group:
        if not labels.any():
            return Group(members) if len(members) <= MOST_MEMBERS else self._without_hubs(members, ties)
        parts = [self._part(*each) for each in self.split(members, ties, labels)]
        return Group(members, tuple(_gather(_opened(parts))))

    def _without_hubs(self, members: IntArray, ties: IntArray) -> Group:
        """Return a group that has no communities: its hubs one by one, and the others in groups of twins."""
        import numpy as np

        degrees = np.bincount(self._local(members, ties).ravel(), minlength=len(members))
        is_hub = degrees >= max(HUB * len(members), 2)
        hubs, others = members[is_hub], members[~is_hub]
        if not len(hubs) or not len(others) or len(hubs) > MOST_PARTS // 2:
            return Group(members, tuple(_gather([Group(members[[at]]) for at in range(len(members))])))
        self._place[:] = -1
        self._place[others] = np.arange(len(others))
        left = ties[(self._place[ties] >= 0).all(axis=1)]
        labels = find_components(self._local(others, left), len(others))
        parts = [self._part(*each) for each in self.split(others, left, labels)]
        parts.sort(key=lambda part: (len(part.members) == 1, self._twins[part.members[0]]))
        return Group(members, (*(Group(np.array([hub])) for hub in hubs), *_around(parts, MOST_PARTS - len(hubs))))

    def _communities(self, members: IntArray, ties: IntArray) -> IntArray:
        """Return communities of a connected group, in which twins are together."""
        import numpy as np

        labels = find_communities(self._local(members, ties), len(members))
        _, first, inverse = np.unique(self._twins[members], return_index=True, return_inverse=True)
        return numbered(labels[first][inverse.reshape(-1)])

    def _local(self, members: IntArray, ties: IntArray) -> IntArray:
        import numpy as np

        self._place[members] = np.arange(len(members))
        found: IntArray = self._place[ties]
        return found


def _opened(parts: list[Group]) -> list[Group]:
    """Return the parts of a group; one that holds nearly all of it gives way to its own: to open it tells nothing."""
    largest = max(parts, key=lambda part: len(part.members))
    whole = sum(len(part.members) for part in parts)
    if not largest.parts or len(largest.members) < NEARLY_ALL * whole:
        return parts
    at = parts.index(largest)
    return [*parts[:at], *largest.parts, *parts[at + 1 :]]


def _around(parts: list[Group], most: int) -> list[Group]:
    """Return what is around hubs as groups of which several are about as large, so that they enclose them."""
    whole = sum(len(part.members) for part in parts)
    return _gather(parts, most, min(-(-whole // AROUND), MOST_MEMBERS))


def _gather(parts: list[Group], most: int = MOST_PARTS, members: int = MOST_MEMBERS) -> list[Group]:
    """Return no more than `most` groups: the small ones put together, in the order in which they are given.

    Those that are put together have no more than so many members.
    """
    while len(parts) > most:
        small = min(sorted(len(part.members) for part in parts)[len(parts) - most // 2], members)
        kept = [part for part in parts if len(part.members) > small]
        together = _chunks([part for part in parts if len(part.members) <= small], members)
        if len(kept) + len(together) >= len(parts):
            size = -(-len(parts) // most)
            return [_joined(parts[at : at + size]) for at in range(0, len(parts), size)]
        parts = [*kept, *together]
    return parts


def _chunks(parts: list[Group], most: int) -> list[Group]:
    """Return groups joined, one after the other, while they have no more than so many members."""
    chunks: list[list[Group]] = []
    size = 0
    for part in parts:
        if not chunks or size + len(part.members) > most:
            chunks.append([])
            size = 0
        chunks[-1].append(part)
        size += len(part.members)
    return [_joined(chunk) for chunk in chunks]


def _joined(parts: list[Group]) -> Group:
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    members = np.sort(np.concatenate([part.members for part in parts]))
    return Group(members) if len(members) <= MOST_MEMBERS else Group(members, tuple(parts))
