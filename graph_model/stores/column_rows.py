"""What a database holds of a data set as rows of plain values: of one type after another, and only what is there.

A driver takes longer for each row that it receives than for what is in it, so the rows of many nodes come as one, and
the sources of all that have the same come once. Where not all of them are ours, they come one by one, so that each of
the others is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from graph_model.stores.cypher_view import IS_OURS, JOINS_OURS, LEADS_TO_OURS, TYPE_OF_NODE, CypherView, any_of

AT_ONCE = 5_000  # nodes that come together, or relationships, where nodes have about as many as others

Row = list[Any]


class InUse(NamedTuple):
    """The names of the properties that things of one type have, and how many things there are, those of others too."""

    names: set[str]
    things: int


def node_properties(view: CypherView) -> dict[str, InUse]:
    """Return the properties that the nodes of each type have, of the types of which there are some, in order."""
    text = (
        f"MATCH (n:{any_of(view.vocabulary.nodes)}) WHERE n.dataset = $dataset "
        f"WITH {TYPE_OF_NODE} AS type, keys(n) AS names {_IN_USE}"
    )
    return _by_type(view, text)


def relationship_properties(view: CypherView) -> dict[str, InUse]:
    """Return the properties that the relationships of each type have, as `node_properties` does."""
    text = (
        f"MATCH ()-[r:{any_of(view.vocabulary.relationships)}]->() WHERE r.dataset = $dataset "
        f"WITH type(r) AS type, keys(r) AS names {_IN_USE}"
    )
    return _by_type(view, text)


def node_rows(view: CypherView, node_type: str, properties: Sequence[str], things: int) -> list[Row]:
    """Return what the nodes of a type have of some properties, and last their sources; count what is of others.

    So many `things` there are, those of others too.
    """
    of_type = f"MATCH (n:`{node_type}`) WHERE n.dataset = $dataset AND {TYPE_OF_NODE} = $type"
    row = listed("n", properties)
    in_order = f"WITH n ORDER BY n.dataset, n.id LIMIT {AT_ONCE}"  # that of the index, so that no more is looked at
    together = f"{of_type} AND n.id > $after AND {IS_OURS} {in_order} {_by_sources('n', row, 'max(n.id)')}"
    rows: list[Row] = []
    after: str | None = ""
    while after is not None:
        page, after = _page(view, together, type=node_type, after=after)
        rows += page
    if len(rows) == things:
        return rows
    singly = f"{of_type} RETURN CASE WHEN {IS_OURS} THEN {row} + [n.sources] ELSE elementId(n) END AS row"
    return list(_ours(view, singly, view.left_out.nodes, type=node_type))


def relationship_rows(
    view: CypherView, relationship_type: str, properties: Sequence[str], things: int, starts: Sequence[str]
) -> list[Row]:
    """Return the ids of both ends of each relationship of a type, what it has of some properties, and its sources.

    `starts` are the ids of all nodes at which one may start; for the rest see `node_rows`.
    """
    labels = {start for starts, _ in view.vocabulary.relationships[relationship_type].ends for start in starts}
    ties = f"-[r:`{relationship_type}`]->(b) WHERE r.dataset = $dataset"
    row = f"[a.id, b.id] + {listed('r', properties)}"
    together = (
        f"MATCH (a:{any_of(sorted(labels))}){ties} AND a.dataset = $dataset AND a.id IN $ids "
        f"AND NOT elementId(a) IN $twins AND {LEADS_TO_OURS} {_by_sources('r', row, 'null')}"
    )
    rows: list[Row] = []
    nodes = max(AT_ONCE * len(starts) // max(things, len(starts), 1), 1)
    for at in range(0, len(starts), nodes):
        rows += _page(view, together, ids=starts[at : at + nodes])[0]
    if len(rows) == things:
        return rows
    singly = f"MATCH (a){ties} RETURN CASE WHEN {JOINS_OURS} THEN {row} + [r.sources] ELSE elementId(r) END AS row"
    return list(_ours(view, singly, view.left_out.relationships))


# A thing has each property once: what the most have, which is its dataset at least, all have.
_IN_USE = "UNWIND names AS name WITH type, name, count(*) AS n RETURN type, collect(name) AS names, max(n) AS things"


def _by_type(view: CypherView, text: str) -> dict[str, InUse]:
    found = {row["type"]: InUse(set(row["names"]), row["things"]) for row in view.read(text, view.ours)}
    return {name: found[name] for name in sorted(found, key=str.lower)}


def _by_sources(variable: str, row: str, last: str) -> str:
    """Return the end of a query for the rows of all things that have the same sources, and for the last of them."""
    return (
        f"WITH {variable}.sources AS sources, collect({row}) AS rows, {last} AS last "
        "RETURN collect([sources, rows]) AS found, max(last) AS last"
    )


def _page(view: CypherView, text: str, **given: Any) -> tuple[list[Row], str | None]:
    """Return what `_by_sources` asks for; nothing is the last where there is nothing."""
    (found,) = view.read(text, {**view.ours, **given})
    return [[*row, sources] for sources, rows in found["found"] for row in rows], found["last"]


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
