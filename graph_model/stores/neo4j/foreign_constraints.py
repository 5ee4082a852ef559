"""Constraints of others under our labels: what of a data set they do not allow, known before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.stores.neo4j.connection import Connection
from graph_model.stores.records import Record, dataset_name, node_record
from graph_model.wording import counted, listed

MOST_SHOWN = 3


def refuse_collisions(connection: Connection, view: GraphView) -> None:
    """Look whether constraints of others allow the nodes of a data set.

    Raises:
        InterurbanError: one does not; every one is named, with what collides and what to do.
    """
    found = [said for each in _foreign(connection, view) if (said := _collision(connection, view, each))]
    if found:
        raise InterurbanError(
            f"{connection.address.shown}: nothing was written, for constraints that others have made do not allow it: "
            f"{'; '.join(found)}; have them dropped, or name another database by NEO4J_DATABASE"
        )


def _foreign(connection: Connection, view: GraphView) -> Iterator[Record]:
    """Yield the constraints of others on nodes of our labels."""
    text = "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties ORDER BY name"
    for row in connection.read(text):
        ours = row["properties"] == ["dataset", "id"]
        if row["entityType"] == "NODE" and row["labelsOrTypes"][0] in view.vocabulary.nodes and not ours:
            yield row


def _collision(connection: Connection, view: GraphView, constraint: Record) -> str:
    """Return what a constraint does not allow; empty if it allows all."""
    label, names = constraint["labelsOrTypes"][0], constraint["properties"]
    values = {
        node.id: tuple(record.get(name) for name in names)
        for node in view.nodes(label)
        for record in (node_record(view, node),)
    }
    what = f"{constraint['name']!r} wants {listed(f'{label}.{name}' for name in names)}"
    if "EXISTENCE" in constraint["type"] or constraint["type"] == "NODE_KEY":
        without = [node_id for node_id, each in values.items() if None in each]
        if without:
            return f"{what} to be there, which {counted(len(without), 'node')} of ours lack ({_some(without)})"
    if "UNIQUENESS" not in constraint["type"] and constraint["type"] != "NODE_KEY":
        return ""
    stated = {node_id: each for node_id, each in values.items() if None not in each}
    several = _several(stated) or _there_already(connection, view, label, names, stated)
    return (
        f"{what} to be unique, which {counted(len(several), 'node')} would not be ({_some(several)})" if several else ""
    )


def _several(stated: Mapping[str, tuple[Any, ...]]) -> list[str]:
    """Return the ids of nodes of ours that have the same values as one before them."""
    first: dict[Any, str] = {}
    return [node_id for node_id, values in stated.items() if first.setdefault(repr(values), node_id) != node_id]


def _there_already(
    connection: Connection, view: GraphView, label: str, names: Sequence[str], stated: Mapping[str, tuple[Any, ...]]
) -> list[str]:
    """Return the ids of nodes of ours of which a node of others has the values."""
    same = " AND ".join(f"n.`{name}` = row[{place}]" for place, name in enumerate(names, start=1))
    text = (
        f"UNWIND $rows AS row MATCH (n:`{label}`) WHERE {same} "
        "AND (n.dataset IS NULL OR n.dataset <> $dataset OR NOT coalesce(n.id IN $ids, false)) "
        "RETURN DISTINCT row[0] AS id"
    )
    rows = [[node_id, *values] for node_id, values in stated.items()]
    given = {"rows": rows, "dataset": dataset_name(view), "ids": list(stated)}
    return [row["id"] for row in connection.read(text, given)] if rows else []


def _some(node_ids: Sequence[str]) -> str:
    return listed([*node_ids[:MOST_SHOWN], *(["..."] if len(node_ids) > MOST_SHOWN else [])])
