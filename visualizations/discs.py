"""Discs in the plane: moved apart where they overlap, placed by the ties between them, and one around several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

AS_FAR = 1.6  # how much farther apart than they must be discs are that have the weakest tie
SMACOF_STEPS = 40
PACKING_STEPS = 90


def part_discs(points: FloatArray, radii: FloatArray, rounds: int = 60) -> FloatArray:
    """Return the points moved as little as it takes for no two discs to overlap (a few rounds; most of them)."""
    import numpy as np

    for _ in range(rounds):
        pairs = _near_pairs(points, radii)
        away = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.maximum(np.linalg.norm(away, axis=1), 1e-6)
        missing = radii[pairs[:, 0]] + radii[pairs[:, 1]] - distance
        close = missing > 1e-3
        if not close.any():
            break
        one, other = pairs[close].T
        shift = away[close] / distance[close, None] * (missing[close, None] * 1.04)
        # The smaller of the two gives way, or a hub would be pushed out of the midst of its leaves.
        share = (radii[other] ** 2 / (radii[one] ** 2 + radii[other] ** 2))[:, None]
        points = points.copy()
        np.add.at(points, one, shift * share)
        np.add.at(points, other, shift * (share - 1))
    return points


def _near_pairs(points: FloatArray, radii: FloatArray) -> IntArray:
    """Return all pairs that may overlap.

    Discs are looked up among those of about their size, and those that are smaller; with one reach for all, the largest
    would pair everything with everything.
    """
    import numpy as np
    from scipy.spatial import KDTree

    size = np.floor(np.log2(np.maximum(radii, 1e-9) / max(float(radii.min()), 1e-9))).astype(np.int64)
    found = []
    trees = {each: (np.flatnonzero(size == each), KDTree(points[size == each])) for each in np.unique(size)}
    for each, (here, tree) in trees.items():
        reach = float(radii[here].max())
        found.append(here[tree.query_pairs(2 * reach, output_type="ndarray")])
        for less, (there, smaller) in trees.items():
            if less < each:
                near = smaller.query_ball_point(points[here], radii[here] + float(radii[there].max()))
                many = np.fromiter((len(some) for some in near), dtype=np.int64, count=len(here))
                flat = np.fromiter((at for some in near for at in sorted(some)), dtype=np.int64, count=int(many.sum()))
                found.append(np.column_stack([np.repeat(here, many), there[flat]]))
    return np.concatenate(found)


def place_discs(radii: FloatArray, ties: IntArray, weights: FloatArray, wide: float = 1.0) -> FloatArray:
    """Return places of discs that are near each other where their ties are strong, and do not overlap.

    `ties` pairs discs, `weights` says how strong each tie is; distances on the page follow distances along ties (stress
    majorisation: Gansner, Koren and North 2005), before the discs are packed. `wide` is how many times as wide as high
    the whole is to be.
    """
    import numpy as np

    if len(radii) < 2:
        return np.zeros((len(radii), 2))
    wanted = _distances(radii, ties, weights)
    points = _majorised(_scaled(wanted), wanted)
    points = turn_flat(points) * [wide**0.5, wide**-0.5]
    squeeze = np.array([wide**-0.004, wide**0.004]) * 0.975
    for _ in range(PACKING_STEPS):
        points = part_discs(points * squeeze, radii, rounds=2)
    return part_discs(points, radii, rounds=200)


def _distances(radii: FloatArray, ties: IntArray, weights: FloatArray) -> FloatArray:
    """Return how far apart each two discs should be: along ties, of which the strong are short."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    count = len(radii)
    apart = radii[:, None] + radii[None, :]
    if not len(ties):
        return np.asarray(apart)
    whole = np.bincount(ties.ravel(), np.repeat(weights, 2), minlength=count)
    strength = weights / np.sqrt(whole[ties[:, 0]] * whole[ties[:, 1]])
    lengths = apart[ties[:, 0], ties[:, 1]] * (1 + AS_FAR * (1 - strength / strength.max()))
    found = shortest_path(csr_array((lengths, (ties[:, 0], ties[:, 1])), shape=(count, count)), directed=False)
    reached = np.isfinite(found)
    found[~reached] = found[reached].max() * 1.2 + apart.max()
    return np.asarray(np.maximum(found, np.where(np.eye(count, dtype=bool), 0, apart)))


def _scaled(distances: FloatArray) -> FloatArray:
    """Return a first placing, by classical scaling; discs that are as far from all others stand on a small spiral."""
    import numpy as np

    count = len(distances)
    squared = distances**2
    centred = -(squared - squared.mean(0) - squared.mean(1)[:, None] + squared.mean()) / 2
    values, vectors = np.linalg.eigh(centred)
    flat = vectors[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 0))
    flat = flat * np.where(flat.sum(axis=0) < -1e-9, -1, 1)
    if flat.shape[1] < 2:
        flat = np.column_stack([flat, np.zeros(count)])
    return np.asarray(flat + spiral(count, float(distances.max()) * 0.02))


def _majorised(points: FloatArray, distances: FloatArray) -> FloatArray:
    import numpy as np

    count = len(points)
    weights = np.where(np.eye(count, dtype=bool), 0, 1 / np.maximum(distances, 1e-9) ** 2)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(SMACOF_STEPS):
        now = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = -weights * distances / np.maximum(now, 1e-9)
        np.fill_diagonal(ratio, 0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        points = inverse @ ratio @ points
    return points


def room_by_count(radii: FloatArray, counts: IntArray) -> FloatArray:
    """Return radii of which none is less than given, nor less than that of a disc whose area tells the count.

    Discs as large as the counts have together the area of those that are given.
    """
    import numpy as np

    unit = np.sqrt((radii**2).sum() / counts.sum())
    return np.asarray(np.maximum(radii, unit * np.sqrt(counts)))


def spiral(count: int, spacing: float) -> FloatArray:
    """Return points as far apart as the seeds of a sunflower, about `spacing` from each to the next (Vogel 1979)."""
    import numpy as np

    number = np.arange(count)
    angle, radius = number * 2.399963229728653, spacing * 0.62 * np.sqrt(number)
    return np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]


def turn_flat(points: FloatArray) -> FloatArray:
    """Return the points turned so that their longer axis lies flat, as screens do; its heavier side is on the right."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    if len(axes) < 2:
        return np.asarray(centred)
    turned: FloatArray = centred @ axes.T
    sides = np.sign((turned**3).sum(axis=0))
    return np.asarray(turned * np.where(sides == 0, 1, sides))


def circle_around(points: FloatArray, radii: FloatArray) -> tuple[FloatArray, float]:
    """Return the middle and the radius of a small circle around discs (Bădoiu and Clarkson 2003)."""
    import numpy as np

    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    for step in range(1, 80):
        reach = np.linalg.norm(points - middle, axis=1) + radii
        middle = middle + (points[int(reach.argmax())] - middle) / (step + 1) * 0.5
    return middle, float((np.linalg.norm(points - middle, axis=1) + radii).max())
