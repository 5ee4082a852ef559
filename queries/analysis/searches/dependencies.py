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
TOGETHER = 0.6  # of the rows from the first to the last, the part from which on all of them are searched
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

    Where a source reaches a node sooner or later, `paths` and what divides by them (`shares`, 1/paths) hold 0.
    """

    rows: Rows
    paths: FloatArray
    shares: FloatArray
    neighbours: Any  # csr_array, or a dense matrix


class DependencySearch:
    """Searches from several sources at once, each in a column of its own."""

    def __init__(self, graph: Alike, width: int, *, shared: bool = False) -> None:
        """`shared` divides each path between the searches from its two ends, by how far the node is from either."""
        import numpy as np

        self.graph = graph
        self.width = width
        self.shared = shared
        self.seconds = 0.0  # that the searches so far cost by our reckoning, the same on every machine
        count = graph.adjacency.shape[0]
        self._dense = graph.adjacency.nnz > DENSE * count**2
        self._matrix = graph.adjacency.toarray() if self._dense else graph.adjacency
        self._single = bool((graph.copies == 1).all())
        self._passed = np.zeros((count, width))
        self._nothing = np.zeros((count, width))
        self._unseen = np.ones((count, width), dtype=np.bool_)
        self._open = np.ones(count, dtype=np.bool_)  # whether a node is unseen from any source

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
        self._open[:] = True
        passed[sources, columns] = 1.0
        unseen[sources, columns] = False
        levels: list[Reached] = []
        before: Rows = _as_slice(np.sort(sources))
        indices = _rows_of(self.graph.adjacency, sources).indices
        while True:
            rows, matrix = self._next_to(indices)
            new = matrix @ passed
            self._clear(before)
            there = _take(unseen, rows)
            here = new != 0
            here &= there
            self._count(matrix, new.size)
            some = _any(here)
            if not some.any():
                return levels
            if not self._dense and some.mean() < TOGETHER:
                rows, kept = _narrowed(rows, np.flatnonzero(some))
                matrix = _rows_of(self._matrix, rows)
                new, here, there = _take(new, kept), _take(here, kept), _take(there, kept)
            new *= here
            there = there ^ here
            _put(unseen, rows, there)
            self._open[rows] = _any(there)
            _put(passed, rows, new if self._single else new * self.graph.copies[rows, None])
            levels.append(Reached(rows, new, here / np.maximum(new, 1.0), matrix))
            before, indices = rows, None if self._dense else matrix.indices

    def _backward(self, levels: list[Reached]) -> Iterator[tuple[Rows, FloatArray]]:
        """Sum, level by level from the farthest, the ends beyond each node, by the paths that lead there."""
        passed, copies = self._passed, self.graph.copies
        found: FloatArray | None = None  # on how many paths each node of the level is
        for steps in range(len(levels) - 1, 0, -1):
            nearer, level = levels[steps - 1], levels[steps]
            ends = self.graph.ends[level.rows, None]
            if self.shared:
                ends = ends * (2.0 / (steps + 1))
            if found is None:
                found = ends * level.shares
            else:
                if not self._single:
                    found *= copies[level.rows, None]
                found += ends
                found *= level.shares
            _put(passed, level.rows, found)
            found = nearer.neighbours @ passed
            found *= nearer.paths
            self._clear(level.rows)
            yield nearer.rows, found * steps if self.shared else found

    def _next_to(self, indices: IntArray | None) -> tuple[Rows, Any]:
        """Return the rows in `indices` that some source has not seen, and perhaps others among them; their neighbours.

        Rows are a slice where they stand together, or nearly so.
        """
        import numpy as np

        count = self.graph.adjacency.shape[0]
        if self._dense or indices is None:
            return slice(0, count), self._matrix
        there = np.zeros(count, dtype=np.bool_)
        there[indices] = True
        there &= self._open
        rows = _as_slice(np.flatnonzero(there))
        return rows, _rows_of(self._matrix, rows)

    def _clear(self, rows: Rows) -> None:
        """Let nothing have passed to these rows."""
        count = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        _put(self._passed, rows, self._nothing[:count])

    def _count(self, matrix: Any, entries: int) -> None:
        products = matrix.size * DENSE_SECONDS_PER_PRODUCT if self._dense else matrix.nnz * SECONDS_PER_PRODUCT
        self.seconds += 2 * self.width * products + entries * SECONDS_PER_ENTRY + SECONDS_PER_LEVEL


def _rows_of(ones: csr_array, rows: Rows) -> csr_array:
    """Return some rows of a matrix of ones; scipy would check what is known of it, which takes longer than the rows."""
    import numpy as np
    from scipy.sparse import csr_array

    if isinstance(rows, slice):
        indptr = ones.indptr[rows.start : rows.stop + 1]
        indices = ones.indices[indptr[0] : indptr[-1]]
        return csr_array(
            (ones.data[: len(indices)], indices, indptr - indptr[0]), shape=(len(indptr) - 1, ones.shape[1])
        )
    starts, counts = ones.indptr.take(rows), np.diff(ones.indptr).take(rows)
    ends = np.cumsum(counts, dtype=ones.indptr.dtype)
    places = np.arange(counts.sum()) + np.repeat(starts - ends + counts, counts)
    indptr = np.concatenate([ends[:0], np.zeros(1, ends.dtype), ends])
    return csr_array((ones.data[: len(places)], ones.indices.take(places), indptr), shape=(len(rows), ones.shape[1]))


def _take(values: NDArray[Any], rows: Rows) -> NDArray[Any]:
    """Return some rows of a matrix; `take` is several times faster than the same by brackets."""
    return values[rows] if isinstance(rows, slice) else values.take(rows, axis=0)


def _put(values: NDArray[Any], rows: Rows, new: NDArray[Any]) -> None:
    """Write some rows of a matrix: where they stand apart, each as one item, which is faster than number by number."""
    if isinstance(rows, slice):
        values[rows] = new
    else:
        whole = f"V{values.strides[0]}"
        values.view(whole)[rows] = new.view(whole)


def _any(here: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each row whether anything is true; eight columns at a time, where they are as many."""
    import numpy as np

    found: NDArray[np.bool_] = np.bitwise_or.reduce(here if here.shape[1] % 8 else here.view(np.uint64), axis=1) != 0
    return found


def _narrowed(rows: Rows, kept: IntArray) -> tuple[Rows, Rows]:
    """Return those of the rows that are kept, and where they stand among the rows."""
    if not isinstance(rows, slice):
        return rows.take(kept), kept
    near = _as_slice(kept)
    if isinstance(near, slice):
        return slice(rows.start + near.start, rows.start + near.stop), near
    return near + rows.start, near


def _as_slice(rows: IntArray) -> Rows:
    """Return rows that stand together, or nearly so, as a slice, which is read and written without copying."""
    together = len(rows) and len(rows) >= TOGETHER * (rows[-1] - rows[0] + 1)
    return slice(int(rows[0]), int(rows[-1]) + 1) if together else rows
