"""Make the coastline anew: `python -m visualizations.coastline.making land-50m.json`, a file of npm's world-atlas.

Corners are left out that change the land least (Visvalingam and Whyatt 1993, Line generalisation by repeated
elimination of points), and so are islands of less than some fifty square kilometres.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from visualizations.coastline import LAND, UNIT
from visualizations.packing import pack_numbers

Corner = tuple[float, float]  # degrees east and north
Ring = list[Corner]

LEAST_CORNER = 0.006  # square degrees, at the equator: the triangle of a corner and those beside it
SOUTHMOST = -62.0  # Antarctica, where no cities are, is left out
LEAST_ISLAND = 0.004


def make(topology: dict[str, Any]) -> str:
    """Return the packed coastline of a TopoJSON topology that has an object `land`."""
    rings = [_unrolled(ring) for ring in _rings(topology)]
    kept = [_simplified(ring) for ring in rings if _area(ring) >= LEAST_ISLAND and ring[0][1] > SOUTHMOST]
    return ".".join(filter(None, map(_packed, kept)))


def _rings(topology: dict[str, Any]) -> Iterable[Ring]:
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            for numbers in polygon:
                ring: Ring = []
                for number in numbers:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    ring += arc[1:] if ring else arc
                yield ring


def _degrees(arc: Iterable[tuple[int, int]], transform: dict[str, tuple[float, float]]) -> Ring:
    (east, north), (from_east, from_north) = transform["scale"], transform["translate"]
    x = y = 0
    corners = []
    for across, up in arc:
        x, y = x + across, y + up
        corners.append((x * east + from_east, y * north + from_north))
    return corners


def _unrolled(ring: Ring) -> Ring:
    """Return a ring that goes on beyond the antimeridian instead of leaping back; its middle does not lie beyond."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    middle = (min(x for x, _ in found) + max(x for x, _ in found)) / 2
    turns = 360 * round(middle / 360)
    moved = [(x - turns, y) for x, y in found]
    return moved[:-1] if moved[0] == moved[-1] else moved


def _simplified(ring: Ring) -> Ring:
    """Return a ring without the corners that matter least."""
    size = len(ring)
    before, after = [(each - 1) % size for each in range(size)], [(each + 1) % size for each in range(size)]
    areas: dict[int, float] = {each: _triangle(ring, before[each], each, after[each]) for each in range(size)}
    waiting = [(area, each) for each, area in areas.items()]
    heapq.heapify(waiting)
    while waiting and len(areas) > 4:
        area, corner = heapq.heappop(waiting)
        if area >= LEAST_CORNER:
            break
        if areas.get(corner) != area:
            continue
        del areas[corner]
        one, other = before[corner], after[corner]
        after[one], before[other] = other, one
        for each in (one, other):
            areas[each] = max(area, _triangle(ring, before[each], each, after[each]))
            heapq.heappush(waiting, (areas[each], each))
    return [ring[each] for each in sorted(areas)]


def _triangle(ring: Ring, *corners: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = (ring[each] for each in corners)
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians((ay + by + cy) / 3))


def _area(ring: Ring) -> float:
    middle = sum(y for _, y in ring) / len(ring)
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(twice) / 2 * math.cos(math.radians(middle))


def _packed(ring: Ring) -> str:
    """Return a ring as text; none of one that is too small to have an area."""
    corners = [(round(x / UNIT), round(y / UNIT)) for x, y in ring]
    corners = [corner for corner, last in zip(corners, [None, *corners], strict=False) if corner != last]
    if len(set(corners)) < 3:
        return ""
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(corners, [(0, 0), *corners], strict=False)]
    return pack_numbers(number for step in steps for number in step)


if __name__ == "__main__":
    LAND.write_text(make(json.loads(Path(sys.argv[1]).read_text("utf-8"))) + "\n", "ascii")
