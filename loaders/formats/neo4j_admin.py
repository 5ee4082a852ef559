"""Files for `neo4j-admin database import full`, the quickest way to load a large graph into an empty Neo4j database."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.stores.cypher_view import any_of
from graph_model.stores.neo4j.batches import MOST_ROWS
from graph_model.stores.neo4j.constraints import constraint, indexes
from graph_model.stores.neo4j.held import CONTENT, signing
from graph_model.stores.neo4j.points import has_points, setting_point
from graph_model.stores.neo4j.there import content_of
from graph_model.stores.records import (
    AS_OF_DAYS,
    DATASET_LABEL,
    DATES_CERTAIN,
    NAMED_IN,
    Record,
    dataset_name,
    dataset_record,
    node_record,
    relationship_record,
)
from graph_model.values import PropertyType
from loaders.dataset.layout import IMPORT_ARGUMENTS
from loaders.files.atomic_folder import files_in, write_folder
from loaders.formats.beginnings import by_beginning
from loaders.formats.format import Format
from loaders.formats.graph_reading import GraphFile
from loaders.formats.neo4j_admin_reading import BETWEEN, holds_import_files, read_import_files
from loaders.formats.replacing import Replaced

_NOT_IN_UTF_8 = re.compile("[\ud800-\udfff]")
_NOT_IN_A_LIST = re.compile(f"[{BETWEEN}]")
AFTERWARDS = "after-import.cypher"
_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}


def write_import_files(view: GraphView, folder: Path, *, replace: bool = False) -> list[str]:
    """Write one CSV per label and per relationship type, the arguments of the import command, and what is left to do.

    On a stopped server, run in the folder: `neo4j-admin database import full neo4j @import-arguments.txt`. Then, on the
    running server: `cypher-shell -f after-import.cypher`, or a push, which does the same and takes longer.

    Returns:
        What was replaced in texts, with counts.

    Raises:
        ForeignFiles: import files are there that we did not write; `replace` replaces them.
        InterurbanError: the folder holds other files and no import files, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InterurbanError(f"{folder}: is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()) and IMPORT_ARGUMENTS not in files_in(folder):
        raise InterurbanError(f"{folder}: holds other files and no import files; name an empty or a new folder")
    cells = _Cells()
    write_folder(folder, lambda new: _write(view, new, cells), replace=replace)
    return list(cells.notes())


class _Cells:
    """The values of a file as texts; what UTF-8 or a list cannot hold is replaced, and counted by its column."""

    def __init__(self) -> None:
        self._replaced = Replaced("these files")

    def row(self, record: Mapping[str, Any], names: Iterable[str]) -> list[str]:
        """Return the cells of a record, in the order of the columns."""
        return [self.text(record.get(name), name) for name in names]

    def text(self, value: Any, column: str) -> str:
        """Return a value as the text of a cell."""
        if value is None:
            return ""
        if isinstance(value, list):
            texts = (self._replaced.clean(self.text(each, column), _NOT_IN_A_LIST, column) for each in value)
            return BETWEEN.join(texts)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, date):
            return value.isoformat()
        return self._replaced.clean(str(value), _NOT_IN_UTF_8, column)

    def notes(self) -> Iterator[str]:
        """Return what was replaced, and how often."""
        return self._replaced.notes()


def _write(view: GraphView, folder: Path, cells: _Cells) -> None:
    arguments = ["--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination"]
    described = dataset_record(view)
    kinds = {list: "string[]", bool: "boolean", int: "long"}
    columns = {name: kinds.get(type(value), "string") for name, value in described.items()}
    _write_nodes(folder, DATASET_LABEL, {**columns, "id": "ID"}, [described], cells)
    arguments.append(f"--nodes={DATASET_LABEL}=./{DATASET_LABEL}.csv")
    for definition in view.vocabulary.nodes.values():
        lists = {"aliases": "string[]", "alias_languages": "string[]"}
        ending = {"sources": "string[]", "statements": "string[]", "dataset": "string", NAMED_IN: "string"}
        columns = {"id": "ID", "name": "string", **lists, **_columns(definition.properties), **ending}
        records = (node_record(view, node) for node in view.nodes(definition.name))
        if _write_nodes(folder, definition.name, columns, records, cells):
            arguments.append(f"--nodes={definition.name}=./{definition.name}.csv")
    for tie in view.vocabulary.relationships.values():
        as_of = {**dict.fromkeys(AS_OF_DAYS, "string"), DATES_CERTAIN: "boolean"}
        columns = {"id": "string", **_columns(tie.properties), **as_of, "sources": "string[]", "dataset": "string"}
        if _write_relationships(folder, view, tie.name, columns, cells):
            arguments.append(f"--relationships={tie.name}=./{tie.name}.csv")
    (folder / IMPORT_ARGUMENTS).write_text("\n".join(arguments) + "\n", "utf-8")
    (folder / AFTERWARDS).write_text("".join(f"{each};\n" for each in _afterwards(view, cells)), "utf-8")


