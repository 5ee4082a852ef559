"""What keeps the ids of a data set unique on a server, and makes nodes quick to find by them."""

from __future__ import annotations

from collections.abc import Iterable

from graph_model.stores.neo4j.connection import Connection


def constraint(label: str) -> str:
    """Return the statement that keeps a node of this label the only one of its id in its data set."""
    return f"CREATE CONSTRAINT interurban_{label} IF NOT EXISTS FOR (n:`{label}`) REQUIRE (n.dataset, n.id) IS UNIQUE"


def index(label: str) -> str:
    """Return the statement that makes nodes of this label quick to find, where the constraint cannot be."""
    return f"CREATE INDEX interurban_index_{label} IF NOT EXISTS FOR (n:`{label}`) ON (n.dataset, n.id)"


def keep_ids_unique(connection: Connection, labels: Iterable[str]) -> list[str]:
    """Make the constraints of these labels, and return those where what others keep does not allow one."""
    free = []
    for label in labels:
        if connection.write_schema(constraint(label)):
            continue
        connection.write_schema(f"DROP INDEX interurban_index_{label} IF EXISTS")  # what stood in the way may be gone
        if not connection.write_schema(constraint(label)):
            connection.write_schema(index(label))
            free.append(label)
    with connection.session("WRITE") as session:
        session.run("CALL db.awaitIndexes(300)").consume()
    return free
