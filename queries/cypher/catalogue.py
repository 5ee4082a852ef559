"""The catalogue of stock queries: one `.cypher` file a question, described by the comments at its head.

How these are written says `queries/cypher/stock_headers.py`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError, NothingFound, QueryFailed, QueryTimedOut, UnknownName
from graph_model.stores.contract import CypherStore
from graph_model.suggestions import nearest_words
from graph_model.wording import listed
from queries.answers import Answer
from queries.cypher.data_sets import data_set_parameters, warn_of_several, with_data_set
from queries.cypher.running import LIMIT, TIMEOUT_S, answer_of, read_query
from queries.cypher.stock_headers import read_header
from queries.cypher.stock_parameters import Parameter, Value

PAIRS_A_SECOND = 200_000  # neither engine has been seen to look at more
BUNDLED = Path(__file__).with_name("stock")


@dataclass(frozen=True, slots=True)
class StockQuery:
    """A stock query: what it tells, how it is asked, and its text."""

    name: str
    title: str
    theme: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    text: str
    instead: str = ""  # what can answer where the query takes too long or too much memory
    pairs: str = ""  # a query for how many pairs it would look at

    def run(
        self,
        store: CypherStore,
        asked: Mapping[str, Any] | None = None,
        *,
        limit: int | None = LIMIT,
        timeout: float = TIMEOUT_S,
    ) -> Answer:
        """Run the query with these parameters, the defaults for the rest; the answer says what these are.

        Raises:
            InterurbanError: a parameter is unknown or does not fit.
            UnknownName, AmbiguousName: a parameter that is a node names none, or several.
            NothingFound: the data has nothing that a parameter could be by default.
            NoData, DatasetNotChosen: the store does not hold the data set, or holds several and none is named.
            QueryFailed, QueryTimedOut: it would not end in time, or did not; what can answer instead is said.
        """
        found = self._values(store, dict(asked or {}), timeout)
        shown = {name: each.shown for name, each in found.items()}
        values = {name: value for each in found.values() for name, value in each.values.items()}
        given = with_data_set(store, self.text, values)
        with self._telling_what_can():
            self._refuse_too_many_pairs(store, values, timeout)
            rows = store.query(self.text, given, limit=limit, timeout=timeout)
        stated = {"query": self.text, "parameters": shown, "limit": limit}
        answer = answer_of(rows, self._asked(shown), computed=stated, verbatim=False)
        answer = answer.warn(*_say_defaults(found), *warn_of_several(store, self.text))
        return answer if rows.rows else replace(answer, notes=[*answer.notes, "no rows"])

    @contextlib.contextmanager
    def _telling_what_can(self) -> Iterator[None]:
        """Say what stopped a query that does not end, and what can answer instead."""
        try:
            yield
        except (QueryTimedOut, QueryFailed) as error:
            reason = str(error).rstrip(".")
            error.args = (f"{reason}; {self.instead}" if self.instead else reason,)
            raise

    def _refuse_too_many_pairs(self, store: CypherStore, values: Mapping[str, Any], timeout: float) -> None:
        """Refuse before anybody waits what would look at more pairs than there is time for.

        Raises:
            QueryFailed: it says how many there are.
        """
        if not self.pairs:
            return
        given = with_data_set(store, self.pairs, values)
        (found,) = store.query(self.pairs, given, limit=1, timeout=timeout).rows
        if found["pairs"] > timeout * PAIRS_A_SECOND:
            raise QueryFailed(
                f"the query was not begun: it would look at {found['pairs']:,} pairs, which takes longer than "
                f"{timeout:g} s; allow it more time"
            )

    def _asked(self, shown: Mapping[str, Any]) -> str:
        """Return the title with the parameters."""
        parameters = listed(f"{name} {value}" for name, value in shown.items())
        return f"{self.title} ({parameters})" if parameters else self.title

    def _values(self, store: CypherStore, asked: Mapping[str, Any], timeout: float) -> dict[str, Value]:
        """Return the value of each parameter."""
        known = {parameter.name for parameter in self.parameters}
        for name in sorted(asked.keys() - known):
            has = ", ".join(sorted(known)) or "none"
            raise InterurbanError(f"{self.name} has no parameter {name!r}; it has: {has}")
        in_one = any(each.names_a_node or each.patterns for each in self.parameters)
        given = data_set_parameters(store) if in_one else {}
        found: dict[str, Value] = {}
        for each in self.parameters:
            if each.name in asked:
                value = asked[each.name]
                found[each.name] = Value(each.received(value, store, given, timeout), value)
            else:
                found[each.name] = _default(each, store, given, timeout)
            given = {**given, **found[each.name].values}
        return found


def _default(parameter: Parameter, store: CypherStore, given: Mapping[str, Any], timeout: float) -> Value:
    try:
        return parameter.find(store, given, timeout)
    except UnknownName as error:
        raise NothingFound(f"{error}; that is the default of {parameter.name}: give one of this data") from None


def _say_defaults(found: Mapping[str, Value]) -> list[str]:
    said = [f"{name} is {each.shown} ({each.why})" for name, each in found.items() if each.why]
    return [f"by default {' and '.join(said)}"] if said else []


def read_catalogue(folders: Iterable[Path] = ()) -> dict[str, StockQuery]:
    """Return the stock queries by name; one in an analyst's own folder goes before one of ours with the same name.

    Raises:
        InterurbanError: a file is not described as it should be; every fault is named.
    """
    faults: list[str] = []
    found: dict[str, StockQuery] = {}
    for folder in (BUNDLED, *folders):
        if not folder.is_dir():
            raise InterurbanError(f"{folder}: there is no such folder of stock queries")
        for path in sorted(folder.glob("*.cypher")):
            if not path.is_file():  # a pipe or a device would be read for ever
                faults.append(f"{path}: is a folder or a device, and no file; take it out of the folder")
                continue
            query = _read(path, faults)
            found[query.name] = query
    if faults:
        raise InterurbanError("\n".join(faults))
    return found


def stock_query(queries: Mapping[str, StockQuery], name: str) -> StockQuery:
    """Return the stock query of a name.

    Raises:
        NothingFound: there is none; the nearest are suggested.
    """
    if name not in queries:
        near = nearest_words(name, queries, most=3, cutoff=0.4)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise NothingFound(f"there is no stock query {name!r}{hint}")
    return queries[name]


def describe_catalogue(queries: Mapping[str, StockQuery]) -> Answer:
    """Return the catalogue as an answer, by theme."""
    rows = [
        {
            "theme": query.theme,
            "name": query.name,
            "title": query.title,
            "parameters": [f"{each.name}={each.default}" for each in query.parameters],
            "about": query.about,
        }
        for query in sorted(queries.values(), key=lambda query: (query.theme, query.name))
    ]
    return Answer(f"{len(rows)} stock queries", ["theme", "name", "title", "parameters"], rows, group="theme")


def _read(path: Path, faults: list[str]) -> StockQuery:
    text = read_query(path)
    header = read_header(text, path.name, faults)
    own = {"title": path.stem, "theme": "own", "about": "", "instead": "", "pairs": ""} | header.plain
    return StockQuery(
        path.stem,
        own["title"],
        own["theme"],
        own["about"],
        tuple(header.parameters),
        header.columns,
        text,
        own["instead"],
        own["pairs"],
    )
