"""Files for `neo4j-admin database import full`, the quickest way to load a large graph into an empty Neo4j database."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from graph_model.date_bounds import bound_names
from graph_model.errors import InterurbanError
from graph_model.graph_view import GraphView
from graph_model.stores.cypher_view import any_of
from graph_model.stores.neo4j.constraints import constraint
from graph_model.stores.neo4j.writing import BATCH
from graph_model.stores.records import (
    AS_OF_DAYS,
    DATASET_LABEL,
    DATES_CERTAIN,
    Record,
    dataset_name,
    dataset_record,
    node_record,
    relationship_record,
)
from graph_model.values import PropertyType
from loaders.files.atomic_folder import files_in, write_folder
from loaders.formats.format import Format

BETWEEN = "\x1f"  # the unit separator, which no text can hold
ARGUMENTS = "import-arguments.txt"
AFTERWARDS = "after-import.cypher"
_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}


def write_import_files(view: GraphView, folder: Path, *, replace: bool = False) -> None:
    """Write one CSV per label and per relationship type, the arguments of the import command, and what is left to do.

    On a stopped server, run in the folder: `neo4j-admin database import full neo4j @import-arguments.txt`. Then, on the
    running server: `cypher-shell -f after-import.cypher`, or a push, which does the same and takes longer.

    Raises:
        ForeignFiles: import files are there that we did not write; `replace` replaces them.
        InterurbanError: the folder holds other files and no import files, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InterurbanError(f"{folder}: is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()) and ARGUMENTS not in files_in(folder):
        raise InterurbanError(f"{folder}: holds other files and no import files; name an empty or a new folder")
    write_folder(folder, lambda new: _write(view, new), replace=replace)


def _write(view: GraphView, folder: Path) -> None:
    arguments = ["--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination"]
    described = dataset_record(view)
    columns = {name: "string[]" if isinstance(value, list) else "string" for name, value in described.items()}
    _write_rows(folder / f"{DATASET_LABEL}.csv", {**columns, "id": "ID"}, [described])
    arguments.append(f"--nodes={DATASET_LABEL}=./{DATASET_LABEL}.csv")
    for definition in view.vocabulary.nodes.values():
        rows = [node_record(view, node) for node in view.nodes(definition.name)]
        if rows:
            lists = {"aliases": "string[]", "alias_languages": "string[]"}
            ending = {"sources": "string[]", "statements": "string[]", "dataset": "string"}
            columns = {"id": "ID", "name": "string", **lists, **_columns(definition.properties), **ending}
            _write_rows(folder / f"{definition.name}.csv", columns, rows)
            arguments.append(f"--nodes={definition.name}=./{definition.name}.csv")
    for tie in view.vocabulary.relationships.values():
        found = list(view.relationships(tie.name))
        if found:
            ends = [{"start": r.start, "end": r.end, **relationship_record(view, r)} for r in found]
            as_of = {**dict.fromkeys(AS_OF_DAYS, "string"), DATES_CERTAIN: "boolean"}
            columns = {"start": "START_ID", "end": "END_ID", "id": "string", **_columns(tie.properties), **as_of}
            _write_rows(folder / f"{tie.name}.csv", {**columns, "sources": "string[]", "dataset": "string"}, ends)
            arguments.append(f"--relationships={tie.name}=./{tie.name}.csv")
    (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", "utf-8")
    (folder / AFTERWARDS).write_text("".join(f"{each};\n" for each in _afterwards(view)), "utf-8")


def _afterwards(view: GraphView) -> Iterator[str]:
    """Yield the statements that make of what was imported what a push would have written.

    An import makes no constraints, and leaves out a list that is empty.
    """
    for label in (DATASET_LABEL, *view.vocabulary.nodes):
        yield constraint(label)
    own = f"each.dataset = {json.dumps(dataset_name(view), ensure_ascii=False)}"
    lists = {
        f"(each:{any_of(view.vocabulary.nodes)})": ("aliases", "alias_languages", "sources"),
        f"()-[each:{any_of(view.vocabulary.relationships)}]->()": ("sources",),
    }
    for pattern, names in lists.items():
        missing = " OR ".join(f"each.{name} IS NULL" for name in names)
        filled = ", ".join(f"each.{name} = coalesce(each.{name}, [])" for name in names)
        batches = f"CALL {{ WITH each SET {filled} }} IN TRANSACTIONS OF {BATCH} ROWS"
        yield f"MATCH {pattern} WHERE {own} AND ({missing}) {batches}"


def _columns(known: Mapping[str, PropertyType]) -> dict[str, str]:
    own = {name: _TYPES.get(each.type, "string") + ("[]" if each.many else "") for name, each in known.items()}
    return {**own, **dict.fromkeys(bound_names(known), "date")}


def _write_rows(path: Path, columns: Mapping[str, str], rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        ends = ("START_ID", "END_ID")
        writer.writerow([f":{type_}" if type_ in ends else f"{name}:{type_}" for name, type_ in columns.items()])
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return BETWEEN.join(map(_cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


NEO4J_ADMIN = Format(
    "neo4j-admin",
    "files for the bulk import of large graphs into an empty Neo4j database",
    next_steps=(
        f"on a stopped server, in the folder: neo4j-admin database import full neo4j @{ARGUMENTS}",
        f"then, on the running one: cypher-shell -f {AFTERWARDS}",
    ),
    write_folder=write_import_files,
)
