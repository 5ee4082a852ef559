"""The trees that hang from a graph: paths into a tree have one way only, so that no search need enter it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Trees:
    """A graph without the trees that hang from it.

    `core` lists the nodes that remain, those with two neighbours or more among themselves; `sizes` says for each node
    of the whole how many nodes hang from it, itself among them; `passing` through how many ordered pairs of others it
    is the only way because they are in different branches at it, all that is not its own tree being one branch.
    """

    core: IntArray
    sizes: FloatArray
    passing: FloatArray


def without_trees(adjacency: csr_array) -> Trees:
    """Take off nodes with one neighbour, again and again (as Sarıyüce et al. 2013 do, degree-1 vertices).

    `adjacency` is symmetric, without self-ties.
    """
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    count = adjacency.shape[0]
    degrees = np.diff(adjacency.indptr).astype(np.int64)
    sums = np.zeros(count, dtype=np.int64)  # of the neighbours' numbers: with one neighbour, that is its number
    np.add.at(sums, np.repeat(np.arange(count), degrees), adjacency.indices)
    sizes, squares = np.ones(count), np.zeros(count)
    leaves = np.flatnonzero(degrees == 1)
    while len(leaves):
        parents = sums[leaves]
        last = (degrees[parents] == 1) & (leaves < parents)  # of two that only have each other, one is the root
        leaves, parents = leaves[~last], parents[~last]
        np.add.at(sizes, parents, sizes[leaves])
        np.add.at(squares, parents, sizes[leaves] ** 2)
        np.subtract.at(degrees, parents, 1)
        np.subtract.at(sums, parents, leaves)
        degrees[leaves] = 0
        touched = np.unique(parents)
        leaves = touched[degrees[touched] == 1]
    _, component = connected_components(adjacency, directed=False)
    whole = np.bincount(component, minlength=1)[component].astype(np.float64) if count else sizes
    passing = (whole - 1) ** 2 - squares - (whole - sizes) ** 2
    return Trees(np.flatnonzero(degrees > 0), sizes, passing)
