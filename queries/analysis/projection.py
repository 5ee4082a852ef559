"""The projection of two-mode data: actors tied to one another by what they share.

As arrays, over classes of structural twins (`project_classes`) or over actors (`project`), with one of the weights in
WEIGHINGS.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from graph_model import InterurbanError
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

Weighing = Literal["newman", "count", "jaccard", "cosine", "sum"]
WEIGHINGS: dict[str, str] = {
    "newman": "the sum of v(a) v(b) / (n-1) over the things that a and b share, n actors sharing each (Newman 2001)",
    "count": "the number of things that a and b share",
    "jaccard": "the number of things that a and b share, by the number that either has (Jaccard 1901)",
    "cosine": "the sum of v(a) v(b) over things, by the lengths of both (Salton and McGill 1983)",
    "sum": "the sum of v(a) v(b) over things",
}
_BLOCK = 200_000  # products of a block of rows, so that memory grows with what is kept and not with what is looked at


def project_classes(data: TwoMode, weights: Weighing = "newman") -> csr_array:
    """Return how strongly what they share ties two actors of each pair of classes of structural twins.

    A symmetric matrix with a row and a column for each of `data.classes`: off the diagonal the weight of one pair of a
    member of either class, on it the weight of one pair within the class (also where a class has one member, and so no
    pair). Its indices are sorted.

    Raises:
        InterurbanError: there are no such weights.
    """
    from scipy.sparse import csr_array

    rows, columns, lengths = _factors(data, data.classes.incidence, weights)
    found = csr_array(rows @ columns)
    found.sort_indices()
    if lengths is not None:
        _as_jaccard(found, lengths, lengths)
    return found


def project(data: TwoMode, weights: Weighing = "newman", *, least: float = 0.0) -> OneMode:
    """Return the actors tied to one another by what they share, as one-mode data; ties below `least` are left out."""
    from scipy.sparse import csr_array

    upper = project_pairs(data, weights, least=least)
    return OneMode(data.actors, csr_array(upper + upper.T))


def project_pairs(data: TwoMode, weights: Weighing = "newman", *, least: float = 0.0) -> csr_array:
    """Return the upper triangle of the projection: each pair of actors once, that is tied by at least `least`.

    It is built in blocks of rows, so that no more than the pairs that are kept is ever held.

    Raises:
        InterurbanError: there are no such weights.
    """
    import numpy as np
    from scipy.sparse import csr_array

    rows, columns, lengths = _factors(data, data.incidence, weights)
    counts, indices, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int32)], [np.zeros(0)]
    for start, end in _blocks(rows, columns):
        found = csr_array(rows[start:end] @ columns)
        if lengths is not None:
            _as_jaccard(found, lengths[start:end], lengths)
        own = np.repeat(np.arange(start, end, dtype=np.int32), np.diff(found.indptr))
        wanted = (found.indices > own) & (found.data >= least)
        counts.append(np.bincount(own[wanted] - start, minlength=end - start))
        indices.append(found.indices[wanted].astype(np.int32))
        values.append(found.data[wanted])
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
    together = np.concatenate(indices)
    indices.clear()  # before the values are put together, so that memory does not hold all of it twice
    upper = csr_array((np.concatenate(values), together, _narrow(starts)), shape=(len(data.actors),) * 2)
    upper.sort_indices()
    return upper


def _narrow(starts: IntArray) -> NDArray[np.int32] | IntArray:
    """Return where rows start in 32 bits, if they fit: else scipy makes the indices as wide."""
    import numpy as np

    return starts.astype(np.int32) if starts[-1] <= np.iinfo(np.int32).max else starts


def degrees_of_projection(data: TwoMode) -> IntArray:
    """Return with how many others each actor shares something."""
    import numpy as np
    from scipy.sparse import csr_array

    classes = data.classes
    rows, columns, _ = _factors(data, classes.incidence, "count")
    found = np.zeros(len(classes), dtype=np.int64)
    for start, end in _blocks(rows, columns):
        near = csr_array(rows[start:end] @ columns)
        own = np.repeat(np.arange(end - start), np.diff(near.indptr))
        found[start:end] = np.bincount(own, weights=classes.sizes[near.indices], minlength=end - start)
    return np.maximum(found - 1, 0)[classes.of]


def newman_weights(data: TwoMode) -> FloatArray:
    """Return how strongly each thing ties a pair: 1/(n-1) where n actors share it, 0 where one has it alone."""
    import numpy as np

    return np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)


def _factors(data: TwoMode, incidence: csr_array, weights: Weighing) -> tuple[csr_array, csr_array, FloatArray | None]:
    """Return two matrices whose product are the weights; for Jaccard's also how many things each row has."""
    import numpy as np
    from scipy.sparse import csr_array

    if weights not in get_args(Weighing):
        raise InterurbanError(f"{weights!r} are no weights; use one of: {', '.join(get_args(Weighing))}")
    if weights in ("count", "jaccard"):
        ones = np.ones(incidence.nnz)
        incidence = csr_array((ones, incidence.indices, incidence.indptr), shape=incidence.shape)
    if weights == "cosine":
        length = np.sqrt(incidence.multiply(incidence).sum(axis=1))
        inverse = np.divide(1.0, length, out=np.zeros(len(length)), where=length > 0)
        incidence = _scaled(incidence, np.repeat(inverse, np.diff(incidence.indptr)))
    columns = incidence
    if weights == "newman":
        columns = _scaled(incidence, newman_weights(data)[incidence.indices])
    lengths = np.diff(incidence.indptr).astype(np.float64) if weights == "jaccard" else None
    return incidence, csr_array(columns.T.tocsr()), lengths


def _scaled(matrix: csr_array, factors: FloatArray) -> csr_array:
    from scipy.sparse import csr_array

    found = csr_array((matrix.data * factors, matrix.indices.copy(), matrix.indptr.copy()), shape=matrix.shape)
    found.eliminate_zeros()
    return found


def _as_jaccard(shared: csr_array, own: FloatArray, others: FloatArray) -> None:
    """Make of the number of things that are shared the share of those that either has."""
    import numpy as np

    either = np.repeat(own, np.diff(shared.indptr)) + others[shared.indices] - shared.data
    shared.data /= either


def _blocks(rows: csr_array, columns: csr_array) -> list[tuple[int, int]]:
    """Return the bounds of blocks of rows, each of about as many products as fit."""
    import numpy as np

    each = np.diff(columns.indptr)[rows.indices]
    products = np.concatenate([[0], np.cumsum(each)])[rows.indptr]
    bounds = [0]
    while bounds[-1] < rows.shape[0]:
        end = int(np.searchsorted(products, products[bounds[-1]] + _BLOCK, side="right")) - 1
        bounds.append(max(end, bounds[-1] + 1))
    return list(pairwise(bounds))
