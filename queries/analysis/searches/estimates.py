"""What a search found: the exact sums, or sums over a sample of its sources with the error of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_model.wording import counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

EXACT = "exact"  # of a measure that is estimated where it would take too long
AFFORDABLE = 60.0  # seconds that an exact computation may take by our reckoning, before a sample takes its place
SEED = 1
TOP = 10  # how many of the first a sample grows to settle
CLOSE_ENOUGH = 0.01  # an error that is no larger a share of its value settles it, too
TWO_SIDED_95 = 1.96


@dataclass(frozen=True, eq=False)
class Estimate:
    """A sum over sources for each node, exact or from some of the sources.

    `errors` holds for each value the half-width of its 95 % confidence interval; it is None where all is exact.
    `searched` tells from how many of `sources` it comes, `settled` whether the order of the first ten is sure, and
    `after` who described such a sample.
    """

    values: FloatArray
    errors: FloatArray | None = None
    searched: int = 0
    sources: int = 0
    settled: bool = True
    after: str = ""

    @property
    def method(self) -> str:
        """How it was computed, in words."""
        if self.errors is None:
            return EXACT
        sure = f"the first {TOP} are settled" if self.settled else f"the order of the first {TOP} is not settled"
        pivots = f"{counted(self.searched, 'pivot')} drawn from {self.sources:,}, seed {SEED}"
        after = f" ({self.after})" if self.after else ""
        return f"estimated from {pivots}{after}; error: 95 % interval; {sure}"

    def of(self, places: IntArray | slice, factor: float | FloatArray = 1.0) -> Estimate:
        """Return the same for some of the nodes, in the order of `places`, times a factor."""
        errors = None if self.errors is None else self.errors[places] * factor
        return replace(self, values=self.values[places] * factor, errors=errors)

    def plus(self, known: FloatArray) -> Estimate:
        """Return the same with what is known exactly added to each value."""
        return replace(self, values=self.values + known)


def is_settled(values: FloatArray, errors: FloatArray, close_enough: float = CLOSE_ENOUGH) -> bool:
    """Tell whether the first ten stand fast: each is apart from the next by more than the errors of both, or sure.

    A value is sure if its error is at most `close_enough` of it.

    >>> import numpy as np
    >>> is_settled(np.array([5.0, 9.0, 1.0]), np.array([1.0, 1.0, 1.0]))
    True
    >>> is_settled(np.array([8.0, 9.0, 1.0]), np.array([1.0, 1.0, 1.0]))
    False
    """
    import numpy as np

    first = np.argsort(-values, kind="stable")[: TOP + 1]
    apart = values[first[:-1]] - values[first[1:]] > np.hypot(errors[first[:-1]], errors[first[1:]])
    sure = errors[first] <= close_enough * np.abs(values[first])
    return bool((apart | (sure[:-1] & sure[1:])).all())
