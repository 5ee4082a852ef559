"""Places within groups: many small connected pictures at once, each about a middle of its own.

Each starts from PivotMDS (Brandes and Pich 2007), which finds its overall form from a few breadth-first searches, and
is relaxed by force-directed placement (Fruchterman and Reingold 1991) in which a node is pushed by its nearest
neighbours only, so that the cost of a step grows with the number of nodes and not its square.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

PIVOTS = 12
SPACING = 58.0  # pixels between neighbours, before zooming
GRAVITY = 0.12  # keeps the ends of long chains from drifting off
REACH = 6 * SPACING  # how far a node pushes
KEPT = 6  # steps in which the same pairs push each other
FEW = 2_000  # nodes; more of them are placed in fewer steps


def start_places(ties: IntArray, groups: IntArray, random: Any) -> FloatArray:
    """Return first places of nodes about the middle of their group, 0, by their distances along ties."""
    import numpy as np

    count, sizes = len(groups), np.bincount(groups)
    jitter = random.normal(0, SPACING / 2, (count, 2)) * (sizes > 1)[groups, None]
    centred = _centred(_distances(ties, groups, random), groups)
    flat = np.zeros((count, 2))
    order = np.argsort(groups, kind="stable")
    for here in np.split(order, np.cumsum(sizes)[:-1]):
        _, axes = np.linalg.eigh(centred[here].T @ centred[here])
        flat[here] = centred[here] @ axes[:, :-3:-1]
    spread = np.sqrt(np.bincount(groups, (flat**2).sum(axis=1)) / (2 * sizes))
    scale = np.divide(SPACING * np.sqrt(sizes) / 2, spread, out=np.zeros(len(sizes)), where=spread > 1e-9)
    # The jitter parts nodes that have the same distances to all pivots, such as the leaves of one star.
    alone = np.where(spread > 1e-9, 1, np.sqrt(sizes))
    return np.asarray(flat * scale[groups, None] + jitter * alone[groups, None])


def _distances(ties: IntArray, groups: IntArray, random: Any) -> FloatArray:
    """Return how many ties each node is from some nodes of its group; NaN where the group has no more nodes.

    What no tie leads to is two ties farther than what is farthest in its group.
    """
    import numpy as np
    from scipy.sparse import csr_array

    count = len(groups)
    order = np.lexsort((random.random(count), groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    place = np.arange(count) - starts[groups[order]]
    pivots, column = order[place < PIVOTS], place[place < PIVOTS]
    both = np.concatenate([ties, ties[:, ::-1]])
    tied = csr_array((np.ones(len(both), dtype=np.float32), (both[:, 0], both[:, 1])), shape=(count, count))
    found = np.full((count, PIVOTS), np.inf)
    found[pivots, column] = 0
    reached = np.isfinite(found)
    while reached.any():
        step = found[reached].max() + 1
        reached = (tied @ reached.astype(np.float32) > 0) & np.isinf(found)
        found[reached] = step
    known = np.where(np.isfinite(found), found, 0).max(axis=1)
    farthest = np.maximum.reduceat(known[order], starts)[groups]
    found = np.where(np.isinf(found), farthest[:, None] + 2, found)
    found[np.arange(PIVOTS) >= np.bincount(groups)[groups, None]] = np.nan
    return found


def _centred(distances: FloatArray, groups: IntArray) -> FloatArray:
    """Return squared distances, each less the means of its node and its pivot; 0 where there is no pivot."""
    import numpy as np

    squared = np.square(distances)
    of_pivots = np.column_stack([np.bincount(groups, column) for column in squared.T]) / np.bincount(groups)[:, None]
    centred = squared - np.nanmean(squared, axis=1, keepdims=True) - of_pivots[groups]
    return np.asarray(np.nan_to_num(centred + np.nanmean(of_pivots, axis=1)[groups, None]))


def relax(points: FloatArray, ties: IntArray, groups: IntArray, random: Any) -> FloatArray:
    """Return the places after nodes pushed and ties pulled; each group about 0, and as if the others were not there."""
    import numpy as np

    from visualizations.discs import apart, chosen, pairs_in_groups

    count = len(points)
    if count < 2:
        return points
    degrees = np.bincount(ties.ravel(), minlength=count)
    pairs = pairs_in_groups(groups)
    near = pairs
    few = count <= FEW
    steps, cooling = (300, 0.985) if few else (48, 0.92)
    heat = (SPACING * np.sqrt(np.bincount(groups)[groups]) / 10)[:, None]
    for step in range(steps):
        if step % KEPT == 0:
            right, down = apart(points, pairs)
            near = chosen(pairs, right * right + down * down < REACH**2)
        force = _push(points, near, degrees) + _pull(points, ties, degrees) - points * GRAVITY
        length = np.maximum(np.sqrt(np.einsum("ij,ij->i", force, force)[:, None]), 1e-9)
        points = points + force / length * np.minimum(length, heat)
        heat = np.maximum(heat * cooling, 1.0)
    parted: FloatArray = points + random.normal(0, 0.01, points.shape)  # no two nodes at the same place
    return parted


def _push(points: FloatArray, pairs: IntArray, degrees: IntArray) -> FloatArray:
    import numpy as np

    from visualizations.discs import apart

    one, other = pairs
    right, down = apart(points, pairs)
    weight = SPACING**2 / np.maximum(right * right + down * down, 1.0)
    strength = 1 + np.sqrt(degrees) / 3
    return _summed(one, other, (right * weight, down * weight), strength[other], strength[one], len(points))


def _pull(points: FloatArray, ties: IntArray, degrees: IntArray) -> FloatArray:
    import numpy as np

    from visualizations.discs import apart

    one, other = ties.T
    right, down = apart(points, ties.T)
    lengths = np.sqrt(right * right + down * down) / SPACING
    # A hub is not torn about by its many leaves (as in ForceAtlas2's dissuasion of hubs).
    less = 1 / np.sqrt(np.maximum(degrees, 1))
    return _summed(other, one, (right * lengths, down * lengths), less[other], less[one], len(points))


def _summed(
    to: IntArray, back: IntArray, moves: Iterable[FloatArray], share: FloatArray, share_back: FloatArray, count: int
) -> FloatArray:
    """Return where points are moved to: along the moves, right and down, at one end, and back at the other."""
    import numpy as np

    both = [np.bincount(to, each * share, count) - np.bincount(back, each * share_back, count) for each in moves]
    return np.column_stack(both)
