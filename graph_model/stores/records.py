"""Nodes and relationships as flat records that any database takes, and back, with nothing lost.

Beside each date stand its bounds (`since`, `since_earliest`, `since_latest`). A relationship also bears the days
between which it began and ended, with the dates that an end of it lends, so that Cypher answers *definitely* and
*possibly* as Python does. Aliases are kept as plain names, with their languages in a list beside them. `dataset` says
which data set wrote a record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, repeat
from typing import Any

from graph_model.date_bounds import bounds_of
from graph_model.elements import Node, Relationship, relationship_key
from graph_model.folding import joined, spellings
from graph_model.graph_view import GraphView
from graph_model.names import Alias
from graph_model.values import PropertyType
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import NEXT_DOCUMENT, bundled_vocabulary, read_vocabulary

Record = dict[str, Any]

DATASET_LABEL = "DataSet"
UNDETERMINED = "und"  # BCP 47's tag of a language that is not known
NAMED_IN = "search_names"  # the property in which the names of a node stand as they are compared
SEARCHABLE = "has_search_names"  # in the record of a data set: its nodes have that property
MOST_SEARCHED = 8_000  # letters of it; an index of a server takes 32 KB
NAMING = ("name", "aliases")
AS_OF_DAYS = ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest")
DATES_CERTAIN = "dates_certain"


def dataset_name(view: GraphView) -> str:
    """Return the name by which a store knows a data set."""
    return str(view.about.get("name") or "dataset")


def node_record(view: GraphView, node: Node) -> Record:
    """Return a node as a flat record."""
    known = view.vocabulary.nodes[node.type].properties
    statements = [json.dumps(each.as_dict(), ensure_ascii=False, sort_keys=True) for each in node.statements]
    return {
        "id": node.id,
        "name": node.name,
        "aliases": [alias.text for alias in node.aliases],
        "alias_languages": [alias.language or UNDETERMINED for alias in node.aliases],
        **_values(node.properties, known),
        "sources": list(node.attributes["sources"]),
        **({"statements": statements} if statements else {}),
        "dataset": dataset_name(view),
        NAMED_IN: search_names(node.names),
    }


def search_names(names: Iterable[str]) -> str:
    """Return names as they are compared, each in a line: a text that an index of a server finds any part of.

    >>> search_names(["Ålborg", "Aalborg By"]).split()
    ['alborg', 'aalborg', 'aalborgby']
    """
    lines = dict.fromkeys(joined(words) for name in names for words in spellings(name))
    return "".join(["\n", *(f"{line}\n" for line in lines)])[:MOST_SEARCHED]


def as_search_name(folded: str) -> str:
    """Return how a folded name stands among those of a node, where it is a whole one."""
    return f"\n{folded}\n"


def relationship_record(view: GraphView, relationship: Relationship) -> Record:
    """Return a relationship as a flat record; its ends are not part of it."""
    known = view.vocabulary.relationships[relationship.type].properties
    return {
        "id": relationship.id,
        **_values(relationship.properties, known),
        **as_of_bounds(view, relationship),
        "sources": list(relationship.attributes["sources"]),
        "dataset": dataset_name(view),
    }


def as_of_bounds(view: GraphView, relationship: Relationship) -> Record:
    """Return what the question needs whether a relationship held at a time: ISO days as text, which sort as days do."""
    period, certain = view.timing.bounds(relationship)
    start, end = period.start, period.end
    days = map(date.isoformat, (start.earliest, start.latest, end.earliest, end.latest))
    return dict(zip(AS_OF_DAYS, days, strict=True)) | {DATES_CERTAIN: certain}


def dataset_record(view: GraphView) -> Record:
    """Return what describes the whole, as the record of one node of its own.

    `labels` and `types` are those under which its nodes and relationships may stand; there are as many as it says.
    """
    return {
        "id": f"dataset-{dataset_name(view)}",
        "name": str(view.about.get("title") or dataset_name(view)),
        "about": json.dumps(view.about, ensure_ascii=False),
        "vocabulary": NEXT_DOCUMENT.join(view.vocabulary.texts),
        "labels": list(view.vocabulary.nodes),
        "types": list(view.vocabulary.relationships),
        "nodes": len(view),
        "relationships": view.relationship_count,
        "dataset": dataset_name(view),
        SEARCHABLE: True,
    }


def bears_id_and_name(variable: str) -> str:
    """Return the Cypher condition that a node has a name, and an id as ours are: a text without blanks, bars and #.

    On every engine only a text starts with an empty text; what is no text the engines compare otherwise.
    """
    has_id = f"{variable}.id STARTS WITH '' AND {variable}.id =~ '[^ |#\\\\p{{Cntrl}}]+'"
    return f"{has_id} AND {variable}.name IS NOT NULL"


def describes_dataset(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is one of those that describe a data set; others too may have a label of this name."""
    name, texts = (
        record.get("dataset"),
        (record.get("about"), record.get("vocabulary", "")),
    )  # an import drops what is empty
    if not isinstance(name, str) or record.get("id") != f"dataset-{name}" or not all(isinstance(t, str) for t in texts):
        return False
    try:
        return isinstance(json.loads(record["about"]), dict)
    except (ValueError, RecursionError):
        return False


