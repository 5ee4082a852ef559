"""Groups of k-cores: the most cohesive core that each node is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    IntArray = NDArray[np.int64]


def core_numbers(adjacency: csr_array) -> IntArray:
    """Return for each node the largest k for which it is in the k-core (Seidman 1983) of a symmetric matrix."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sknetwork.topology import get_core_decomposition

    if not adjacency.nnz:
        return np.zeros(adjacency.shape[0], dtype=np.int64)
    found = csr_matrix((np.ones(adjacency.nnz), adjacency.indices, adjacency.indptr), shape=adjacency.shape)
    return np.asarray(get_core_decomposition(found), dtype=np.int64)


def core_groups(adjacency: csr_array) -> tuple[IntArray, IntArray]:
    """Return the group of each node, and its core number: nodes of one core number that their core connects."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    cores = core_numbers(adjacency)
    groups = np.empty(len(cores), dtype=np.int64)
    number = 0
    for core in np.unique(cores):
        inside = np.flatnonzero(cores >= core)
        _, parts = connected_components(adjacency[inside][:, inside], directed=False)
        here = cores[inside] == core
        found, of = np.unique(parts[here], return_inverse=True)
        groups[inside[here]] = number + of
        number += len(found)
    return groups, cores
