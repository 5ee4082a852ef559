"""What a graph holds of each label and relationship type, as a database would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from graph_model import GraphView
from graph_model.stores.records import Record, node_record, relationship_record
from graph_model.vocabulary import NodeType, RelationshipType
from queries.cypher.schema import Kind, Use, property_types


def kinds_of_graph(view: GraphView) -> Iterator[Kind]:
    """Yield the labels and the relationship types of a graph's vocabulary, counted."""
    for label, defined in view.vocabulary.nodes.items():
        records = [node_record(view, node) for node in view.nodes(label)]
        yield Kind(defined, len(records), _uses(records, defined))
    for name, tie_type in view.vocabulary.relationships.items():
        ties = list(view.relationships(name))
        joins = {(view.node(tie.start).type, view.node(tie.end).type) for tie in ties}
        yield Kind(tie_type, len(ties), _uses([relationship_record(view, tie) for tie in ties], tie_type), joins)


def _uses(records: Sequence[Record], defined: NodeType | RelationshipType) -> dict[str, Use]:
    found = {}
    for name in property_types(defined):
        if values := [_first(record[name]) for record in records if record.get(name) not in (None, [])]:
            times = Counter(map(str, values))
            found[name] = Use(len(values), min(times, key=lambda text: (-times[text], text)))
    return found


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value
