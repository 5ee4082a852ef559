"""Loading again into a folder: what came from the mapping is replaced, and what a person added or changed stays.

What a mapping wrote last lies in the folder, packed, as `.loaded-NAME.zip`. So it is known of each row and cell whether
it is as the mapping wrote it. Rows of other mappings, and tables made by hand, are what a person added.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_model.errors import InterurbanError
from graph_model.values import join, split
from graph_model.wording import counted, first_of
from loaders.dataset.description import BadDescription, read_description
from loaders.dataset.layout import DESCRIPTION, STATEMENTS, VOCABULARY, is_table
from loaders.files.atomic_folder import files_in
from loaders.files.csv_text import write_csv
from loaders.mapping.loaded_before import ledger_name
from loaders.tabular.opening import open_sources

Row = dict[str, str]  # the cells that are filled, by column

MOST_NAMED = 5
_ABOUT = "about.json"
_LISTS = frozenset({"aliases", "sources"})
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # so that the same tables are packed as the same bytes


@dataclass(slots=True)
class Kept:
    """What stays of a folder that is loaded anew: rows and cells, and where the new tables say otherwise."""

    rows: Counter[str] = field(default_factory=Counter)  # by file
    cells: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # rows that the tables have no more, and that were changed by hand

    def in_words(self) -> Iterator[str]:
        """Yield what is to be said of it."""
        for file in sorted({*+self.rows, *+self.cells}):
            parts = [
                *([counted(self.rows[file], "row")] if self.rows[file] else []),
                *([counted(self.cells[file], "cell")] if self.cells[file] else []),
            ]
            yield f"kept as they were added or changed by hand in {file}: {' and '.join(parts)}"
        if self.differing:
            yield f"kept where the tables now say otherwise: {first_of(self.differing, MOST_NAMED)}"
        if self.gone:
            yield f"kept though the tables have them no more: {first_of(self.gone, MOST_NAMED)}"


def pack(folder: Path, name: str, about: Mapping[str, object]) -> None:
    """Pack the tables in a folder, and what the mapping says of the whole, as what it wrote last, beside them."""
    with zipfile.ZipFile(folder / ledger_name(name), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for path in sorted(folder.iterdir()):
            if is_table(path.name) or path.name == VOCABULARY:
                with path.open("rb") as source, packed.open(_member(path.name), "w", force_zip64=True) as target:
                    while block := source.read(1 << 20):
                        target.write(block)
        packed.writestr(_member(_ABOUT), json.dumps(dict(about), ensure_ascii=False, sort_keys=True))


def said_by_hand(folder: Path, replaced: Sequence[str]) -> dict[str, Any]:
    """Return what a folder says of itself and the mappings of these names did not say: that stays."""
    files = files_in(folder)
    try:
        about = read_description(files[DESCRIPTION]).about
    except (BadDescription, KeyError):
        return {}
    with _last(files, replaced) as packed:
        was = [json.loads(each) for each in _written(packed, _ABOUT)]
    return {
        key: value for key, value in about.items() if key != "profile" and all(each.get(key) != value for each in was)
    }


def keep_by_hand(old: Path, new: Path, replaced: Sequence[str]) -> Kept:
    """Put what a person added or changed in the old folder into the new tables.

    `replaced` are the names of the mappings that wrote the rest of it.

    Raises:
        InterurbanError: a table of the old folder cannot be read.
    """
    kept = Kept()
    there = files_in(old)
    with _last(there, replaced) as packed:
        for file in sorted({path.name for path in new.iterdir()} | {each for each in there if is_table(each)}):
            current = there.get(file)
            if current is None or not (is_table(file) or file == VOCABULARY):
                continue
            before = _written(packed, file)
            if before and current.read_bytes() in before:
                continue  # it is as the mapping wrote it
            if file == VOCABULARY:
                _keep_documents(current, before, new / file)
            elif not before and not (new / file).exists():
                (new / file).write_bytes(current.read_bytes())
            else:
                _keep_table(file, current, before, new / file, kept)
    return kept


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


@contextmanager
def _last(files: Mapping[str, Path], mappings: Sequence[str]) -> Iterator[list[zipfile.ZipFile]]:
    """Give the packed tables that mappings wrote last; those that are not there, or are damaged, are left out."""
    with ExitStack() as stack:
        packed = []
        for path in filter(None, (files.get(ledger_name(each)) for each in mappings)):
            with suppress(OSError, zipfile.BadZipFile):
                packed.append(stack.enter_context(zipfile.ZipFile(path)))
        yield packed


def _written(packed: Sequence[zipfile.ZipFile], file: str) -> list[bytes]:
    return [each.read(file) for each in packed if file in each.namelist()]


def _keep_documents(current: Path, before: Sequence[bytes], new: Path) -> None:
    from graph_model.vocabulary_reading import NEXT_DOCUMENT

    fresh = new.read_text("utf-8").split(NEXT_DOCUMENT) if new.exists() else []
    was = {each for text in before for each in text.decode().split(NEXT_DOCUMENT)}
    own = [each for each in current.read_text("utf-8").split(NEXT_DOCUMENT) if each not in was]
    new.write_text(NEXT_DOCUMENT.join([*fresh, *(each for each in own if each not in fresh)]), "utf-8")


def _keep_table(file: str, current: Path, before: Sequence[bytes], new: Path, kept: Kept) -> None:
    header, now = _rows_of(current)
    last = [row for text in before for row in _parse(text.decode())]
    fresh_header, fresh = _rows_of(new) if new.exists() else ([], [])
    is_node = "id" in header or "id" in fresh_header
    if is_node and file != STATEMENTS:
        rows = _keep_nodes(file, now, last, fresh, kept)
    else:
        rows = _keep_others(file, now, last, fresh, kept)
    columns = list(dict.fromkeys([*fresh_header, *header]))
    if "sources" in columns:
        columns = [*(each for each in columns if each != "sources"), "sources"]
    cells = sorted([row.get(column, "") for column in columns] for row in rows)
    with new.open("w", encoding="utf-8", newline="") as stream:
        write_csv([columns], stream)
        write_csv(cells, stream)


def _keep_nodes(file: str, now: Sequence[Row], last: Sequence[Row], fresh: Sequence[Row], kept: Kept) -> Iterator[Row]:
    was: dict[str, list[Row]] = defaultdict(list)
    for row in last:
        was[row.get("id", "")].append(row)
    there = {row.get("id") or row.get("name", ""): row for row in now}
    by_id = {row["id"]: row for row in fresh}
    for node_id, row in by_id.items():
        current = there.get(node_id)
        yield row if current is None else _merged(file, node_id, current, _before(current, was[node_id]), row, kept)
    for node_id, current in there.items():
        if node_id in by_id:
            continue
        before = _before(current, was[node_id])
        if before is None:
            kept.rows[file] += 1
            yield current
        elif current != before:
            kept.gone.append(f"{file} {node_id}")
            yield current


def _before(current: Row, rows: Sequence[Row]) -> Row | None:
    """Return the row of a node as it was written: as it is now, if all in it is what one or another mapping wrote."""
    if len(rows) > 1:
        written: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for column, cell in row.items():
                written[column].update(split(cell))
        if all(written[column].issuperset(split(cell)) for column, cell in current.items()):
            return current
    return rows[-1] if rows else None


def _keep_others(file: str, now: Sequence[Row], last: Sequence[Row], fresh: Sequence[Row], kept: Kept) -> Iterator[Row]:
    """Yield rows that have no id: those that are new, with cells changed by hand where it is clear in which row."""
    was, there, new = _by_ends(last), _by_ends(now), _by_ends(fresh)
    for ends, rows in new.items():
        current, before = there.get(ends, []), was.get(ends, [])
        if len(rows) == len(current) == len(before) == 1:
            yield _merged(file, " – ".join(ends), current[0], before[0], rows[0], kept)
            continue
        yield from rows
        added = [row for row in current if row not in before and row not in rows]
        kept.rows[file] += len(added)
        yield from added
    for ends, current in there.items():
        if ends not in new:
            added = [row for row in current if row not in was.get(ends, [])]
            kept.rows[file] += len(added)
            yield from added


def _merged(file: str, named: str, current: Row, before: Row | None, new: Row, kept: Kept) -> Row:
    """Return a row as the tables have it now, with the cells that a person changed."""
    merged: Row = {}
    for column in {**new, **current}:
        mine, theirs = current.get(column, ""), new.get(column, "")
        was = before.get(column, "") if before is not None else ""
        if before is None and column in _LISTS:
            merged[column] = join(dict.fromkeys([*split(mine), *split(theirs)]))
        elif mine in (was, theirs):
            merged[column] = theirs
        else:
            merged[column] = mine
            kept.cells[file] += 1
            if theirs not in ("", was):
                kept.differing.append(f"{file} {named} {column}")
    return {column: cell for column, cell in merged.items() if cell}


def _by_ends(rows: Iterable[Row]) -> Mapping[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        first = "from" if "from" in row or "to" in row else "node"
        found[row.get(first, ""), row.get("to" if first == "from" else "property", "")].append(row)
    return found


def _parse(text: str) -> Iterator[Row]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {column: cell for column, cell in row.items() if cell}


def _rows_of(path: Path) -> tuple[list[str], list[Row]]:
    """Return the header and the rows of a table, however a spreadsheet wrote it."""
    (source,) = open_sources(path.parent, path.name)
    header = [column.lower() for column in source.columns]
    rows = [{column: cell for column, cell in zip(header, cells, strict=True) if cell} for _, cells in source.rows()]
    if any(fault.severity == "error" for fault in source.faults):
        raise InterurbanError(f"{path}: what was added by hand cannot be kept: {source.faults[0]}")
    return header, rows
