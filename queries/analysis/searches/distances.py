"""How far each node is from all others: searches from 64 sources in one word, a bit for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    Words = NDArray[np.uint64]

BITS = 64
# What a search costs, in seconds, as measured: for each tie of a step, for each node it reaches, for each step.
SECONDS_PER_TIE, SECONDS_PER_NODE, SECONDS_PER_STEP = 3.5e-9, 5e-9, 3e-5


class Step:
    """A step from the nodes of one side to those of another, along a CSR matrix with a row for each of the latter.

    It takes so many `seconds`, by our reckoning.
    """

    def __init__(self, matrix: csr_array) -> None:
        import numpy as np

        self.size = matrix.shape[0]
        self.seconds = matrix.nnz * SECONDS_PER_TIE + self.size * SECONDS_PER_NODE + SECONDS_PER_STEP
        self._tied = np.flatnonzero(np.diff(matrix.indptr))
        self._starts = matrix.indptr[:-1][self._tied].astype(np.intp)
        self._from = matrix.indices.astype(np.intp)

    def take(self, words: Words) -> Words:
        """Return for each node the bits of all its neighbours together."""
        import numpy as np

        if not len(self._from):
            return np.zeros(self.size, dtype=np.uint64)
        found: Words = np.bitwise_or.reduceat(words[self._from], self._starts)
        if len(self._tied) == self.size:
            return found
        everywhere = np.zeros(self.size, dtype=np.uint64)
        everywhere[self._tied] = found
        return everywhere


@dataclass(frozen=True, eq=False)
class Sources:
    """Sources that are searched from together: their places, and how often each counts, alike in one word."""

    places: IntArray
    times: float

    @classmethod
    def in_words(cls, places: IntArray, times: FloatArray) -> Iterator[Sources]:
        """Yield the sources 64 at a time, those that count equally often together; what counts 0 times is left out."""
        import numpy as np

        for value in np.unique(times[times > 0]):
            alike = places[times == value]
            for first in range(0, len(alike), BITS):
                yield cls(alike[first : first + BITS], float(value))


def search(steps: Sequence[Step], sources: IntArray, columns: IntArray) -> Iterator[tuple[int, int, Words]]:
    """Yield for each distance the side that is reached there, and the sources that are so far from each node of it.

    A source is told by the bit of its column, from 0 to 63.
    `steps` lead around: the first from the side of the sources, the last back to it. One-mode data has one step.
    """
    import numpy as np

    sides = len(steps)
    seen = [np.zeros(step.size, dtype=np.uint64) for step in steps]
    seen[-1][sources] = np.left_shift(np.uint64(1), columns.astype(np.uint64))
    reached = seen[-1].copy()
    distance = 0
    while True:
        side = distance % sides
        distance += 1
        reached = steps[side].take(reached)
        reached &= ~seen[side]
        if not reached.any():
            return
        seen[side] |= reached
        yield distance, side, reached
