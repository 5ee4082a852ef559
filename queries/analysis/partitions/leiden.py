"""Leiden's method (Traag, Waltman and van Eck 2019) on ties among nodes.

The moves are scikit-network's compiled ones; its own class `Leiden` draws from C's `rand`, so that a seed would not
give the same clusters twice, and cannot begin from a partition that is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.analysis.partitions.ties import Ties, numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

FIRST_TOLERANCE = 1e-4  # a pass over all nodes that adds less modularity is the last, on the ties as they are
ROUNDS = 3  # on few ties; each begins with what the one before found
FEW_TIES = 50_000
TOLERANCE = 1e-6  # and among groups, which are few
MANY_TIES = 1_000_000  # but among groups that have so many ties, the first


def leiden(
    ties: Ties, resolution: float, random: np.random.Generator, start: IntArray | None = None, rounds: int | None = None
) -> IntArray:
    """Return the group of each node, numbered from 0 on, so that modularity is high and each group is connected.

    Nodes move to the group where modularity grows most; each group is parted anew from single nodes (the refinement);
    the parts become nodes, and so on. The order of the nodes is drawn from `random`; a refinement moves each node to
    its best part instead of drawing one. `start` is a partition to begin from; all is done `rounds` times: two, or
    three where there are few ties.
    """
    import numpy as np

    labels = np.arange(len(ties)) if start is None else numbered(start)
    for _ in range(rounds or (ROUNDS if ties.adjacency.nnz <= FEW_TIES else ROUNDS - 1)):
        before = labels
        order = random.permutation(len(ties))
        found = np.empty(len(ties), dtype=np.int64)
        found[order] = _round(ties.ordered(order), labels[order], resolution)
        labels = numbered(found)
        if len(labels) == 0 or (labels == before).all():
            break
    return ties.connected(labels)


def _round(ties: Ties, labels: IntArray, resolution: float) -> IntArray:
    """Return the partition after moves, refinement and aggregation until nothing moves."""
    import numpy as np

    place = np.arange(len(ties))
    tolerance = FIRST_TOLERANCE
    while True:
        labels, moved = _moves(ties.adjacency, ties, labels, resolution, tolerance)
        parts, _ = _moves(ties.within(labels), ties, np.arange(len(ties)), resolution, tolerance)
        if not moved and parts.max(initial=-1) + 1 == len(ties):
            return labels[place]
        of_part = np.empty(parts.max() + 1, dtype=np.int64)
        of_part[parts] = labels
        same = len(of_part) == len(ties)
        ties, labels, place = ties.together(parts), of_part, parts[place]
        finer = TOLERANCE if ties.adjacency.nnz <= MANY_TIES else FIRST_TOLERANCE
        if same and tolerance <= finer:
            return labels[place]
        tolerance = finer


def _moves(
    adjacency: csr_array, ties: Ties, labels: IntArray, resolution: float, tolerance: float
) -> tuple[IntArray, bool]:
    """Return the labels after each node went where modularity grows most, again and again; and whether any went."""
    import numpy as np
    from sknetwork.clustering.louvain_core import optimize_core

    many = len(labels)
    out, into = ties.out.astype(np.float32), ties.into.astype(np.float32)
    found, gained = optimize_core(
        labels.astype(np.int32),
        adjacency.indices.astype(np.int32, copy=False),
        adjacency.indptr.astype(np.int32, copy=False),
        adjacency.data.astype(np.float32),
        out,
        into,
        np.bincount(labels, ties.out, many).astype(np.float32),
        np.bincount(labels, ties.into, many).astype(np.float32),
        np.zeros(many, dtype=np.float32),
        adjacency.diagonal().astype(np.float32),
        resolution,
        tolerance,
    )
    return numbered(np.asarray(found)), gained > 0
