"""Positions, computed before the page is written: the same graph and seed always give the same picture.

Each connected component starts from PivotMDS (Brandes and Pich 2007), which finds its overall form from a few
breadth-first searches, and is relaxed by force-directed placement (Fruchterman and Reingold 1991) in which a node is
pushed by its nearest neighbours only, so that the cost of a step grows with the number of nodes and not its square.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

PIVOTS = 40
NEIGHBOURS = 24
SPACING = 58.0  # pixels between neighbours, before zooming
SCREEN_SHAPE = 1.5  # how many times as wide as high a picture is to be
GRAVITY = 0.12  # keeps the ends of long chains from drifting off
GAP = 18.0  # pixels kept free between two nodes


def positions(graph: nx.Graph[str], sizes: Mapping[str, float], seed: int = 1) -> dict[str, tuple[float, float]]:
    """Return x and y in pixels for each node; components stand apart, and nodes without a tie in rows below.

    `sizes` are radii in pixels, so that large nodes get room.
    """
    import networkx as nx
    import numpy as np

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges if edge[0] != edge[1]))
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    random = np.random.default_rng(seed)
    drawn = [(part, _place_component(plain, part, sizes, random)) for part in parts if len(part) > 1]
    singles = [part[0] for part in parts if len(part) == 1]
    return _pack_components(drawn, singles)


def _place_component(graph: nx.Graph[str], part: Sequence[str], sizes: Mapping[str, float], random: Any) -> Points:
    """Return positions of a connected component, centred on the origin."""
    import numpy as np

    place = {node: index for index, node in enumerate(part)}
    edges = np.array([(place[a], place[b]) for a, b in graph.subgraph(part).edges], dtype=np.int64)
    radii = np.array([sizes.get(node, 0.0) for node in part])
    points = _pivot_mds(edges, len(part), random)
    points = _place_by_forces(points, edges, random, steps=300 if len(part) < 2_000 else 120)
    points = _remove_overlaps(_turn_flat(points), radii + GAP / 2)
    centred: Points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return centred


def _turn_flat(points: Points) -> Points:
    """Return the points turned so that their longer axis lies flat, as screens do; its heavier side is on the right."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Points = centred @ axes.T
    sides = np.sign((turned**3).sum(axis=0))
    return np.asarray(turned * np.where(sides == 0, 1, sides))


def _pivot_mds(edges: NDArray[np.int64], count: int, random: Any) -> Points:
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    ones = np.ones(len(edges))
    adjacency = csr_array((ones, (edges[:, 0], edges[:, 1])), shape=(count, count))
    pivots = random.choice(count, size=min(PIVOTS, count), replace=False)
    distances = dijkstra(adjacency, directed=False, indices=pivots, unweighted=True).T
    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    flat = centred @ axes[:2].T if len(axes) > 1 else np.column_stack([centred @ axes[0], np.zeros(count)])
    spread = np.sqrt((flat**2).mean()) or 1.0
    area = SPACING * np.sqrt(count) / 2
    # The jitter parts nodes that have the same distances to all pivots, such as the leaves of one star.
    return np.asarray(flat / spread * area + random.normal(0, SPACING / 2, (count, 2)))


def _place_by_forces(points: Points, edges: NDArray[np.int64], random: Any, steps: int) -> Points:
    import numpy as np
    from scipy.spatial import KDTree

    count = len(points)
    near = min(NEIGHBOURS, count - 1)
    degrees = np.bincount(edges.ravel(), minlength=count)
    heat = SPACING * np.sqrt(count) / 10
    for step in range(steps):
        if step % 4 == 0:
            _, others = KDTree(points).query(points, k=near + 1)
        away = points[:, None, :] - points[others[:, 1:]]
        distance = np.maximum(np.linalg.norm(away, axis=2), 1.0)
        push = (away * (SPACING**2 / distance**2)[:, :, None] * (1 + degrees[others[:, 1:], None] ** 0.5 / 3)).sum(
            axis=1
        )
        along = points[edges[:, 0]] - points[edges[:, 1]]
        pull = along * (np.linalg.norm(along, axis=1) / SPACING)[:, None]
        # A hub is not torn about by its many leaves (as in ForceAtlas2's dissuasion of hubs).
        force = push - points * GRAVITY
        np.subtract.at(force, edges[:, 0], pull / np.sqrt(degrees[edges[:, 0]])[:, None])
        np.add.at(force, edges[:, 1], pull / np.sqrt(degrees[edges[:, 1]])[:, None])
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        points = points + force / length * np.minimum(length, heat)
        heat = max(heat * 0.985, 1.0)
    parted: Points = points + random.normal(0, 0.01, points.shape)  # no two nodes at the same place
    return parted


def _remove_overlaps(points: Points, radii: NDArray[np.float64]) -> Points:
    """Return the points moved as little as it takes for no two discs to overlap (a few rounds; most of them)."""
    import numpy as np
    from scipy.spatial import KDTree

    for _ in range(60):
        pairs = KDTree(points).query_pairs(2 * float(radii.max()), output_type="ndarray")
        away = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.maximum(np.linalg.norm(away, axis=1), 1e-6)
        missing = radii[pairs[:, 0]] + radii[pairs[:, 1]] - distance
        close = missing > 0
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


def _pack_components(drawn: list[tuple[list[str], Points]], singles: list[str]) -> dict[str, tuple[float, float]]:
    """Return all positions: the largest component first, the others in rows beside and below it, single nodes last."""
    found: dict[str, tuple[float, float]] = {}
    spans = [points.max(axis=0) - points.min(axis=0) for _, points in drawn]
    area = sum(float((wide + 1.5 * SPACING) * (high + 1.5 * SPACING)) for wide, high in spans)
    width = max((float(wide) for wide, _ in spans), default=12 * SPACING)
    width = max(width, math.sqrt(SCREEN_SHAPE * area))  # or many small components would stand in a tall strip
    left, top, height = 0.0, 0.0, 0.0
    for part, points in drawn:
        low, high = points.min(axis=0), points.max(axis=0)
        if left and left + high[0] - low[0] > width:
            left, top, height = 0.0, top + height + 1.5 * SPACING, 0.0
        for node, (x, y) in zip(part, points - low, strict=True):
            found[node] = (round(float(x) + left, 1), round(float(y) + top, 1))
        left += float(high[0] - low[0]) + 1.5 * SPACING
        height = max(height, float(high[1] - low[1]))
    top += height + (1.5 * SPACING if drawn else 0.0)
    in_row = max(int(width / (1.5 * SPACING)), math.isqrt(3 * len(singles)), 1)
    for number, node in enumerate(singles):
        found[node] = (number % in_row * 1.5 * SPACING, top + number // in_row * SPACING)
    return found
