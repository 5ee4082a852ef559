"""One query on the embedded engine: what it is, its columns, its rows, and what went wrong."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

from graph_model.errors import QueryFailed, QueryRefused, QueryTimedOut
from graph_model.stores.contract import Rows, count_rows, with_place
from graph_model.stores.embedded.engine import PROCEDURES
from graph_model.stores.embedded.functions import is_function
from graph_model.stores.embedded.java import java_class, leave_java, passed_over_by_collector
from graph_model.stores.embedded.refusals import find_pattern_as_value, find_unbound
from graph_model.stores.embedded.rewriting import rewrite
from graph_model.stores.embedded.syntax_tree import find_calls, find_returned, gives_rows, syntax_tree
from graph_model.stores.embedded.values import to_plain
from graph_model.stores.parameters import check_parameters

GRACE_S = 0.5

_PLACE = re.compile(r"line (\d+)(?::|, column )(\d+)")
_QUOTED = re.compile(r"(?:Variable|[Ff]unction) '([\w.]+)'")  # of these the engine tells no place
_LAST_SEMICOLON = re.compile(r";\s*$")  # the engine takes one, its parser does not
_ONLY_READS = "interurban only reads the graph"


class EmbeddedQuery:
    """A query running in a thread of its own, so that Ctrl-C is heard while Java works.

    Only its time limit stops the engine: a query given up goes on in its thread, which the command knows by its name.
    """

    def __init__(self, database: Any, text: str, parameters: Mapping[str, Any], limit: int | None) -> None:
        self.database = database
        self.text = text
        self.parameters = check_parameters(parameters)
        self.limit = limit
        self._rows: Rows | None = None
        self._error: BaseException | None = None

    def rows(self, timeout: float) -> Rows:
        """Return the rows; the database must know of the timeout (in seconds) already.

        Raises:
            QueryRefused, QueryFailed, QueryTimedOut: as the contract of stores says.
        """
        with passed_over_by_collector():
            self._wait(timeout)
        if self._error is not None:
            raise _our_error(self._error, self.text, timeout) from None
        if self._rows is None:
            raise QueryFailed("the query ended without an answer")
        return self._rows

    def _wait(self, timeout: float) -> None:
        worker = threading.Thread(target=self._run, name="interurban-query", daemon=True)
        worker.start()
        # The engine looks at its clock between rows, not within an expression; there the query is left to itself.
        until = time.monotonic() + timeout + GRACE_S
        while worker.is_alive():
            if time.monotonic() > until:
                raise QueryTimedOut(timeout, "in this process until its step is done")
            worker.join(0.05)

    def _run(self) -> None:
        try:
            self._rows = self._read(*self._prepare())
        except BaseException as error:
            self._error = error
        finally:
            leave_java()

    def _read(self, text: str, returned: dict[str, str]) -> Rows:
        """Return the rows; `returned` are the columns and what the engine calls them, those of the rows if empty."""
        arguments = (self.parameters,) if self.parameters else ()
        rows: list[dict[str, Any]] = []
        results = iter(self.database.query("opencypher", text, *arguments))
        for result in results:
            returned = returned or {name: name for name in sorted(map(str, result.property_names))}
            if self.limit is not None and len(rows) == self.limit:
                return Rows(list(returned), rows, more=True, total=_count(len(rows) + 1, results))
            rows.append({name: to_plain(result.get_raw(key)) for name, key in returned.items()})
        return Rows(list(returned), rows)

    def _prepare(self) -> tuple[str, dict[str, str]]:
        """Return the text for the engine, and the columns as Neo4j names them with what the engine calls them.

        Of `RETURN *` and of a procedure by itself there are no columns yet.

        Raises:
            QueryRefused: the engine's own parser says that this is no query.
        """
        asked = _LAST_SEMICOLON.sub("", self.text)
        tree = syntax_tree(asked)
        parser = java_class("com.arcadedb.query.opencypher.parser.Cypher25AntlrParser")(
            self.database.get_java_database()
        )
        if tree:
            _check_variables(parser, asked, tree)
        text = rewrite(asked, tree) if tree else asked
        statement = parser.parse(text)
        if tree is None or str(statement.getClass().getSimpleName()) not in ("SimpleCypherStatement", "UnionStatement"):
            raise QueryRefused(f"the query would administer the database; {_ONLY_READS}")
        _refuse_unknown(tree)
        if statement.isReadOnly() and not gives_rows(tree):  # what writes is refused as that
            raise QueryFailed("a query ends with what it returns; add RETURN and what is wanted")
        clause = statement.getReturnClause()
        items = list(clause.getReturnItems()) if clause is not None else []
        keys = [str(item.getOutputName()) for item in items]
        if "*" in keys:
            return text, {}
        names = map(_name, items, find_returned(asked, tree))
        return text, dict(zip(names, keys, strict=True))


def _check_variables(parser: Any, asked: str, tree: Any) -> None:
    """Find variables that nothing binds while the query stands in its own words: in ours they would pass as new ones.

    Raises:
        QueryFailed: there is one, or a pattern that could only bind some.
    """
    try:
        parser.parse(asked)
    except Exception as error:  # of other errors, some are none once the query is in our words
        if "UndefinedVariable" in str(error):
            raise
    if name := find_unbound(tree):
        raise QueryFailed(f"Variable '{name}' not defined")
    if find_pattern_as_value(tree):
        raise QueryFailed("a pattern is no value; write EXISTS { ... }, or COUNT { ... } to count what it finds")


def _refuse_unknown(tree: Any) -> None:
    """Refuse procedures and functions that Neo4j lacks; those it has not, the engine would take for writing."""
    for name in find_calls(tree, "procedure"):
        if name.lower() not in PROCEDURES:
            raise QueryRefused(f"the query would call the procedure {name}; {_ONLY_READS}")
    for name in find_calls(tree, "function"):
        if not is_function(name):
            raise QueryFailed(f"Unknown function '{name}'")


def _count(seen: int, results: Iterator[Any]) -> int | None:
    """Return how many rows there are, if the engine tells them all: there is an answer whether or not it does."""
    try:
        return count_rows(seen, results)
    except Exception:
        return None


def _name(item: Any, written: str) -> str:
    """Return the column of an item of RETURN: its alias, or how it is written, or of a map projection the variable."""
    if item.getAlias() is not None:
        return str(item.getAlias())
    expression = item.getExpression()
    is_projection = str(expression.getClass().getSimpleName()) == "MapProjectionExpression"
    return str(expression.getVariableName()) if is_projection else written


def _our_error(error: BaseException, text: str, timeout: float) -> BaseException:
    """Return our error for one of the engine's."""
    if isinstance(error, QueryRefused):
        return error
    message = str(error)
    if "TimeoutException" in message:
        return QueryTimedOut(timeout)
    if "QueryNotIdempotentException" in message or "DatabaseIsReadOnlyException" in message:
        return QueryRefused(f"the query would write or administer; {_ONLY_READS}")
    if "LOAD CSV" in message and "SecurityException" in message:
        return QueryRefused(f"the query would read a file or an address (LOAD CSV); {_ONLY_READS}")
    reason = re.sub(r"^(Query failed: |Reading the result set failed: )?(com\.arcadedb\.|java\.)[\w.$]+: ", "", message)
    reason = re.sub(r"^(UndefinedVariable|UnknownFunction): ", "", reason)
    reason = re.sub(r"^UnexpectedSyntax: (Pattern expressions .*)$", r"\1; write EXISTS { ... }", reason)
    reason = re.sub(r" \(caused by .*\)$", "", reason.splitlines()[0] if reason else "the query failed")
    place = _place(reason, text)
    return QueryFailed(with_place(reason, text, *place) if place else reason)


def _place(reason: str, text: str) -> tuple[int, int] | None:
    """Return the line and column that an error speaks of, or those of the last use of the word that it quotes."""
    if stated := _PLACE.search(reason):
        return int(stated[1]), int(stated[2]) + 1
    if (quoted := _QUOTED.search(reason)) and (
        uses := [*re.finditer(rf"(?<![.$])(?<!\bAS )\b{re.escape(quoted[1])}\b", text)]
    ):
        before = text[: uses[-1].start()]
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    return None
