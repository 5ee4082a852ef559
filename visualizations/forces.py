"""Places within groups: many small connected pictures at once, each about a middle of its own.

Each starts from PivotMDS (Brandes and Pich 2007), which finds its overall form from a few breadth-first searches, and
is relaxed by force-directed placement (Fruchterman and Reingold 1991) in which a node is pushed by its nearest
neighbours only, so that the cost of a step grows with the number of nodes and not its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

PIVOTS = 40
SPACING = 58.0  # pixels between neighbours, before zooming
GRAVITY = 0.12  # keeps the ends of long chains from drifting off
FEW = 2_000  # nodes; more of them are placed in fewer steps, each pushed by fewer


def start_places(ties: IntArray, count: int, random: Any) -> FloatArray:
    """Return first places of a few nodes about 0, by their distances along ties."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    jitter = random.normal(0, SPACING / 2, (count, 2))
    if count < 2 or not len(ties):
        return np.asarray(jitter * np.sqrt(count) if count > 1 else np.zeros((count, 2)))
    adjacency = csr_array((np.ones(len(ties)), (ties[:, 0], ties[:, 1])), shape=(count, count))
    pivots = random.choice(count, size=min(PIVOTS, count), replace=False)
    distances = dijkstra(adjacency, directed=False, indices=pivots, unweighted=True).T
    reached = np.isfinite(distances)
    distances[~reached] = distances[reached].max() + 2
    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    flat = centred @ axes[:2].T if len(axes) > 1 else np.column_stack([centred @ axes[0], np.zeros(count)])
    spread = np.sqrt((flat**2).mean()) or 1.0
    # The jitter parts nodes that have the same distances to all pivots, such as the leaves of one star.
    return np.asarray(flat / spread * SPACING * np.sqrt(count) / 2 + jitter)


def relax(points: FloatArray, ties: IntArray, groups: IntArray, random: Any) -> FloatArray:
    """Return the places after nodes pushed and ties pulled; each group about 0, and as if the others were not there."""
    import numpy as np

    count = len(points)
    if count < 2:
        return points
    sizes = np.bincount(groups)
    middles = _far_apart(len(sizes))[groups]
    points = points + middles
    degrees = np.bincount(ties.ravel(), minlength=count)
    few = count <= FEW
    near, steps, cooling = min(24 if few else 12, count - 1), 300 if few else 100, 0.985 if few else 0.96
    heat = (SPACING * np.sqrt(sizes[groups]) / 10)[:, None]
    for step in range(steps):
        if step % 4 == 0:
            others = _nearest(points, near)
        force = _push(points, others, degrees) - (points - middles) * GRAVITY
        _pull(force, points, ties, degrees)
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        points = points + force / length * np.minimum(length, heat)
        heat = np.maximum(heat * cooling, 1.0)
    parted: FloatArray = points - middles + random.normal(0, 0.01, points.shape)  # no two nodes at the same place
    return parted


def _far_apart(count: int) -> FloatArray:
    """Return a middle for each group, so far from the others that nodes do not feel them."""
    import numpy as np

    in_row = int(np.ceil(np.sqrt(count)))
    return np.asarray(np.column_stack([np.arange(count) % in_row, np.arange(count) // in_row]) * 1e6)


def _nearest(points: FloatArray, near: int) -> IntArray:
    from scipy.spatial import KDTree

    _, others = KDTree(points).query(points, k=near + 1)
    found: IntArray = others[:, 1:]
    return found


def _push(points: FloatArray, others: IntArray, degrees: IntArray) -> FloatArray:
    import numpy as np

    x, y = points[:, 0], points[:, 1]
    right, down = x[:, None] - x[others], y[:, None] - y[others]
    squared = np.maximum(right * right + down * down, 1.0)
    weights = (1 + np.sqrt(degrees) / 3)[others] * SPACING**2 / squared
    weights[squared > (SPACING * 1000) ** 2] = 0  # another group
    return np.asarray(np.column_stack([np.einsum("ij,ij->i", right, weights), np.einsum("ij,ij->i", down, weights)]))


def _pull(force: FloatArray, points: FloatArray, ties: IntArray, degrees: IntArray) -> None:
    import numpy as np

    along = points[ties[:, 0]] - points[ties[:, 1]]
    pull = along * (np.linalg.norm(along, axis=1) / SPACING)[:, None]
    # A hub is not torn about by its many leaves (as in ForceAtlas2's dissuasion of hubs).
    np.subtract.at(force, ties[:, 0], pull / np.sqrt(degrees[ties[:, 0]])[:, None])
    np.add.at(force, ties[:, 1], pull / np.sqrt(degrees[ties[:, 1]])[:, None])
