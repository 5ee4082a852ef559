"""The parameters of a stock query: their types, what their values become, and what they are by default.

A default is a value, or it is found in the data that is asked: a pattern says where, and calls it `it`. For a node it
is the one that the pattern finds most often, for a date the latest year that a date of `it` certainly means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from graph_model.errors import InterurbanError, NothingFound
from graph_model.periods import asked_time
from graph_model.stores.contract import CypherEngine
from graph_model.stores.records import bears_id_and_name
from queries.cypher.named_nodes import ANY, resolve_name

TYPES = ("text", "integer", "number", "date", ANY)

_NODE_TYPES = re.compile(r"[A-Z]\w*(\|[A-Z]\w*)*")

# A relationship has the days of its beginning and whether they are certain, a node those of its date as it is written.
_LATEST_YEAR = """
    WITH coalesce(it.begins_earliest, toString(it.on_earliest)) AS first,
         coalesce(it.begins_latest, toString(it.on_latest)) AS last,
         coalesce(it.dates_certain, NOT (it.on CONTAINS '?' OR it.on CONTAINS '~' OR it.on CONTAINS '%')) AS certain
    WHERE certain AND left(first, 4) = left(last, 4) AND first > '0001-12-31'
    RETURN max(left(last, 4)) AS year
    """
_MOST_OFTEN = f"""
    WITH it, count(*) AS times
    WHERE it.dataset = $dataset AND {bears_id_and_name("it")}
    RETURN it.id AS id, it.name AS name
    ORDER BY times DESC, name, id
    """


def is_type(text: str) -> bool:
    """Tell whether this is the type of a parameter: one of `TYPES`, or node types as in `City|Organisation`."""
    return text in TYPES or _NODE_TYPES.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Value:
    """What a parameter is: what the query receives, what a reader is told, and why, where it was found in the data."""

    values: Mapping[str, Any]
    shown: Any
    why: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a stock query: its type, its default and what it means.

    Where the default is found in the data, `patterns` say how, and `default` the same in words between `<` and `>`.
    """

    name: str
    type: str
    default: str
    about: str = ""
    patterns: tuple[str, ...] = ()

    @property
    def names_a_node(self) -> bool:
        """Whether a value is the name or id of a node."""
        return self.type == ANY or (self.type not in TYPES and is_type(self.type))

    def received(self, value: Any, engine: CypherEngine, given: Mapping[str, Any], timeout: float) -> dict[str, Any]:
        """Return what the query receives for a value; a node is looked for in the data set that `given` names.

        Raises:
            InterurbanError: the value is not of the type.
            UnknownName, AmbiguousName: it names no node of the data set, or several.
        """
        if self.names_a_node:
            return {self.name: resolve_name(engine, str(value), self.type, given=given, timeout=timeout)}
        try:
            if self.type == "date":
                days = asdict(asked_time(str(value)))
                return {f"{self.name}_{name}": day.isoformat() for name, day in days.items()}
            convert = {"integer": int, "number": float}.get(self.type, str)
            return {self.name: convert(value)}
        except ValueError as error:
            if self.type == "date":
                from graph_model.date_remedies import remedy_of_asked

                told = f"{self.name}: {value!r} {error}; {remedy_of_asked(str(value))}"
                raise InterurbanError(told) from None
            example = "2014" if self.patterns else self.default
            raise InterurbanError(f"{self.name}: {value!r} is no {self.type}; as in {self.name}={example}") from None

    def find(self, engine: CypherEngine, given: Mapping[str, Any], timeout: float) -> Value:
        """Return what the parameter is by default.

        `given` holds the parameters of the data set that is asked and those that are known already.

        Raises:
            NothingFound: the data has nothing that it could be.
            UnknownName, AmbiguousName: the default is a name, and none of this data, or of several nodes.
        """
        if not self.patterns:
            return Value(self.received(self.default, engine, given, timeout), self.default)
        why = self.default[1:-1]
        for pattern in self.patterns:
            text = f"MATCH {pattern} {_LATEST_YEAR if self.type == 'date' else _MOST_OFTEN}"
            asked = {name: value for name, value in given.items() if f"${name}" in text}
            for row in engine.query(text, asked, limit=1, timeout=timeout).rows:
                if self.type != "date":
                    return Value({self.name: row["id"]}, str(row["name"]), why)
                if row["year"]:
                    return Value(self.received(row["year"], engine, given, timeout), row["year"], why)
        if self.type == "date":
            year = str(datetime.now(tz=UTC).year)
            return Value(
                self.received(year, engine, given, timeout), year, "this year, as nothing is dated for certain"
            )
        wanted = "node" if self.type == ANY else self.type.replace("|", " or ")
        raise NothingFound(f"this data has no {wanted} that {self.name} could be by default ({why}); give {self.name}")
