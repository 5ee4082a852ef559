"""How many shortest paths lead through each node: Brandes' (2001) search, level by level for many sources at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    Rows = slice | IntArray

DENSE = 0.15  # a matrix as full as this is multiplied faster as a dense one
# What a search costs, in seconds, as measured: for each product of a tie, for each entry of a level, for each level.
SECONDS_PER_PRODUCT, SECONDS_PER_ENTRY, SECONDS_PER_LEVEL = 3e-10, 15e-9, 1e-4
DENSE_SECONDS_PER_PRODUCT = 5e-11


@dataclass(frozen=True, eq=False)
class Alike:
    """A graph in which a node stands for several that have the same neighbours.

    `adjacency` is symmetric and holds ones, without self-ties. A path through a node leads through any of its `copies`;
    `ends` says how many ends of paths are at its copies together, which are more where trees hang from them.
    """

    adjacency: csr_array
    copies: FloatArray
    ends: FloatArray


@dataclass(frozen=True, slots=True)
class Reached:
    """The nodes at one distance: their rows, how many paths lead there from each source, and their neighbours.

    Where a source reaches a node sooner or later, `paths` holds 1, so that nothing is divided by 0.
    """

    rows: Rows
    here: NDArray[np.bool_]
    paths: FloatArray
    neighbours: Any  # csr_array, or a dense matrix


class DependencySearch:
    """Searches from several sources at once, each in a column of its own."""

    def __init__(self, graph: Alike, width: int) -> None:
        import numpy as np

        self.graph = graph
        self.width = width
        self.seconds = 0.0  # that the searches so far cost by our reckoning, the same on every machine
        count = graph.adjacency.shape[0]
        self._dense = graph.adjacency.nnz > DENSE * count**2
        self._matrix = graph.adjacency.toarray() if self._dense else graph.adjacency
        self._single = bool((graph.copies == 1).all())
        self._passed = np.zeros((count, width))
        self._unseen = np.ones((count, width), dtype=np.bool_)

    def dependencies(self, sources: IntArray, columns: IntArray) -> Iterator[tuple[Rows, FloatArray]]:
        """Yield for some nodes (rows) and each column on how many paths from the column's source a copy of the node is.

        A path counts as the share of the shortest paths between its two ends, and as often as there are ends at its far
        side. A column may have one source in each component. A node comes once for each distance at which it is from
        some source, and stands in a column once only above 0.
        """
        levels = self._forward(sources, columns)
        self._passed.fill(0.0)
        yield from self._backward(levels)

    def _forward(self, sources: IntArray, columns: IntArray) -> list[Reached]:
        """Count the shortest paths from each source to one copy of each node."""
        import numpy as np

        passed, unseen = self._passed, self._unseen
        passed.fill(0.0)
        unseen[:] = True
        passed[sources, columns] = 1.0
        unseen[sources, columns] = False
        levels: list[Reached] = []
        before: Rows = _as_slice(np.sort(sources))
        indices = _rows_of(self.graph.adjacency, sources).indices
        while True:
            rows, matrix = self._next_to(indices)
            new = matrix @ passed
            passed[before] = 0.0
            here = new != 0
            here &= unseen[rows]
            self._count(matrix, new.size)
            some = here.any(axis=1)
            if not some.any():
                return levels
            if not (self._dense or some.all()):
                kept = np.flatnonzero(some)
                rows, new, here, matrix = _narrowed(rows, kept), new[kept], here[kept], _rows_of(matrix, kept)
            new *= here
            unseen[rows] &= ~here
            passed[rows] = new if self._single else new * self.graph.copies[rows, None]
            new += ~here
            levels.append(Reached(rows, here, new, matrix))
            before, indices = rows, None if self._dense else matrix.indices

    def _backward(self, levels: list[Reached]) -> Iterator[tuple[Rows, FloatArray]]:
        """Sum, level by level from the farthest, the ends beyond each node, by the paths that lead there."""
        passed, ends, copies = self._passed, self.graph.ends, self.graph.copies
        beyond: FloatArray | None = None
        for nearer, level in zip(levels[-2::-1], levels[:0:-1], strict=True):
            share = ends[level.rows, None] / level.paths
            if beyond is not None:
                share += beyond if self._single else beyond * copies[level.rows, None]
            share *= level.here
            passed[level.rows] = share
            beyond = nearer.neighbours @ passed
            beyond *= nearer.here
            passed[level.rows] = 0.0
            yield nearer.rows, beyond * nearer.paths

    def _next_to(self, indices: IntArray | None) -> tuple[Rows, Any]:
        """Return the rows that stand in `indices`, as a slice where they stand together, and their neighbours."""
        import numpy as np

        count = self.graph.adjacency.shape[0]
        if self._dense or indices is None:
            return slice(0, count), self._matrix
        there = np.zeros(count, dtype=np.bool_)
        there[indices] = True
        rows = np.flatnonzero(there)
        return _as_slice(rows), self._matrix if len(rows) == count else _rows_of(self._matrix, rows)

    def _count(self, matrix: Any, entries: int) -> None:
        products = matrix.size * DENSE_SECONDS_PER_PRODUCT if self._dense else matrix.nnz * SECONDS_PER_PRODUCT
        self.seconds += 2 * self.width * products + entries * SECONDS_PER_ENTRY + SECONDS_PER_LEVEL


def _rows_of(ones: csr_array, rows: IntArray) -> csr_array:
    """Return some rows of a matrix of ones; scipy would check what is known of it, which takes longer than the rows."""
    import numpy as np
    from scipy.sparse import csr_array

    starts, counts = ones.indptr[rows], np.diff(ones.indptr)[rows]
    ends = np.cumsum(counts, dtype=ones.indptr.dtype)
    places = np.arange(counts.sum()) + np.repeat(starts - ends + counts, counts)
    indptr = np.concatenate([ends[:0], np.zeros(1, ends.dtype), ends])
    return csr_array((ones.data[: len(places)], ones.indices[places], indptr), shape=(len(rows), ones.shape[1]))


def _narrowed(rows: Rows, kept: IntArray) -> Rows:
    return _as_slice(kept + rows.start if isinstance(rows, slice) else rows[kept])


def _as_slice(rows: IntArray) -> Rows:
    """Return rows that stand together as a slice, which is read and written without copying."""
    together = len(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return slice(int(rows[0]), int(rows[-1]) + 1) if together else rows
