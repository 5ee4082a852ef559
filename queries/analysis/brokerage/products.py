"""Products of sparse matrices, of which only some entries are wanted: those where a pattern has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from queries.analysis.brokerage.tied_classes import rows_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]

AT_ONCE = 8_000_000  # numbers held at once: 64 MB for each array of them
DENSE = 36_000_000  # a full matrix of up to so many numbers is made where that is faster
AS_FAST = 60  # so many times faster does a product of full matrices multiply


def product_within(left: csr_array, right: csr_array, pattern: csr_array) -> FloatArray:
    """Return the entries of `left @ right` where `pattern` has one, in its order; all else is forgotten at once."""
    import numpy as np

    wanted = np.empty(pattern.nnz)
    second = right.toarray() if _is_dense(left, right) else right
    for start, end in _blocks(np.full(left.shape[0], max(1, right.shape[1]))):
        here = slice(pattern.indptr[start], pattern.indptr[end])
        first = left[start:end]
        block = (first @ right).toarray() if second is right else first.toarray() @ second
        wanted[here] = block[rows_of(pattern[start:end]), pattern.indices[here]]
    return wanted


def _is_dense(left: csr_array, right: csr_array) -> bool:
    """Tell whether so many entries meet that the product of full matrices is faster, and the second one fits."""
    import numpy as np

    if np.prod(right.shape) > DENSE:
        return False
    met = int(np.diff(right.indptr)[left.indices].sum())
    return bool(met * AS_FAST > int(np.prod(left.shape)) * right.shape[1])


def product_of_rows(left: csr_array, right: csr_array, pattern: csr_array) -> FloatArray:
    """Return the entries of `left @ right.T` where `pattern` has one, in its order, from the few entries of each row.

    It pays where the rows of `right` are much shorter than those of the pattern.
    """
    import numpy as np

    wanted = np.empty(pattern.nnz)
    lengths = np.diff(right.indptr)
    cost = np.bincount(rows_of(pattern), lengths[pattern.indices], minlength=pattern.shape[0]) + left.shape[1]
    for start, end in _blocks(cost):
        here = slice(pattern.indptr[start], pattern.indptr[end])
        columns = pattern.indices[here]
        counts = lengths[columns]
        pairs = np.repeat(np.arange(len(columns)), counts)
        before = np.cumsum(counts) - counts
        places = np.arange(len(pairs)) + (right.indptr[columns] - before)[pairs]
        values = left[start:end].toarray()[rows_of(pattern[start:end])[pairs], right.indices[places]]
        wanted[here] = np.bincount(pairs, values * right.data[places], minlength=len(columns))
    return wanted


def _blocks(cost: NDArray[np.int64] | FloatArray) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows that together cost no more than is done at once, or hold one row."""
    import numpy as np

    total = np.cumsum(cost)
    start = 0
    while start < len(cost):
        before = total[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(total, before + AT_ONCE, side="right")))
        yield start, end
        start = end
