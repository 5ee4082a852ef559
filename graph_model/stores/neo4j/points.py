"""Where a node lies as a point of the server's own, by which it measures distances and by which maps of it are drawn.

The numbers beside it are what is read back; the embedded engine knows no such points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_model.vocabulary import NodeType

LOCATION = "location"
_NUMBERS = ("latitude", "longitude")


def has_points(node_type: NodeType) -> bool:
    """Tell whether nodes of a type get a point: they may have both numbers, and nothing else of that name."""
    return LOCATION not in node_type.properties and all(name in node_type.properties for name in _NUMBERS)


def setting_point(variable: str, record: str) -> str:
    """Return what to SET of a node, by the numbers of a record; the point is none where one of them is missing.

    >>> setting_point("n", "row")
    'n.location = point({latitude: row.latitude, longitude: row.longitude})'
    """
    numbers = ", ".join(f"{name}: {record}.{name}" for name in _NUMBERS)
    return f"{variable}.{LOCATION} = point({{{numbers}}})"


def lacking_point(variable: str) -> str:
    """Return the Cypher condition that a node is without the point that a push gives it.

    >>> lacking_point("n")
    'n.location IS NULL AND n.latitude IS NOT NULL AND n.longitude IS NOT NULL'
    """
    numbers = " AND ".join(f"{variable}.{name} IS NOT NULL" for name in _NUMBERS)
    return f"{variable}.{LOCATION} IS NULL AND {numbers}"


def is_our_point(properties: Mapping[str, Any]) -> bool:
    """Tell whether the properties of a node, as plain data, hold a point of both its numbers.

    >>> is_our_point({"latitude": 37.5, "longitude": 127.0, "location": {"x": 127.0, "y": 37.5, "srid": 4326}})
    True
    """
    point = properties.get(LOCATION)
    return isinstance(point, dict) and [point.get("y"), point.get("x")] == [properties.get(name) for name in _NUMBERS]
