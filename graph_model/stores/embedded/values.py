"""Values of the embedded engine as plain data."""

from __future__ import annotations

import datetime
from typing import Any

_PLAIN = frozenset({bool, int, float, str})
_POINT = ("x", "y", "crs", "srid")
_TEMPORAL = "com.arcadedb.query.opencypher.temporal.Cypher"


def to_plain(value: Any) -> Any:
    """Return a value as the contract of stores says: nodes, relationships and paths as dicts, times as ISO text."""
    if value is None or type(value) in _PLAIN:  # Java's own numbers and booleans are subclasses
        return value
    if isinstance(value, datetime.date | datetime.datetime | datetime.time):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return [to_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): to_plain(each) for key, each in sorted(value.items())}
    return _java(value)


def _java(value: Any) -> Any:
    from jpype import JString

    name = str(value.getClass().getName())
    if isinstance(value, JString):
        return str(value)
    if hasattr(value, "getIdentity") and hasattr(value, "getTypeName"):
        return _record(value)
    if name.endswith(".TraversalPath"):
        return {
            "nodes": [to_plain(v) for v in value.getVertices()],
            "relationships": [to_plain(e) for e in value.getEdges()],
        }
    if name.startswith(_TEMPORAL):
        return _time(value, name.removeprefix(_TEMPORAL))
    if name.startswith("java.lang."):
        return _scalar(value, name)
    if hasattr(value, "entrySet"):
        held = {str(entry.getKey()): to_plain(entry.getValue()) for entry in value.entrySet()}
        return {key: held[key] for key in (_POINT if held.keys() > {*_POINT, "longitude"} else sorted(held))}
    if hasattr(value, "iterator"):
        return [to_plain(each) for each in value]
    return str(value.toString())


def _time(value: Any, java_type: str) -> str:
    """Return a Java time as ISO text with its seconds and its offset, and to the microsecond, as Python writes it."""
    if java_type == "DateTime":
        return datetime.datetime.fromisoformat(str(value.getValue().toOffsetDateTime())).isoformat()
    if java_type == "LocalDateTime":
        return datetime.datetime.fromisoformat(str(value.getValue())).isoformat()
    if java_type in ("Time", "LocalTime"):
        return datetime.time.fromisoformat(str(value.getValue())).isoformat()
    return str(value.toString())


def _record(value: Any) -> dict[str, Any]:
    held = value.propertiesAsMap()
    properties = {str(key): to_plain(held.get(key)) for key in sorted(held.keySet(), key=str)}
    if hasattr(value, "getOutVertex"):
        return {"type": str(value.getTypeName()), "properties": properties}
    return {"labels": [str(value.getTypeName())], "properties": properties}


def _scalar(value: Any, name: str) -> Any:
    java_type = name.rpartition(".")[2]
    if java_type == "Boolean":
        return bool(value)
    if java_type in ("Integer", "Long", "Short", "Byte"):
        return int(value)
    if java_type in ("Double", "Float"):
        return float(value)
    return str(value)
