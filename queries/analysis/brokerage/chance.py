"""What brokerage roles the groups alone would give: moments over all ways to deal the groups out anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """The pairs each broker stands between, by their weights w, for each broker.

    `total` is the sum of w, `squares` that of w^2, and `sharing` the sum of w w' over ordered pairs of two pairs that
    have one actor in common.
    """

    total: FloatArray
    squares: FloatArray
    sharing: FloatArray

    @property
    def apart(self) -> FloatArray:
        """The sum of w w' over ordered pairs of two pairs that have no actor in common."""
        apart: FloatArray = self.total**2 - self.squares - self.sharing
        return apart


def expected_roles(pairs: Pairs, groups: IntArray, sizes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the mean and the standard deviation of each role of each broker, brokers by roles.

    The ties stay, and so does the group of the broker, given by `groups`; the groups of all others, of these `sizes`,
    are dealt out among them at random, each way as likely. So the mean is Gould and Fernandez's (1989), with the number
    of pairs that an actor stands between as it is, and not as in a random graph of the same density. Mean and variance
    are exact: a role is a sum over pairs of a weight and of what the groups of both say (Mantel 1967).

    Sources: Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation. Sociological Methodology, 19, 89-126.
    Mantel, N. (1967). The detection of disease clustering. Cancer Research, 27, 209-220.
    """
    import numpy as np

    two, three, four = (each[groups] for each in _probabilities(sizes))
    mean = two * pairs.total[:, None]
    second = two * pairs.squares[:, None] + three * pairs.sharing[:, None] + four * pairs.apart[:, None]
    return mean, np.sqrt(np.maximum(second - mean**2, 0.0))


def _probabilities(sizes: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return how likely pairs bear a role, groups (of the broker) by roles: one pair, two sharing an actor, two apart.

    Actors are drawn without replacement from all but the broker: `own` of its group, the others from groups of `sizes`.
    """
    import numpy as np

    everyone = sizes.sum() - 1
    own, rest = sizes - 1, sizes.sum() - sizes

    def elsewhere(values: FloatArray) -> FloatArray:
        """Return the sum of a value over all groups but each."""
        others: FloatArray = values.sum() - values
        return others

    pairs, triples = elsewhere(_drawn(sizes, 2)), elsewhere(_drawn(sizes, 3))
    both = elsewhere(_drawn(sizes, 4)) + pairs**2 - elsewhere(_drawn(sizes, 2) ** 2)  # each pair within a group
    # an actor, and two others that are of other groups than it: the sum of n (rest - n) (rest - n - 1)
    fanned = _drawn(rest, 2) * rest - (2 * rest - 1) * elsewhere(sizes**2) + elsewhere(sizes**3)
    two = [_drawn(own, 2), pairs, 2 * own * rest, _drawn(rest, 2) - pairs]
    three = [_drawn(own, 3), triples, own * _drawn(rest, 2) + rest * _drawn(own, 2), fanned]
    four = [
        _drawn(own, 4),
        both,
        4 * _drawn(own, 2) * _drawn(rest, 2),
        _drawn(rest, 4) - 2 * pairs * _drawn(rest - 2, 2) + both,
    ]
    return (
        _share(np.column_stack(two), _drawn(everyone, 2)),
        _share(np.column_stack(three), _drawn(everyone, 3)),
        _share(np.column_stack(four), _drawn(everyone, 4)),
    )


def _drawn(number: FloatArray, times: int) -> FloatArray:
    """Return in how many ways as many can be drawn one after another."""
    import numpy as np

    ways: FloatArray = np.ones_like(number)
    for taken in range(times):
        ways = ways * np.maximum(number - taken, 0.0)
    return ways


def _share(ways: FloatArray, all_ways: FloatArray) -> FloatArray:
    import numpy as np

    return np.divide(ways, all_ways, out=np.zeros_like(ways), where=all_ways > 0)
