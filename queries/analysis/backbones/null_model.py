"""What a null model says of the kinds of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.analysis.two_mode import FloatArray

TAILS = ("stronger", "weaker", "both")


@dataclass(frozen=True, eq=False)
class Expectation:
    """What is expected of each kind of pair where nothing but degrees and sizes counts.

    How likely it is to share as much or more (`upper`), as little or less (`lower`), and how much it shares on average.
    """

    upper: FloatArray
    lower: FloatArray
    expected: FloatArray

    def p_values(self, tail: str) -> FloatArray:
        """Return the p-values of one tail, or of both: twice the smaller one."""
        import numpy as np

        if tail == "stronger":
            return self.upper
        if tail == "weaker":
            return self.lower
        found: FloatArray = np.minimum(2 * np.minimum(self.upper, self.lower), 1.0)
        return found
