"""What is staged, as the tables of a data-set folder: streams of rows, in the order of our own writer."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from graph_model.graph import Graph
from graph_model.values import SEPARATOR
from graph_model.vocabulary import NodeType, RelationshipType
from graph_model.vocabulary_reading import NEXT_DOCUMENT, bundled_vocabulary, extend_vocabulary
from loaders.dataset.layout import (
    DESCRIPTION,
    LAST,
    NODE_FIRST,
    RELATIONSHIP_FIRST,
    STATEMENT_COLUMNS,
    STATEMENTS,
    VOCABULARY,
    Sheet,
    sheets,
)
from loaders.dataset.package import describe_package
from loaders.files.csv_text import write_csv
from loaders.mapping.loading import Load
from loaders.mapping.staging import BETWEEN

_BETWEEN = f" {SEPARATOR} "
_MANY = 2_000  # rows that are fetched at once


def write_tables(load: Load, folder: Path) -> None:
    """Write what is staged into an empty folder as tables, with the vocabulary."""
    for sheet in sheets(load.mapping.vocabulary):
        columns = _columns(load, sheet)
        if columns:
            rows = _node_rows(load, sheet, columns) if sheet.holds_nodes else _tie_rows(load, sheet, columns)
            _write(folder / sheet.file, columns, rows)
    if load.staging.count("SELECT EXISTS (SELECT 1 FROM statement)"):
        _write(folder / STATEMENTS, STATEMENT_COLUMNS, _statement_rows(load))
    vocabulary = load.mapping.vocabulary
    if vocabulary.texts:
        (folder / VOCABULARY).write_text(NEXT_DOCUMENT.join(vocabulary.texts), "utf-8")


def describe_tables(load: Load, folder: Path, name: str, about: Mapping[str, Any]) -> None:
    """Describe the tables of a folder; `name` is that of the data set where nothing else gives it one."""
    vocabulary = bundled_vocabulary()
    if (folder / VOCABULARY).exists():
        vocabulary = extend_vocabulary(vocabulary, folder / VOCABULARY)
    files = [*(each.file for each in sheets(vocabulary)), STATEMENTS]
    columns_of = {file: _header_of(folder / file) for file in files if (folder / file).exists()}
    described = Graph(vocabulary)
    described.about = {**load.mapping.about, **about}
    package = describe_package(described, columns_of, name)
    (folder / DESCRIPTION).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _header_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _write(path: Path, columns: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv([columns], file)
        write_csv(rows, file)


def _columns(load: Load, sheet: Sheet) -> list[str]:
    """Return the columns of a table of which something is to be written; none, if it has no rows."""
    staging, name = load.staging, sheet.type.name
    used = load.used.get(name, set())
    if sheet.holds_nodes:
        there, aliases, cites = next(
            staging.rows(
                "SELECT count(*), max(aliases <> ''), max(EXISTS "
                "(SELECT 1 FROM cited WHERE node = number AND citation)) FROM node WHERE type = ?",
                (name,),
            )
        )
        first = [*NODE_FIRST[:2], *(NODE_FIRST[2:] if aliases else [])]
    else:
        kind = list(load.mapping.vocabulary.relationships).index(name)
        there, cites = next(
            staging.rows("SELECT count(*), max(citations NOT IN ('0', '')) FROM kept WHERE type = ?", (kind,))
        )
        first = RELATIONSHIP_FIRST
    if not there:
        return []
    return [*first, *(each for each in sheet.type.properties if each in used), *(LAST if cites else [])]


def _node_rows(load: Load, sheet: Sheet, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    assert isinstance(sheet.type, NodeType)  # noqa: S101
    query = """SELECT id, name, aliases, cells, (SELECT group_concat(text, ?) FROM (
        SELECT text FROM cited JOIN citation_text ON citation_text.number = citation
        WHERE node = node.number ORDER BY citation)) FROM node WHERE type = ? ORDER BY id"""
    for node_id, name, aliases, cells, sources in load.staging.rows(query, (_BETWEEN, sheet.type.name)):
        held = json.loads(str(cells))
        held |= {"id": node_id, "name": name, "aliases": aliases, "sources": sources or ""}
        yield [held.get(column, "") for column in columns]


def _tie_rows(load: Load, sheet: Sheet, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    assert isinstance(sheet.type, RelationshipType)  # noqa: S101
    names = list(sheet.type.properties)
    wanted = [names.index(each) for each in columns if each in sheet.type.properties]
    cite = lru_cache(maxsize=4096)(partial(_cited, load))
    cites = columns[-1:] == LAST
    query, kind = _ties_query(load, sheet.type), _kind(load, sheet.type)
    found = load.staging.connection.execute(query, kind)
    while many := found.fetchmany(_MANY):  # column by column, for there may be millions
        starts, stops, cells, citations = zip(*many, strict=True)
        held = list(zip(*(each.split(BETWEEN) for each in cells), strict=True))
        cited = [tuple(map(cite, citations))] if cites else []
        yield from zip(starts, stops, *(held[place] for place in wanted), *cited, strict=True)


def _kind(load: Load, kind: RelationshipType) -> tuple[int]:
    return (list(load.mapping.vocabulary.relationships).index(kind.name),)


def _ties_query(load: Load, kind: RelationshipType) -> str:
    """Return what asks for the relationships of a type by the ids of their ends; most are kept in this order."""
    has_spells = any(
        each.spells and each.type == kind.name for table in load.mapping.tables for each in table.relationships
    )
    order = "a.id, b.id, kept.cells" if has_spells else "kept.rowid"
    return (
        "SELECT a.id, b.id, kept.cells, citations FROM kept CROSS JOIN node a ON a.number = start "  # noqa: S608
        f"CROSS JOIN node b ON b.number = stop WHERE kept.type = ? ORDER BY {order}"
    )


def _cited(load: Load, citations: str) -> str:
    texts = []
    for number in sorted(set(map(int, citations.split(",")))):
        found = next(load.staging.rows("SELECT text FROM citation_text WHERE number = ?", (number,)), None)
        if found is not None:
            texts.append(str(found[0]))
    return _BETWEEN.join(texts)


def _statement_rows(load: Load) -> Iterator[Sequence[str]]:
    query = """SELECT id, property, value, '', coalesce(text, '') FROM statement
        JOIN node ON node.number = statement.node
        LEFT JOIN citation_text ON citation_text.number = statement.citation ORDER BY 1, 2, 3, 5"""
    for row in load.staging.rows(query):
        yield [str(each) for each in row]
