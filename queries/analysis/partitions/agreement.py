"""How far two partitions of the same actors agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from queries.analysis.partitions.ties import summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def contingency(first: IntArray, second: IntArray, counts: FloatArray | None = None) -> tuple[FloatArray, ...]:
    """Return how many actors are in each pair of groups that occurs, in each first group, and in each second.

    `counts` says how many actors each entry stands for; 1 if it is not given.
    """
    import numpy as np

    weights = np.ones(len(first)) if counts is None else counts
    many = int(second.max(initial=-1)) + 1
    codes = first.astype(np.int64) * many + second
    few = not many or int(first.max()) * many < 4 * len(codes) + 1024  # so that it is no waste to count every pair
    both = summed(codes if few else np.unique(codes, return_inverse=True)[1], weights)
    return both[both > 0], summed(first, weights), summed(second, weights)


def adjusted_rand(first: IntArray, second: IntArray, counts: FloatArray | None = None) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) of two partitions: 1 if equal, 0 as by chance.

    The labels are numbers from 0 on. Two partitions that leave nothing to choose (all alone, or all in one group, in
    both) agree by 1.
    """
    both, one, other = (_pairs(part) for part in contingency(first, second, counts))
    actors = float(len(first) if counts is None else counts.sum())
    pairs = actors * (actors - 1) / 2
    if pairs == 0:
        return 1.0
    expected = one * other / pairs
    most = (one + other) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def normalised_mutual_information(first: IntArray, second: IntArray, counts: FloatArray | None = None) -> float:
    """Return the mutual information of two partitions over the mean of their entropies (Danon et al. 2005), 0 to 1.

    Two partitions of one group each agree by 1.
    """
    both, one, other = (_entropy(part) for part in contingency(first, second, counts))
    return 1.0 if one + other == 0 else max(0.0, 2 * (one + other - both) / (one + other))


def agreement_of_runs(runs: Sequence[IntArray], counts: FloatArray) -> tuple[float, float]:
    """Return the mean and the least adjusted Rand index over all pairs of runs; of one run, 1 and 1."""
    import numpy as np

    known = [np.asarray(run) for run in runs]
    found = [adjusted_rand(one, other, counts) for place, one in enumerate(known) for other in known[place + 1 :]]
    return (float(np.mean(found)), float(min(found))) if found else (1.0, 1.0)


def _pairs(sizes: FloatArray) -> float:
    return float((sizes * (sizes - 1)).sum()) / 2


def _entropy(sizes: FloatArray) -> float:
    import numpy as np

    shares = sizes[sizes > 0] / sizes.sum()
    return float(-(shares * np.log(shares)).sum())


def agreement_with(partition: IntArray, runs: Sequence[IntArray], counts: FloatArray) -> float:
    """Return the mean adjusted Rand index of a partition with each of the runs."""
    import numpy as np

    return float(np.mean([adjusted_rand(partition, run, counts) for run in runs]))
