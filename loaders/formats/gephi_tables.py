"""Gephi's tables of nodes and edges, which its data laboratory imports, and any spreadsheet opens."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.values import join
from graph_model.wording import counted
from loaders.files.atomic_folder import files_in, write_folder
from loaders.formats.annotations import NONE
from loaders.formats.beginnings import by_beginning
from loaders.formats.flattening import LABEL, TYPE, Cell, Column, node_cells, relationship_cells
from loaders.formats.format import Format
from loaders.formats.gephi_tables_reading import DESCRIPTION, holds_gephi_tables, read_gephi_tables
from loaders.formats.graph_reading import GraphFile
from loaders.formats.own_description import describe_own, describe_titles
from loaders.formats.replacing import Replaced
from loaders.formats.survey import Survey

NODES, EDGES = "nodes.csv", "edges.csv"
_FILES = frozenset({NODES, EDGES, DESCRIPTION})
_NOT_IN_UTF_8 = re.compile("[\ud800-\udfff\0]")
_TITLES = {TYPE.name: "Kind"}  # Gephi has a column "Type" of its own


def write_gephi_tables(view: GraphView, folder: Path, *, replace: bool = False) -> list[str]:
    """Write a table of nodes, a table of edges, and what describes the data set; return what a reader has to know.

    Raises:
        ForeignFiles: such files are there that we did not write; `replace` replaces them.
        InterurbanError: the folder holds other files, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InterurbanError(f"{folder}: is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()) and _FILES.isdisjoint(files_in(folder)):
        raise InterurbanError(f"{folder}: holds other files and no such tables; name an empty or a new folder")
    survey = Survey(view, NONE, _TITLES)
    replaced = Replaced("these tables")
    write_folder(folder, lambda new: _write(view, new, survey, replaced), belongs=_FILES.__contains__, replace=replace)
    lists = survey.nodes.values("list") + survey.relationships.values("list")
    joined = [f"{counted(lists, 'list')} joined by bars"] if lists else []
    return [*survey.notes(), *joined, *replaced.notes()]


def _write(view: GraphView, folder: Path, survey: Survey, replaced: Replaced) -> None:
    titles = {LABEL: "Label", **_unlike(survey.nodes.titles(), {"id", "label"})}
    edge_titles = {
        LABEL: "Label",
        **_unlike(survey.relationships.titles(), {"source", "target", "type", "id", "label"}),
    }
    described = {**describe_own(view), **describe_titles(titles, edge_titles)}
    (folder / DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", "ascii")
    nodes = (([node.id], node.name, node_cells(view, node, NONE)) for node in view.nodes())
    _write_rows(folder / NODES, ["Id"], titles, nodes, replaced)
    direction = "Undirected" if survey.undirected else "Directed"
    edges = (
        ([each.start, each.end, direction, str(number)], each.type, relationship_cells(view, each, NONE))
        for number, each in enumerate(view.relationships())
    )
    _write_rows(folder / EDGES, ["Source", "Target", "Type", "Id"], edge_titles, edges, replaced)


def _unlike(titles: Mapping[Column, str], taken: set[str]) -> dict[Column, str]:
    """Return titles that are unlike those which Gephi's tables have, whatever the case."""
    found: dict[Column, str] = {}
    given = {title.casefold() for title in titles.values()}
    for column, title in titles.items():
        found[column] = title
        while found[column].casefold() in taken:
            found[column] = f"property_{found[column]}"
            if found[column].casefold() in given:
                taken.add(found[column].casefold())
    return found


def _write_rows(
    path: Path,
    first: list[str],
    titles: Mapping[Column, str],
    rows: Iterable[tuple[list[str], str, Iterable[Cell]]],
    replaced: Replaced,
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([*first, *titles.values()])
        for ids, label, cells in rows:
            found = {LABEL: label, **dict(cells)}
            table.writerow(_texts([*ids, *(found.get(column) for column in titles)], replaced))


def _texts(values: Iterable[Any], replaced: Replaced) -> Iterator[str]:
    for value in values:
        text = "" if value is None else _text(value)
        yield replaced.clean(text, _NOT_IN_UTF_8, "a cell")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return join(value) if isinstance(value, list) else str(value)


GEPHI_TABLES = Format(
    "gephi-tables",
    "two CSV tables, of nodes and of edges, for Gephi's data laboratory",
    details="""\
- Nodes and relationships have the attributes that they have in GraphML; the type of a relationship is its `Kind`.
  A third file, `interurban.json`, holds what describes the data set and its vocabulary: with it, the folder is
  read back as the data set that was written. Results and marks of certainty have no place in it.
- Read are a folder with a CSV table that has the columns Source and Target, and tables with a column Id, as
  Gephi's "Export table" writes them; or a table of edges alone. Times (`timeset`, `interval`) become `since` and
  `until`.
""",
    write_folder=write_gephi_tables,
    read=GraphFile(read_gephi_tables),
    recognised_by=by_beginning(holds_gephi_tables),
)
