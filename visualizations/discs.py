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
NEAR = 1.4  # times as far apart as discs must be: so near they may meet in the next few rounds
KEPT = 6  # rounds in which the same pairs are looked at
CIRCLE_STEPS = 80


def pairs_in_groups(groups: IntArray) -> IntArray:
    """Return all pairs of things that are in one group, as two rows of their numbers, given the group of each."""
    import numpy as np

    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(starts, append=len(groups))
    found = [np.zeros((2, 0), dtype=np.int64)]
    for size in np.unique(sizes):
        within = np.array(np.triu_indices(size, 1))[:, None, :] + starts[sizes == size][None, :, None]
        found.append(within.reshape(2, -1))
    return np.asarray(order[np.concatenate(found, axis=1)])


def part_discs(
    points: FloatArray, radii: FloatArray, pairs: IntArray, rounds: int = 60, masses: FloatArray | None = None
) -> FloatArray:
    """Return the points moved as little as it takes for no two discs to overlap (a few rounds; most of them).

    `pairs` are those that may not overlap, as `pairs_in_groups` returns them. Of two that do, the one of the smaller
    mass gives way; the masses are the areas, where none are given.
    """
    # Or a hub would be pushed out of the midst of its leaves.
    masses = radii**2 if masses is None else masses
    parted, near = points.copy(), pairs
    for step in range(rounds):
        if step % KEPT == 0:
            near = _near(parted, radii, pairs)
        if not _part_once(parted, radii, near, masses) and step % KEPT == 0:
            break
    return parted


def _near(points: FloatArray, radii: FloatArray, pairs: IntArray) -> IntArray:
    one, other = pairs
    right, down = apart(points, pairs)
    return chosen(pairs, right * right + down * down < (NEAR * (radii[one] + radii[other])) ** 2)


def apart(points: FloatArray, pairs: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return how far right and how far down of the other the one of each pair is.

    Of many pairs numbers that lie beside each other are found several times as fast as rows of two.
    """
    import numpy as np

    one, other = pairs
    x, y = np.ascontiguousarray(points.T)
    return x[one] - x[other], y[one] - y[other]


def chosen(pairs: IntArray, which: NDArray[np.bool_]) -> IntArray:
    """Return those of the pairs for which it is true."""
    import numpy as np

    return pairs.take(np.flatnonzero(which), axis=1)


def _part_once(points: FloatArray, radii: FloatArray, pairs: IntArray, masses: FloatArray) -> bool:
    """Move discs that overlap, and tell whether there were any."""
    import numpy as np

    one, other = pairs
    right, down = apart(points, pairs)
    distance = np.maximum(np.sqrt(right * right + down * down), 1e-6)
    missing = radii[one] + radii[other] - distance
    close = np.flatnonzero(missing > 1e-3)
    if not len(close):
        return False
    one, other = pairs.take(close, axis=1)
    further = missing[close] / distance[close] * 1.04
    share = masses[other] / (masses[one] + masses[other])
    both = np.concatenate([one, other])
    for axis, away in enumerate((right, down)):
        shift = away[close] * further
        points[:, axis] += np.bincount(both, np.concatenate([shift * share, shift * (share - 1)]), len(points))
    return True


def place_discs(
    radii: FloatArray, ties: IntArray, weights: FloatArray, groups: IntArray, wide: float = 1.0
) -> FloatArray:
    """Return places of discs that are near each other where their ties are strong, and do not overlap.

    `groups` numbers from 0 the pictures that the discs are in, each about a middle of its own; `ties` pairs discs of
    one, `weights` says how strong each tie is. Distances on the page follow distances along ties (stress majorisation:
    Gansner, Koren and North 2005), before the discs are packed. `wide` is how many times as wide as high each picture
    is to be.
    """
    import numpy as np

    points = np.zeros((len(radii), 2))
    local = np.zeros(len(radii), dtype=np.int64)
    for group in range(int(groups.max(initial=-1)) + 1):
        here = np.flatnonzero(groups == group)
        local[here] = np.arange(len(here))
        inside = groups[ties[:, 0]] == group
        wanted = _distances(radii[here], local[ties[inside]], weights[inside])
        points[here] = _majorised(_scaled(wanted), wanted) if len(here) > 1 else 0
    points = turn_flat(points, groups) * [wide**0.5, wide**-0.5]
    squeeze = np.array([wide**-0.004, wide**0.004]) * 0.975
    return _packed(points, radii, _masses(radii, ties), squeeze, pairs_in_groups(groups))


def _masses(radii: FloatArray, ties: IntArray) -> FloatArray:
    """Return the area of each disc, and of those that are tied to it alone: it stays in the midst of them."""
    import numpy as np

    count = len(radii)
    one, other = np.concatenate([ties, ties[:, ::-1]]).T
    hangs = np.bincount(one, minlength=count)[one] == 1
    return np.asarray(radii**2 + np.bincount(other[hangs], radii[one[hangs]] ** 2, count))


def _packed(
    points: FloatArray, radii: FloatArray, masses: FloatArray, squeeze: FloatArray, pairs: IntArray
) -> FloatArray:
    """Return the places of discs drawn together until they touch."""
    near = pairs
    for step in range(PACKING_STEPS):
        points *= squeeze
        if step % (KEPT // 2) == 0:
            near = _near(points, radii, pairs)
        for _ in range(2):
            _part_once(points, radii, near, masses)
    return part_discs(points, radii, pairs, rounds=200, masses=masses)


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


def turn_flat(points: FloatArray, groups: IntArray) -> FloatArray:
    """Return the points about the middle of their group, turned so that its longer axis lies flat, as screens do.

    Its heavier side is on the right and below; two points stay as they lie.
    """
    import numpy as np

    many = np.bincount(groups)
    x, y = (points[:, axis] - (np.bincount(groups, points[:, axis]) / many)[groups] for axis in (0, 1))
    angles = np.arctan2(2 * np.bincount(groups, x * y), np.bincount(groups, x * x - y * y)) / 2
    cos, sin = np.cos(angles)[groups], np.sin(angles)[groups]
    turned = np.column_stack([x * cos + y * sin, y * cos - x * sin])
    heavier = np.column_stack([np.bincount(groups, turned[:, axis] ** 3) for axis in (0, 1)])
    return np.where((many > 2)[groups, None], turned * np.where(heavier < 0, -1, 1)[groups], np.column_stack([x, y]))


def circles_around(points: FloatArray, radii: FloatArray, groups: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return the middle and the radius of a small circle around the discs of each group (Bădoiu and Clarkson 2003).

    Groups are numbered from 0, and none is empty.
    """
    import numpy as np

    order = np.argsort(groups, kind="stable")
    points, radii, groups = points[order], radii[order], groups[order]
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    middles = (np.maximum.reduceat(points, starts) + np.minimum.reduceat(points, starts)) / 2
    for step in range(1, CIRCLE_STEPS):
        reach = np.hypot(*(points - middles[groups]).T) + radii
        farthest = np.flatnonzero(reach == np.maximum.reduceat(reach, starts)[groups])
        first = farthest[np.searchsorted(farthest, starts)]
        middles += (points[first] - middles) / (step + 1) * 0.5
    return middles, np.maximum.reduceat(np.hypot(*(points - middles[groups]).T) + radii, starts)