def _write_nodes(
    folder: Path, label: str, columns: Mapping[str, str], records: Iterable[Record], cells: _Cells
) -> bool:
    header = [f"{name}:{type_}" for name, type_ in columns.items()]
    return _write_rows(folder / f"{label}.csv", header, (cells.row(record, columns) for record in records))


def _write_relationships(folder: Path, view: GraphView, name: str, columns: Mapping[str, str], cells: _Cells) -> bool:
    """Write the relationships of a type; their ends have no names, so that a property may be called `start`."""
    header = [":START_ID", ":END_ID", *(f"{column}:{type_}" for column, type_ in columns.items())]
    rows = (
        [each.start, each.end, *cells.row(relationship_record(view, each), columns)]
        for each in view.relationships(name)
    )
    return _write_rows(folder / f"{name}.csv", header, rows)


def _write_rows(path: Path, header: list[str], rows: Iterator[list[str]]) -> bool:
    """Write a file, unless there are no rows; tell whether there are."""
    first = next(rows, None)
    if first is None:
        return False
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_MINIMAL).writerows(chain([header, first], rows))
    return True


def _afterwards(view: GraphView, cells: _Cells) -> Iterator[str]:
    """Yield the statements that make of what was imported what a push would have written.

    An import makes no constraints and no indexes, and leaves out a list or a text that is empty.
    """
    for label in (DATASET_LABEL, *view.vocabulary.nodes):
        yield constraint(label)
    for label in view.vocabulary.nodes:
        yield from (index.statement(name) for name, index in indexes(label).items())
    own = f"each.dataset = {json.dumps(cells.text(dataset_name(view), 'dataset'), ensure_ascii=False)}"
    filled = (
        f"each.vocabulary = coalesce(each.vocabulary, ''), each.{CONTENT} = '{content_of(view)}', {signing('each')}"
    )
    yield f"MATCH (each:{DATASET_LABEL}) WHERE {own} SET {filled}"
    for label, kind in view.vocabulary.nodes.items():
        if has_points(kind):
            batches = _in_batches(setting_point("each", "each"))
            yield f"MATCH (each:`{label}`) WHERE {own} AND each.latitude IS NOT NULL {batches}"
    lists = {
        f"(each:{any_of(view.vocabulary.nodes)})": ("aliases", "alias_languages", "sources"),
        f"()-[each:{any_of(view.vocabulary.relationships)}]->()": ("sources",),
    }
    for pattern, names in lists.items():
        missing = " OR ".join(f"each.{name} IS NULL" for name in names)
        filled = ", ".join(f"each.{name} = coalesce(each.{name}, [])" for name in names)
        yield f"MATCH {pattern} WHERE {own} AND ({missing}) {_in_batches(filled)}"


def _in_batches(filled: str) -> str:
    return f"CALL {{ WITH each SET {filled} }} IN TRANSACTIONS OF {MOST_ROWS} ROWS"


def _columns(known: Mapping[str, PropertyType]) -> dict[str, str]:
    own = {name: _TYPES.get(each.type, "string") + ("[]" if each.many else "") for name, each in known.items()}
    return {**own, **dict.fromkeys(bound_names(known), "date")}


NEO4J_ADMIN = Format(
    "neo4j-admin",
    "files for the bulk import of large graphs into an empty Neo4j database",
    details="""\
- Results and marks of certainty have no place in it; what is left out is said with its count.
- A list is parted by the unit separator (U+001F); where a text of a list holds one, or half a surrogate pair, it is
  written as � and counted.
- Read back, it is the data set that was written. Import files that other programs wrote are not read.
""",
    next_steps=(
        f"on a stopped server, in the folder: neo4j-admin database import full neo4j @{IMPORT_ARGUMENTS}",
        f"then, on the running one: cypher-shell -f {AFTERWARDS}",
    ),
    write_folder=write_import_files,
    read=GraphFile(read_import_files),
    recognised_by=by_beginning(holds_import_files),
)
