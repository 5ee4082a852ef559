"""Who is tied to whom, as classes of structural twins: what brokerage is computed on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph_model import ProjectionTooLarge
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_TIES = 120_000_000  # between classes, both ways: some 2 GB


@dataclass(frozen=True, eq=False)
class TiedClasses:
    """Classes of actors and their ties.

    `of` gives the class of each actor and `sizes` how many actors each has. `weights` is symmetric, a row and a column
    for each class: how strongly an actor of one is tied to an actor of the other, and on the diagonal, how strongly two
    actors of the class are tied to each other (nothing where they are not, as in one-mode data, where each actor is a
    class). Where ties are made of things that are shared, `shared` has the classes by things, and a thing ties two
    actors by its place in `worth` times what `shared` says of each. `joined` are the ties of which these are a part,
    where they are one: actors that it joins are not open to one another.
    """

    of: IntArray
    sizes: IntArray
    weights: csr_array
    shared: csr_array | None = None
    worth: FloatArray | None = None
    joined: csr_array | None = None

    @classmethod
    def of_two_mode(cls, data: TwoMode, worth: FloatArray | None = None) -> TiedClasses:
        """Return the projection: two actors are tied by the sum over things of the product of their weights.

        `worth` is by how much each thing counts; without it 1, so that an unweighted tie is the number of things that
        two actors share.

        Raises:
            ProjectionTooLarge: there would be more ties than fit into memory.
        """
        import numpy as np

        classes = data.classes
        incidence = classes.incidence
        expected = int((np.bincount(incidence.indices, minlength=len(data.things)).astype(np.int64) ** 2).sum())
        if expected > MOST_TIES:
            raise ProjectionTooLarge(expected // 2)
        valued = np.ones(len(data.things)) if worth is None else worth
        weights = ((incidence * valued) @ incidence.T).tocsr()
        weights.sort_indices()
        return cls(classes.of, classes.sizes, weights, incidence, valued)

    @classmethod
    def of_one_mode(cls, data: OneMode) -> TiedClasses:
        """Return one-mode data, each actor a class."""
        import numpy as np

        alone = np.arange(len(data.actors), dtype=np.int64)
        return cls(alone, np.ones(len(alone), dtype=np.int64), data.adjacency)

    @cached_property
    def binary(self) -> TiedClasses:
        """The same with every tie 1."""
        return TiedClasses(self.of, self.sizes, _ones_like(self.weights))

    @cached_property
    def closed(self) -> csr_array:
        """Which pairs of actors need nobody between them: those that are tied, and each with itself."""
        from scipy.sparse import eye_array

        joined = self.weights if self.joined is None else self.joined
        pattern = (joined + eye_array(len(self.sizes), format="csr")).tocsr()
        pattern.sort_indices()
        pattern.prune()  # a sum keeps room for more than it has
        return _ones_like(pattern)

    def through(self, things: NDArray[np.bool_]) -> TiedClasses:
        """Return the part of the ties that some things make; `things` says of each whether it is of them."""
        shared = (self.shared * things.astype(float)).tocsr() if self.shared is not None else self.weights
        shared.eliminate_zeros()
        weights = ((shared * self.worth) @ shared.T).tocsr()
        weights.sort_indices()
        return TiedClasses(self.of, self.sizes, weights, shared, self.worth, self.weights)

    @cached_property
    def rows(self) -> IntArray:
        """The first class of each tie."""
        return rows_of(self.weights)


def rows_of(matrix: csr_array) -> IntArray:
    """Return the row of each entry of a sparse matrix."""
    import numpy as np

    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def _ones_like(matrix: csr_array) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    return csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
