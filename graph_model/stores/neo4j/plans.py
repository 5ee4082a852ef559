"""What a Neo4j server says a query would do, and what it says when the query fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_model.errors import QueryFailed, QueryRefused, QueryTimedOut
from graph_model.stores.contract import with_place

PROCEDURES = frozenset({"db.labels", "db.relationshipTypes"})

_CALL = re.compile(r"(?:\w+Call\(|\bCALL\s+)([^\s({][^(]*)\(")  # 5.26 writes ResolvedCall(name(..., 2026 CALL name(...
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset")
_OURS_TO_SAY = ("Neo.ClientError.Security", "Neo.ClientError.Database")  # about the connection, not the query


def refuse_more_than_reading(summary: Any) -> None:
    """Look at the plan of a query.

    Most of what a query does is a step of its plan. A subquery inside a list comprehension, CASE or the like is no step
    of its own: there the server writes its clauses out in the details of the step that holds it, with literals taken
    out of the text, so that `LOAD CSV` or a call stands there only if it would be run.

    Raises:
        QueryRefused: it is more than reading the graph.
    """
    if summary.query_type != "r":
        raise QueryRefused("the query would write or administer; interurban only reads the graph")
    for operator, details in _steps(summary.plan or {}):
        if operator == "LoadCSV" or "LOAD CSV" in details:
            raise QueryRefused("the query would read a file or an address (LOAD CSV); interurban only reads the graph")
        if operator == "AdministrationCommand" or operator.startswith(("Show", "Terminate")):
            raise QueryRefused("the query would administer the server; interurban only reads the graph")
        called = [match.strip() for match in _CALL.findall(details)]
        if operator == "ProcedureCall":
            called.append(details.partition("(")[0].strip())
        for name in called:
            if name.replace("`", "") not in PROCEDURES:
                raise QueryRefused(f"the query would call the procedure {name}; interurban only reads the graph")


def refuse_plan(summary: Any) -> None:
    """Look at what a query that has run returned.

    Raises:
        QueryRefused: a plan instead of rows, because its text began with EXPLAIN or PROFILE.
    """
    if summary.plan:
        raise QueryRefused("the query asks how it would be run (EXPLAIN or PROFILE); leave that word out to get rows")


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the operator of each step of a plan, and its details."""
    if plan:
        yield plan["operatorType"].partition("@")[0], str(plan.get("args", {}).get("Details", ""))
        for child in plan.get("children", ()):
            yield from _steps(child)


def our_error(error: Any, text: str, timeout: float) -> Exception:
    """Return our error for one of the server's."""
    code = str(error.code or "")
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryTimedOut(timeout)
    if "AccessMode" in code or "ReadOnly" in code:
        return QueryRefused("the query would write; interurban only reads the graph")
    if code.startswith(_OURS_TO_SAY):
        known: Exception = error
        return known
    message = str(error.message or "the query failed")
    place = _PLACE.search(message)
    if place is None:
        return QueryFailed(message)
    # The server counts the `EXPLAIN ` that was put before the text.
    line, column = int(place[1]), int(place[2])
    reason = message.partition(" (line")[0]
    return QueryFailed(with_place(reason, text, line, max(column - (8 if line == 1 else 0), 1)))
