"""A graph of nodes and relationships as columns: small to keep, quick to count in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_model.columns import Column, NodeColumns, RelationshipColumns
from graph_model.elements import Node, Relationship
from graph_model.graph_view import GraphView
from graph_model.kept_columns import KeptColumns


def as_columns(view: GraphView) -> KeptColumns:
    """Return what a view shows as columns, with nothing lost; nodes of which sources disagree stay as they are.

    Relationships are in the order of the tables that we write: by type, then by their ends.
    """
    by_type: dict[str, list[Node]] = {}
    for node in view.nodes():
        by_type.setdefault(node.type, []).append(node)
    types = view.vocabulary.nodes
    nodes = [_of_nodes(name, types[name].properties, those) for name, those in by_type.items()]
    rows = {node_id: row for row, node_id in enumerate(each for columns in nodes for each in columns.ids)}
    ties: dict[str, list[Relationship]] = {}
    for each in view.relationships():
        ties.setdefault(each.type, []).append(each)
    changed = {rows[node.id]: node for those in by_type.values() for node in those if node.statements}
    kinds = view.vocabulary.relationships
    for those in ties.values():
        those.sort(key=lambda each: (each.start, each.end))
    in_order = sorted(ties.items(), key=lambda each: each[0].lower())  # as the tables of a folder come
    columns = [_of_relationships(name, kinds[name].properties, those, rows) for name, those in in_order]
    return KeptColumns(nodes, columns, changed)


def _of_nodes(node_type: str, known: Iterable[str], nodes: Sequence[Node]) -> NodeColumns:
    return NodeColumns(
        node_type,
        [node.id for node in nodes],
        [node.name for node in nodes],
        column_of((node.attributes["aliases"] for node in nodes), []),
        column_of((node.attributes["sources"] for node in nodes), []),
        _properties(known, [node.properties for node in nodes]),
    )


def _of_relationships(
    relationship_type: str, known: Iterable[str], relationships: Sequence[Relationship], rows: Mapping[str, int]
) -> RelationshipColumns:
    return RelationshipColumns(
        relationship_type,
        array("I", (rows[each.start] for each in relationships)),
        array("I", (rows[each.end] for each in relationships)),
        column_of((each.attributes["sources"] for each in relationships), []),
        _properties(known, [each.properties for each in relationships]),
    )


def _properties(known: Iterable[str], properties: Sequence[Mapping[str, Any]]) -> dict[str, Column]:
    columns = {name: column_of(each.get(name) for each in properties) for name in known}
    return {name: column for name, column in columns.items() if len(column.values) > 1}


def column_of(values: Iterable[Any], empty: list[str] | None = None) -> Column:
    """Return values as a column, each different one once (1, 1.0 and True differ), that of what has none first."""
    numbers: array[int] = array("I")
    known: dict[Any, int] = {_key(empty): 0}
    different: list[Any] = [empty]
    for value in values:
        number = known.setdefault(_key(value), len(different))
        if number == len(different):
            different.append(value)
        numbers.append(number)
    return Column(numbers, different)


def _key(value: Any) -> Any:
    return (list, tuple(value)) if isinstance(value, list) else (type(value), value)
