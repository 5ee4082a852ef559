"""Functions of the embedded engine that would answer otherwise than Neo4j's, made to answer alike.

Found by running the same calls on both (ArcadeDB 26.10, Neo4j 5.26 and 2026.08). What cannot be made alike is refused:
a different answer without a word is the worst of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from graph_model.stores.embedded.java import java_class

EARTH_RADIUS_RATIO = 6_378_140 / 6_371_000  # Neo4j's mean radius of the Earth and the engine's, both in metres
# The engine also has functions of its own, in namespaces such as `vector` and `geo`, and these without one.
NAMESPACES = frozenset({"date", "datetime", "localdatetime", "localtime", "time", "duration", "point"})
OWN = frozenset({"distance", "format"})
_MINUTE_ONLY = re.compile(r"^((?:[\d-]+T)?\d\d:\d\d)(?=$|[Z+-])")

Correction = Callable[[Any, Sequence[Any]], Any]


def correct_functions() -> None:
    """Put the corrected functions before the engine's own; the Java machine must be running."""
    registry = java_class("com.arcadedb.function.CypherFunctionRegistry")
    for name, correction in CORRECTIONS.items():
        registry.registerOrReplace(_corrected(name, _functions().getFunctionExecutor(name), correction))


def is_function(name: str) -> bool:
    """Tell whether Neo4j has a function and so may a query; the Java machine must be running.

    Of a name without a dot that neither has, the engine says so itself.
    """
    namespace, dot, _ = name.lower().rpartition(".")
    if dot:
        return namespace in NAMESPACES and bool(_functions().hasFunction(name))
    return name.lower() not in OWN


@cache
def _functions() -> Any:
    sql = java_class("com.arcadedb.function.sql.DefaultSQLFunctionFactory").getInstance()
    return java_class("com.arcadedb.query.opencypher.executor.CypherFunctionFactory")(sql)


def _point(point: Any, given: Sequence[Any]) -> Any:
    del given
    if point is not None:
        _refuse(str(point.get("srid")) in ("4979", "9157"), "points with a height or a z")
        point.put("crs", str(point.get("crs")).lower())
    return point


def _distance(metres: Any, given: Sequence[Any]) -> Any:
    on_earth = metres is not None and given[0].containsKey("longitude")
    return metres * EARTH_RADIUS_RATIO if on_earth else metres


def _text(text: Any, given: Sequence[Any]) -> Any:
    if text is None or not str(given[0].getClass().getName()).startswith("com.arcadedb"):
        return text
    return _MINUTE_ONLY.sub(r"\1:00", str(text))


def _number(number: Any, given: Sequence[Any]) -> Any:
    text = str(given[0])
    padded = number is not None and text != text.strip()
    return None if padded else number


def _value_type(name: Any, given: Sequence[Any]) -> Any:
    del given
    _refuse(str(name).startswith("LIST"), "valueType() of a list")
    return name


CORRECTIONS: dict[str, Correction] = {
    "point": _point,
    "point.distance": _distance,
    "toString": _text,
    "toInteger": _number,
    "toFloat": _number,
    "valueType": _value_type,
}


def _refuse(unlike: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if unlike:
        message = f"the embedded engine does not do this as Neo4j does: {what}; run the query on a server"
        raise java_class("com.arcadedb.exception.CommandExecutionException")(message)


def _corrected(name: str, own: Any, correction: Correction) -> Any:
    """Return a Java function that asks the engine's own and corrects its answer."""
    from jpype import JProxy

    # JPype does not reach the default methods of an interface, so each one that the engine calls is given.
    methods = {
        "getName": lambda: name,
        "getMinArgs": own.getMinArgs,
        "getMaxArgs": own.getMaxArgs,
        "getDescription": own.getDescription,
        "aggregateResults": lambda: False,
        "canMergePartials": lambda: False,
        "checkArity": own.checkArity,
        "validateArgs": own.validateArgs,
        "execute": lambda given, context: correction(own.execute(given, context), given),
    }
    return JProxy("com.arcadedb.function.StatelessFunction", dict=methods)
