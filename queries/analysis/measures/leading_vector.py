"""The leading eigenvector of ties, which may fall into several components."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

_STEPS = 200  # of a walk in all components at once, to see which has the largest eigenvalue
_FEW_STEPS = 32  # of a walk in one component: enough where one eigenvalue is well above all others, and cheap elsewhere
_STILL = 1e-15  # how far a step may lead that is the last: in so few steps, a walk to there has arrived
_EQUAL = 1e-10  # eigenvalues that differ by no more, relatively, are equal
_SMALL = 64  # rows of which all eigenvectors are computed at once


class Ties(Protocol):
    """A symmetric matrix without negative values, of which only products are needed."""

    def multiply(self, values: FloatArray) -> FloatArray:
        """Return the product of the matrix with a vector."""
        ...

    def components(self) -> IntArray:
        """Return for each row the number of its component."""
        ...

    def part(self, rows: IntArray) -> Ties:
        """Return the ties of rows that have none to others."""
        ...


@dataclass(frozen=True, eq=False)
class DirectTies:
    """Ties that are given as a symmetric matrix."""

    adjacency: csr_array

    def multiply(self, values: FloatArray) -> FloatArray:
        """Return the product of the matrix with a vector."""
        found: FloatArray = self.adjacency @ values
        return found

    def components(self) -> IntArray:
        """Return for each row the number of its component."""
        from scipy.sparse.csgraph import connected_components

        labels: IntArray = connected_components(self.adjacency, directed=False)[1]
        return labels

    def part(self, rows: IntArray) -> DirectTies:
        """Return the ties of rows that have none to others."""
        return DirectTies(self.adjacency[rows][:, rows])


@dataclass(frozen=True, slots=True, eq=False)
class LeadingVector:
    """The eigenvector of the largest eigenvalue, of length 1 and nowhere below 0.

    `components` is how many components there are whose largest eigenvalue it is: rows of all others have 0. Where they
    are several, each has its share in what a walk becomes that begins at every row alike.
    """

    values: FloatArray
    eigenvalue: float
    components: int


def leading_vector(ties: Ties, start: FloatArray) -> LeadingVector:
    """Return the leading eigenvector; `start` is where a walk would begin, everywhere above 0."""
    import numpy as np

    if not len(start):
        return LeadingVector(start, 0.0, 0)
    labels = ties.components()
    order = np.argsort(labels, kind="stable")
    bounds = np.append(np.flatnonzero(np.diff(labels[order], prepend=-1)), len(order))
    found: list[tuple[float, IntArray, FloatArray]] = []
    vector, candidates, settled = _candidates(ties, start, order, bounds[:-1])
    for number in np.flatnonzero(candidates):
        rows = order[bounds[number] : bounds[number + 1]]
        part = vector[rows]
        if not settled[number]:
            part = _of_component(ties if len(rows) == len(start) else ties.part(rows), rows, part)
        part = part / np.linalg.norm(part)
        found.append((float(part @ _restricted(ties, rows, len(start), part)), rows, part))
    largest = max(each[0] for each in found)
    values = np.zeros(len(start))
    if largest <= 0:
        return LeadingVector(values, 0.0, 0)
    leading = [each for each in found if each[0] >= largest * (1 - _EQUAL)]
    for _, rows, part in leading:
        values[rows] = part * (part @ start[rows])
    return LeadingVector(values / np.linalg.norm(values), largest, len(leading))


def _candidates(
    ties: Ties, start: FloatArray, order: IntArray, begins: IntArray
) -> tuple[FloatArray, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where a walk in all components at once is, which may have the largest eigenvalue, and which are settled.

    The least and the largest growth of a row enclose the eigenvalue of its component (Collatz 1942).
    """
    import numpy as np

    sizes = np.diff(begins, append=len(order))
    vector = start.astype(np.float64)
    if len(begins) == 1:
        return vector, np.ones(1, dtype=bool), np.zeros(1, dtype=bool)
    for _ in range(_STEPS):
        moved = ties.multiply(vector)
        growth = np.maximum(moved / vector, 0.0)[order]
        lower, upper = np.minimum.reduceat(growth, begins), np.maximum.reduceat(growth, begins)
        candidates = upper >= lower.max() * (1 - _EQUAL)
        settled = upper - lower <= 1e-15 * upper
        if candidates.sum() == 1 or settled[candidates].all():
            break
        shift = np.repeat(upper, sizes)  # so that a walk does not swing between two sides
        stepped = np.empty_like(vector)
        stepped[order] = moved[order] + (shift + (shift == 0)) * vector[order]
        scale = np.maximum.reduceat(stepped[order], begins)
        vector[order] = stepped[order] / np.repeat(scale, sizes)
    return vector, candidates, settled


def _of_component(ties: Ties, rows: IntArray, start: FloatArray) -> FloatArray:
    """Return the leading eigenvector of ties that are one component."""
    import numpy as np
    from scipy.sparse.linalg import LinearOperator, eigsh

    count = len(rows)
    if count <= _SMALL:
        matrix = np.column_stack([ties.multiply(unit) for unit in np.eye(count)])
        last: FloatArray = np.abs(np.linalg.eigh(matrix)[1][:, -1])
        return last
    vector = start / np.linalg.norm(start)
    for _ in range(_FEW_STEPS):
        moved = ties.multiply(vector)
        moved /= np.linalg.norm(moved)
        if np.abs(moved - vector).max() <= _STILL:
            arrived: FloatArray = np.abs(moved)
            return arrived
        vector = moved
    operator = LinearOperator((count, count), matvec=ties.multiply, dtype=np.float64)
    _, vectors = eigsh(operator, k=1, which="LA", v0=vector, maxiter=100_000)
    found: FloatArray = np.abs(vectors[:, 0])
    return found


def _restricted(ties: Ties, rows: IntArray, count: int, part: FloatArray) -> FloatArray:
    """Return the product of ties with a vector that is 0 but in these rows."""
    import numpy as np

    whole = np.zeros(count)
    whole[rows] = part
    return ties.multiply(whole)[rows]
