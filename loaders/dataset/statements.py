"""What other sources say of nodes: the rows of statement.csv."""

from __future__ import annotations

from graph_model.checking import check_statement
from graph_model.faults import has_error
from graph_model.graph import Graph
from graph_model.values import split
from graph_model.vocabulary import Vocabulary
from loaders.dataset.ends import EndResolver
from loaders.files.tables import Table


def read_statements(graph: Graph, table: Table, ends: EndResolver) -> None:
    """Put what a table states into the graph, beside what the nodes say themselves; note faults in the table."""
    for place, row in enumerate(table.rows):
        name, cell = row.cells.get("property", ""), row.cells.get("value", "")
        node_id = ends.one(table, place, "node", _types_with(graph.vocabulary, name))
        if node_id is None:
            continue
        node_type = graph.type_of(node_id)
        known = graph.vocabulary.nodes[node_type].properties.get(name)
        many = name == "aliases" or (known is not None and known.many)
        value, faults = check_statement(graph.vocabulary, node_type, name, split(cell) if many else cell)
        for fault in faults:
            table.fault(fault, row.number)
        if value is not None and not has_error(faults):
            sources = split(row.cells.get("sources", ""))
            graph.add_statement(node_id, name, value, sources=sources, note=row.cells.get("note", ""))


def _types_with(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """Return the node types that have a property; all, where none has it or all do."""
    types = vocabulary.nodes
    return frozenset(each for each in types if name in types[each].properties) or frozenset(types)
