"""What belongs together in a picture: communities of densely tied nodes, and twins, which have the same neighbours.

Nodes are numbers from 0 on, ties an array with a row for each pair, in which a pair stands once. Whom an analyst asks
to be clustered is another question (queries.analysis.clustering), with a method and a seed of its own; here every node
of the picture takes part, so that it has a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    IntArray = NDArray[np.int64]


def find_communities(ties: IntArray, count: int) -> IntArray:
    """Return the community of each node, numbered in the order of their first members (Blondel et al. 2008)."""
    from sknetwork.clustering import Louvain

    if not len(ties):
        return numbered(_range(count))
    louvain = Louvain(random_state=1, shuffle_nodes=False, return_probs=False, return_aggregate=False)
    return numbered(louvain.fit_predict(_adjacency(ties, count)))


def find_components(ties: IntArray, count: int) -> IntArray:
    """Return the connected component of each node, numbered in the order of their first members."""
    from scipy.sparse.csgraph import connected_components

    _, found = connected_components(_adjacency(ties, count), directed=False)
    return numbered(found)


def find_twins(ties: IntArray, count: int) -> IntArray:
    """Return the class of each node: those with the same neighbours are twins, and share one.

    Each neighbour adds a number of 64 bits that is drawn for it, so that different neighbours give different sums.
    """
    import numpy as np

    drawn = np.random.default_rng(20260101).integers(0, 2**64, size=count, dtype=np.uint64)
    sums = np.zeros(count, dtype=np.uint64)
    np.add.at(sums, ties[:, 0], drawn[ties[:, 1]])
    np.add.at(sums, ties[:, 1], drawn[ties[:, 0]])
    return numbered(np.unique(sums, return_inverse=True)[1])


def distinct_pairs(pairs: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Return each pair of numbers below `count` once, in order, and how often it is given."""
    import numpy as np

    keys, many = np.unique(pairs[:, 0] * count + pairs[:, 1], return_counts=True)
    return np.column_stack(np.divmod(keys, max(count, 1))), many


def numbered(labels: IntArray) -> IntArray:
    """Return labels as numbers from 0 on, in the order in which each occurs first."""
    import numpy as np

    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    found: IntArray = rank[inverse.reshape(-1)]
    return found


def _adjacency(ties: IntArray, count: int) -> csr_matrix:
    import numpy as np
    from scipy.sparse import csr_matrix

    both = np.concatenate([ties, ties[:, ::-1]])
    return csr_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(count, count))


def _range(count: int) -> IntArray:
    import numpy as np

    return np.arange(count, dtype=np.int64)
