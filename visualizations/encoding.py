"""Visual encoding: type to colour and shape, cluster to colour, measure to size."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Found by search: of all colours near a wanted hue, those that are farthest apart to normal, protanopic and
# deuteranopic eyes (at least 0.07 in OKLab, also from the grey) and have a contrast of at least 3:1 on the page (WCAG
# 2.1, graphical objects). Shapes tell types apart a second time. The second of each pair is for a dark page.
_PAIRS = (
    ("#376fa6", "#6fa6e9"),  # blue
    ("#de6f16", "#ff900b"),  # orange
    ("#37592c", "#169059"),  # dark green
    ("#6f37b1", "#857af4"),  # violet
    ("#bc3764", "#f4a69b"),  # rose
    ("#649b64", "#bcf4c8"),  # sage
    ("#641600", "#de4e16"),  # oxblood
    ("#906400", "#ffd359"),  # ochre
    ("#640b4e", "#85649b"),  # plum
    ("#6485ff", "#a6d3ff"),  # periwinkle
    ("#432185", "#6459d3"),  # indigo
)
PALETTE = tuple(light for light, _ in _PAIRS)
GREY = "#7f8793"
ON_DARK = {**dict(_PAIRS), GREY: "#8a93a0"}
SHAPES = ("dot", "square", "triangle", "diamond", "star", "hexagon", "triangleDown", "pentagon", "plus")

SMALLEST_NODE, LARGEST_NODE = 7.0, 34.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the nodes of one type, or of one cluster, are drawn."""

    colour: str
    shape: str


_BUNDLED = {
    "City": Look(PALETTE[0], "dot"),
    "Organisation": Look(PALETTE[1], "square"),
    "Forum": Look(PALETTE[2], "triangle"),
    "Role": Look(PALETTE[3], "diamond"),
    "MOU": Look(PALETTE[4], "star"),
    "Initiative": Look(PALETTE[5], "hexagon"),
    "Person": Look(PALETTE[6], "triangleDown"),
    "Country": Look(GREY, "pentagon"),
    "Topic": Look(PALETTE[7], "plus"),
    "Node": Look(PALETTE[8], "dot"),  # mostly all that is on a page, where another program's file had no types
}


def type_look(node_type: str) -> Look:
    """Return the look of a node type; a type of the user's own has one that is the same on every page.

    >>> type_look("City").shape
    'dot'
    """
    place = zlib.crc32(node_type.encode())
    return _BUNDLED.get(node_type) or Look(PALETTE[place % len(PALETTE)], SHAPES[place // 16 % len(SHAPES)])


def cluster_colour(number: int | None) -> str:
    """Return the colour of a cluster (numbered from 1); those beyond the palette, and no cluster, are grey."""
    return PALETTE[number - 1] if number is not None and 1 <= number <= len(PALETTE) else GREY


def cluster_key(number: int | None) -> str:
    """Return the key of a cluster in the legend: its number, `more` beyond the palette, or `none`."""
    if number is None:
        return "none"
    return str(number) if 1 <= number <= len(PALETTE) else "more"


def node_sizes(measure: Mapping[str, float], nodes: Iterable[str]) -> dict[str, float]:
    """Return a radius in pixels for each node, from 7 to 34; use it to draw any measure that is not negative.

    The radius beyond 7 grows with the square root of the measure, so that the eye compares areas. What is missing,
    negative or not a number counts as 0.
    """
    values = {node: _positive_or_zero(measure.get(node, 0.0)) for node in nodes}
    largest = max(values.values(), default=0.0) or 1.0
    spread = LARGEST_NODE - SMALLEST_NODE
    return {node: round(SMALLEST_NODE + spread * math.sqrt(value / largest), 2) for node, value in values.items()}


def _positive_or_zero(value: float) -> float:
    return value if math.isfinite(value) and value > 0 else 0.0
