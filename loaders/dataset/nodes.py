"""The nodes in tables of nodes, as columns; what is wrong with a row is noted in its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph_model.column_checking import check_frames
from graph_model.columns import NodeColumns
from graph_model.faults import Fault, has_error
from graph_model.folding import fold
from loaders.dataset.cells import check_properties, lists_in, rows_of
from loaders.dataset.ids import NodeRow, NodeTable, are_different

Place = tuple[str, int]  # a file and a row


def read_nodes(tables: Sequence[NodeTable], left_out: dict[str, Place]) -> list[NodeColumns]:
    """Return the nodes of all tables; where one stands that a fault leaves out is noted by its folded names."""
    repeated = {} if are_different(tables) else dict(_repeated(tables))
    return [_read(nodes, repeated.get(number, {}), left_out) for number, nodes in enumerate(tables)]


def _read(nodes: NodeTable, repeated: Mapping[int, Fault], left_out: dict[str, Place]) -> NodeColumns:
    table = nodes.table
    checked, aliases = check_properties(nodes.sheet, table), lists_in(table, "aliases")
    frames = check_frames(nodes.ids, nodes.names, aliases)
    left = set(repeated)
    for row in sorted({*repeated, *frames, *checked.faults}):
        number = table.numbers[row]
        faults = [repeated[row]] if row in repeated else [*frames.get(row, ()), *checked.faults.get(row, ())]
        for fault in faults:
            table.fault(fault, number)
        if row not in repeated and has_error(faults):
            left.add(row)
            each = NodeRow(nodes, row)
            for text in (each.node_id, each.given, each.name, *aliases[row]):
                left_out.setdefault(fold(text), (table.file, number))
    columns = NodeColumns(nodes.type, nodes.ids, nodes.names, aliases, lists_in(table, "sources"), checked.columns)
    return _without(columns, left) if left else columns


def _without(columns: NodeColumns, left: set[int]) -> NodeColumns:
    rows = [row for row in range(len(columns)) if row not in left]
    return NodeColumns(
        columns.type,
        [columns.ids[row] for row in rows],
        [columns.names[row] for row in rows],
        rows_of(columns.aliases, rows),
        rows_of(columns.sources, rows),
        {name: rows_of(column, rows) for name, column in columns.properties.items()},
    )


def _repeated(tables: Sequence[NodeTable]) -> Iterator[tuple[int, dict[int, Fault]]]:
    """Yield, for each table by number, the rows whose id another row before them has, and the fault of each."""
    places: dict[str, Place] = {}
    for number, nodes in enumerate(tables):
        found: dict[int, Fault] = {}
        for row, node_id in enumerate(nodes.ids):
            if node_id in places:
                found[row] = _of_two(NodeRow(nodes, row), *places[node_id])
            else:
                places[node_id] = nodes.table.file, nodes.table.numbers[row]
        yield number, found


def _of_two(node: NodeRow, file: str, number: int) -> Fault:
    """Return the fault of a row whose id, given or made of its name, another row has already."""
    there = f"it stands in {file}:{number} already"
    if node.given:
        return Fault("is the id of two nodes", f"{there}; give one of them another id", "id", node.node_id)
    remedy = f"{there}; if they are one, keep one row; if not, give each an id in the column id"
    return Fault("is the name of two nodes", remedy, "name", node.name)
