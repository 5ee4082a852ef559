"""What keeps the ids of a data set unique on a server and makes its nodes quick to find, known by what it is of.

A name tells nothing: others may have called something of theirs as we would, and may have made what we need under a
name of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.records import NAMED_IN


class Index(NamedTuple):
    """An index: its kind (`RANGE`, `TEXT`, `FULLTEXT`), and the label and the properties that it is of."""

    kind: str
    label: str
    properties: tuple[str, ...]

    def statement(self, name: str) -> str:
        """Return the statement that makes it."""
        each = ", ".join(f"n.{name}" for name in self.properties)
        on = f"ON EACH [{each}]" if self.kind == "FULLTEXT" else f"ON ({each})"
        return f"CREATE {self.kind} INDEX {name} IF NOT EXISTS FOR (n:`{self.label}`) {on}"


def constraint(label: str, name: str = "") -> str:
    """Return the statement that keeps a node of this label the only one of its id in its data set."""
    name = name or f"interurban_{label}"
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE (n.dataset, n.id) IS UNIQUE"


def indexes(label: str) -> dict[str, Index]:
    """Return the indexes by which nodes of a label are found, each by the name that we give it.

    Those of ids and names and the full text serve whoever asks the server otherwise.
    """
    return {
        f"interurban_names_{label}": Index("TEXT", label, (NAMED_IN,)),
        f"interurban_id_{label}": Index("RANGE", label, ("id",)),
        f"interurban_name_{label}": Index("TEXT", label, ("name",)),  # a range takes no text of more than 8 KB
        f"interurban_text_{label}": Index("FULLTEXT", label, ("name", "aliases")),
    }


def make_indexes(connection: Connection, labels: Iterable[str]) -> None:
    """Make the indexes of these labels that are not there, whatever their names, and wait until they are filled."""
    there = connection.read("SHOW INDEXES YIELD name, type, labelsOrTypes, properties")
    known = {(row["type"], tuple(row["labelsOrTypes"] or ()), tuple(row["properties"] or ())) for row in there}
    taken = {row["name"] for row in there}
    for label in labels:
        for name, index in indexes(label).items():
            if (index.kind, (label,), index.properties) not in known:
                connection.write_schema(index.statement(_free(name, taken)))
    with connection.session("WRITE") as session:
        session.run("CALL db.awaitIndexes(300)").consume()


def keep_ids_unique(connection: Connection, labels: Iterable[str]) -> list[str]:
    """Make the constraints of these labels that are not there, and return those where others do not allow one."""
    there = connection.read("SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties")
    unique = {
        row["labelsOrTypes"][0]
        for row in there
        if row["properties"] == ["dataset", "id"]
        and row["type"] in ("UNIQUENESS", "NODE_PROPERTY_UNIQUENESS", "NODE_KEY")
    }
    made = connection.read("SHOW INDEXES YIELD name, properties")
    taken = {row["name"] for row in (*there, *made)}
    slower = {row["name"] for row in made if row["properties"] == ["dataset", "id"]}
    free = []
    for label in labels:
        if label in unique:
            continue
        slow = f"interurban_index_{label}"
        if slow in slower:  # an index in its place, which would be in the way
            if _bear_one_id(connection, label):
                free.append(label)
                continue
            connection.write_schema(f"DROP INDEX {slow}")
            taken.discard(slow)
        if not connection.write_schema(constraint(label, _free(f"interurban_{label}", taken))):
            connection.write_schema(Index("RANGE", label, ("dataset", "id")).statement(_free(slow, taken)))
            free.append(label)
    return free


def _bear_one_id(connection: Connection, label: str) -> bool:
    """Return whether nodes of a label bear one id in one data set, as others may have made them: read in its order.

    Asked before an index is dropped: whatever changes the schema makes the server plan every query anew.
    """
    text = (
        f"MATCH (n:`{label}`) WHERE n.dataset IS NOT NULL AND n.id IS NOT NULL "
        "WITH n.dataset AS dataset, n.id AS id, count(*) AS nodes ORDER BY dataset, id "
        "WITH nodes WHERE nodes > 1 RETURN nodes LIMIT 1"
    )
    return bool(connection.read(text))


def _free(name: str, taken: set[str]) -> str:
    """Return a name that nobody has taken."""
    while name in taken:
        name += "_2"
    return name
