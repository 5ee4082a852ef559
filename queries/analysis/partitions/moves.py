"""Moving nodes among groups where ties go through what is shared, without writing a pair down.

What a node is tied to a group is a sum over its things of how much the group shares in each, so that a product of
sparse matrices says where each node would best be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.matrix_rows import rows_of
from queries.analysis.partitions.ties import membership, numbered, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_SWEEPS = 30
BLOCKS = 4  # parts of the nodes that move at once; where all moved at once, neighbours would change places for ever
LEAST_MOVED = 5e-4  # a sweep that moves a smaller share of the nodes is the last
DENSE = 0.2  # of what the groups could share in, the part that they do: from there on plain arrays are faster


@dataclass(frozen=True, eq=False)
class Field:
    """What pulls nodes together and apart.

    `incidence` has a row for each node, which stands for `sizes` actors; `weighed` is the same with each thing's
    weight; `own` is what an actor would be tied to itself, which does not count. Two actors are pushed apart by the
    product of their `chance`, times a price.
    """

    incidence: csr_array
    weighed: csr_array
    sizes: FloatArray
    own: FloatArray
    chance: FloatArray


def move(field: Field, labels: IntArray, price: float, random: np.random.Generator) -> IntArray:
    """Return the labels after each node went to the group that draws it most, until hardly one moves."""
    import numpy as np

    now = _Groups.of(field, labels.astype(np.int64))
    for _ in range(MOST_SWEEPS):
        moved = 0
        for rows in np.array_split(random.permutation(len(labels)), BLOCKS):
            moved += now.settle(rows, price)
        if moved <= LEAST_MOVED * len(labels):
            break
    return numbered(now.labels)


@dataclass(eq=False)
class _Groups:
    """The groups as they are now: how much each shares in each thing (things by groups), and its sum of chance."""

    field: Field
    labels: IntArray
    shared: csr_array | FloatArray
    chance: FloatArray

    @classmethod
    def of(cls, field: Field, labels: IntArray) -> _Groups:
        shared = (field.incidence.T @ membership(labels, field.sizes)).tocsr()
        things, many = shared.shape
        dense = shared.nnz > DENSE * things * many
        chance = summed(labels, field.chance * field.sizes, many)
        return cls(field, labels.copy(), shared.toarray() if dense else shared, chance)

    def settle(self, rows: IntArray, price: float) -> int:
        """Move these nodes at once, each to the group that draws it most, and return how many moved."""
        import numpy as np

        field, many = self.field, len(self.chance)
        before = self.labels[rows]
        best = self._best(rows, before, price)
        away = best != before
        rows, before, best = rows[away], before[away], best[away]
        if not len(rows):
            return 0
        self.labels[rows] = best
        sizes = field.sizes[rows]
        chance = field.chance[rows] * sizes
        self.chance += np.bincount(best, chance, many) - np.bincount(before, chance, many)
        self._share(rows_of(field.incidence, rows), sizes, before, best)
        return len(rows)

    def _share(self, incidence: csr_array, sizes: FloatArray, before: IntArray, best: IntArray) -> None:
        """Take what these nodes share in from the groups in which they were, and give it to those in which they are."""
        import numpy as np

        things, many = self.shared.shape
        if not isinstance(self.shared, np.ndarray):
            change = membership(best, sizes, many) - membership(before, sizes, many)
            self.shared = self.shared + incidence.T @ change
            return
        counts = np.diff(incidence.indptr)
        firsts = incidence.indices.astype(np.int64) * many
        shares = incidence.data * np.repeat(sizes, counts)
        gained = np.bincount(firsts + np.repeat(best, counts), shares, things * many)
        gained -= np.bincount(firsts + np.repeat(before, counts), shares, things * many)
        self.shared += gained.reshape(things, many)

    def _best(self, rows: IntArray, labels: IntArray, price: float) -> IntArray:
        """Return the group that draws each of these nodes most, its own where none draws more."""
        import numpy as np
        from scipy.sparse import issparse

        field = self.field
        toward = rows_of(field.weighed, rows) @ self.shared
        chance, sizes = field.chance[rows], field.sizes[rows]
        leaving = sizes * (field.own[rows] - price * chance**2)  # what a node adds to its own group
        staying = leaving - 1e-12 * (field.own[rows] + price * chance**2)  # a draw is no reason to move
        each = np.arange(len(rows))
        if not issparse(toward):
            toward -= price * chance[:, None] * self.chance
            toward[each, labels] -= staying
            best: IntArray = toward.argmax(axis=1)
            return best
        columns, counts = toward.indices, np.diff(toward.indptr)
        of = np.repeat(each, counts)
        drawn = toward.data - price * chance[of] * self.chance[columns]
        at_home = columns == labels[of]
        drawn[at_home] -= staying[of[at_home]]
        return _largest(drawn, columns, counts, labels)


def _largest(values: FloatArray, columns: IntArray, counts: IntArray, otherwise: IntArray) -> IntArray:
    """Return the column of the largest value of each row, the first of equals; `otherwise` where a row is empty."""
    import numpy as np

    best = otherwise.copy()
    full = np.flatnonzero(counts)
    if len(full):
        starts = np.cumsum(counts) - counts
        most = np.maximum.reduceat(values, starts[full])
        found = np.flatnonzero(values == np.repeat(most, counts[full]))[::-1]
        best[np.repeat(np.arange(len(counts)), counts)[found]] = columns[found]
    return best
