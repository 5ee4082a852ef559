"""Reading Gephi's tables, of nodes (Id, Label ...) and of edges (Source, Target ...): in a folder, or edges alone."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from graph_model.vocabulary_reading import bundled_vocabulary
from graph_model.wording import listed
from loaders.dataset.layout import belongs_to_dataset
from loaders.files.csv_rows import csv_rows
from loaders.formats.beginnings import Beginning
from loaders.formats.encodings import read_old_text
from loaders.formats.moments import ENDLESS, INTERVAL, as_date
from loaders.formats.own_description import parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

DESCRIPTION = "interurban.json"
_ENDS = frozenset({"source", "target"})
_TIMES = ("timeset", "interval")


def holds_gephi_tables(beginning: Beginning) -> bool:
    """Tell whether it is a table with the columns Source and Target, or a folder that holds one and no data set."""
    if not beginning.is_folder:
        return set(beginning.header) >= _ENDS
    if any(belongs_to_dataset(bundled_vocabulary(), path.name) for path in beginning.path.iterdir()):
        return False
    return any(set(header) >= _ENDS for _, header in _tables(beginning.path))


def _tables(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield the CSV files of a folder with the names of their columns."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".csv", ".tsv") and path.name[0] not in "._~":
            yield path, Beginning.of(path).header


def read_gephi_tables(path: Path) -> PlainGraph:
    """Read a table of edges, and the nodes of the tables beside it if a folder is named.

    Raises:
        Unreadable: a table is no CSV, or there is none.
    """
    plain = PlainGraph(path.name, written_as_text=True)
    tables = list(_tables(path)) if path.is_dir() else [(path, Beginning.of(path).header)]
    _describe(plain, path)
    passed: list[str] = []
    for file, header in tables:
        if set(header) >= _ENDS:
            _read_edges(plain, file)
        elif "id" in header:
            _read_nodes(plain, file)
        else:
            passed.append(file.name)
    if passed:
        plain.warn(f"{listed(passed)}: neither nodes (a column Id) nor edges (Source, Target), and not read")
    return plain


def _describe(plain: PlainGraph, path: Path) -> None:
    description = path / DESCRIPTION
    if path.is_dir() and description.is_file():
        plain.described = parse_own(read_old_text(description, plain))


def _rows(plain: PlainGraph, file: Path) -> Iterator[dict[str, str]]:
    text = read_old_text(file, plain)
    line = text.partition("\n")[0]
    try:
        rows = csv_rows(text, max(",;\t", key=line.count))
        header = [cell.strip() for cell in next(rows, [])]
        for cells in rows:
            if any(cells):
                yield {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
    except csv.Error as error:
        message = f"{file.name} is not well-formed CSV ({error})"
        raise Unreadable(message, "save it anew") from None


def _read_nodes(plain: PlainGraph, file: Path) -> None:
    for row in _rows(plain, file):
        by_name = {name.lower(): name for name in row}
        node_id = row.pop(by_name["id"]) if "id" in by_name else ""
        plain.add_node(node_id, _dated(row, plain))


def _read_edges(plain: PlainGraph, file: Path) -> None:
    for row in _rows(plain, file):
        by_name = {name.lower(): name for name in row}
        start, end = (row.pop(by_name[each]) if each in by_name else "" for each in ("source", "target"))
        given = row.get(by_name.get("type", ""), "").lower()
        directed = given != "undirected"
        if given in ("directed", "undirected", "mutual"):
            row.pop(by_name["type"])
        row.pop(by_name.get("id", ""), None)
        plain.edges.append(Edge(start, end, _dated(row, plain), directed))


def _dated(row: dict[str, str], plain: PlainGraph) -> Attributes:
    """Return the attributes of a row, with the times that Gephi writes as `<[2013.0, 2014.0]>` as dates."""
    attributes: Attributes = dict(row)
    if plain.described:
        return attributes
    for name in list(row):
        if name.lower() in _TIMES and (spells := list(INTERVAL.finditer(row[name]))):
            bounds = {"since": spells[0][1], "until": spells[-1][2] or spells[-1][1]}
            dates = {bound: as_date(text) for bound, text in bounds.items() if text.lower() not in ENDLESS}
            if all(dates.values()):
                attributes.pop(name)
                attributes |= dates
        elif row[name].startswith("[") and row[name].endswith("]"):
            attributes[name] = _list(row[name])
    return attributes


def _list(text: str) -> list[str]:
    try:
        return [str(each) for each in json.loads(text)]
    except (ValueError, RecursionError):
        return [part.strip() for part in text[1:-1].split(",") if part.strip()]
