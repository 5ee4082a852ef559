"""Some rows of a sparse matrix; scipy would check what is known of it, which takes longer than the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


def rows_of(matrix: csr_array, rows: NDArray[np.int64]) -> csr_array:
    """Return these rows of a matrix, in this order; they are there, counted from 0."""
    import numpy as np
    from scipy.sparse import csr_array

    starts = matrix.indptr.take(rows)
    counts = matrix.indptr.take(rows + 1) - starts
    indptr = np.zeros(len(rows) + 1, dtype=counts.dtype)
    np.cumsum(counts, out=indptr[1:])
    places = np.arange(indptr[-1], dtype=counts.dtype) + np.repeat(starts - indptr[:-1], counts)
    return csr_array(
        (matrix.data.take(places), matrix.indices.take(places), indptr), shape=(len(rows), matrix.shape[1])
    )
