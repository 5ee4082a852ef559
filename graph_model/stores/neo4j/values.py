"""Values of the Neo4j driver as plain data."""

from __future__ import annotations

from typing import Any

from graph_model.stores.neo4j.points import LOCATION, is_our_point

_PLAIN = frozenset({type(None), bool, int, float, str})
_SYSTEMS = {7203: "cartesian", 9157: "cartesian-3d", 4326: "wgs-84", 4979: "wgs-84-3d"}


def to_plain(value: Any) -> Any:
    """Return a value as the contract of stores says: nodes, relationships and paths as dicts, times as ISO text."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list | set):
        return [each if type(each) in _PLAIN else to_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: to_plain(value[key]) for key in sorted(value)}  # the server's own order says nothing
    return _of_the_driver(value)


def _of_the_driver(value: Any) -> Any:
    """Return a value of a type of the driver's own as plain data; it is looked at last, for there are few of them."""
    from neo4j.graph import Node, Path, Relationship
    from neo4j.spatial import Point
    from neo4j.time import DateTime, Duration, Time

    if isinstance(value, Node):
        own = _properties(value)
        if is_our_point(own):
            del own[LOCATION]  # the embedded engine has none, and both give the same rows
        return {"labels": sorted(value.labels), "properties": own}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        parts = {"nodes": value.nodes, "relationships": value.relationships}
        return {name: [to_plain(each) for each in found] for name, found in parts.items()}
    if isinstance(value, DateTime | Time):
        return value.to_native().isoformat()
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, Point):
        named = dict(zip("xyz", value, strict=False))
        return {**named, "crs": _SYSTEMS.get(value.srid or 0, ""), "srid": value.srid}
    if isinstance(value, tuple):  # a duration and a point are tuples, too
        return [to_plain(each) for each in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _properties(thing: Any) -> dict[str, Any]:
    return {key: to_plain(thing[key]) for key in sorted(thing.keys())}
