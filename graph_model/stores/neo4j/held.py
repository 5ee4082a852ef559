"""Which data sets a database holds, when and by which version each was pushed, and how much of it is there."""

from __future__ import annotations

from dataclasses import dataclass

from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.neo4j.written import Written
from graph_model.stores.records import Record

PUSHED, PUSHED_BY = "pushed", "pushed_by"  # in the record of a data set: when, by the server's clock, and by what

CONTENT = "content"  # and the hash of what was pushed


@dataclass(frozen=True, slots=True)
class Held:
    """A data set in a database.

    `nodes` and `relationships` are there now, `stated` are the two counts of what was pushed last, where the record
    says. `pushed` is the time as ISO 8601, `by` the version of interurban that pushed it.
    """

    name: str
    title: str
    is_whole: bool
    nodes: int
    relationships: int
    stated: tuple[int, int] | None
    pushed: str | None
    by: str | None


def signing(variable: str) -> str:
    """Return what to SET in the record of a data set when it has come there: when, and by which version."""
    from importlib.metadata import version  # it loads much

    now = "datetime.truncate('second', datetime())"
    return f"{variable}.{PUSHED} = {now}, {variable}.{PUSHED_BY} = '{version('interurban')}'"


def look_at(connection: Connection, record: Record) -> Held:
    """Return what is known of the data set that a record describes."""
    written = Written(record)
    counts = [
        connection.read(f"MATCH {pattern} RETURN count({what}) AS n", written.own)[0]["n"]
        for pattern, what in ((written.nodes, "n"), (written.relationships, "r"))
    ]
    stated = record.get("nodes"), record.get("relationships")
    pushed, by = record.get(PUSHED), record.get(PUSHED_BY)
    return Held(
        name=record["dataset"],
        title=str(record.get("name") or record["dataset"]),
        is_whole=not record.get("incomplete"),
        nodes=counts[0],
        relationships=counts[1],
        stated=(stated[0], stated[1]) if isinstance(stated[0], int) and isinstance(stated[1], int) else None,
        pushed=str(pushed) if pushed is not None else None,
        by=str(by) if by is not None else None,
    )
