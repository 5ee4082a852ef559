"""Places of nodes within groups that have no groups within: all groups at once, each about a middle of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

FEWEST_TWINS = 4  # that are placed as one


def place_leaves(
    ties: IntArray, radii: FloatArray, leaf_of: IntArray, random: Any
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Return the place of each node about the middle of its group, the groups, and the radius of a disc around each.

    `leaf_of` is the group of each node, or -1 for a node that has no place here; twins are placed as one.
    """
    import numpy as np

    from visualizations.discs import circles_around, pairs_in_groups, part_discs, turn_flat
    from visualizations.forces import relax, start_places

    units, members = _units(ties, leaf_of)
    first = np.array([each[0] for each in members], dtype=np.int64)
    used, groups = np.unique(leaf_of[first], return_inverse=True)
    offsets, reaches = np.zeros((len(radii), 2)), radii[first]
    for unit in np.flatnonzero([len(each) > 1 for each in members]):
        largest = float(radii[members[unit]].max())
        offsets[members[unit]] = _in_unit(len(members[unit]), largest)
        reaches[unit] = float(np.hypot(*offsets[members[unit]].T).max()) + largest
    between = _ties_of_units(ties, units, leaf_of)
    points = relax(start_places(between, groups, random), between, groups, random)
    points = part_discs(turn_flat(points, groups), reaches, pairs_in_groups(groups))
    middles, sizes = circles_around(points, reaches, groups)
    placed = np.flatnonzero(units >= 0)
    offsets[placed] += (points - middles[groups])[units[placed]]
    return offsets, used, sizes


def _units(ties: IntArray, leaf_of: IntArray) -> tuple[IntArray, list[IntArray]]:
    """Return the unit of each node (-1 for those without a place), and the nodes of each: several twins, or one."""
    import numpy as np

    from visualizations.communities import find_twins

    count = len(leaf_of)
    twins = find_twins(ties, count)
    degrees = np.bincount(ties.ravel(), minlength=count)
    keys = np.where(degrees > 1, leaf_of * (count + 1) + twins + 1, 0)
    _, of, many = np.unique(keys, return_inverse=True, return_counts=True)
    is_one = (degrees < 2) | (many[of] < FEWEST_TWINS)
    labels = np.where(is_one, np.arange(count), count + of)
    placed = np.flatnonzero(leaf_of >= 0)
    _, found = np.unique(labels[placed], return_inverse=True)
    units = np.full(count, -1, dtype=np.int64)
    units[placed] = found
    order = placed[np.argsort(found, kind="stable")]
    return units, np.split(order, np.cumsum(np.bincount(found))[:-1]) if len(placed) else []


def _in_unit(many: int, radius: float) -> FloatArray:
    from visualizations.discs import spiral

    return spiral(many, 2 * radius)


def _ties_of_units(ties: IntArray, units: IntArray, leaf_of: IntArray) -> IntArray:
    import numpy as np

    from visualizations.communities import distinct_pairs

    inside = ties[leaf_of[ties[:, 0]] == leaf_of[ties[:, 1]]]
    of_units = np.sort(units[inside], axis=1)
    return distinct_pairs(of_units[of_units[:, 0] != of_units[:, 1]], len(units))[0]
