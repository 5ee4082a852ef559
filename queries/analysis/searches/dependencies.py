"""How many shortest paths lead through each node: Brandes' (2001) search, level by level for many sources at once."""

from __future__ import annotations

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
class _Level:
    """The nodes at one distance: their rows, from which sources they are that far, and their neighbours."""

    rows: Rows
    reached: NDArray[np.bool_]
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
        self._paths, self._passed, self._back = (np.zeros((count, width)) for _ in range(3))

    def dependencies(self, sources: IntArray, columns: IntArray) -> FloatArray:
        """Return for each node (row) and column on how many paths from the column's source a copy of the node is.

        A path counts as the share of the shortest paths between its two ends, and as often as there are ends at its far
        side. A column may have one source in each component. The array is used again by the next search.
        """
        import numpy as np

        order = np.argsort(sources)
        sources, columns = sources[order], columns[order]
        levels = self._forward(sources, columns)
        np.maximum(self._paths, 1.0, out=self._paths)  # where no path leads, nothing is divided by 0
        self._backward(levels)
        self._back *= self._paths
        return self._back

    def _forward(self, sources: IntArray, columns: IntArray) -> list[_Level]:
        """Count the shortest paths from each source to one copy of each node."""
        paths, passed = self._paths, self._passed
        paths.fill(0.0)
        paths[sources, columns] = passed[sources, columns] = 1.0
        levels: list[_Level] = []
        before: Rows = sources
        indices = self.graph.adjacency[sources].indices
        while True:
            rows, matrix = self._next_to(indices)
            new = matrix @ passed
            passed[before] = 0.0
            new *= paths[rows] == 0
            reached = new != 0
            self._count(matrix, new.size)
            some = reached.any(axis=1)
            if not some.any():
                return levels
            if not (self._dense or some.all()):
                rows, new, reached, matrix = _narrowed(rows, some), new[some], reached[some], matrix[some]
            paths[rows] += new
            passed[rows] = new if self._single else new * self.graph.copies[rows, None]
            levels.append(_Level(rows, reached, matrix))
            before, indices = rows, None if self._dense else matrix.indices

    def _backward(self, levels: list[_Level]) -> None:
        """Sum, level by level from the farthest, the ends beyond each node, by the paths that lead there."""
        paths, passed, back = self._paths, self._passed, self._back
        ends, copies = self.graph.ends, self.graph.copies
        back.fill(0.0)
        for nearer, level in zip(levels[-2::-1], levels[:0:-1], strict=True):
            rows = level.rows
            share = ends[rows, None] / paths[rows]
            share += back[rows] if self._single else back[rows] * copies[rows, None]
            share *= level.reached
            passed[rows] = share
            found = nearer.neighbours @ passed
            found *= nearer.reached
            back[nearer.rows] += found
            passed[rows] = 0.0

    def _next_to(self, indices: IntArray | None) -> tuple[Rows, Any]:
        """Return the rows that stand in `indices`, as a slice where they stand together, and their neighbours."""
        import numpy as np

        count = self.graph.adjacency.shape[0]
        if self._dense or indices is None:
            return slice(0, count), self._matrix
        there = np.zeros(count, dtype=np.bool_)
        there[indices] = True
        rows = np.flatnonzero(there)
        return _as_slice(rows), self._matrix if len(rows) == count else self._matrix[rows]

    def _count(self, matrix: Any, entries: int) -> None:
        products = matrix.size * DENSE_SECONDS_PER_PRODUCT if self._dense else matrix.nnz * SECONDS_PER_PRODUCT
        self.seconds += 2 * self.width * products + entries * SECONDS_PER_ENTRY + SECONDS_PER_LEVEL


def _narrowed(rows: Rows, some: NDArray[np.bool_]) -> Rows:
    import numpy as np

    return _as_slice((np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows)[some])


def _as_slice(rows: IntArray) -> Rows:
    """Return rows that stand together as a slice, which is read and written without copying."""
    together = len(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return slice(int(rows[0]), int(rows[-1]) + 1) if together else rows
