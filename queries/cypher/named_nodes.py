"""Finding a node of a database by any of its names, as `Graph.resolve` finds it in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph_model.candidates import PLACING, describe_candidate
from graph_model.errors import AmbiguousName, UnknownName
from graph_model.names import NameIndex
from graph_model.periods import describe_period
from graph_model.stores.contract import CypherEngine
from graph_model.stores.records import bears_id_and_name, names_in
from graph_model.vocabulary_reading import bundled_vocabulary

ANY = "node"
# The properties that date a node of the bundled vocabulary, and what they say.
DATES = {"on": "on", "since": "since", "founded": "since", "until": "until", "dissolved": "until"}

_IS_OURS = "n.dataset = $dataset AND any(label IN labels(n) WHERE label IN $labels)"


def resolve_name(
    engine: CypherEngine, text: str, node_types: str = ANY, *, given: Mapping[str, Any], timeout: float
) -> str:
    """Return the id of the one node of a data set that an id or any name stands for.

    `node_types` is a Cypher label expression such as `City|Organisation`, or `node` for nodes of any type. `given`
    holds the name of the data set and its node types (`dataset` and `labels`).

    Raises:
        AmbiguousName: several nodes of these types bear the name.
        UnknownName: none does; the nearest names are suggested.
    """
    pattern = "(n)" if node_types == ANY else f"(n:{node_types})"
    own = {name: given[name] for name in ("dataset", "labels")}
    by_id = f"MATCH {pattern} WHERE n.id = $id AND {_IS_OURS} RETURN n.id AS id"
    if engine.query(by_id, {"id": text, **own}, limit=1, timeout=timeout).rows:
        return text
    records = f"""
        MATCH {pattern} WHERE {bears_id_and_name("n")} AND n.name STARTS WITH '' AND {_IS_OURS}
        RETURN n.id AS id, [label IN labels(n) WHERE label IN $labels][0] AS type, n.name AS name,
            n.aliases AS aliases, n.statements AS statements,
            n.on AS on, n.since AS since, n.until AS until, n.founded AS founded, n.dissolved AS dissolved
        ORDER BY id
        """
    nodes = {row["id"]: row for row in engine.query(records, own, limit=None, timeout=timeout).rows}
    names = NameIndex()
    for node_id, record in nodes.items():
        names.add(node_id, names_in(record))
    found = names.exact(text) or names.in_any_order(text)
    if len(found) == 1:
        return found[0]
    if found:
        described = _described(engine, {node_id: nodes[node_id] for node_id in found}, given["dataset"], timeout)
        raise AmbiguousName(text, list(described), list(described.values()))
    none = "nothing" if node_types == ANY else f"no {node_types.replace('|', ' or ')}"
    raise UnknownName(text, names.nearest(text), none)


def _described(
    engine: CypherEngine, nodes: Mapping[str, Mapping[str, Any]], dataset: str, timeout: float
) -> dict[str, str]:
    """Return what tells nodes apart, those with most ties first, as `graph_model.candidates` tells it in memory."""
    pattern = """
        MATCH (n {dataset: $dataset})-[r {dataset: $dataset}]-(m) WHERE n.id IN $ids
        RETURN n.id AS id, type(r) AS type, startNode(r).id = n.id AS outgoing, m.name AS other
        """
    rows = engine.query(pattern, {"ids": list(nodes), "dataset": dataset}, limit=None, timeout=timeout).rows
    ties = Counter(row["id"] for row in rows)
    kinds = bundled_vocabulary().relationships
    places: dict[str, str] = {}
    for name in PLACING:
        for row in rows:
            if row["type"] == name and row["outgoing"]:
                places.setdefault(row["id"], f"{kinds[name].forward} {row['other']}")
    most_first = sorted(nodes, key=lambda node_id: -ties[node_id])
    return {each: _describe(nodes[each], ties[each], places.get(each, "")) for each in most_first}


def _describe(record: Mapping[str, Any], ties: int, place: str) -> str:
    dates = {name: record[name] for name in DATES if record.get(name)}
    when = describe_period(**{DATES[name]: str(value) for name, value in dates.items()})
    return describe_candidate(record["id"], record["name"], record["type"], ties, place=place, when=when)
