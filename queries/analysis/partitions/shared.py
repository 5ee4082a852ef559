"""Ties through what is shared, moved and measured through the incidence, so that no pair is ever written down.

Two hundred thousand actors with two million memberships have a hundred million pairs; modularity is exact without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from queries.analysis.partitions.leiden import leiden
from queries.analysis.partitions.moves import Field, move
from queries.analysis.partitions.ties import Ties, first_of, membership, numbered, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

ROUNDS = 3


@dataclass(frozen=True, eq=False)
class Shared:
    """Classes of actors that share things: a tie of two is the sum over things of both shares times the thing's weight.

    `incidence` has a row for each class, `weights` a number for each thing (1/(n-1) for Newman's), `sizes` how many
    actors are in each class. No actor is tied to itself; the twins of a class are tied to one another.
    """

    incidence: csr_array
    weights: FloatArray
    sizes: FloatArray

    def __len__(self) -> int:
        return len(self.sizes)

    @cached_property
    def weighed(self) -> csr_array:
        """The incidence with each thing's weight."""
        return (self.incidence * self.weights[None, :]).tocsr()

    @cached_property
    def own(self) -> FloatArray:
        """What an actor of each class would be tied to itself."""
        found: FloatArray = self.weighed.multiply(self.incidence).sum(axis=1)
        return found

    @cached_property
    def strengths(self) -> FloatArray:
        """How strongly one actor of each class is tied to all others."""
        found: FloatArray = self.weighed @ (self.incidence.T @ self.sizes) - self.own
        return found

    @cached_property
    def whole(self) -> float:
        """The strength of all actors."""
        return float(self.strengths @ self.sizes) or 1.0

    def modularity(self, labels: IntArray, resolution: float = 1.0) -> float:
        """Return the modularity of a partition of the classes, exactly."""
        return self.together(labels).modularity(_each(labels), resolution)

    def together(self, labels: IntArray) -> Ties:
        """Return the ties among groups of classes, each group as one node."""
        from scipy.sparse import diags_array

        groups = membership(labels, self.sizes)
        shared = (groups.T.tocsr() @ self.incidence).tocsr()
        themselves = summed(labels, self.sizes * self.own, groups.shape[1])
        pairs = (shared * self.weights[None, :]).tocsr() @ shared.T - diags_array(themselves)
        out = summed(labels, self.sizes * self.strengths, groups.shape[1]) / self.whole
        return Ties((pairs / self.whole).tocsr(), out, out)

    def toward(self, labels: IntArray) -> csr_array:
        """Return how strongly each class is tied to each group, as shares of all ties."""
        from scipy.sparse import diags_array

        shared = (self.incidence.T @ membership(labels, self.sizes)).tocsr()
        found = self.weighed @ shared - membership(labels, self.own)
        return (diags_array(self.sizes / self.whole) @ found).tocsr()

    def connected(self, labels: IntArray) -> IntArray:
        """Return the partition with each group in its connected parts."""
        import numpy as np
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        ties = self.incidence.tocoo()
        rows, things = ties.coords
        places = numbered(labels[rows] * self.incidence.shape[1] + things)  # a thing anew for each group
        many = len(self) + (int(places.max()) + 1 if len(places) else 0)
        joined = coo_array((np.ones(len(rows)), (rows, len(self) + places)), shape=(many, many))
        _, parts = connected_components(joined.tocsr(), directed=False)
        return numbered(parts[: len(self)])

    def part(self, resolution: float, random: np.random.Generator) -> IntArray:
        """Return the group of each class, so that modularity is high and each group is connected.

        As in Leiden's method: classes move, groups are refined, the parts are put together and move, and classes move
        again; all is done ROUNDS times. Begins with the clusters of the two-mode graph. A group is refined into those
        that were together before they moved.
        """
        before = labels = self._two_mode_clusters(random)
        for _ in range(ROUNDS):
            labels = self.moved(labels, resolution, random)
            parts = numbered(labels * (int(before.max(initial=0)) + 1) + before)
            before = labels
            labels = leiden(self.together(parts), resolution, random, start=labels[first_of(parts)], rounds=1)[parts]
        return self.connected(self.moved(labels, resolution, random))

    def _two_mode_clusters(self, random: np.random.Generator) -> IntArray:
        """Return the clusters of the two-mode graph, which are near those of the projection.

        Its ties are the roots of what they add to the projection.
        """
        import numpy as np
        from scipy.sparse import block_array, diags_array

        weighed = self.incidence * np.sqrt(self.weights)[None, :]
        halved = (diags_array(self.sizes) @ weighed).tocsr()
        whole = Ties.of_adjacency(block_array([[None, halved], [halved.T, None]]).tocsr())
        return numbered(leiden(whole, 1.0, random, rounds=1)[: len(self)])

    def moved(self, labels: IntArray, resolution: float, random: np.random.Generator) -> IntArray:
        """Return the labels after each class went where modularity grows most, until hardly one moves."""
        return move(self.field, labels, resolution / self.whole, random)

    @cached_property
    def field(self) -> Field:
        """What pulls classes together (what they share) and apart (what chance would tie)."""
        return Field(self.incidence, self.weighed, self.sizes, self.own, self.strengths)


def _each(labels: IntArray) -> IntArray:
    import numpy as np

    return np.arange(int(labels.max(initial=-1)) + 1)
