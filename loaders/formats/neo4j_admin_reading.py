"""Reading the files of a bulk import into Neo4j that we wrote: the data set that they hold, without a server."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from graph_model.names import Alias
from graph_model.stores.records import DATASET_LABEL, NAMED_IN, UNDETERMINED
from graph_model.vocabulary_reading import NEXT_DOCUMENT
from loaders.dataset.layout import IMPORT_ARGUMENTS
from loaders.files.csv_rows import csv_rows
from loaders.formats.beginnings import Beginning
from loaders.formats.encodings import read_old_text
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

BETWEEN = "\x1f"  # the unit separator, which no value of the vocabulary can hold
_DESCRIBING = f"--nodes={DATASET_LABEL}="
_OF_THE_STORE = ("dataset", NAMED_IN, "alias_languages")


def holds_import_files(beginning: Beginning) -> bool:
    """Tell whether it is a folder of import files that we wrote: one of them describes the data set."""
    arguments = beginning.path / IMPORT_ARGUMENTS
    if not beginning.is_folder or not arguments.is_file():
        return False
    return _DESCRIBING in arguments.read_text("utf-8", "replace")


def read_import_files(path: Path) -> PlainGraph:
    """Read the files that the arguments of the import name.

    Raises:
        Unreadable: one is missing, or is no such file.
    """
    plain = PlainGraph(path.name)
    arguments = read_old_text(path / IMPORT_ARGUMENTS, plain).split()
    for argument in arguments:
        option, _, rest = argument.partition("=")
        name, _, file = rest.partition("=")
        if option == "--nodes" and name == DATASET_LABEL:
            plain.described = _described(plain, path / file)
        elif option == "--nodes":
            for row in _rows(plain, path / file):
                plain.add_node(str(row.pop("id", "")), {**_without_what_is_derived(row), "type": name})
        elif option == "--relationships":
            for row in _rows(plain, path / file):
                start, end = str(row.pop(":START_ID", "")), str(row.pop(":END_ID", ""))
                row.pop("id", None)
                plain.edges.append(Edge(start, end, {**_without_what_is_derived(row), "type": name}))
    if plain.described is None:
        raise Unreadable(f"{DATASET_LABEL}.csv does not describe the data set", "write the folder anew")
    return plain


def _described(plain: PlainGraph, file: Path) -> dict[str, Any] | None:
    row = next(_rows(plain, file), {})
    try:
        about = json.loads(row.get("about", ""))
    except (ValueError, RecursionError):
        return None
    vocabulary = [text for text in str(row.get("vocabulary", "")).split(NEXT_DOCUMENT) if text]
    return {"about": about, "vocabulary": vocabulary, "nodes": {}, "edges": {}} if isinstance(about, dict) else None


def _rows(plain: PlainGraph, file: Path) -> Iterator[Attributes]:
    """Yield the filled cells of each row by the names of their columns; lists as lists."""
    rows = csv_rows(read_old_text(file, plain), ",")
    try:
        header = [(name if name[0] == ":" else name.rpartition(":")[0], name) for name in next(rows, []) if name]
        for cells in rows:
            filled = ((title, cell) for title, cell in zip(header, cells, strict=False) if cell)
            yield {name: cell.split(BETWEEN) if typed.endswith("[]") else cell for (name, typed), cell in filled}
    except csv.Error as error:
        raise Unreadable(f"{file.name} is not well-formed CSV ({error})", "write the folder anew") from None


def _without_what_is_derived(row: Attributes) -> Attributes:
    """Return what a node or a relationship states: names with their languages, and nothing that only a store needs."""
    stated = {name: value for name, value in row.items() if name not in _OF_THE_STORE}
    if "aliases" in row:
        tags = chain(row.get("alias_languages", ()), repeat(UNDETERMINED))
        pairs = zip(row["aliases"], tags, strict=False)
        stated["aliases"] = [str(Alias(text, None if tag == UNDETERMINED else tag)) for text, tag in pairs]
    if "statements" in row:
        stated["statements"] = f"[{','.join(row['statements'])}]"
    return stated
