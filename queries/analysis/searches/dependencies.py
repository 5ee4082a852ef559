"""How many shortest paths lead through each node: Brandes' (2001) search, level by level for many sources at once.

How far each node is from each source is found first, 64 sources in a word; the paths are counted along these levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.analysis.matrix_rows import rows_of
from queries.analysis.searches.distances import BITS, Step, search

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Rows = slice | IntArray

COLUMNS = 16  # that are searched at once, each from a source, so that they stay in the cache
DENSE = 0.15  # a matrix as full as this is multiplied faster as a dense one
TOGETHER = 0.6  # the part of all rows from which on all are taken, which spares copying
# What a search costs, in seconds, as measured: for each product of a tie, for each entry of a level, for each level.
SECONDS_PER_PRODUCT, SECONDS_PER_ENTRY, SECONDS_PER_LEVEL = 5e-10, 12e-9, 1e-4
DENSE_SECONDS_PER_PRODUCT = 5e-11
CACHE = 2**21  # bytes near a processor; what lies beyond makes a product dearer
SECONDS_PER_FAR_PRODUCT = 2e-9


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

    Where a source reaches a node sooner or later, `paths` and what divides by them (`shares`, 1/paths) hold 0.
    """

    rows: Rows
    paths: FloatArray
    shares: FloatArray
    neighbours: Any  # csr_array, or a dense matrix


class DependencySearch:
    """Searches from several sources at once, each in a column of its own."""

    def __init__(self, graph: Alike, *, shared: bool = False) -> None:
        """`shared` divides each path between the searches from its two ends, by how far the node is from either."""
        import numpy as np
        from scipy.sparse import diags_array

        self.shared = shared
        self.seconds = 0.0  # that the searches so far cost by our reckoning, the same on every machine
        count = graph.adjacency.shape[0]
        self._step = Step(graph.adjacency)
        self._dense = graph.adjacency.nnz > DENSE * count**2
        self._width = BITS if self._dense else COLUMNS
        by_copies = (graph.adjacency @ diags_array(graph.copies)).tocsr()  # a path goes on from any copy of a node
        self._matrix = by_copies.toarray() if self._dense else by_copies
        self._ends = (graph.ends / graph.copies)[:, None]
        self._passed = np.zeros((count, self._width))
        self._seconds_per_product = _seconds_per_product(self._passed.nbytes, dense=self._dense)

    def dependencies(self, sources: IntArray, columns: IntArray) -> Iterator[tuple[Rows, slice, FloatArray]]:
        """Yield for some nodes (rows) and columns on how many paths from the column's source a copy of the node is.

        A path counts as the share of the shortest paths between its two ends, and as often as there are ends at its far
        side. There are at most 64 columns; each may have one source in each component. A node comes once for each
        distance at which it is from some source, and stands in a column once only above 0.
        """
        reached = [self._narrowed(slice(None), words) for _, _, words in search([self._step], sources, columns)]
        self.seconds += self._step.seconds * len(reached)
        width = self._width
        for number, first in enumerate(range(0, int(columns.max()) + 1, width)):
            here = (columns >= first) & (columns < first + width)
            self._passed.fill(0.0)
            self._passed[sources[here], columns[here] - first] = 1.0
            levels = self._forward(reached, number)
            self._passed.fill(0.0)
            for rows, found in self._backward(levels):
                yield rows, slice(first, first + width), found

    def _forward(self, reached: list[tuple[Rows, Words]], number: int) -> list[Reached]:
        """Count the shortest paths to a copy of each node, along the distances; from how many copies, is all the same.

        What passed to nearer levels may stay: a node has no neighbour two levels away.
        """
        import numpy as np

        levels: list[Reached] = []
        bytes_each = self._width // 8
        for nodes, words in reached:
            rows, bits = self._narrowed(nodes, words.view(f"u{bytes_each}")[number :: BITS // self._width])
            if not bits.any():
                break
            each = np.ascontiguousarray(bits).view(np.uint8).reshape(-1, bytes_each)
            here = np.unpackbits(each, axis=1, bitorder="little").astype(np.float64)
            matrix = self._matrix if isinstance(rows, slice) else rows_of(self._matrix, rows)
            new = matrix @ self._passed
            new *= here
            _put(self._passed, rows, new)
            levels.append(Reached(rows, new, np.divide(here, np.maximum(new, 1.0), out=here), matrix))
            self._count(matrix, new.size)
        return levels

    def _backward(self, levels: list[Reached]) -> Iterator[tuple[Rows, FloatArray]]:
        """Sum, level by level from the farthest, the ends beyond each node, by the paths that lead there."""
        import numpy as np

        if not levels:
            return
        found = np.zeros_like(levels[-1].paths)  # on how many paths each node of the level is
        for steps in range(len(levels) - 1, 0, -1):
            nearer, level = levels[steps - 1], levels[steps]
            ends = self._ends[level.rows]
            found += ends * (2.0 / (steps + 1)) if self.shared else ends
            found *= level.shares
            _put(self._passed, level.rows, found)
            found = nearer.neighbours @ self._passed
            found *= nearer.paths
            yield nearer.rows, found * steps if self.shared else found

    def _narrowed(self, rows: Rows, words: NDArray[Any]) -> tuple[Rows, NDArray[Any]]:
        """Return those of the rows of which the word is not empty, or all, where these are nearly all; their words."""
        import numpy as np

        some = np.flatnonzero(words)
        if isinstance(rows, slice):
            return (rows, words) if self._dense or len(some) >= TOGETHER * len(words) else (some, words.take(some))
        return rows.take(some), words.take(some)

    def _count(self, matrix: Any, entries: int) -> None:
        products = 2 * self._width * (matrix.size if self._dense else matrix.nnz)
        self.seconds += products * self._seconds_per_product + entries * SECONDS_PER_ENTRY + SECONDS_PER_LEVEL


def _seconds_per_product(passed: int, *, dense: bool) -> float:
    """Return what a product costs where what is passed on takes so many bytes, of which some lie near."""
    if dense:
        return DENSE_SECONDS_PER_PRODUCT
    far = max(0.0, 1 - CACHE / max(passed, 1))
    return SECONDS_PER_PRODUCT + far * (SECONDS_PER_FAR_PRODUCT - SECONDS_PER_PRODUCT)


def _put(values: FloatArray, rows: Rows, new: FloatArray) -> None:
    """Write some rows of a matrix, each as one item, which is faster than number by number."""
    if isinstance(rows, slice):
        values[rows] = new
    else:
        whole = f"V{values.strides[0]}"
        values.view(whole)[rows] = new.view(whole)
