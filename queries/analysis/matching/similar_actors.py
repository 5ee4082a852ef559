"""What similar actors have: a linear model, in closed form, of which things go together (EASE)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.matching.surroundings import Surroundings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

RIDGE = 100.0  # lambda: how strongly the weights are held down
MOST_ITEMS = 2_500  # the weights have so many rows and columns at the most, and are found by inverting a matrix


def linear_weights(having: csr_array, ridge: float = RIDGE) -> FloatArray:
    """Return how much having one thing tells of having another, a row and a column for each.

    `having` has a row for each actor, of ones where it has a thing. With P the inverse of `having.T @ having` with
    `ridge` added on its diagonal, the weights are -P[i, j]/P[j, j], and 0 on the diagonal: those by which the other
    things of an actor restore best, by least squares with a ridge, whether it has a thing.

    Source: Steck 2019, Embarrassingly Shallow Autoencoders for Sparse Data.
    """
    import numpy as np

    together = (having.T @ having).toarray()
    together[np.diag_indices_from(together)] += ridge
    inverse = np.linalg.inv(together)
    weights: FloatArray = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0.0)
    return weights


@dataclass(frozen=True, eq=False)
class LinearModel:
    """How much having each of the `items` (places) tells of having another, found from actors of one side.

    The actors are of the source's type; or, where `mirrored`, of the candidates' type, so that it is the items of a
    candidate that tell whether it has the source.
    """

    items: IntArray
    weights: FloatArray
    mirrored: bool

    def score(self, around: Surroundings, sources: IntArray, candidates: IntArray) -> FloatArray:
        """Return a row for each source, a column for each candidate."""
        if self.mirrored:
            mirror = LinearModel(self.items, self.weights, mirrored=False)
            found: FloatArray = mirror.score(around, candidates, sources).T
            return found
        having = around.adjacency[sources][:, self.items]
        scores = having @ self.weights
        return self._of(scores, candidates)

    def terms(self, around: Surroundings, source: int, candidate: int) -> tuple[IntArray, FloatArray]:
        """Return the places of the items that carry the score of a pair, and how much each adds to it."""
        import numpy as np

        actor, thing = (candidate, source) if self.mirrored else (source, candidate)
        place = np.searchsorted(self.items, thing)
        if place == len(self.items) or self.items[place] != thing:
            return np.array([], dtype=np.int64), np.array([])
        had = np.isin(self.items, around.neighbours(actor))
        return self.items[had], self.weights[had, place]

    def _of(self, scores: FloatArray, things: IntArray) -> FloatArray:
        """Return the scores of these nodes; 0 for one that no actor has."""
        import numpy as np

        found = np.minimum(np.searchsorted(self.items, things), len(self.items) - 1)
        return np.where(self.items[found] == things, scores[:, found], 0.0)


def linear_model(around: Surroundings, source_type: str, candidates: IntArray) -> LinearModel | None:
    """Return the model of what goes together, of the side that has fewer things; None if both have too many.

    That is, more than MOST_ITEMS: nodes that actors of the source's type are tied to, or those that candidates are.
    """
    import numpy as np

    sides = [(np.flatnonzero(around.types == source_type), False), (candidates, True)]
    models = []
    for actors, mirrored in sides:
        having = around.adjacency[actors]
        items = np.unique(having.indices).astype(np.int64)
        if 0 < len(items) <= MOST_ITEMS:
            models.append((len(items), mirrored, having, items))
    if not models:
        return None
    _, mirrored, having, items = min(models, key=lambda each: each[:2])
    return LinearModel(items, linear_weights(having[:, items].tocsr()), mirrored)
