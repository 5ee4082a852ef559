"""Nodes and relationships as flat records that any database takes, and back, with nothing lost.

Beside each date stand its bounds (`since`, `since_earliest`, `since_latest`), so that Cypher answers *definitely* and
*possibly* as Python does. Aliases are kept as plain names, with their languages in a list beside them. `dataset` says
which data set wrote a record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, repeat
from typing import Any

from graph_model.dates import OPEN, parse_date
from graph_model.elements import Node, Relationship
from graph_model.graph import Graph
from graph_model.names import Alias
from graph_model.values import PropertyType
from graph_model.vocabulary import NEXT_DOCUMENT, Vocabulary

Record = dict[str, Any]

DATASET_LABEL = "DataSet"
UNDETERMINED = "und"  # BCP 47's tag of a language that is not known
NAMING = ("name", "aliases")
BOUNDS = ("_earliest", "_latest")


def dataset_name(graph: Graph) -> str:
    """Return the name by which a store knows a graph."""
    return str(graph.about.get("name") or "dataset")


def node_record(graph: Graph, node: Node) -> Record:
    """Return a node as a flat record."""
    known = graph.vocabulary.nodes[node.type].properties
    statements = [json.dumps(each.as_dict(), ensure_ascii=False, sort_keys=True) for each in node.statements]
    return {
        "id": node.id,
        "name": node.name,
        "aliases": [alias.text for alias in node.aliases],
        "alias_languages": [alias.language or UNDETERMINED for alias in node.aliases],
        **_with_bounds(node.properties, known),
        "sources": list(node.attributes["sources"]),
        **({"statements": statements} if statements else {}),
        "dataset": dataset_name(graph),
    }


def relationship_record(graph: Graph, relationship: Relationship) -> Record:
    """Return a relationship as a flat record; its ends are not part of it."""
    known = graph.vocabulary.relationships[relationship.type].properties
    return {
        "id": relationship.id,
        **_with_bounds(relationship.properties, known),
        "sources": list(relationship.attributes["sources"]),
        "dataset": dataset_name(graph),
    }


def dataset_record(graph: Graph) -> Record:
    """Return what describes the whole, as the record of one node of its own.

    `labels` and `types` are those under which its nodes and relationships may stand.
    """
    return {
        "id": f"dataset-{dataset_name(graph)}",
        "name": str(graph.about.get("title") or dataset_name(graph)),
        "about": json.dumps(graph.about, ensure_ascii=False),
        "vocabulary": NEXT_DOCUMENT.join(graph.vocabulary.texts),
        "labels": list(graph.vocabulary.nodes),
        "types": list(graph.vocabulary.relationships),
        "dataset": dataset_name(graph),
    }


def names_in(record: Mapping[str, Any]) -> list[str]:
    """Return the names by which the node of a record is found: its name, aliases, and what other sources call it."""
    stated = [row["value"] for row in map(json.loads, record.get("statements") or ()) if row["property"] in NAMING]
    others = [each for value in stated for each in (value if isinstance(value, list) else [value])]
    return [str(record["name"]), *(record.get("aliases") or ()), *(Alias.parse(str(each)).text for each in others)]


def date_bounds(known: Mapping[str, PropertyType]) -> list[str]:
    """Return the names of the bounds that stand beside dates."""
    dates = [name for name, kind in known.items() if kind.type == "date" and not kind.many]
    return [f"{name}{bound}" for name in dates for bound in BOUNDS]


def vocabulary_of(described: Record) -> Vocabulary:
    """Return the vocabulary of the data set that a record describes."""
    vocabulary = Vocabulary.bundled()
    for text in filter(None, str(described.get("vocabulary") or "").split(NEXT_DOCUMENT)):
        vocabulary = vocabulary.extended_by(text, "vocabulary of the database")
    return vocabulary


def graph_of(
    described: Record, nodes: Iterable[tuple[str, Record]], ends: Iterable[tuple[str, str, str, Record]]
) -> Graph:
    """Return the graph of records: (type, node) pairs, and (start id, type, end id, relationship).

    Raises:
        NotAllowed: a record was changed in its database into something that the vocabulary forbids.
    """
    vocabulary = vocabulary_of(described)
    graph = Graph(vocabulary)
    graph.about = json.loads(described.get("about") or "{}")
    for node_type, record in nodes:
        known = vocabulary.nodes[node_type].properties
        tags = chain(record.get("alias_languages", ()), repeat(UNDETERMINED))  # others may add an alias by hand
        aliases = zip(record.get("aliases", ()), tags, strict=False)
        written = [str(Alias(text, None if tag == UNDETERMINED else tag)) for text, tag in aliases]
        properties = {name: record[name] for name in known if record.get(name) is not None}
        graph.add_node(
            node_type,
            record["id"],
            record.get("name", ""),
            properties,
            aliases=written,
            sources=record.get("sources", ()),
        )
        for row in map(json.loads, record.get("statements") or ()):
            statement = {"sources": row["sources"], "note": row["note"]}
            graph.add_statement(record["id"], row["property"], row["value"], **statement)
    for start, relationship_type, end, record in ends:
        known = vocabulary.relationships[relationship_type].properties
        properties = {name: record[name] for name in known if record.get(name) is not None}
        graph.add_relationship(start, relationship_type, end, properties, sources=record.get("sources", ()))
    return graph


def _with_bounds(properties: Mapping[str, Any], known: Mapping[str, PropertyType]) -> Record:
    record: Record = {}
    for name, value in properties.items():
        record[name] = value
        kind = known[name]
        if kind.type == "number":
            record[name] = [float(each) for each in value] if kind.many else float(value)
        if kind.type == "date" and not kind.many and value != OPEN:
            moment = parse_date(value)
            bounds: dict[str, date | None] = dict(zip(BOUNDS, (moment.earliest, moment.latest), strict=True))
            record |= {f"{name}{bound}": day for bound, day in bounds.items() if day is not None}
    return record
