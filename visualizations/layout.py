"""Positions, computed before the page is written: the same graph and seed always give the same picture.

What belongs together is found first (visualizations.groups). Small groups are placed by forces, each by itself, twins
as one; groups of groups as discs, by the ties between them; and each is turned to face what it is tied to. So a cluster
is seen as one at every size, and time and memory grow with the graph, not its square.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    from visualizations.groups import Group

    Points = NDArray[np.float64]
    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

SCREEN_SHAPE = 1.5  # how many times as wide as high a picture is to be
GAP = 18.0  # pixels kept free between two nodes
GROUP_GAP = 130.0  # pixels kept free around a group
ROW_GAP = 87.0  # pixels between components, which stand in rows


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group lies: a disc around all its members, and the number of the group that it is a part of, or -1."""

    x: float
    y: float
    radius: float
    parent: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything lies, in pixels: nodes by their ids, and groups, each before those within it.

    `group_of` has the number of the innermost group of each node, -1 for a node that is in none.
    """

    places: dict[str, tuple[float, float]]
    groups: list[Place]
    group_of: dict[str, int]


def positions(graph: nx.Graph[str], sizes: Mapping[str, float], seed: int = 1) -> dict[str, tuple[float, float]]:
    """Return x and y in pixels for each node; components stand apart, and nodes without a tie in rows below.

    `sizes` are radii in pixels, so that large nodes get room.
    """
    return arrange(graph, sizes, seed).places


def arrange(
    graph: nx.Graph[str], sizes: Mapping[str, float], seed: int = 1, clusters: Mapping[str, int] | None = None
) -> Arrangement:
    """Return where nodes and the groups that they form lie.

    `clusters` gives numbers to nodes that are to be groups; the others, and all without it, form communities.
    """
    import numpy as np

    from visualizations.communities import distinct_pairs
    from visualizations.groups import find_islands

    names = sorted(graph)
    number = {name: at for at, name in enumerate(names)}
    ends = [(number[a], number[b]) for a, b in graph.edges if a != b]
    ties, _ = distinct_pairs(np.sort(np.array(ends, dtype=np.int64).reshape(-1, 2), axis=1), len(names))
    radii = np.array([sizes.get(name, 0.0) for name in names], dtype=np.float64) + GAP / 2
    given = np.array([clusters.get(name, 0) - 1 for name in names], dtype=np.int64) if clusters else None
    islands = find_islands(ties, len(names), given)
    drawing = _Drawing(ties, radii, islands, np.random.default_rng(seed))
    return drawing.arrangement(names)


class _Drawing:
    """A graph while it is drawn: `points` of nodes about the middle of their own group, at first."""

    def __init__(self, ties: IntArray, radii: FloatArray, islands: list[Group], random: Any) -> None:
        import numpy as np

        self.ties, self.radii, self.random = ties, radii, random
        self.islands = [each for each in islands if len(each.members) > 1]
        self.singles = [int(each.members[0]) for each in islands if len(each.members) == 1]
        self.groups: list[Group] = []
        self.parents: list[int] = []
        self.depths: list[int] = []
        self.tops: list[int] = []
        for island in self.islands:
            self.tops.append(self._number(island, -1, 0))
        self.points = np.zeros((len(radii), 2))
        self.middles = np.zeros((len(self.groups), 2))  # of each group about that of its parent
        self.sizes = np.zeros(len(self.groups))  # radii of groups

    def _number(self, group: Group, parent: int, depth: int) -> int:
        at = len(self.groups)
        self.groups.append(group)
        self.parents.append(parent)
        self.depths.append(depth)
        for part in group.parts:
            self._number(part, at, depth + 1)
        return at

    def arrangement(self, names: list[str]) -> Arrangement:
        """Place everything, and return it by the names of nodes."""
        self._place_leaves()
        parts, counts = self._ties_between_parts()
        for depth in reversed(range(1, max(self.depths, default=0))):
            self._place_parts(self._opened(depth), parts, counts)
        self._make_room(self._seen_first())
        self._place_parts(self._opened(0), parts, counts)
        self._add_middles()
        self._turn_to_ties()
        places = self._pack_islands()
        return self._named(names, places)

    def _place_leaves(self) -> None:
        from visualizations.leaves import place_leaves

        if self.groups:
            self.points, leaves, sizes = place_leaves(self.ties, self.radii, self._at_depth(None), self.random)
            self.sizes[leaves] = sizes

    # -- groups of groups ---------------------------------------------------------------------------------------------

    def _at_depth(self, depth: int | None) -> IntArray:
        """Return the group of each node at a depth, or its innermost one where that is less deep; -1 for none."""
        import numpy as np

        found = np.full(len(self.radii), -1, dtype=np.int64)
        for at, group in enumerate(self.groups):
            if depth is None or self.depths[at] <= depth:
                found[group.members] = at
        return found

    def _ties_between_parts(self) -> tuple[IntArray, FloatArray]:
        """Return which parts of one group are tied, and by how many ties."""
        import numpy as np

        from visualizations.communities import distinct_pairs

        pairs = [np.zeros((0, 2), dtype=np.int64)]
        left = self.ties
        for depth in range(1, max(self.depths, default=0) + 1):
            ends = self._at_depth(depth)[left]
            apart = ends[:, 0] != ends[:, 1]
            pairs.append(np.sort(ends[apart], axis=1))
            left = left[~apart]
        parts, counts = distinct_pairs(np.concatenate(pairs), len(self.groups))
        return parts, counts.astype(np.float64)

    def _opened(self, depth: int) -> list[int]:
        """Return the groups at a depth that have groups within."""
        return [at for at, group in enumerate(self.groups) if group.parts and self.depths[at] == depth]

    def _place_parts(self, groups: list[int], pairs: IntArray, weights: FloatArray) -> None:
        """Place what is within groups of one depth."""
        import numpy as np

        from visualizations.discs import circles_around, place_discs

        if not groups:
            return
        within = [self._parts(at) for at in groups]
        for each in within if self.depths[groups[0]] else ():
            self._make_room(each)
        parts = np.concatenate(within)
        of = np.repeat(np.arange(len(groups)), [len(each) for each in within])
        place = np.full(len(self.groups), -1, dtype=np.int64)
        place[parts] = np.arange(len(parts))
        here = place[pairs[:, 0]] >= 0
        radii = self.sizes[parts] + GROUP_GAP / 2
        wide = 1.0 if self.depths[groups[0]] else SCREEN_SHAPE
        placed = place_discs(radii, place[pairs[here]], weights[here], of, wide)
        middles, self.sizes[groups] = circles_around(placed, radii, of)
        self.middles[parts] = placed - middles[of]

    def _parts(self, at: int) -> list[int]:
        return [part for part, parent in enumerate(self.parents) if parent == at]

    def _seen_first(self) -> list[int]:
        """Return the groups that are bubbles before any is opened: a component that is groups is always open."""
        return [part for top in self.tops for part in (self._parts(top) or [top])]

    def _make_room(self, parts: list[int]) -> None:
        """Let bubbles that are seen beside each other have room to be as large as their counts."""
        import numpy as np

        from visualizations.discs import room_by_count
        from visualizations.groups import SHOWN_AT_ONCE

        if len(self.radii) > SHOWN_AT_ONCE:
            counts = np.array([len(self.groups[part].members) for part in parts])
            self.sizes[parts] = room_by_count(self.sizes[parts], counts)

    def _add_middles(self) -> None:
        """Let the places of groups and nodes be about the middle of their island, no longer of their own group."""
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                self.middles[at] += self.middles[parent]
        leaf_of = self._at_depth(None)
        placed = leaf_of >= 0
        self.points[placed] += self.middles[leaf_of[placed]]

    def _turn_to_ties(self) -> None:
        """Turn each group, and mirror it where that is better, so that its members face those that they are tied to.

        For given places of the others, the turn with the least sum of squared lengths is known.
        """
        import numpy as np

        both = np.concatenate([self.ties, self.ties[:, ::-1]])
        for depth in [*range(1, max(self.depths, default=0) + 1)] * 2:
            group = self._at_depth(depth)
            is_deep = np.array([each == depth for each in self.depths])
            out = both[(group[both[:, 0]] != group[both[:, 1]]) & is_deep[group[both[:, 0]]]]
            here = group[out[:, 0]]
            own, aim = self.points[out[:, 0]] - self.middles[here], self.points[out[:, 1]] - self.middles[here]
            many = len(self.groups)
            dot = np.bincount(here, (own * aim).sum(1), many), np.bincount(here, (own * aim * [1, -1]).sum(1), many)
            cross = (
                np.bincount(here, own[:, 0] * aim[:, 1] - own[:, 1] * aim[:, 0], many),
                np.bincount(here, own[:, 0] * aim[:, 1] + own[:, 1] * aim[:, 0], many),
            )
            mirrored = np.hypot(dot[1], cross[1]) > np.hypot(dot[0], cross[0]) * (1 + 1e-9)
            angles = np.where(mirrored, np.arctan2(cross[1], dot[1]), np.arctan2(cross[0], dot[0]))
            self._turn(group, angles, mirrored)

    def _turn(self, group: IntArray, angles: FloatArray, mirrored: NDArray[np.bool_]) -> None:
        import numpy as np

        nodes = np.flatnonzero(group >= 0)
        self.points[nodes] = _turned(self.points[nodes], group[nodes], self.middles, angles, mirrored)
        of_groups = np.array([group[each.members[0]] for each in self.groups])
        within = np.flatnonzero(np.array(self.depths) > np.array(self.depths)[of_groups])
        self.middles[within] = _turned(self.middles[within], of_groups[within], self.middles.copy(), angles, mirrored)

    # -- components ---------------------------------------------------------------------------------------------------

    def _pack_islands(self) -> Points:
        """Return where nodes lie: the largest component first, others in rows beside and below, single nodes last."""
        import numpy as np

        places = self.points.copy()
        boxes = [self._box(each) for each in self.islands]
        spans = [high - low for low, high in boxes]
        area = sum(float((wide + ROW_GAP) * (high + ROW_GAP)) for wide, high in spans)
        width = max((float(wide) for wide, _ in spans), default=12 * ROW_GAP / 1.5)
        width = max(width, math.sqrt(SCREEN_SHAPE * area))  # or many small components would stand in a tall strip
        left, top, height = 0.0, 0.0, 0.0
        ends = [*self.tops, len(self.groups)][1:]
        for island, (low, _), span, first, end in zip(self.islands, boxes, spans, self.tops, ends, strict=True):
            if left and left + span[0] > width:
                left, top, height = 0.0, top + height + ROW_GAP, 0.0
            shift = np.array([left, top]) - low
            places[island.members] += shift
            self.middles[first:end] += shift
            left += float(span[0]) + ROW_GAP
            height = max(height, float(span[1]))
        top += height + (ROW_GAP if self.islands else 0.0)
        in_row = max(int(width / ROW_GAP), math.isqrt(3 * len(self.singles)), 1)
        for number, node in enumerate(self.singles):
            places[node] = (number % in_row * ROW_GAP, top + number // in_row * ROW_GAP / 1.5)
        return places

    def _box(self, island: Group) -> tuple[FloatArray, FloatArray]:
        points, reach = self.points[island.members], self.radii[island.members, None]
        return (points - reach).min(axis=0), (points + reach).max(axis=0)

    def _named(self, names: list[str], places: Points) -> Arrangement:
        rounded = places.round(1).tolist()
        groups = [
            Place(round(float(x), 1), round(float(y), 1), round(float(radius), 1), parent)
            for (x, y), radius, parent in zip(self.middles, self.sizes, self.parents, strict=True)
        ]
        leaf_of = self._at_depth(None).tolist()
        return Arrangement(
            {name: (x, y) for name, (x, y) in zip(names, rounded, strict=True)},
            groups,
            dict(zip(names, leaf_of, strict=True)),
        )


def _turned(
    points: FloatArray, groups: IntArray, middles: FloatArray, angles: FloatArray, mirrored: NDArray[np.bool_]
) -> FloatArray:
    import numpy as np

    away = (points - middles[groups]) * np.where(mirrored[groups, None], [1, -1], [1, 1])
    cos, sin = np.cos(angles[groups]), np.sin(angles[groups])
    turned = np.column_stack([away[:, 0] * cos - away[:, 1] * sin, away[:, 0] * sin + away[:, 1] * cos])
    return np.asarray(middles[groups] + turned)
