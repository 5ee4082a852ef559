"""An empty data set to start from: header rows and a short guide."""

from __future__ import annotations

import csv
from pathlib import Path

from graph_model.errors import InterurbanError
from graph_model.vocabulary import NodeType, Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary
from loaders.dataset.layout import STATEMENT_COLUMNS, STATEMENTS, Sheet, sheets
from loaders.files.atomic_folder import write_folder

GUIDE = "GUIDE.md"


def write_starter(folder: Path, vocabulary: Vocabulary | None = None) -> None:
    """Write a folder of tables that have their header row and nothing else, and GUIDE.md.

    Raises:
        InterurbanError: something is there already, or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InterurbanError(f"{folder}: is there already; name a new folder")
    tables = sheets(vocabulary or bundled_vocabulary())

    def fill(new: Path) -> None:
        for sheet in tables:
            _write_header(new / sheet.file, sheet.columns)
        _write_header(new / STATEMENTS, STATEMENT_COLUMNS)
        (new / GUIDE).write_text(_guide(tables), "utf-8")

    write_folder(folder, fill)


def _write_header(path: Path, columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(columns)


def _guide(tables: list[Sheet]) -> str:
    nodes = [sheet for sheet in tables if isinstance(sheet.type, NodeType)]
    ties = [sheet for sheet in tables if not isinstance(sheet.type, NodeType)]
    return f"""# How to fill in this data set

Each CSV file holds one kind of thing, a row each. Fill in what you know, leave the rest empty; delete columns and
files you do not need. Save as UTF-8 ("CSV UTF-8" in a spreadsheet). Then run

    interurban check FOLDER
    interurban --data FOLDER info

**Nodes** need a `name`; without an `id` one is made from the name. **Relationships** need `from` and `to`: an id, or a
name as it stands in the other table. Where a city and a country bear one name, that is meant which may stand there.

- Dates: `2014`, `2014-02`, `2014-02-28`, `2014?` (uncertain), `2013-11-04/2013-11-07` (an event of several days).
  `since` and `until`: empty means unknown, `..` means that it has not ended.
- Several values in one cell are parted by a bar: `서울@ko | Seoul Metropolitan Government | SMG`. An alias may carry
  its language after @.
- `sources`: ids or names of rows in source.csv, each with an optional place: `annual-report-2014#page 12`.
- `confidence`: empty or `stated`, `inferred`, `disputed`. When two sources disagree about a relationship, give each
  its row; when they disagree about a property of a node, put the second account into {STATEMENTS}.

## Nodes
{_listed(nodes)}

## Relationships
{_listed(ties)}
"""


def _listed(tables: list[Sheet]) -> str:
    return "\n".join(f"- `{sheet.file}` {sheet.type.about}{_ends(sheet)}" for sheet in tables)


def _ends(sheet: Sheet) -> str:
    return "" if isinstance(sheet.type, NodeType) else f" ({sheet.type.describe_ends()})"
