"""The catalogue of stock queries: one `.cypher` file a question, described by the comments at its head.

    // title: Members of a network at a date
    // theme: membership
    // about: Who belonged to a network then.
    // param network: Organisation = CITYNET -- the network
    // param at: date = 2014 -- as-of date (EDTF)
    // column member: name of the member

A parameter is text, integer, number, date, or a node: a node type (`City`), several (`City|Organisation`), or `node`
for any. A node is given by its id or any of its names and reaches the query as its id: `MATCH (c:City {id: $city})`. A
date reaches it as days: `at` as `$at_first` and `$at_last`, its first and last day. Where it is qualified (`2013?`)
these are the outermost that it may mean, and `$at_first_latest` and `$at_last_earliest` the innermost; otherwise the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError, NothingFound, UnknownName
from graph_model.periods import asked_time
from graph_model.stores.contract import CypherEngine
from graph_model.suggestions import nearest_words
from graph_model.wording import listed
from queries.answers import Answer
from queries.cypher.named_nodes import ANY, resolve_name
from queries.cypher.running import LIMIT, TIMEOUT_S, answer_of, read_query

BUNDLED = Path(__file__).with_name("stock")
TYPES = ("text", "integer", "number", "date", ANY)

_LINE = re.compile(r"// (title|theme|about|param|column)(?: ([a-z_]+))?: ?(.*)")
_PARAMETER = re.compile(r"(\S+) = (.*?)(?: -- (.*))?")
_NODE_TYPES = re.compile(r"[A-Z]\w*(\|[A-Z]\w*)*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a stock query: its type, its default and an example in one, and what it means."""

    name: str
    type: str
    default: str
    about: str = ""

    @property
    def names_a_node(self) -> bool:
        """Whether a value is the name or id of a node."""
        return self.type == ANY or _NODE_TYPES.fullmatch(self.type) is not None

    def values(self, text: Any, engine: CypherEngine, timeout: float) -> dict[str, Any]:
        """Return what the query receives for a value.

        Raises:
            InterurbanError: the value is not of the type.
            UnknownName, AmbiguousName: it names no node of the database, or several.
        """
        if self.names_a_node:
            return {self.name: resolve_name(engine, str(text), self.type, timeout=timeout)}
        try:
            if self.type == "date":
                days = asdict(asked_time(str(text)))
                return {f"{self.name}_{name}": day.isoformat() for name, day in days.items()}
            convert = {"integer": int, "number": float}.get(self.type, str)
            return {self.name: convert(text)}
        except ValueError:
            raise InterurbanError(
                f"{self.name}: {text!r} is no {self.type}; as in {self.name}={self.default}"
            ) from None


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

    def run(
        self,
        engine: CypherEngine,
        asked: Mapping[str, Any] | None = None,
        *,
        limit: int | None = LIMIT,
        timeout: float = TIMEOUT_S,
    ) -> Answer:
        """Run the query with these parameters, the defaults for the rest.

        Raises:
            InterurbanError: a parameter is unknown or does not fit.
            UnknownName, AmbiguousName: a parameter that is a node names none, or several.
        """
        given = {each.name: each.default for each in self.parameters} | dict(asked or {})
        known = {parameter.name for parameter in self.parameters}
        for name in given:
            if name not in known:
                has = ", ".join(sorted(known)) or "none"
                raise InterurbanError(f"{self.name} has no parameter {name!r}; it has: {has}")
        values: dict[str, Any] = {}
        for parameter in self.parameters:
            try:
                values |= parameter.values(given[parameter.name], engine, timeout)
            except UnknownName as error:
                if parameter.name in (asked or {}):
                    raise
                raise NothingFound(f"{error}; that is the default of {parameter.name}: give one of this data") from None
        shown = listed(f"{name} {value}" for name, value in given.items())
        title = f"{self.title} ({shown})" if shown else self.title
        found = engine.query(self.text, values, limit=limit, timeout=timeout)
        answer = answer_of(found, title, computed={"query": self.text, "limit": limit}, verbatim=False)
        return answer if found.rows else replace(answer, notes=[*answer.notes, "no rows"])


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
    plain: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            break
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            faults.append(f"{path.name}:{number}: is neither title, theme, about, param nor column: {line}")
        elif match[1] == "param":
            parameters += _parameter(str(match[2]), match[3], f"{path.name}:{number}", faults)
        elif match[1] == "column":
            columns[str(match[2])] = match[3]
        else:
            plain[match[1]] = match[3]
    if "title" not in plain:
        faults.append(f"{path.name}: has no title; begin it with // title: ...")
    own = {"title": path.stem, "theme": "own", "about": ""} | plain
    return StockQuery(path.stem, own["title"], own["theme"], own["about"], tuple(parameters), columns, text)


def _parameter(name: str, described: str, place: str, faults: list[str]) -> list[Parameter]:
    match = _PARAMETER.fullmatch(described)
    if match is None or not (match[1] in TYPES or _NODE_TYPES.fullmatch(match[1])):
        faults.append(
            f"{place}: write a parameter as `// param at: date = 2014 -- what it means`; "
            f"types: {', '.join(TYPES)}, or node types such as City|Organisation"
        )
        return []
    return [Parameter(name, match[1], match[2].strip(), match[3] or "")]
