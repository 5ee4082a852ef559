"""What is to be parted: nodes, the ties among them, and what chance would tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ties:
    """Nodes and the ties among them, as shares of all: a symmetric matrix that sums to 1, self-ties on its diagonal.

    A class of m twins is one node; what its members are tied among themselves stands on the diagonal, both directions
    of each pair, as it does in an actor's strength. Chance ties i and j by `out[i] * into[j]`: for Newman's modularity
    both are a node's share of all strength; for Barber's, `out` is that of actors and `into` that of things, so that
    chance ties no two actors.
    """

    adjacency: csr_array
    out: FloatArray
    into: FloatArray

    @classmethod
    def of_adjacency(cls, adjacency: csr_array) -> Ties:
        """Return the ties of a symmetric matrix of weights; a diagonal holds both directions of its pairs."""
        whole = float(adjacency.sum()) or 1.0
        shares = adjacency / whole
        strengths = shares.sum(axis=1)
        return cls(shares, strengths, strengths)

    @classmethod
    def of_incidence(cls, incidence: csr_array) -> Ties:
        """Return the two-mode ties of a matrix of actors by things: first all actors, then all things (Barber 2007)."""
        import numpy as np
        from scipy.sparse import block_array

        whole = float(incidence.sum()) or 1.0
        adjacency = block_array([[None, incidence], [incidence.T, None]]).tocsr() / (2 * whole)
        actors, things = incidence.shape
        out = np.concatenate([incidence.sum(axis=1), np.zeros(things)]) / whole
        into = np.concatenate([np.zeros(actors), incidence.sum(axis=0)]) / whole
        return cls(adjacency, out, into)

    def __len__(self) -> int:
        return len(self.out)

    def together(self, labels: IntArray) -> Ties:
        """Return the ties among groups of nodes, each group as one node."""
        groups = membership(labels)
        adjacency = (groups.T.tocsr() @ (self.adjacency @ groups)).tocsr()
        many = groups.shape[1]
        out = summed(labels, self.out, many)
        return Ties(adjacency, out, out if self.into is self.out else summed(labels, self.into, many))

    def ordered(self, order: IntArray) -> Ties:
        """Return the same with the nodes in another order."""
        adjacency = self.adjacency[order][:, order].tocsr()
        out = self.out[order]
        return Ties(adjacency, out, out if self.into is self.out else self.into[order])

    def within(self, labels: IntArray) -> csr_array:
        """Return the ties whose ends have one label."""
        from scipy.sparse import coo_array

        ties = self.adjacency.tocoo()
        rows, columns = ties.coords
        same = labels[rows] == labels[columns]
        found = coo_array((ties.data[same], (rows[same], columns[same])), shape=ties.shape)
        return found.tocsr()

    def modularity(self, labels: IntArray, resolution: float = 1.0) -> float:
        """Return the modularity of a partition: the share of ties inside groups less what chance would put there."""
        import numpy as np

        ties = self.adjacency.tocoo()
        rows, columns = ties.coords
        inside = float(ties.data[labels[rows] == labels[columns]].sum())
        return inside - resolution * float(np.bincount(labels, self.out) @ np.bincount(labels, self.into))

    def toward(self, labels: IntArray) -> csr_array:
        """Return how strongly each node is tied to each group, as shares of all ties; self-ties are among them."""
        return (self.adjacency @ membership(labels)).tocsr()

    def connected(self, labels: IntArray) -> IntArray:
        """Return the partition with each group in its connected parts: what is not joined is not one cluster."""
        import numpy as np
        from scipy.sparse.csgraph import connected_components

        _, parts = connected_components(self.within(labels), directed=False)
        found: IntArray = parts.astype(np.int64)
        return found


def membership(labels: IntArray, weights: FloatArray | None = None, groups: int | None = None) -> csr_array:
    """Return the matrix of nodes by groups: 1, or its weight, where a node is in a group."""
    import numpy as np
    from scipy.sparse import csr_array

    many = int(labels.max(initial=-1)) + 1 if groups is None else groups
    values = np.ones(len(labels)) if weights is None else weights
    return csr_array((values, labels, np.arange(len(labels) + 1)), shape=(len(labels), many))


def summed(labels: IntArray, values: FloatArray, groups: int = 0) -> FloatArray:
    """Return the sum of the values of each group; there are at least so many."""
    import numpy as np

    return np.bincount(labels, values, groups).astype(np.float64, copy=False)


def numbered(labels: Sequence[Any] | IntArray) -> IntArray:
    """Return labels as numbers from 0 on, without gaps."""
    import numpy as np

    numbers: IntArray = np.unique(np.asarray(labels), return_inverse=True)[1].astype(np.int64)
    return numbers


def first_of(labels: IntArray) -> IntArray:
    """Return the place of a node of each group."""
    import numpy as np

    return np.unique(labels, return_index=True)[1]
