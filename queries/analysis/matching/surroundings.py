"""Everything that surrounds an actor, as arrays: the nodes of a data set, and which of them are tied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from queries.analysis.one_mode import OneMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    BoolArray = NDArray[np.bool_]
    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

TOPIC = "Topic"
ROLE = "Role"
JOINT = ("MOU", "Initiative")  # what ties those to one another who have it together
MOST_PARTIES = 25  # what more than so many have together ties none of them to another


@dataclass(frozen=True, eq=False)
class Surroundings:
    """Nodes of all types and which of them are tied, by whatever; a node is its place in `ids`.

    `adjacency` is symmetric, of ones, without self-ties. `context` marks the nodes that others lie in (a country, a
    topic): they are no step from one actor to another.
    """

    ids: Sequence[str]
    types: NDArray[Any]
    context: BoolArray
    adjacency: csr_array

    @classmethod
    def of_pairs(
        cls,
        ids: Sequence[str],
        types: Sequence[str],
        context_types: Collection[str],
        starts: IntArray | Sequence[int],
        ends: IntArray | Sequence[int],
    ) -> Surroundings:
        """Return surroundings from pairs of nodes that are tied, in either direction, once or several times."""
        import numpy as np

        kinds = np.array(types, dtype=str)
        return cls(ids, kinds, np.isin(kinds, list(context_types)), OneMode.of_pairs(ids, starts, ends).adjacency)

    @cached_property
    def degrees(self) -> FloatArray:
        """To how many nodes each is tied."""
        import numpy as np

        degrees: FloatArray = np.diff(self.adjacency.indptr).astype(np.float64)
        return degrees

    @cached_property
    def topics(self) -> BoolArray:
        """Which nodes are topics, where those are context."""
        topics: BoolArray = self.of_types(TOPIC) & self.context
        return topics

    def of_types(self, *types: str) -> BoolArray:
        """Tell of each node whether it is of one of these types."""
        import numpy as np

        return np.isin(self.types, types)

    def neighbours(self, place: int) -> IntArray:
        """Return the places of the nodes that one is tied to, in order."""
        start, end = self.adjacency.indptr[place : place + 2]
        found: IntArray = self.adjacency.indices[start:end].astype("int64")
        return found

    def tied_with(self, place: int) -> BoolArray:
        """Tell of each node whether it is one's partner already, or is itself.

        Partners are tied directly, through an office or a chain of them, or by what both have: an agreement, or an
        initiative, of at most MOST_PARTIES.
        """
        import numpy as np

        tied = np.zeros(len(self.ids), dtype=bool)
        tied[place] = True
        offices, joint = self.of_types(ROLE), self.of_types(*JOINT) & (self.degrees <= MOST_PARTIES)
        reached = [place]
        while reached:
            here = reached.pop()
            for other in self.neighbours(here):
                if not tied[other] and (offices[other] or (joint[other] and here == place)):
                    reached.append(int(other))
                tied[other] = True
        return tied
