"""Building a graph from the tables of a data set, and a report of every fault in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph_model.checking import check_statement
from graph_model.errors import UnknownType
from graph_model.faults import Fault, Report, has_error, shorten
from graph_model.folding import fold, slug
from graph_model.graph import Graph
from graph_model.suggestions import did_you_mean
from graph_model.values import split
from graph_model.vocabulary import RelationshipType
from loaders.dataset.citations import resolve_citations
from loaders.dataset.description import BadDescription, is_beside, read_description
from loaders.dataset.ends import EndResolver
from loaders.dataset.ids import NodeRow, identify
from loaders.dataset.layout import (
    DESCRIPTION,
    NODE_FIRST,
    RELATIONSHIP_FIRST,
    STATEMENT_COLUMNS,
    STATEMENTS,
    Sheet,
    find_sheet,
    sheets,
)
from loaders.dataset.spells import Spell, warn_of_overlaps
from loaders.dataset.year_ranges import warn_of_year_ranges
from loaders.files.tables import Row, Table


class GraphBuilder:
    """A graph as far as it is built, the report so far, and the file and row in which each node stands."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.report = Report()
        self.places: dict[str, tuple[str, int]] = {}
        self._left_out: dict[str, tuple[str, int]] = {}  # where a node stands that a fault leaves out, by id and name
        self._ends = EndResolver(graph, {}, self._left_out)

    def describe(self, folder: Path, files: Mapping[str, Path]) -> None:
        """Read what the folder says of itself; where it has no name, that of the folder is its name."""
        self.graph.about = {"name": slug(folder.resolve().name) or "dataset"}
        path = files.get(DESCRIPTION)
        if path is None:
            return
        try:
            described = read_description(path)
        except BadDescription as error:
            remedy = "correct it, or delete it: a folder of tables works without"
            self.report.add(Fault(str(error), remedy, file=path.name))
            return
        self.graph.about |= described.about
        for name in described.tables:
            if name not in files and not is_beside(folder, name):
                shown = shorten(name)
                self.report.add(
                    Fault("is listed, and there is no such file", f"add {shown} or its line", "path", name).at(
                        path.name
                    )
                )

    def build(self, tables: list[Table]) -> None:
        """Put all tables into the graph: nodes, then what other sources say of them, then relationships."""
        statements = [table for table in tables if table.file.lower() == STATEMENTS]
        matched = self._matched([table for table in tables if table not in statements])
        nodes: list[NodeRow] = []
        for sheet, table in matched:
            dates = [name for name, each in sheet.type.properties.items() if each.type == "date"]
            warn_of_year_ranges(table, table.rows, dates)
            if sheet.holds_nodes:
                usable = _usable_rows(table, sheet.columns, NODE_FIRST[1:2])
                nodes.extend(NodeRow(sheet, table, row) for row in usable)
        stand_for = identify(nodes)
        for node in nodes:
            self._node(node)
        self._ends = EndResolver(self.graph, stand_for, self._left_out)
        for table in statements:
            for row in _usable_rows(table, STATEMENT_COLUMNS, STATEMENT_COLUMNS[:3]):
                self._statement(table, row)
        for sheet, table in matched:
            if isinstance(sheet.type, RelationshipType):
                self._relationships(sheet, sheet.type, table)
        for table in tables:
            self.report.extend(table.faults)
        self._consequences()
        self.report.extend(resolve_citations(self.graph, stand_for))

    def _consequences(self) -> None:
        for (file, number), rows in self._ends.follows.items():
            others = "another row that names it is" if rows == 1 else f"{rows} other rows that name it are"
            fault = Fault(f"so {others} left out, too", "mend the fault in its own row first", severity="warning")
            self.report.add(fault.at(file, number))

    def _matched(self, tables: list[Table]) -> list[tuple[Sheet, Table]]:
        matched: list[tuple[Sheet, Table]] = []
        for table in tables:
            try:
                sheet = find_sheet(self.graph.vocabulary, table.file)
            except UnknownType:
                files = [each.file for each in sheets(self.graph.vocabulary)]
                table.fault(Fault("is named after no type of the vocabulary", did_you_mean(table.file, files)))
                continue
            if any(sheet == other for other, _ in matched):
                table.fault(Fault(f"is a second table of {sheet.type.name}", f"put its rows into {sheet.file}"))
            else:
                matched.append((sheet, table))
        return matched

    def _node(self, node: NodeRow) -> None:
        table, cells = node.table, node.row.cells
        earlier = self.places.get(node.node_id)
        if earlier:
            table.fault(_repeated(node, *earlier), node.row.number)
            return
        aliases = split(cells.get("aliases", ""))
        faults = self.graph.put_node(
            node.type,
            node.node_id,
            node.name,
            self._values(node.sheet, node.row),
            aliases=aliases,
            sources=split(cells.get("sources", "")),
        )
        self.places[node.node_id] = (table.file, node.row.number)
        for fault in faults:
            table.fault(fault, node.row.number)
        if has_error(faults):
            for text in (node.node_id, node.given, node.name, *aliases):
                self._left_out.setdefault(fold(text), self.places[node.node_id])

    def _statement(self, table: Table, row: Row) -> None:
        name, cell = row.cells.get("property", ""), row.cells.get("value", "")
        node_id = self._ends.one(table, row, "node", self._types_with(name))
        if node_id is None:
            return
        node_type = self.graph.node(node_id).type
        known = self.graph.vocabulary.nodes[node_type].properties.get(name)
        many = name == "aliases" or (known is not None and known.many)
        value, faults = check_statement(self.graph.vocabulary, node_type, name, split(cell) if many else cell)
        for fault in faults:
            table.fault(fault, row.number)
        if value is not None and not has_error(faults):
            sources = split(row.cells.get("sources", ""))
            self.graph.add_statement(node_id, name, value, sources=sources, note=row.cells.get("note", ""))

    def _types_with(self, name: str) -> frozenset[str]:
        """Return the node types that have a property; all, where none has it or all do."""
        types = self.graph.vocabulary.nodes
        return frozenset(each for each in types if name in types[each].properties) or frozenset(types)

    def _relationships(self, sheet: Sheet, kind: RelationshipType, table: Table) -> None:
        seen: dict[tuple[str, ...], int] = {}
        spells: dict[tuple[str, str], list[Spell]] = {}
        rows = _usable_rows(table, sheet.columns, RELATIONSHIP_FIRST)
        for row, ends in zip(rows, self._ends.pairs(kind, table, rows), strict=True):
            if ends is not None:
                self._relationship(sheet, table, row, ends, seen, spells)
        warn_of_overlaps(table, spells)

    def _relationship(
        self,
        sheet: Sheet,
        table: Table,
        row: Row,
        ends: tuple[str, str],
        seen: dict[tuple[str, ...], int],
        spells: dict[tuple[str, str], list[Spell]],
    ) -> None:
        start, end = ends
        stated = (start, end, *(row.cells.get(name, "") for name in sheet.type.properties))
        if stated in seen:
            remedy = "delete it, or say what differs; their sources are joined"
            detail = f"as row {seen[stated]}"
            table.fault(Fault("says the same", remedy, severity="warning", detail=detail), row.number)
        seen.setdefault(stated, row.number)
        sources = split(row.cells.get("sources", ""))
        values = self._values(sheet, row)
        faults = self.graph.put_relationship(start, sheet.type.name, end, values, sources=sources)
        for fault in faults:
            table.fault(fault, row.number)
        if (since := row.cells.get(sheet.type.dates.since or "")) and not has_error(faults):
            until = row.cells.get(sheet.type.dates.until or "")
            spells.setdefault((start, end), []).append(Spell(row.number, since, until, row.cells.get("confidence")))

    def _values(self, sheet: Sheet, row: Row) -> dict[str, object]:
        cells = ((name, property_type, row.cells.get(name)) for name, property_type in sheet.type.properties.items())
        return {name: split(cell) if property_type.many else cell for name, property_type, cell in cells if cell}


def _repeated(node: NodeRow, file: str, number: int) -> Fault:
    """Return the fault of a row whose id, given or made of its name, another row has already."""
    there = f"it stands in {file}:{number} already"
    if node.given:
        return Fault("is the id of two nodes", f"{there}; give one of them another id", "id", node.node_id)
    remedy = f"{there}; if they are one, keep one row; if not, give each an id in the column id"
    return Fault("is the name of two nodes", remedy, "name", node.name)


def _usable_rows(table: Table, columns: list[str], required: list[str]) -> list[Row]:
    """Return the rows of a table that has the columns it needs; what is wrong with its header becomes faults."""
    for column in table.header:
        if column and column not in columns:
            table.fault(Fault("is no column of this table", did_you_mean(column, columns), column), 1)
    missing = [column for column in required if column not in table.header]
    for column in missing if table.header else ():
        table.fault(Fault("the column is missing", f"add the column {column}", column), 1)
    return [] if missing else table.rows
