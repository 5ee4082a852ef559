"""The partition that agrees best with many runs of a method, and how firmly each node is in its group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.partitions.agreement import agreement_with
from queries.analysis.partitions.leiden import leiden
from queries.analysis.partitions.moves import Field, move
from queries.analysis.partitions.ties import Ties, membership, numbered, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_STARTS = 5
MOST_STEPS = 10


def consensus(runs: Sequence[IntArray], sizes: FloatArray, random: np.random.Generator) -> IntArray:
    """Return the partition whose mean adjusted Rand index with all runs is the highest found (Krieger and Green 1999).

    `runs` hold the group of each node, `sizes` how many actors it stands for. The search begins with the runs that
    agree best with the others, and moves nodes while the mean grows, so that no run is a better answer.
    """
    import numpy as np

    if len(runs) == 1 or not len(sizes):
        return numbered(runs[0])
    labels = np.stack(runs, axis=1)
    alike, of = np.unique(labels, axis=0, return_inverse=True)  # nodes that are together in every run
    of = of.reshape(-1)
    found = Runs.of(alike, summed(of, sizes, len(alike)))
    means = [agreement_with(alike[:, run], list(alike.T), found.sizes) for run in range(len(runs))]
    best = sorted(range(len(runs)), key=lambda run: -means[run])[:MOST_STARTS]
    settled = [found.settled(numbered(alike[:, run]), random) for run in best]
    return numbered(max(settled, key=found.mean)[of])


@dataclass(frozen=True, eq=False)
class Runs:
    """Which nodes were together in which run: a row for each node, a column for each group of each run."""

    labels: IntArray
    sizes: FloatArray
    incidence: csr_array
    run_of: IntArray

    @classmethod
    def of(cls, labels: IntArray, sizes: FloatArray) -> Runs:
        """Return the runs of a matrix of group numbers, nodes by runs."""
        import numpy as np
        from scipy.sparse import csr_array

        nodes, runs = labels.shape
        many = labels.max(axis=0) + 1
        columns = (labels + (np.cumsum(many) - many)).ravel()
        starts = np.arange(0, nodes * runs + 1, runs)
        incidence = csr_array((np.ones(nodes * runs), columns, starts), shape=(nodes, int(many.sum())))
        return cls(labels, sizes, incidence, np.repeat(np.arange(runs), many))

    def mean(self, partition: IntArray) -> float:
        """Return the mean adjusted Rand index of a partition with the runs."""
        return agreement_with(partition, list(self.labels.T), self.sizes)

    def settled(self, partition: IntArray, random: np.random.Generator) -> IntArray:
        """Return the partition after moves that raise the mean adjusted Rand index, until none does."""
        best, highest = partition, self.mean(partition)
        for _ in range(MOST_STEPS):
            moved = self._step(best, random)
            mean = self.mean(moved)
            if mean <= highest + 1e-12:
                break
            best, highest = moved, mean
        return best

    def _step(self, partition: IntArray, random: np.random.Generator) -> IntArray:
        """Return the partition after nodes and groups moved by the slope of the mean index where it stands."""
        import numpy as np

        gains, price = self._slope(partition)
        weights = gains[self.run_of]
        weighed = (self.incidence * weights[None, :]).tocsr()
        ones = np.ones(len(self.sizes))
        field = Field(self.incidence, weighed, self.sizes, ones * gains.sum(), ones)
        moved = move(field, partition, price, random)
        groups = membership(moved, self.sizes)
        shared = (groups.T.tocsr() @ self.incidence).tocsr()
        sizes = summed(moved, self.sizes)
        ties = Ties(((shared * weights[None, :]).tocsr() @ shared.T).tocsr(), sizes, sizes)
        scale = float(ties.adjacency.sum())
        scaled = Ties(ties.adjacency / scale, sizes / sizes.sum(), sizes / sizes.sum())
        return leiden(scaled, price * sizes.sum() ** 2 / scale, random, rounds=1)[moved]

    def _slope(self, partition: IntArray) -> tuple[FloatArray, float]:
        """Return by how much the sum of the indices grows with each pair shared with each run, and falls with a pair.

        With I pairs together in both, p in the partition, q in the run, of T in all, the index is
        (I - pq/T) / ((p + q)/2 - pq/T).
        """
        import numpy as np

        actors = self.sizes.sum()
        every = actors * (actors - 1) / 2
        mine = _pairs(summed(partition, self.sizes))
        overlaps = (self.incidence.T @ membership(partition, self.sizes)).tocsr()
        both = np.bincount(np.repeat(self.run_of, np.diff(overlaps.indptr)), overlaps.data * (overlaps.data - 1) / 2)
        of_run = np.bincount(self.incidence.indices, np.repeat(self.sizes, self.labels.shape[1]))
        theirs = np.bincount(self.run_of, of_run * (of_run - 1) / 2)
        expected = mine * theirs / every
        room = np.maximum((mine + theirs) / 2 - expected, 1e-12)
        fall = theirs / every / room + (both - expected) * (0.5 - theirs / every) / room**2
        return 1 / room, float(fall.sum())


def stability(runs: Sequence[IntArray], partition: IntArray, sizes: FloatArray) -> FloatArray:
    """Return for each node the share of runs in which it was with another member of its group, on average over both.

    That is the item consensus of Monti et al. (2003), from 0 to 1; a member of a group of one gets 1 where it was
    alone in every run, and the share of the runs in which it was.
    """
    import numpy as np

    total = np.zeros(len(partition))
    here = np.bincount(partition, sizes)[partition]
    for run in runs:
        pairs = partition.astype(np.int64) * (int(run.max(initial=-1)) + 1) + run
        _, of = np.unique(pairs, return_inverse=True)
        both = np.bincount(of, sizes)[of]
        there = np.bincount(run, sizes)[run]
        total += np.where(here > 1, (both - 1) / np.maximum(here - 1, 1), there == 1)
    return total / max(len(runs), 1)


def _pairs(sizes: FloatArray) -> float:
    return float((sizes * (sizes - 1)).sum()) / 2
