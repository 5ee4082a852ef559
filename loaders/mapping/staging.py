"""Where mapped rows wait until all are read: a temporary SQLite file, so that memory does not grow with the rows."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_model.folding import caseless
from graph_model.values import join, split

ROWS_A_FILE = 1 << 32  # a place is the number of its file times this, and its row
BATCH = 20_000
BETWEEN = "\x1f"  # parts the cells of a relationship while they wait; no cell can hold it

_TABLES = """
CREATE TABLE node (
    number INTEGER PRIMARY KEY, type TEXT, key TEXT, rank INT, given TEXT, name TEXT, named INT, apart TEXT,
    aliases TEXT, cells TEXT, place INT, id TEXT
);
CREATE UNIQUE INDEX node_by_key ON node (key, type);
CREATE TABLE cited (node INT, citation INT, PRIMARY KEY (node, citation)) WITHOUT ROWID;
CREATE TABLE citation (number INTEGER PRIMARY KEY, source INT, at TEXT, UNIQUE (source, at));
CREATE TABLE statement (node INT, property TEXT, value TEXT, citation INT, place INT,
    PRIMARY KEY (node, property, value, citation)) WITHOUT ROWID;
CREATE TABLE tie (place INT, type INT, start INT, stop INT, cells TEXT, citation INT, year INT);
CREATE TABLE sought (node INT, country TEXT, by_population INT, PRIMARY KEY (node, country)) WITHOUT ROWID;
CREATE TABLE gave (place INTEGER PRIMARY KEY) WITHOUT ROWID;
"""

# Of a relationship: its place, the number of its type, its ends, its cells as one text, its citation, its year.
StagedTie = tuple[int, int, int, int, str, int, int | None]


@dataclass(frozen=True, slots=True)
class StagedNode:
    """A node as one row names it: its identity is its type and key.

    `rank` says how surely it is known: 0 by id or by what tells it apart, 1 by name, 2 by name among several types, 3
    by name and only if another row has it. `country` is where the gazetteer is to look for it; None: it is not asked.
    `by_population` lets it take the largest of several. What is not `named` has its id for a name.
    """

    type: str
    key: str
    rank: int
    given: str
    name: str
    apart: str = ""
    aliases: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    by_population: bool = False
    named: bool = True


class Staging:
    """The nodes and ties of all rows read so far."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="interurban-load-", ignore_cleanup_errors=True)
        self.connection = sqlite3.connect(Path(self._folder.name) / "rows.sqlite", isolation_level=None)
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536", "temp_store=FILE"):
            self.connection.execute(f"PRAGMA {setting}")
        self.connection.executescript(_TABLES)
        self.connection.execute("BEGIN")
        self._ties: list[StagedTie] = []
        self._next = 1

    def close(self) -> None:
        """Remove the temporary file."""
        self.connection.close()
        self._folder.cleanup()

    def add_node(self, node: StagedNode, citation: int, place: int) -> int:
        """Take in what a row says of a node; return its number.

        Of a node that is there what is empty is filled, another name becomes an alias, or the name in the place of one
        that is but its id, and another value of a property a statement of its source.
        """
        number = self._next
        added = self.connection.execute(
            "INSERT OR IGNORE INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                number,
                node.type,
                node.key,
                node.rank,
                node.given,
                node.name,
                node.named,
                node.apart,
                join(node.aliases),
                json.dumps(dict(node.cells), ensure_ascii=False),
                place,
            ),
        ).rowcount
        if added:
            self._next += 1
            self._gave(place)
        else:
            found = "SELECT number, name, aliases, cells, named FROM node WHERE key = ? AND type = ?"
            number, *there = self.connection.execute(found, (node.key, node.type)).fetchone()
            self._merge(number, there, node, citation, place)
        self.cite(number, citation)
        if node.country is not None:
            sought = "INSERT OR IGNORE INTO sought VALUES (?, ?, ?)"
            self.connection.execute(sought, (number, node.country, node.by_population))
        return number

    def _merge(self, number: int, there: list[Any], node: StagedNode, citation: int, place: int) -> None:
        name, written, held, named = there[0], there[1], json.loads(there[2]), bool(there[3])
        is_first = node.named and not named
        name = node.name if is_first else name
        others = (node.name, *node.aliases) if node.named else node.aliases
        aliases = [each for each in dict.fromkeys([*split(written), *others]) if each != name]
        missing = {key: cell for key, cell in node.cells if key not in held}
        if is_first or missing or aliases != split(written):
            self.connection.execute(
                "UPDATE node SET name = ?, named = ?, aliases = ?, cells = ? WHERE number = ?",
                (name, named or node.named, join(aliases), json.dumps(held | missing, ensure_ascii=False), number),
            )
            self._gave(place)
        differing = [(number, key, cell, citation, place) for key, cell in node.cells if held.get(key, cell) != cell]
        if differing:
            self.connection.executemany("INSERT OR IGNORE INTO statement VALUES (?, ?, ?, ?, ?)", differing)
            self._gave(place)

    def join_nodes(self, one: int, other: int) -> None:
        """Let what was said of one node be said of another, which is the same."""
        query = "SELECT name, aliases, cells, place FROM node WHERE number = ?"
        name, written, cells, place = self.connection.execute(query, (one,)).fetchone()
        query = "SELECT name, aliases, cells, named FROM node WHERE number = ?"
        there = list(self.connection.execute(query, (other,)).fetchone())
        aliases = split(written)
        if caseless(name) != caseless(there[0]):
            aliases = [name, *aliases]
        cells_said = tuple(json.loads(cells).items())
        said = StagedNode("", "", 0, "", there[0], "", tuple(aliases), cells_said, named=bool(there[3]))
        self._merge(other, there, said, 0, place)
        copied = "INSERT OR IGNORE INTO cited SELECT ?, citation FROM cited WHERE node = ?"
        self.connection.execute(copied, (other, one))
        self.connection.execute("UPDATE OR REPLACE sought SET node = ? WHERE node = ?", (other, one))
        self.connection.execute("DELETE FROM cited WHERE node = ?", (one,))

    def _gave(self, place: int) -> None:
        if place:
            self.connection.execute("INSERT OR IGNORE INTO gave VALUES (?)", (place,))

    def cite(self, number: int, citation: int) -> None:
        """Let a node cite a source; 0 is none."""
        if citation:
            self.connection.execute("INSERT OR IGNORE INTO cited VALUES (?, ?)", (number, citation))

    def citation(self, source: int, at: str) -> int:
        """Return the number of a citation: a place in a source."""
        self.connection.execute("INSERT OR IGNORE INTO citation (source, at) VALUES (?, ?)", (source, at))
        found = "SELECT number FROM citation WHERE source = ? AND at = ?"
        return int(self.connection.execute(found, (source, at)).fetchone()[0])

    def add_tie(self, tie: StagedTie) -> None:
        """Take in a relationship."""
        self._ties.append(tie)
        if len(self._ties) >= BATCH:
            self.flush()

    def add_ties(self, kind: int, ties: Iterable[tuple[int, tuple[int, int, str, int, int | None]]]) -> None:
        """Take in many relationships of one type: the place of each, and what is said of it."""
        many = f"INSERT INTO tie VALUES (?, {kind:d}, ?, ?, ?, ?, ?)"  # noqa: S608
        self.connection.executemany(many, ((place, *said) for place, said in ties))

    def flush(self) -> None:
        """Put waiting relationships into the file."""
        self.connection.executemany("INSERT INTO tie VALUES (?, ?, ?, ?, ?, ?, ?)", self._ties)
        self._ties.clear()

    def rows(self, query: str, parameters: Iterable[object] = ()) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a query, while others may be asked."""
        yield from self.connection.cursor().execute(query, tuple(parameters))

    def run(self, *statements: str) -> None:
        """Run SQL statements."""
        for each in statements:
            self.connection.execute(each)

    def count(self, query: str, parameters: Iterable[object] = ()) -> int:
        """Return the number that a query gives."""
        return int(self.connection.execute(query, tuple(parameters)).fetchone()[0])
