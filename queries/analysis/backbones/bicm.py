"""The bipartite configuration model: how likely an actor of some degree shares in a thing of some size.

Of all models in which the expected margins are those observed it is the one of maximal entropy (Saracco et al. 2015):
p = xy / (1 + xy), with an x for each actor and a y for each thing. Actors of equal degree have equal x and things of
equal size equal y, so that it is solved over distinct degrees and sizes, in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph_model import InterurbanError

if TYPE_CHECKING:
    import numpy as np

    from queries.analysis.two_mode import FloatArray, IntArray

TOLERANCE = 1e-10  # how far a margin may be off, relative to how many actors or things it is counted over
_MOST_STEPS = 200


@dataclass(frozen=True, eq=False)
class ConfigurationModel:
    """The probabilities of the bipartite configuration model, by class of equal margins.

    `degrees` and `sizes` are the distinct margins, in ascending order, and `probabilities` has a row and a column for
    each of them; `actors` and `things` count how many of each there are, `degree_of` and `size_of` give the class of
    each actor and each thing.
    """

    degrees: IntArray
    sizes: IntArray
    actors: IntArray
    things: IntArray
    degree_of: IntArray
    size_of: IntArray
    probabilities: FloatArray

    @property
    def whole(self) -> FloatArray:
        """The probabilities of every actor and thing: actors by things."""
        return self.probabilities[self.degree_of][:, self.size_of]


def solve_configuration_model(degrees: IntArray, sizes: IntArray) -> ConfigurationModel:
    """Return the bipartite configuration model of these margins, solved by Newton's method.

    Margins that leave no choice are solved as what they force: where no other matrix has them, probabilities are 0 and
    1 (full and empty rows and columns, nested data), and what is left falls into independent parts.

    Args:
        degrees: In how many things each actor shares.
        sizes: How many actors share in each thing.

    Raises:
        InterurbanError: no matrix has these margins.

    >>> solve_configuration_model([1, 1, 2], [1, 1, 2]).whole.round(3).tolist()
    [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    """
    import numpy as np

    row_degrees, degree_of, actors = np.unique(np.asarray(degrees, np.int64), return_inverse=True, return_counts=True)
    column_sizes, size_of, things = np.unique(np.asarray(sizes, np.int64), return_inverse=True, return_counts=True)
    probabilities = np.zeros((len(row_degrees), len(column_sizes)))
    bounds = _forced_bounds(row_degrees, actors, column_sizes, things)
    ranks = np.cumsum(actors[::-1])[::-1]  # how many actors have this degree or a higher one
    for above, up_to in pairwise(bounds):
        rows = (ranks > above) & (ranks <= up_to)
        full, free = column_sizes >= up_to, (column_sizes > above) & (column_sizes < up_to)
        probabilities[np.ix_(rows, full)] = 1.0
        if free.any():
            left = row_degrees[rows] - things[full].sum()
            solved = _solve(left, actors[rows], column_sizes[free] - above, things[free])
            probabilities[np.ix_(rows, free)] = solved
    return ConfigurationModel(row_degrees, column_sizes, actors, things, degree_of, size_of, probabilities)


def _forced_bounds(degrees: IntArray, actors: IntArray, sizes: IntArray, things: IntArray) -> list[int]:
    """Return the numbers k for which the k actors of highest degree share in as much as k actors can (Gale, Ryser).

    Then each of them shares in every thing of a size of k or more, and no other shares in one of k or less; so actors
    between two such bounds are free only in things of a size between them. A bound can only stand between actors of
    unequal degrees. 0 and the number of actors are always among them.
    """
    import numpy as np

    held, largest, bounds = 0, 0, [0]
    for degree, count in zip(degrees[::-1].tolist(), actors[::-1].tolist(), strict=True):
        held, largest = held + degree * count, largest + count
        most = int((np.minimum(sizes, largest) * things).sum())
        if held > most:
            raise InterurbanError("no two-mode data can have these degrees and sizes")
        if held == most:
            bounds.append(largest)
    if not bounds or bounds[-1] != largest or held != int((sizes * things).sum()):
        raise InterurbanError("no two-mode data can have these degrees and sizes: their sums differ")
    return bounds


def _solve(degrees: IntArray, actors: IntArray, sizes: IntArray, things: IntArray) -> FloatArray:
    """Return the probabilities for margins that force nothing, by Newton's method on the convex likelihood.

    The unknowns are log x and log y; as only their sums matter, the last log y is held.
    """
    import numpy as np

    edges = float((degrees * actors).sum())
    x = np.log(degrees / np.sqrt(edges))
    y = np.log(sizes / np.sqrt(edges))
    weights = np.outer(actors, things).astype(np.float64)

    def likelihood(x: FloatArray, y: FloatArray) -> float:
        free = (weights * np.logaddexp(0.0, x[:, None] + y)).sum()
        return float(free - (actors * degrees * x).sum() - (things * sizes * y).sum())

    value = likelihood(x, y)
    for _ in range(_MOST_STEPS):
        probabilities = _logistic(x[:, None] + y)
        off_rows = probabilities @ things - degrees
        off_columns = actors @ probabilities - sizes
        if max(np.abs(off_rows).max() / things.sum(), np.abs(off_columns).max() / actors.sum()) < TOLERANCE / 100:
            break
        step_x, step_y = _newton_step(
            weights * probabilities * (1 - probabilities), off_rows * actors, off_columns * things
        )
        length, gain = 1.0, float((step_x * off_rows * actors).sum() + (step_y * off_columns * things).sum())
        while length > 1e-10:
            tried = likelihood(x - length * step_x, y - length * step_y)
            if tried <= value - 1e-4 * length * gain or abs(gain) < 1e-9 * max(abs(value), 1.0):
                break
            length /= 2
        x, y, value = x - length * step_x, y - length * step_y, tried
    probabilities = _logistic(x[:, None] + y)
    _require_margins(probabilities, degrees, actors, sizes, things)
    return probabilities


def _newton_step(curvature: FloatArray, off_rows: FloatArray, off_columns: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the step in log x and log y; the larger side is eliminated first, for its block is diagonal."""
    import numpy as np
    from scipy.linalg import solve

    if curvature.shape[1] > curvature.shape[0]:
        step_y, step_x = _newton_step(curvature.T, off_columns, off_rows)
        return step_x, step_y
    rows, columns = curvature.sum(axis=1), curvature.sum(axis=0)
    reduced = np.diag(columns) - (curvature / rows[:, None]).T @ curvature
    right = off_columns - curvature.T @ (off_rows / rows)
    step_y = np.zeros(len(columns))
    if len(columns) > 1:
        scale = 1 / np.sqrt(columns[:-1])
        inner = reduced[:-1, :-1] * scale[:, None] * scale
        inner[np.diag_indices_from(inner)] += 1e-14  # against rounding where a margin is all but forced
        step_y[:-1] = solve(inner, right[:-1] * scale, assume_a="sym") * scale
    return (off_rows - curvature @ step_y) / rows, step_y


def _logistic(values: FloatArray) -> FloatArray:
    from scipy.special import expit

    found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = expit(values)
    return found


def _require_margins(
    probabilities: FloatArray, degrees: IntArray, actors: IntArray, sizes: IntArray, things: IntArray
) -> None:
    import numpy as np

    off = max(
        float(np.abs(probabilities @ things - degrees).max() / things.sum()),
        float(np.abs(actors @ probabilities - sizes).max() / actors.sum()),
    )
    if not off < TOLERANCE:
        raise InterurbanError(f"the bipartite configuration model could not be solved: margins are off by {off:.1e}")
