"""Visual encoding: type to colour and shape, cluster to colour, measure to size."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Every colour has a contrast of at least 3:1 on white (WCAG 2.1, graphical objects), and neighbours in the list differ
# in lightness as well as in hue, so that they stay apart for colour-blind eyes and in grey print. Shapes tell types
# apart a second time.
PALETTE = (
    "#1f6fb4",
    "#c2571a",
    "#2b8a3e",
    "#7048a8",
    "#c0263d",
    "#0f7c86",
    "#7a4b2b",
    "#6b7280",
    "#8a6d00",
    "#b0357f",
    "#3f51b5",
    "#4d7c0f",
)
UNCLUSTERED = "#7f8793"
SHAPES = ("dot", "square", "triangle", "diamond", "star", "hexagon", "triangleDown")

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
    "Country": Look(PALETTE[7], "square"),
    "Topic": Look(PALETTE[8], "dot"),
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
    return PALETTE[number - 1] if number is not None and 1 <= number <= len(PALETTE) else UNCLUSTERED


def node_sizes(measure: Mapping[str, float], nodes: Iterable[str]) -> dict[str, float]:
    """Return a radius in pixels for each node, such that area grows with the measure; 7 to 34, missing counts as 0."""
    values = {node: max(measure.get(node, 0.0), 0.0) for node in nodes}
    largest = max(values.values(), default=0.0) or 1.0
    spread = LARGEST_NODE - SMALLEST_NODE
    return {node: round(SMALLEST_NODE + spread * math.sqrt(value / largest), 2) for node, value in values.items()}
