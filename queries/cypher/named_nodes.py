"""Finding a node of a database by any of its names, as `Graph.resolve` finds it in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_model.errors import AmbiguousName, UnknownName
from graph_model.names import NameIndex
from graph_model.stores.contract import CypherEngine
from graph_model.stores.records import DATASET_LABEL, names_in

ANY = "node"


def resolve_name(engine: CypherEngine, text: str, node_types: str = ANY, *, timeout: float) -> str:
    """Return the id of the one node that an id or any name stands for.

    `node_types` is a Cypher label expression such as `City|Organisation`, or `node` for nodes of any type.

    Raises:
        AmbiguousName: several nodes of these types bear the name.
        UnknownName: none does; the nearest names are suggested.
    """
    pattern = "(n)" if node_types == ANY else f"(n:{node_types})"
    by_id = f"MATCH {pattern} WHERE n.id = $id RETURN n.id AS id"
    if engine.query(by_id, {"id": text}, limit=1, timeout=timeout).rows:
        return text
    records = f"""
        MATCH {pattern} WHERE n.id IS NOT NULL AND n.name IS NOT NULL AND NOT n:{DATASET_LABEL}
        RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.aliases AS aliases, n.statements AS statements
        """
    nodes = {row["id"]: row for row in engine.query(records, {}, limit=None, timeout=timeout).rows}
    names = NameIndex()
    for node_id, record in nodes.items():
        names.add(node_id, names_in(record))
    found = names.exact(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(text, found, [_describe(nodes[node_id]) for node_id in found])
    none = "nothing" if node_types == ANY else f"no {node_types.replace('|', ' or ')}"
    raise UnknownName(text, names.nearest(text), none)


def _describe(record: Mapping[str, Any]) -> str:
    return f"{record['id']}  {record['name']} ({record['type']})"