def is_statement(text: Any) -> bool:
    """Tell whether a text is a statement as a record holds it; others may have put another there."""
    try:
        stated = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return False
    return isinstance(stated, dict) and isinstance(stated.get("property"), str) and "value" in stated


def names_in(record: Mapping[str, Any]) -> list[str]:
    """Return the names by which the node of a record is found: its name, aliases, and what other sources call it."""
    statements = [json.loads(text) for text in record.get("statements") or () if is_statement(text)]
    stated = [row["value"] for row in statements if row["property"] in NAMING]
    others = [each for value in stated for each in (value if isinstance(value, list) else [value])]
    return [str(record["name"]), *(record.get("aliases") or ()), *(Alias.parse(str(each)).text for each in others)]


def vocabulary_of(described: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary of the data set that a record describes."""
    vocabulary = bundled_vocabulary()
    for text in filter(None, str(described.get("vocabulary") or "").split(NEXT_DOCUMENT)):
        vocabulary = read_vocabulary(text, "vocabulary of the database", vocabulary)
    return vocabulary


def about_of(described: Mapping[str, Any]) -> dict[str, Any]:
    """Return what describes the data set of a record."""
    about: dict[str, Any] = json.loads(described.get("about") or "{}")
    return about


def node_of(vocabulary: Vocabulary, node_type: str, record: Record) -> Node:
    """Return the node of a record, as it stands there."""
    tags = chain(record.get("alias_languages", ()), repeat(UNDETERMINED))  # others may add an alias by hand
    aliases = zip(record.get("aliases", ()), tags, strict=False)
    statements = [json.loads(text) for text in record.get("statements") or ()]
    attributes = {
        "type": node_type,
        "name": record.get("name", ""),
        "aliases": [str(Alias(text, None if tag == UNDETERMINED else tag)) for text, tag in aliases],
        "sources": list(record.get("sources", ())),
        **_properties(record, vocabulary.nodes[node_type].properties),
        **({"statements": statements} if statements else {}),
    }
    return Node(record["id"], attributes)


def relationship_of(
    vocabulary: Vocabulary, start: str, relationship_type: str, end: str, record: Record
) -> Relationship:
    """Return the relationship of a record, as it stands there."""
    properties = _properties(record, vocabulary.relationships[relationship_type].properties)
    attributes = {"type": relationship_type, "sources": list(record.get("sources", ())), **properties}
    return Relationship(start, end, relationship_key(relationship_type, properties), attributes)


def _properties(record: Record, known: Mapping[str, PropertyType]) -> Record:
    return {name: record[name] for name in known if record.get(name) is not None}


def _values(properties: Mapping[str, Any], known: Mapping[str, PropertyType]) -> Record:
    """Return properties as a database keeps them, with the bounds of dates."""
    record: Record = {}
    for name, value in properties.items():
        record[name] = value
        if known[name].type == "number":
            record[name] = [float(each) for each in value] if isinstance(value, list) else float(value)
    return record | bounds_of(properties, known)
