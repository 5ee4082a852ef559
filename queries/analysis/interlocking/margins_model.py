"""Two-mode data with values as the margins alone would make it: the most random with these sums, on average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.methods import Method
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MARGINS = Method(
    "margins",
    "values as size alone would spread them: the most random with, on average, the sum of each actor and of each "
    "thing, and no value above the largest",
    "P(v(a,t) = w) = g(w) exp(w (α(a) + β(t))) / Σ_u g(u) exp(u (α(a) + β(t))), g(w) the share of pairs with w, w = 0 "
    "among them; α and β such that Σ_t E v(a,t) and Σ_a E v(a,t) are the sums of the data",
    "bipartite configuration model: Saracco et al. 2015, here with values",
    not_when="values are of several units, or things are open to a part of the actors only",
    heading="what sums alone would give",
)
MOST_VALUES = 24  # more distinct values are put into so many groups of about equal size, each with its mean
_TOLERANCE = 1e-9
_FORCED = 1e-8  # how near to the largest, or as a share of the actor's sum to 0, a mean is as good as there
_MOST_STEPS = 100


@dataclass(frozen=True, eq=False)
class MarginsModel:
    """The mean and the variance of every value, by actors of equal sums and things of equal sums.

    `row_of` and `column_of` give the group of each actor and each thing, `things` how many things each group has.
    `off` is the largest share of a sum by which the model misses it.
    """

    row_of: IntArray
    column_of: IntArray
    things: IntArray
    mean: FloatArray
    variance: FloatArray
    off: float


def model_of_margins(data: TwoMode) -> MarginsModel:
    """Return the model of two-mode data, solved by Newton's method on the convex likelihood."""
    import numpy as np

    sums, row_of, actors = np.unique(data.incidence.sum(axis=1), return_inverse=True, return_counts=True)
    totals, column_of, things = np.unique(data.incidence.sum(axis=0), return_inverse=True, return_counts=True)
    mean = np.zeros((len(sums), len(totals)))
    variance = np.zeros_like(mean)
    rows, columns = np.flatnonzero(sums > 0), np.flatnonzero(totals > 0)
    off = 0.0
    if len(rows):
        values, shares = _values(data)
        solver = _Solver(values, shares, sums[rows], actors[rows], totals[columns], things[columns])
        found = solver.solve()
        mean[np.ix_(rows, columns)], variance[np.ix_(rows, columns)], off = found
    return MarginsModel(row_of, column_of, things, mean, variance, off)


def _values(data: TwoMode) -> tuple[FloatArray, FloatArray]:
    """Return the values that pairs have, 0 among them, and the share of pairs with each."""
    import numpy as np

    values, counts = np.unique(data.incidence.data, return_counts=True)
    if len(values) > MOST_VALUES:
        group = np.minimum((np.cumsum(counts) - counts) * MOST_VALUES // counts.sum(), MOST_VALUES - 1)
        _, group = np.unique(group, return_inverse=True)
        of_group = np.bincount(group, weights=counts)
        values, counts = np.bincount(group, weights=values * counts) / of_group, of_group
    pairs = len(data.actors) * len(data.things)
    absent = max(pairs - data.ties, 0.5)  # where none is absent, each is as good as certain
    return np.append(0.0, values), np.append(absent, counts) / (absent + data.ties)


class _Solver:
    """Finds α and β for sums, each of which so many actors or things have."""

    def __init__(
        self,
        values: FloatArray,
        shares: FloatArray,
        sums: FloatArray,
        actors: IntArray,
        totals: FloatArray,
        things: IntArray,
    ) -> None:
        import numpy as np

        self.largest = float(values.max())
        self.values, self.shares = values / self.largest, shares
        self.sums, self.totals = sums / self.largest, totals / self.largest
        self.actors, self.things = actors, things
        self.weights = np.outer(actors, things).astype(np.float64)

    def solve(self) -> tuple[FloatArray, FloatArray, float]:
        """Return the means, the variances, and the largest share by which a sum is missed."""
        import numpy as np

        present = float(self.values @ self.shares / self.shares[0])  # the mean, of each e^tilt where that is small
        scale = np.sqrt(float(self.actors @ self.sums) * present)
        alpha, beta = np.log(self.sums / scale), np.log(self.totals / scale)
        value, mean, variance = self._moments(alpha, beta)
        for _ in range(_MOST_STEPS):
            rows, columns = mean @ self.things - self.sums, self.actors @ mean - self.totals
            off = max(np.abs(rows / self.sums).max(), np.abs(columns / self.totals).max())
            if off < _TOLERANCE:
                break
            rows, columns = rows * self.actors, columns * self.things
            step_alpha, step_beta = _newton_step(self.weights * variance, rows, columns)
            gain = float(step_alpha @ rows + step_beta @ columns)
            length = 1.0
            while True:
                tried = self._moments(alpha - length * step_alpha, beta - length * step_beta)
                settled = abs(gain) < 1e-9 * max(abs(value), 1.0)  # what is left is less than rounding
                if settled or tried[0] <= value - 1e-4 * length * gain or length < 1e-9:
                    break
                length /= 2
            alpha, beta = alpha - length * step_alpha, beta - length * step_beta
            value, mean, variance = tried
        # What the margins force is only neared, from within: there is no variance in it.
        forced = (mean > 1 - _FORCED) | (mean < _FORCED * self.sums[:, None])
        return mean * self.largest, np.where(forced, 0.0, variance * self.largest**2), float(off)

    def _moments(self, alpha: FloatArray, beta: FloatArray) -> tuple[float, FloatArray, FloatArray]:
        """Return the likelihood, which is to be least, and the mean and the variance of each value."""
        import numpy as np

        tilt = alpha[:, None] + beta
        highest = np.maximum(tilt, 0.0)  # values are from 0 to 1: so nothing overflows
        total, first, second = (np.zeros_like(tilt) for _ in range(3))
        for value, share in zip(self.values, self.shares, strict=True):
            part = share * np.exp(value * tilt - highest)
            total += part
            first += value * part
            second += value * value * part
        mean = first / total
        free = float((self.weights * (np.log(total) + highest)).sum())
        held = float((self.actors * self.sums) @ alpha + (self.things * self.totals) @ beta)
        return free - held, mean, np.maximum(second / total - mean**2, 0.0)


def _newton_step(curvature: FloatArray, rows: FloatArray, columns: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the step in α and β; the larger side is eliminated first, for its block is diagonal."""
    import numpy as np

    if curvature.shape[1] > curvature.shape[0]:
        step_columns, step_rows = _newton_step(curvature.T, columns, rows)
        return step_rows, step_columns
    of_rows = curvature.sum(axis=1) + 1e-12
    reduced = np.diag(curvature.sum(axis=0)) - (curvature / of_rows[:, None]).T @ curvature
    reduced[np.diag_indices_from(reduced)] += 1e-12 + 1e-12 * np.diag(reduced)  # only sums of α and β matter
    step_columns = np.linalg.solve(reduced, columns - curvature.T @ (rows / of_rows))
    return (rows - curvature @ step_columns) / of_rows, step_columns
