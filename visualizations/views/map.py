"""The map view: what has coordinates, over a coastline, and what is tied to a place by a seat or a venue."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from graph_model import Node, Relationship
from visualizations.coastline import CREDIT, coastline
from visualizations.packing import pack_numbers
from visualizations.page import Page
from visualizations.views.view import View

LATITUDE, LONGITUDE = "latitude", "longitude"
# What places a thing without coordinates at its city, and of several the first: the chief seat before an office.
PLACING = ("BASED_IN", "HELD_IN")
SEATS = ("headquarters", "secretariat", "", "office", "regional centre")
PER_DEGREE = 1000  # a thousandth of a degree is a tenth of a kilometre
NOWHERE = (0, 100 * PER_DEGREE)  # beyond the pole


def has_coordinates(page: Page) -> bool:
    """Tell whether anything that the page shows has coordinates."""
    return any(_coordinates(node) != NOWHERE for node in page.nodes)


def describe_map(page: Page) -> dict[str, Any]:
    """Return the packed `coast` (visualizations.coastline), `credit`, and where things are.

    `coordinates` are packed, in the order of the nodes: thousandths of a degree east, then north; 100 degrees north
    stands for none. `seats` are the numbers of the relationships that place what has none of its own at the city they
    lead to, those first that count before others. `placeable` are the types whose nodes may have coordinates.
    """
    types = page.graph.vocabulary.nodes.items()
    return {
        "coast": coastline(),
        "credit": CREDIT,
        "coordinates": pack_numbers(number for node in page.nodes for number in _coordinates(node)),
        "seats": _seats(page.relationships),
        "placeable": [name for name, kind in types if {LATITUDE, LONGITUDE} <= {*kind.properties}],
    }


def _coordinates(node: Node) -> tuple[int, int]:
    east, north = _degrees(node, LONGITUDE, 180), _degrees(node, LATITUDE, 90)
    return NOWHERE if east is None or north is None else (round(east * PER_DEGREE), round(north * PER_DEGREE))


def _degrees(node: Node, name: str, most: float) -> float | None:
    value = node.properties.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) and abs(value) <= most else None


def _seats(relationships: list[Relationship]) -> list[int]:
    placing = [(number, each) for number, each in enumerate(relationships) if each.type in PLACING]
    return [number for number, _ in sorted(placing, key=lambda pair: _rank(pair[1]))]


def _rank(seat: Relationship) -> tuple[int, int]:
    kind = seat.properties.get("as", "")
    return PLACING.index(seat.type), SEATS.index(kind) if kind in SEATS else SEATS.index("")


MAP = View("map", "view-map", Path(__file__).with_suffix(".js"), describe_map, suits=has_coordinates)
