"""What a database holds of a data set as rows of plain values: of one type after another, and only what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph_model.stores.cypher_view import IS_OURS, JOINS_OURS, TYPE_OF_NODE, CypherView, any_of

Row = list[Any]


def node_properties(view: CypherView) -> dict[str, set[str]]:
    """Return the properties that the nodes of each type have, of the types of which there are some, in order."""
    text = (
        f"MATCH (n:{any_of(view.vocabulary.nodes)}) WHERE n.dataset = $dataset "
        f"WITH {TYPE_OF_NODE} AS type, keys(n) AS names UNWIND names AS name "
        "RETURN type, collect(DISTINCT name) AS names"
    )
    return _by_type(view, text)


def relationship_properties(view: CypherView) -> dict[str, set[str]]:
    """Return the properties that the relationships of each type have, as `node_properties` does."""
    text = (
        f"MATCH ()-[r:{any_of(view.vocabulary.relationships)}]->() WHERE r.dataset = $dataset "
        "WITH type(r) AS type, keys(r) AS names UNWIND names AS name RETURN type, collect(DISTINCT name) AS names"
    )
    return _by_type(view, text)


def node_rows(view: CypherView, node_type: str, properties: Sequence[str]) -> Iterator[Row]:
    """Yield what the nodes of a type have of some properties, and count what is of others."""
    text = (
        f"MATCH (n:`{node_type}`) WHERE n.dataset = $dataset AND {TYPE_OF_NODE} = $type "
        f"RETURN CASE WHEN {IS_OURS} THEN {listed('n', properties)} ELSE elementId(n) END AS row"
    )
    yield from _ours(view, text, view.left_out.nodes, type=node_type)


def relationship_rows(view: CypherView, relationship_type: str, properties: Sequence[str]) -> Iterator[Row]:
    """Yield the ids of both ends of each relationship of a type, and what it has of some properties."""
    text = (
        f"MATCH (a)-[r:`{relationship_type}`]->(b) WHERE r.dataset = $dataset "
        f"RETURN CASE WHEN {JOINS_OURS} THEN [a.id, b.id] + {listed('r', properties)} ELSE elementId(r) END AS row"
    )
    yield from _ours(view, text, view.left_out.relationships)


def _by_type(view: CypherView, text: str) -> dict[str, set[str]]:
    found = {row["type"]: set(row["names"]) for row in view.read(text, view.ours)}
    return {name: found[name] for name in sorted(found, key=str.lower)}


def _ours(view: CypherView, text: str, left_out: set[str], **given: Any) -> Iterator[Row]:
    for found in view.read(text, {**view.ours, **given}):
        row = found["row"]
        if isinstance(row, list):
            yield row
        else:
            left_out.add(row)


def listed(variable: str, properties: Sequence[str]) -> str:
    """Return the Cypher list of some properties of a node or a relationship."""
    return f"[{', '.join(f'{variable}.`{name}`' for name in properties)}]"
