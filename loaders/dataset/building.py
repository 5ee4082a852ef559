"""Building a graph from the tables of a data set, and a report of every fault in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph_model.errors import UnknownType
from graph_model.faults import Fault, Report, shorten
from graph_model.folding import slug
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.suggestions import did_you_mean
from graph_model.vocabulary import RelationshipType
from loaders.dataset.citations import resolve_citations
from loaders.dataset.description import BadDescription, is_beside, read_description
from loaders.dataset.ends import EndResolver
from loaders.dataset.ids import NodeTable, identify
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
from loaders.dataset.nodes import read_nodes
from loaders.dataset.relationships import read_relationships
from loaders.dataset.statements import read_statements
from loaders.dataset.year_ranges import warn_of_year_ranges
from loaders.files.tables import Table


class GraphBuilder:
    """A graph as far as it is built, and the report so far."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.report = Report()

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
        nodes: list[NodeTable] = []
        for sheet, table in matched:
            _warn_if_without_rows(sheet, table)
            warn_of_year_ranges(table, (name for name, each in sheet.type.properties.items() if each.type == "date"))
            if sheet.holds_nodes and _is_usable(table, sheet.columns, NODE_FIRST[1:2]):
                nodes.append(NodeTable(sheet, table))
        stand_for = identify(nodes)
        left_out: dict[str, tuple[str, int]] = {}
        kept = KeptColumns(read_nodes(nodes, left_out))
        self.graph.keep_all(kept)
        ends = EndResolver(self.graph, kept, stand_for, left_out)
        for table in statements:
            if _is_usable(table, STATEMENT_COLUMNS, STATEMENT_COLUMNS[:3]):
                read_statements(self.graph, table, ends)
        for sheet, table in matched:
            if isinstance(sheet.type, RelationshipType) and _is_usable(table, sheet.columns, RELATIONSHIP_FIRST):
                pairs, known = ends.pairs(sheet.type, table), self.graph.vocabulary
                kept.add_relationships(read_relationships(sheet, sheet.type, table, pairs, kept, known))
        for table in tables:
            self.report.extend(table.faults)
        self.report.extend(_consequences(ends.follows))
        self.report.extend(resolve_citations(self.graph, kept, stand_for))

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


def _consequences(follows: Mapping[tuple[str, int], int]) -> Iterator[Fault]:
    """Yield what is left out because of a fault elsewhere."""
    for (file, number), rows in follows.items():
        others = "another row that names it is" if rows == 1 else f"{rows} other rows that name it are"
        fault = Fault(f"so {others} left out, too", "mend the fault in its own row first", severity="warning")
        yield fault.at(file, number)


def _warn_if_without_rows(sheet: Sheet, table: Table) -> None:
    """Say that a table has a header alone, but for one as `new` writes it, which waits to be filled in."""
    if table.header and not len(table) and not table.faults and table.header != sheet.columns:
        table.fault(Fault("has column names and no row", "fill it in, or delete it", severity="warning"))


def _is_usable(table: Table, columns: list[str], required: list[str]) -> bool:
    """Tell whether a table has the columns it needs; what is wrong with its header becomes faults."""
    for column in table.header:
        if column and column not in columns:
            table.fault(Fault("is no column of this table", did_you_mean(column, columns), column), 1)
    missing = [column for column in required if column not in table.header]
    for column in missing if table.header else ():
        table.fault(Fault("the column is missing", f"add the column {column}", column), 1)
    return not missing
