"""The weighted projection as a product: what walks along it need, without building it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from queries.analysis.projection import newman_weights
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class SharedTies:
    """Rows tied to one another by what they share: the matrix V·diag(weights)·Vᵀ - diag(own), never built.

    `incidence` is V, rows by things; `weights` what each thing counts; `own` what a row would have for meeting itself,
    and is taken away.
    """

    incidence: csr_array
    weights: FloatArray
    own: FloatArray

    @cached_property
    def _back(self) -> csr_array:
        return self.incidence.T.tocsr()

    def multiply(self, values: FloatArray) -> FloatArray:
        """Return the product of the matrix with a vector."""
        found: FloatArray = self.incidence @ (self.weights * (self._back @ values)) - self.own * values
        return found

    def strength(self) -> FloatArray:
        """Return the sums of the rows; of who shares nothing with another exactly 0."""
        import numpy as np

        found = self.multiply(np.ones(len(self.own)))
        found[self.incidence @ self.weights == 0] = 0.0
        return found

    def components(self) -> IntArray:
        """Return for each row the number of the component that it is in: rows that things join, which count at all."""
        import numpy as np
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        rows, things = self.incidence.shape
        starts = np.concatenate([self.incidence.indptr, np.full(things, self.incidence.nnz)])
        counts = self.weights[self.incidence.indices] > 0
        joined = csr_array((counts, self.incidence.indices + rows, starts), shape=(rows + things,) * 2)
        joined.eliminate_zeros()
        labels: IntArray = connected_components(joined, directed=False)[1][:rows]
        return labels

    def part(self, rows: IntArray) -> SharedTies:
        """Return the ties of some of the rows, which have none to others."""
        return SharedTies(self.incidence[rows], self.weights, self.own[rows])


def shared_ties(data: TwoMode) -> SharedTies:
    """Return the projection with Newman's (2001) weights: v(a,t)·v(b,t)/(n-1) for each thing t that n actors share."""
    weights = newman_weights(data)
    return SharedTies(data.incidence, weights, (data.incidence * data.incidence) @ weights)


def class_ties(data: TwoMode, weights: FloatArray, *, without_self: bool) -> SharedTies:
    """Return ties of classes of structural twins, scaled so that the eigenvalues are those of the ties of actors.

    An eigenvector has for each class √m times the value of each of its m actors. Each thing counts its weight; without
    self-ties nobody meets itself.
    """
    import numpy as np
    from scipy.sparse import csr_array

    found = data.classes.incidence
    own = (found * found) @ weights if without_self else np.zeros(len(data.classes))
    factors = np.repeat(np.sqrt(data.classes.sizes), np.diff(found.indptr))
    return SharedTies(csr_array((found.data * factors, found.indices, found.indptr), shape=found.shape), weights, own)
