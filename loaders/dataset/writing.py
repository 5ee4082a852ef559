"""Writing a graph as a data-set folder: the same graph always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from graph_model.elements import Node, Relationship
from graph_model.errors import InterurbanError
from graph_model.faults import shorten
from graph_model.graph_view import GraphView
from graph_model.values import join
from graph_model.vocabulary import NodeType
from graph_model.vocabulary_reading import NEXT_DOCUMENT, bundled_vocabulary
from loaders.dataset.layout import (
    DESCRIPTION,
    NODE_FIRST,
    RELATIONSHIP_FIRST,
    STATEMENT_COLUMNS,
    STATEMENTS,
    VOCABULARY,
    Sheet,
    belongs_to_dataset,
    sheets,
)
from loaders.dataset.package import describe_package
from loaders.files.atomic_folder import files_in, write_folder
from loaders.files.csv_text import format_csv
from loaders.files.ledger import recall

TextTable = tuple[list[str], list[list[str]]]


def write_dataset(
    view: GraphView, folder: Path, *, replace: bool = False, beside: Mapping[str, bytes] | None = None
) -> None:
    """Write a data set as a folder, whole or not at all; everything else that is in the folder stays.

    What stands `beside` the tables, by its file, is written in the same step.

    Raises:
        ForeignFiles: tables are there that we did not write, or that were edited since; `replace` replaces those that
            belong to a data set, and no other file.
        InterurbanError: the folder holds other things than a data set, or cannot be written.
    """
    refuse_other_things(folder)
    tables = dict(text_tables(view))

    def fill(new: Path) -> None:
        for name, (columns, rows) in tables.items():
            (new / name).write_bytes(_encoded(format_csv([columns, *rows]), name))
        if view.vocabulary.texts:
            (new / VOCABULARY).write_bytes(NEXT_DOCUMENT.join(view.vocabulary.texts).encode())
        columns_of = {name: columns for name, (columns, _) in tables.items()}
        package = describe_package(view, columns_of, folder.resolve().name)
        (new / DESCRIPTION).write_bytes(_encoded(_as_json(package), DESCRIPTION))
        for name, data in (beside or {}).items():
            (new / name).write_bytes(data)

    write_folder(folder, fill, belongs=partial(belongs_to_dataset, view.vocabulary), replace=replace)


def refuse_other_things(folder: Path) -> None:
    """Keep from writing a data set into a folder that is none, among whatever else is there.

    Raises:
        InterurbanError: it is a file, or holds files and none of a data set's.
    """
    if folder.exists() and not folder.is_dir():
        raise InterurbanError(f"{folder}: is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()):
        belongs = partial(belongs_to_dataset, bundled_vocabulary())
        if not any(belongs(name) for name in (*files_in(folder), *recall(folder.resolve()))):
            raise InterurbanError(f"{folder}: holds other files and no data set; name an empty or a new folder")


def text_tables(view: GraphView) -> Iterable[tuple[str, TextTable]]:
    """Yield the tables of a data set as they are written, by their file: the columns that are used, and the rows."""
    for sheet in sheets(view.vocabulary):
        if (table := _of_columns(view, sheet)) is not None:
            yield sheet.file, table
            continue
        rows = _node_rows(view, sheet) if isinstance(sheet.type, NodeType) else _relationship_rows(view, sheet)
        if rows:
            fixed = NODE_FIRST[:2] if sheet.holds_nodes else RELATIONSHIP_FIRST
            columns = [name for name in sheet.columns if name in fixed or any(row.get(name) for row in rows)]
            yield sheet.file, (columns, sorted([row.get(name, "") for name in columns] for row in rows))
    statements = list(_statement_rows(view))
    if statements:
        yield STATEMENTS, (STATEMENT_COLUMNS, sorted(statements))


def _node_rows(view: GraphView, sheet: Sheet) -> list[dict[str, str]]:
    return [
        {"id": node.id, "name": node.name, "aliases": join(node.attributes["aliases"]), **_cells(sheet, node)}
        for node in view.nodes(sheet.type.name)
    ]


def _of_columns(view: GraphView, sheet: Sheet) -> TextTable | None:
    """Return a table of relationships that are kept as columns: each different value is written once."""
    kept = view.kept_columns
    columns = [each for each in kept.relationship_columns if each.type == sheet.type.name] if kept else []
    if kept is None or len(columns) != 1 or not len(columns[0]):
        return None
    ties = columns[0]
    known = sheet.type.properties
    cells = {"sources": (ties.sources.numbers, [join(each) for each in ties.sources.values])}
    for name, column in ties.properties.items():
        texts = ["" if value is None else known[name].format(value) for value in column.values]
        cells[name] = (column.numbers, texts)
    filled = [
        name for name in sheet.columns if name in cells and any(cells[name][1][each] for each in set(cells[name][0]))
    ]
    ends = [map(kept.ids.__getitem__, each) for each in (ties.starts, ties.ends)]
    told = [map(cells[name][1].__getitem__, cells[name][0]) for name in filled]
    return [*RELATIONSHIP_FIRST, *filled], sorted(map(list, zip(*ends, *told, strict=True)))


def _relationship_rows(view: GraphView, sheet: Sheet) -> list[dict[str, str]]:
    return [
        {"from": relationship.start, "to": relationship.end, **_cells(sheet, relationship)}
        for relationship in view.relationships(sheet.type.name)
    ]


def _cells(sheet: Sheet, thing: Node | Relationship) -> dict[str, str]:
    properties = thing.properties
    cells = {name: each.format(properties[name]) for name, each in sheet.type.properties.items() if name in properties}
    return {**cells, "sources": join(thing.attributes["sources"])}


def _statement_rows(view: GraphView) -> Iterable[list[str]]:
    for node in view.nodes():
        known = view.vocabulary.nodes[node.type].properties
        for statement in node.statements:
            property_type = known.get(statement.property)
            value = property_type.format(statement.value) if property_type else _names(statement.value)
            yield [node.id, statement.property, value, statement.note, join(statement.sources)]


def _names(value: Any) -> str:
    return join(value) if isinstance(value, list) else str(value)


def _as_json(package: object) -> str:
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        around = shorten(text[max(error.start - 20, 0) : error.end + 20].replace("\n", " "))
        half = f"U+{ord(text[error.start]):04X}"
        raise InterurbanError(f"{name}: {around!r} holds half a character ({half}); delete it") from None
